// Cuts Ruby into words. Strings, heredocs, %-literals and comments are understood; what stands in `#{...}` is cut by a
// second call for its range.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "scanner/pods/ruby/token.h"

namespace podworks {

/// Words of source[begin, end). Texts with resolved escapes go to `arena`. Linear; a string without an end is a problem
/// and ends the stream. What it gets wrong: whether `name /x/` and `name <<X` are calls is decided by the spaces alone.
TokenStream tokenize_ruby(std::string_view source, std::uint32_t begin, std::uint32_t end, Arena& arena);

}  // namespace podworks
