// Where comments, literals and words of JavaScript and TypeScript end. All functions take the place they start at and
// the text's end, behind which a zero byte is readable, and answer a place in between.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/arena.h"

namespace podworks::js_text {

/// What a byte outside of literals and comments begins.
enum class Begins : std::uint8_t {
  Nothing,  ///< NUL and the like
  Blank,
  LineBreak,
  Word,  ///< an identifier, a keyword or a number
  High,  ///< a byte above 127: of an identifier, or of a blank such as U+00A0
  Quote,
  Template,
  Slash,
  Symbol,
};
extern const std::array<Begins, 256> kBegins;

inline Begins begins(char c) {
  return kBegins[static_cast<unsigned char>(c)];
}
inline bool is_word(char c) {
  return begins(c) == Begins::Word;
}
inline bool is_line_break(char c) {
  return c == '\n' || c == '\r';
}
inline std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Behind the word that starts at `p`; `p` if none does.
const char* word_end(const char* p, const char* end);
inline std::string_view word_at(const char* p, const char* end) {
  return view(p, word_end(p, end));
}
/// Behind the blank of several bytes at `p` (U+00A0, U+FEFF, U+2028 and others); `p` if none is there.
const char* after_wide_blank(const char* p);

/// If a comment starts at the `/` at `p`: behind it, for `//` at its line break. Else `p`.
const char* after_comment(const char* p, const char* end);
/// Behind blanks, line breaks and comments.
const char* skip_trivia(const char* p, const char* end);
/// Behind the string whose opening quote is at `p`, or at the line break that cuts it off.
const char* after_string(const char* p, const char* end);
/// `p` stands in a template's text. Behind its closing backtick, or behind the next `${`.
const char* after_template_text(const char* p, const char* end);
/// Behind the regular expression that opens at the `/` at `p`, flags included; null if its line cuts it off.
const char* after_regex(const char* p, const char* end);

/// A string, or a template without substitutions.
struct Literal {
  const char* begin = nullptr;  ///< the opening quote
  const char* end = nullptr;    ///< behind the closing one; null if there is no such literal
  explicit operator bool() const { return end != nullptr; }
};
Literal literal_at(const char* p, const char* end);
/// What it stands for, escapes resolved. Kept in `arena` if it is not in the text.
std::string_view value_of(const Literal& literal, Arena& arena);

/// The bracket that closes the one at `p`, strings, templates and comments passed over; null if it is not among the
/// next bytes (some hundred of them: many calls in a row must not look through the whole text).
const char* closing_bracket(const char* p, const char* end);
/// Behind the template whose opening backtick is at `p`, on the same conditions: else `end`.
const char* after_template(const char* p, const char* end);
/// Behind the type arguments whose `<` is at `p`, on the same conditions; `p` if they do not end.
const char* after_type_arguments(const char* p, const char* end);

/// For messages: the first line of what is written in [begin, end), up to 80 bytes, no part of a character.
std::string_view shortened(const char* begin, const char* end);

}  // namespace podworks::js_text
