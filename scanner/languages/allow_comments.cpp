#include "scanner/languages/allow_comments.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "scanner/languages/byte_search.h"

namespace podworks {
namespace {

constexpr std::string_view kMark = "podworks: allow(";
constexpr std::size_t kLongestStatement = 200;  // lines

/// The mark of a comment that begins the line; empty if the line begins otherwise.
std::string_view opening(std::string_view line) {
  constexpr auto kOpenings = std::to_array<std::string_view>({"//", "/*", "*", "#", "<!--"});
  const std::string_view begin = trim(line);
  const auto found =
      std::find_if(kOpenings.begin(), kOpenings.end(), [&](auto mark) { return begin.starts_with(mark); });
  return found == kOpenings.end() ? std::string_view() : *found;
}

/// The line's end lies between two of these quotes.
bool is_inside(std::string_view line, char quote) {
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == quote) {
      inside = !inside;
    }
  }
  return inside;
}

/// The comment begins right before, and is no part of a string or of another comment's text.
bool opens_comment(std::string_view before) {
  if (is_inside(before, '"') || is_inside(before, '`')) return false;
  const std::string_view text = trim(before);
  if (text == "*") return true;  // a line of a longer comment
  constexpr auto kMarks = std::to_array<std::string_view>({"//", "/*", "#", "<!--"});
  return std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return text.ends_with(mark); });
}

/// Only the mark of the comment stands before it; behind a `*/` nothing else does.
bool stands_alone(std::string_view before, std::string_view behind) {
  const std::string_view mark = opening(before);
  if (mark.empty() || !trim(trim(before).substr(mark.size())).empty()) return false;
  const std::size_t end = behind.find("*/");
  return end == std::string_view::npos || trim(behind.substr(end + 2)).empty();
}

std::string_view reason_in(std::string_view behind) {
  for (const std::string_view end : {"*/", "-->"}) behind = behind.substr(0, behind.find(end));
  behind = trim(behind);
  while (!behind.empty() && (behind.front() == ':' || behind.front() == '-')) behind = trim(behind.substr(1));
  return behind;
}

/// The text from `at` line by line.
class Lines {
 public:
  Lines(std::string_view text, std::size_t at) : rest_(text.substr(std::min(at, text.size()))) {}
  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return true;
  }

 private:
  std::string_view rest_;
};

/// The statement below a comment: JavaScript's `import { a, b } from "c"` may take many lines, up to its string.
void find_statement(std::string_view text, std::size_t end_of_line, AllowComment& allow) {
  Lines lines(text, end_of_line + 1);
  std::uint32_t number = allow.line;
  std::string_view line;
  bool is_open = false;
  while (lines.next(line) && number - allow.line < kLongestStatement) {
    ++number;
    if (!is_open && (trim(line).empty() || !opening(line).empty()) && !trim(line).starts_with("#i")) continue;
    if (!is_open) allow.first_line = number;
    allow.last_line = number;
    is_open = is_open || line.find('{') != std::string_view::npos;
    if (!is_open || line.find_first_of("\"'`;") != std::string_view::npos) return;
  }
}

}  // namespace

void find_allow_comments(std::string_view text, Arena& arena, std::vector<AllowComment>& allows) {
  const char* const end = text.data() + text.size();
  std::size_t from = 0;
  std::size_t counted = 0;  // up to here the lines are counted
  std::uint32_t line = 1;
  while (from < text.size()) {
    // "podworks:" by its first and its last character: few texts hold them so far apart.
    const char* const found = find_pair<'p', 8, ':'>(text.data() + from, end);
    if (found == end) return;
    const auto at = static_cast<std::size_t>(found - text.data());
    from = at + 1;
    if (!text.substr(at).starts_with(kMark)) continue;
    from = at + kMark.size();
    const std::size_t begin_of_line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::size_t end_of_line = std::min(text.find('\n', at), text.size());
    const std::string_view before = text.substr(begin_of_line, at - begin_of_line);
    const std::string_view inside = text.substr(from, end_of_line - from);
    const std::size_t close = inside.find(')');
    if (close == std::string_view::npos || !opens_comment(before)) continue;
    line += static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                  text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    const std::string_view behind = inside.substr(close + 1);
    AllowComment& allow = allows.emplace_back();
    allow.line = allow.first_line = allow.last_line = line;
    allow.column = static_cast<std::uint32_t>(code_points(before)) + 1;
    allow.length = static_cast<std::uint32_t>(kMark.size() + code_points(inside.substr(0, close)) + 1);
    allow.rules = arena.keep(trim(inside.substr(0, close)));
    allow.reason = arena.keep(reason_in(behind));
    if (stands_alone(before, behind)) find_statement(text, end_of_line, allow);
  }
}

}  // namespace podworks
