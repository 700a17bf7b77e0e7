// Which files are a Gradle module's: its script, its folders of sources, its Android manifest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/gradle_facts.h"
#include "scanner/pods/gradle_settings.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// It is listed, which exclude: may prevent.
bool has_listed_file(const ReaderContext& context, std::string_view path);
bool has_files_below(const ReaderContext& context, std::string_view folder);
/// Code of Gradle's languages below its src/.
bool has_gradle_sources(const ReaderContext& context, const GradleModule& module);

/// build.gradle(.kts), or NAME.gradle(.kts) as some builds call them; "" if there is none.
std::string gradle_script_of(const ReaderContext& context, const GradleModule& module);

/// src/ and what the script names besides.
std::vector<FolderFiles> gradle_folders_of(const ReaderContext& context, const GradleModule& module,
                                           const GradleFacts& facts);

/// As the script says, or else the package of the Android manifest; "" if neither does.
std::string android_namespace_of(const ReaderContext& context, const GradleModule& module, const GradleFacts& facts);

}  // namespace podworks
