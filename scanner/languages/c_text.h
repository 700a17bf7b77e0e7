// Where comments, literals and spliced lines of C, C++ and Objective-C end. All functions take the place they start at
// and the text's end, and answer a place in between; none of them allocates.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace podworks::c_text {

/// Space, tab, vertical tab, form feed: what may stand before a directive's `#`.
inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}
inline bool is_line_break(char c) {
  return c == '\n' || c == '\r';
}
inline constexpr std::array<bool, 256> kIdentifier = [] {
  std::array<bool, 256> table = {};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    table[c] = letter || c == '_' || c == '$' || c >= 0x80;
  }
  return table;
}();
/// Bytes above 127 belong to identifiers in UTF-8.
inline bool is_identifier(char c) {
  return kIdentifier[static_cast<unsigned char>(c)];
}
bool is_digit(char c);

/// Behind all splices (a backslash, blanks, a line break) that start at `p`; `p` if there are none.
const char* skip_splices(const char* p, const char* end);
/// Behind blanks, block comments and splices. A line break or a `//` ends it.
const char* skip_blanks(const char* p, const char* end);
/// Behind blanks, line breaks, comments and splices.
const char* skip_trivia(const char* p, const char* end);

/// `p` stands behind `//`. Answers the line break that ends the comment, splices taken into account.
const char* line_comment_end(const char* p, const char* end);
/// `p` stands behind `/*`. Answers the place behind the comment, `end` if it never ends.
const char* after_block_comment(const char* p, const char* end);
/// If a comment starts at the `/` at `p` (a splice may stand in between): behind it, for `//` at its line break.
/// Else `p`.
const char* after_comment(const char* p, const char* end);
/// `p` stands behind the opening quote. Answers the place behind the closing one, or the line break that cuts it off.
const char* after_literal(const char* p, const char* end, char quote);
/// Behind the literal that the apostrophe at `quote` opens, or behind the number in which it parts digits (C++14's
/// 1'000). `floor` is where the literal before it ended: what stands before `quote` is read back to there at most.
const char* after_apostrophe(const char* quote, const char* floor, const char* end);
/// `p` stands behind `R"`. Answers the place behind the raw string, null if it is no raw string.
const char* after_raw_string(const char* p, const char* end);
/// Does an R, LR, uR, UR or u8R stand right before the quote? `floor` as above.
bool has_raw_prefix(const char* quote, const char* floor);
/// The end of the logical line that `p` lies in: comments and literals are passed over.
const char* logical_line_end(const char* p, const char* end);

/// The char before `p` in the spliced text, null at the beginning.
const char* step_back(const char* p, const char* begin);

/// Appends [begin, end) without splices and comments, each run of blanks as one space, trimmed. Answers the place
/// behind the last character that it took over.
const char* append_plain(std::string& out, const char* begin, const char* end);

}  // namespace podworks::c_text
