// Where comments, string literals and regex literals of Swift end. All functions take the place they start at and the
// text's end, and answer a place in between; they need memory only for interpolations.
#pragma once

namespace podworks::swift_text {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}
inline bool is_line_break(char c) {
  return c == '\n' || c == '\r';
}
bool is_identifier(char c);

/// If a comment starts at the `/` at `p`: behind it (block comments nest), for `//` at its line break. Else `p`.
const char* after_comment(const char* p, const char* end);
/// Behind blanks and block comments; a line break or `//` ends it.
const char* skip_blanks(const char* p, const char* end);
/// Behind blanks, line breaks and comments.
const char* skip_trivia(const char* p, const char* end);

/// `p` points to a run of `#`, or to what stands behind an empty one. If a string literal starts there: behind it,
/// interpolations included. A literal of one line that is never closed ends with its line. Else `p`.
const char* after_string(const char* p, const char* end);
/// The same for the literals #/.../# and, with `p` at a `/`, /.../. What stands before (`begin` is the text's) decides
/// whether a bare slash divides.
const char* after_extended_regex(const char* p, const char* end);
const char* after_bare_regex(const char* p, const char* begin, const char* end);

}  // namespace podworks::swift_text
