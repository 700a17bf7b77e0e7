// What stands between two quotes of Ruby: escapes, `#{...}`, %-literals, bodies of heredocs.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "scanner/pods/ruby/token.h"

namespace podworks {

/// How a literal treats its content.
enum class Quoting : std::uint8_t {
  Single,  ///< '...': only \\ and \' are escapes
  Double,  ///< "...": escapes and #{...}
  Regex,   ///< as Double, but escapes stay as they are
};

/// A literal that was read: one text, or parts.
struct QuotedText {
  std::string_view text = {};
  std::uint32_t first_part = 0;
  std::uint32_t part_count = 0;
  std::uint32_t end = 0;  ///< behind the closing quote
};

class StringReader {
 public:
  StringReader(std::string_view source, std::uint32_t end, Arena& arena, std::vector<StringPart>& parts)
      : source_(source), end_(end), arena_(arena), parts_(parts) {}

  /// `begin` stands behind the opening quote. `open` differs from `close` for brackets, which nest.
  /// Nothing if the literal has no end.
  std::optional<QuotedText> read_quoted(std::uint32_t begin, char open, char close, Quoting quoting);
  /// Words of %w and %i as parts.
  std::optional<QuotedText> read_words(std::uint32_t begin, char open, char close);
  /// The lines [begin, end) of a heredoc; `squiggly` removes the common indentation.
  QuotedText read_heredoc(std::uint32_t begin, std::uint32_t end, Quoting quoting, bool squiggly);

 private:
  std::uint32_t resolve_escape(std::uint32_t at, Quoting quoting, char open, char close, std::string& text) const;
  void end_text(std::string& text);

  std::string_view source_;
  std::uint32_t end_;
  Arena& arena_;
  std::vector<StringPart>& parts_;
};

/// The position of the '}' that ends the code beginning at `begin`; nothing if there is none.
std::optional<std::uint32_t> find_code_end(std::string_view source, std::uint32_t begin, std::uint32_t end, int depth);

}  // namespace podworks
