// The built-in tables of the configuration.
#pragma once

#include <string_view>
#include <vector>

namespace podworks {

/// Folders that hold no source of the pool: of version control, of package managers, of builds, of editors.
const std::vector<std::string_view>& default_excludes();
/// Tests of pods that have no manifest to say which of their files are tests.
const std::vector<std::string_view>& default_tests();

}  // namespace podworks
