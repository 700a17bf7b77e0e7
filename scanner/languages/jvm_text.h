// Where comments, string literals and names of Kotlin and Java end. All functions take the place they start at and the
// text's end, and answer a place in between; none of them allocates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace podworks {

enum class JvmDialect : std::uint8_t { Kotlin, Java };

namespace jvm_text {

inline bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
inline bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// The next byte that is never passed over (quotes, brackets, slashes, dots), or of a name; or a capital letter.
const char* find_mark_or_name(const char* p, const char* end);
const char* find_mark_or_capital(const char* p, const char* end);

/// If a comment starts at the `/` at `p`: behind it, for `//` at its line break. Kotlin's block comments nest. Else
/// `p`.
const char* after_comment(const char* p, const char* end, JvmDialect dialect);
/// Behind blanks, line breaks and comments.
const char* skip_trivia(const char* p, const char* end, JvmDialect dialect);
const char* name_end(const char* p, const char* end);
/// "C" of "a.b.C".
std::string_view last_part(std::string_view path);
/// `p` points to a backtick. Behind the one that closes it on its line; `p` if there is none.
const char* after_backticks(const char* p, const char* end);
/// `p` points to an apostrophe. A literal that is never closed ends with its line.
const char* after_character(const char* p, const char* end);

/// A string literal that is open.
struct OpenString {
  bool many_lines = false;
  std::ptrdiff_t dollars = 1;  ///< that begin a template: $$"..." leaves ${ alone
};

/// `p` points to a quote. Behind the opening quotes; `floor` is where the token before may end.
const char* open_string(const char* p, const char* floor, const char* end, OpenString& string);
/// `p` stands within the literal. Behind its closing quotes, at the line break that cuts it off or, with `is_template`,
/// behind the brace of a template of Kotlin.
const char* read_string(const char* p, const char* end, JvmDialect dialect, const OpenString& string,
                        bool& is_template);
/// `p` points to a quote. Behind a literal without templates, as annotations take it.
const char* after_plain_string(const char* p, const char* end, JvmDialect dialect);

}  // namespace jvm_text
}  // namespace podworks
