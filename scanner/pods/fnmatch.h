// Ruby's File.fnmatch with FNM_PATHNAME, as dir.c of MRI does it: `*` and `?` stay within a segment, `**/` spans
// segments, `?` and `[...]` take one code point, a leading dot must be spelled out, `[a-z]`, `[!a]`, `[^a]`, `\` takes
// the next character as it is.
#pragma once

#include <string_view>

namespace podworks {

enum class GlobCase : unsigned char { Sensitive, Ignored };

/// Linear in |pattern| x |path| at worst; allocates nothing.
bool fnmatch_pathname(std::string_view pattern, std::string_view path, GlobCase letters);

}  // namespace podworks
