// Which files are a Gradle module's: its script, its folders of sources, its Android manifest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/gradle/facts.h"
#include "scanner/pods/gradle/settings.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// It is listed, which exclude: may prevent.
bool has_listed_file(const ReaderContext& context, std::string_view path);
bool has_files_below(const ReaderContext& context, std::string_view folder);
/// Code of Gradle's languages below its src/.
bool has_gradle_sources(const ReaderContext& context, const GradleModule& module);

/// Of a build that tests of a Gradle module run, "a/src/test/fixture/x/settings.gradle": neither a build of the pool
/// nor a source of the module.
bool is_test_fixture(const std::vector<std::string_view>& listed_files, std::string_view script);

/// build.gradle(.kts), or NAME.gradle(.kts) as some builds call them; "" if there is none.
std::string gradle_script_of(const ReaderContext& context, const GradleModule& module);

/// Code in folders called `src` and `test`, right in the module's folder or one below: common/src, jvm/test.
bool has_flat_sources(const ReaderContext& context, const GradleModule& module);

/// src/ and what the script names besides. `is_flat`: and what has_flat_sources means.
std::vector<FolderFiles> gradle_folders_of(const ReaderContext& context, const GradleModule& module,
                                           const GradleFacts& facts, bool is_flat);

/// As the script says, or else the package of the Android manifest; "" if neither does.
std::string android_namespace_of(const ReaderContext& context, const GradleModule& module, const GradleFacts& facts);

}  // namespace podworks
