#include "report/snippet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kWindow = 160;  // code points of a line that are shown
constexpr std::size_t kLead = 40;     // of them, before the column

struct Window {
  std::string text = {};
  std::size_t column = 1;  // 1-based, in `text`
};

/// Byte offset of the code point `count` of valid UTF-8.
std::size_t offset_of(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  while (offset < text.size() && count > 0) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
    --count;
  }
  return offset;
}

Window window_around(std::string_view line, std::size_t column) {
  // A line of many megabytes is cut before anything walks over all of it more than once.
  if (code_points(line) <= kWindow) return {std::string(line), column};
  const std::size_t first = column > kLead ? column - 1 - kLead : 0;
  const std::size_t begin = offset_of(line, first);
  const std::string_view rest = line.substr(begin);
  const std::string_view part = rest.substr(0, offset_of(rest, kWindow));
  Window window{fmt::format("{}{}{}", first > 0 ? "..." : "", part, part.size() < rest.size() ? "..." : ""), column};
  if (first > 0) window.column = column - first + 3;
  return window;
}

/// As many columns as `text` takes on a terminal; its tabs stay, so that both lines shift alike.
std::string blanks_for(std::string_view text) {
  std::string blanks;
  std::size_t begin = 0;
  while (true) {
    const std::size_t tab = text.find('\t', begin);
    const std::string_view piece = text.substr(begin, tab == std::string_view::npos ? tab : tab - begin);
    blanks.append(display_width(piece), ' ');
    if (tab == std::string_view::npos) return blanks;
    blanks += '\t';
    begin = tab + 1;
  }
}

}  // namespace

std::size_t gutter_width(int line) {
  return std::max<std::size_t>(2, fmt::formatted_size("{}", line));
}

std::string render_snippet(int line, int column, int length, std::string_view source, Severity severity,
                           const Paint& paint) {
  while (!source.empty() && (source.back() == '\n' || source.back() == '\r')) source.remove_suffix(1);
  const std::size_t width = gutter_width(line);
  const Window window = window_around(printable(source), static_cast<std::size_t>(std::max(column, 1)));
  std::string text = fmt::format("{:{}} {}\n{} {}\n", "", width, paint(Ink::Frame, "|"),
                                 paint(Ink::Frame, fmt::format("{:>{}} |", line, width)), window.text);
  if (column <= 0 || length <= 0) return text;
  const std::size_t begin = offset_of(window.text, window.column - 1);
  const std::string_view rest = std::string_view(window.text).substr(begin);
  const std::string_view marked = rest.substr(0, offset_of(rest, static_cast<std::size_t>(length)));
  const std::size_t carets = std::max<std::size_t>(1, display_width(marked));
  text += fmt::format("{:{}} {} {}{}\n", "", width, paint(Ink::Frame, "|"),
                      blanks_for(std::string_view(window.text).substr(0, begin)),
                      paint(ink_of(severity), std::string(carets, '^')));
  return text;
}

}  // namespace podworks
