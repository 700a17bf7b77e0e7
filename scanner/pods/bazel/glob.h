// The files of a package of Bazel, and its glob(): `*` stays within a segment, `**` is a whole segment and spans any
// number of them; files of a deeper package are none of this one. A label may name a file of a folder of .bazelignore,
// and `glob` does not find it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

class BazelFiles {
 public:
  BazelFiles() = default;
  /// `listing` is the pool's, sorted; `folder` the package's; `is_package` says of a folder whether it is one,
  /// `is_ignored` whether it is left out.
  BazelFiles(const std::vector<std::string_view>& listing, std::string_view folder,
             const std::function<bool(std::string_view folder)>& is_package,
             const std::function<bool(std::string_view folder)>& is_ignored);

  /// That `glob` may find: paths relative to the package, sorted.
  const std::vector<std::string_view>& files() const { return files_; }
  bool has(std::string_view path) const;
  /// Those that a pattern takes and none of `exclude` does, sorted. Adds what it costs to `steps`.
  std::vector<std::string_view> glob(const std::vector<std::string>& include, const std::vector<std::string>& exclude,
                                     std::size_t& steps) const;

 private:
  std::vector<std::string_view> files_;
  std::vector<std::string_view> ignored_;
};

/// Why Bazel refuses the pattern; empty if it does not.
std::string_view bazel_pattern_problem(std::string_view pattern);
bool bazel_pattern_matches(std::string_view pattern, std::string_view path);

}  // namespace podworks
