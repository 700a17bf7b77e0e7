// Turns a place in a text into line and column, for places that come in ascending order: each byte is counted once.
#pragma once

#include <cstdint>

namespace podworks {

class TextPosition {
 public:
  /// `begin` stands behind a byte order mark, which takes no column.
  explicit TextPosition(const char* begin) : at_(begin) {}

  /// Goes on to `place`, which must not lie before the last one. May read 16 bytes behind it.
  void advance(const char* place);

  std::uint32_t line() const { return line_; }      ///< 1-based; LF, CR LF and a lone CR end a line
  std::uint32_t column() const { return column_; }  ///< 1-based code point

 private:
  const char* at_;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// Code points, fast where the text is plain ASCII.
std::uint32_t columns_of(const char* begin, const char* end);

}  // namespace podworks
