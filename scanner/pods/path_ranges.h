// Where in a sorted list of paths the entries with a given beginning stand, also when case does not matter.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace podworks {

/// Half-open range of indices.
struct PathRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Paths of `within` that begin with `prefix` exactly.
PathRange range_of_prefix(std::span<const std::string_view> paths, PathRange within, std::string_view prefix);

/// Paths of `within` that hold `literal` at offset `at` (ASCII case ignored), given that all of `within` are equal
/// before `at`. Ascending; one range, unless folders differ in case only.
std::vector<PathRange> ranges_ignoring_case(std::span<const std::string_view> paths, PathRange within, std::size_t at,
                                            std::string_view literal);

/// The first index in [from, end) whose path does not begin with the first `length` bytes of paths[from]: jumps over a
/// folder in a logarithmic number of steps.
std::size_t skip_common_prefix(std::span<const std::string_view> paths, std::size_t from, std::size_t end,
                               std::size_t length);

}  // namespace podworks
