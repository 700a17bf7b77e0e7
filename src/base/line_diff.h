// What differs between two texts, line by line.
#pragma once

#include <string_view>
#include <vector>

namespace podworks {

struct DiffLine {
  char kind = ' ';             ///< ' ' in both, '-' only before, '+' only after
  std::string_view line = {};  ///< with its line feed, so that a missing one at the end is a difference
};

/// Shortest edit script after Myers (1986); where it would need more than 1 000 edits, all that lies between the first
/// and the last difference is shown as one change. O((lines + edits) x edits).
std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after);

}  // namespace podworks
