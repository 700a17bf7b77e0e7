// Where a compiler finds a header: include folders, and which other header of the same spelling it could find instead.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "generator/emitters/cmake_plan.h"

namespace podworks {

/// The folder from which `spelling` finds `path`: "a/include" for "a/include/X/X.h" and "X/X.h".
std::optional<std::string> include_root(std::string_view path, std::string_view spelling);

/// Which headers of the pool an import could mean for the compiler: with two, the order of the folders decides, and
/// that may differ from what podworks resolved.
class HeaderChoices {
 public:
  /// `targets`: the libraries and last the app; must outlive this object.
  HeaderChoices(const ScanResult& scan, const std::vector<const PlannedTarget*>& targets);

  /// Headers but `wanted` that `import`, in a file of target `from`, finds in the folders of that target. Each is told
  /// once per target and spelling.
  std::vector<std::string_view> others(const Import& import, FileId wanted, std::size_t from);

 private:
  const ScanResult& scan_;
  std::unordered_map<std::string_view, std::vector<std::string_view>> headers_;  // base name -> paths
  std::vector<std::set<std::string, std::less<>>> searched_;                     // by target: include folders
  std::set<std::pair<std::size_t, std::string_view>> told_;
};

}  // namespace podworks
