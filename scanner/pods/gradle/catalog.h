// The ids of plugins, and the libraries, in a version catalog: gradle/libs.versions.toml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace podworks {

/// Accessor to id: "android.library" for the alias android-library.
using GradleCatalog = std::map<std::string, std::string, std::less<>>;

/// Reads the table [plugins], whose lines are `alias = { id = "x", ... }`, `alias = "x:1.0"` or `alias.id = "x"`, and
/// tables [plugins.alias]. `problems`: lines of it that say none of that, and tables that are not closed; of `path`.
GradleCatalog read_gradle_catalog(std::string_view toml, const std::string& path, std::vector<Diagnostic>& problems);

/// Accessor to "group:name" of one library, or of all of a bundle: "compose.ui", "bundles.compose".
using GradleLibraries = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads the tables [libraries] and [bundles]. What it cannot read is left out: it comes from outside of the pool.
GradleLibraries read_gradle_libraries(std::string_view toml);

/// "group:name" of "group:name:version"; "" of what is no coordinates.
std::string coordinates_in(std::string_view text);

/// "android.library" of "android-library", "android_library", "android.library".
std::string accessor_of_alias(std::string_view alias);

}  // namespace podworks
