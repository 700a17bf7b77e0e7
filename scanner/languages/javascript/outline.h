// Where comments of JavaScript and TypeScript stand that speak to podworks, and which lines their statements take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace podworks {

/// One pass over the text. What it gets wrong: `//`, quotes and backticks in the text of a JSX element are taken for
/// what they are elsewhere.
class JsOutline {
 public:
  struct Comment {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t last_line = 0;
  };
  struct Lines {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  /// Behind the text a zero byte is readable.
  explicit JsOutline(std::string_view text);

  /// The comment around a place where `podworks:` stands. O(log n).
  std::optional<Comment> comment_around(std::size_t at) const;
  /// Of the imports that stand on the line, all lines that they take; the line itself if none does. O(log n).
  Lines statement_on(std::uint32_t line) const;
  /// The statement behind a comment; unset if none is. Calls from left to right cost O(n) together.
  std::optional<Lines> statement_behind(const Comment& comment);

 private:
  class Reader;
  std::uint32_t end_of_statement(const char* p, std::uint32_t line) const;

  std::string_view text_;
  std::vector<Comment> comments_;  // with `podworks:` in them
  std::vector<Lines> imports_;     // disjoint
  std::size_t trivia_begin_ = 0;   // between these two stands nothing but comments
  std::size_t trivia_end_ = 0;
  std::optional<Lines> behind_trivia_ = {};
};

}  // namespace podworks
