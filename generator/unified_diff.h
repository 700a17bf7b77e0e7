// Two texts line by line, as `diff -u` shows them.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// Empty if the texts are equal. Three lines of context; control characters and bytes that are no UTF-8 become U+FFFD,
/// so that it can go to a terminal. Cost and limits are those of `diff_lines`.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name);

/// 1-based number of the first line that differs; 0 if none does.
int first_difference(std::string_view before, std::string_view after);

}  // namespace podworks
