// pnpm-workspace.yaml and lerna.json: globs of the workspace's members. A file without `packages` only holds settings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

/// Errors: no YAML or JSON, `packages` that is no list of texts. `path` is for messages.
Result<std::vector<std::string>> read_pnpm_workspace(std::string_view text, const std::string& path);
Result<std::vector<std::string>> read_lerna(std::string_view text, const std::string& path);

}  // namespace podworks
