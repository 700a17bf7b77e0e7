#include "scanner/languages/allow_comments.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "scanner/languages/byte_search.h"
#include "scanner/languages/javascript/outline.h"

namespace podworks {
namespace {

constexpr std::string_view kMark = "podworks: allow(";
constexpr std::size_t kLongestStatement = 200;  // lines
constexpr std::size_t kLongestRules = 1000;     // bytes
constexpr std::size_t kLongestReason = 4000;

/// The mark of a comment that begins the line; empty if the line begins otherwise.
std::string_view opening(std::string_view line) {
  constexpr auto kOpenings = std::to_array<std::string_view>({"///", "//!", "//", "/**", "/*", "*", "#", "<!--"});
  const std::string_view begin = trim(line);
  const auto found =
      std::find_if(kOpenings.begin(), kOpenings.end(), [&](auto mark) { return begin.starts_with(mark); });
  return found == kOpenings.end() ? std::string_view() : *found;
}

/// What stands before a comment, read once from the left however many comments a line has.
class LineStart {
 public:
  LineStart() = default;
  /// The text of the line up to `at`. Calls go from left to right.
  std::string_view up_to(std::string_view text, std::size_t at) {
    for (; read_ < at; ++read_) read(text[read_]);
    return text.substr(begin_, at - begin_);
  }
  /// Quotes before it, those of strings, say nothing of the comment that begins there.
  void begin_comment(std::string_view text, std::size_t at) {
    if (at < read_) return;
    up_to(text, at);
    in_quotes_ = in_backticks_ = is_escaped_ = false;
  }
  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }
  bool is_in_string() const { return in_quotes_ || in_backticks_; }

 private:
  LineStart(std::size_t begin, std::uint32_t line) : begin_(begin), read_(begin - 1), line_(line) {}

  void read(char c) {
    if (c == '\n') {
      *this = LineStart(read_ + 1, line_ + 1);
      return;
    }
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) ++column_;
    if (is_escaped_) {
      is_escaped_ = false;
    } else if (c == '\\') {
      is_escaped_ = true;
    } else if (c == '"') {
      in_quotes_ = !in_quotes_;
    } else if (c == '`') {
      in_backticks_ = !in_backticks_;
    }
  }

  std::size_t begin_ = 0;
  std::size_t read_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  bool in_quotes_ = false;
  bool in_backticks_ = false;
  bool is_escaped_ = false;
};

/// The comment begins right before.
bool opens_comment(std::string_view before) {
  constexpr std::size_t kFarthest = 100;  // blanks
  const std::string_view near = before.substr(before.size() - std::min(before.size(), kFarthest));
  const std::string_view text = trim(near);
  if (text == "*") return near.size() == before.size();  // a line of a longer comment
  constexpr auto kMarks = std::to_array<std::string_view>({"//", "//!", "/*", "/**", "#", "<!--"});
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
  while (!behind.empty() && std::string_view(":-/").find(behind.front()) != std::string_view::npos)
    behind = trim(behind.substr(1));
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

/// Nothing but a comment, a directive that includes nothing, or Swift's attributes of the import below.
bool is_no_statement(std::string_view line) {
  line = trim(line);
  if (line.empty()) return true;
  if (line.front() == '#') return !trim(line.substr(1)).starts_with('i');  // `#import`, `#  include`, `#if`
  if (line.front() == '@') {
    return line.find("import") == std::string_view::npos && line.find_first_of(";{\"") == std::string_view::npos;
  }
  return !opening(line).empty();
}

/// JavaScript's `import { a, b } from "c"` may take many lines, and so may `const { a, b } = require("c")`.
bool is_open(std::string_view line) {
  constexpr auto kBegins = std::to_array<std::string_view>(
      {"import", "export {", "export type {", "const {", "let {", "var {", "const ", "let ", "var "});
  line = trim(line);
  const auto begin = std::find_if(kBegins.begin(), kBegins.end(), [&](auto text) { return line.starts_with(text); });
  if (begin == kBegins.end()) return false;
  if (line.ends_with('(')) return true;
  const std::size_t brace = line.find('{');
  const bool is_list = begin->ends_with('{') || *begin == "import";
  return is_list && brace != std::string_view::npos && line.find('}', brace) == std::string_view::npos;
}

/// What the comment, of JavaScript, is about.
void find_javascript_statement(JsOutline& outline, const JsOutline::Comment& comment, bool is_alone,
                               AllowComment& allow) {
  JsOutline::Lines lines = outline.statement_on(allow.line);
  const bool is_inside = lines.first < allow.line && lines.last > allow.line;
  if (is_alone && !is_inside) {
    const std::optional<JsOutline::Lines> below = outline.statement_behind(comment);
    if (below && below->first - allow.line < kLongestStatement) lines = *below;
  }
  allow.first_line = lines.first;
  allow.last_line = lines.last;
}

/// The statement below a comment.
void find_statement(std::string_view text, std::size_t end_of_line, AllowComment& allow) {
  Lines lines(text, end_of_line + 1);
  std::uint32_t number = allow.line;
  std::string_view line;
  while (lines.next(line) && number - allow.line < kLongestStatement) {
    ++number;
    if (is_no_statement(line)) continue;
    allow.first_line = allow.last_line = number;
    if (!is_open(line)) return;
    const char close = trim(line).ends_with('(') ? ')' : '}';
    while (lines.next(line) && ++number - allow.line < kLongestStatement) {
      allow.last_line = number;
      const std::size_t end = line.find(close);
      if (end != std::string_view::npos) return;
    }
    return;
  }
}

}  // namespace

void find_allow_comments(std::string_view text, Arena& arena, std::vector<AllowComment>& allows, AllowSyntax syntax) {
  const char* const end = text.data() + text.size();
  std::size_t from = 0;
  std::size_t end_of_line = 0;
  LineStart start;
  std::optional<JsOutline> outline;
  while (from < text.size()) {
    // "podworks:" by its first and its last character: few texts hold them so far apart.
    const char* const found = find_pair<'p', 8, ':'>(text.data() + from, end);
    if (found == end) return;
    const auto at = static_cast<std::size_t>(found - text.data());
    from = at + 1;
    if (!text.substr(at).starts_with(kMark)) continue;
    from = at + kMark.size();
    std::optional<JsOutline::Comment> comment;
    if (syntax == AllowSyntax::JavaScript) {
      if (!outline) outline.emplace(text);
      comment = outline->comment_around(at);
      if (!comment) continue;
      start.begin_comment(text, comment->begin);
    }
    const std::string_view before = start.up_to(text, at);
    if (end_of_line < from) end_of_line = std::min(text.find('\n', at), text.size());
    const std::string_view inside = text.substr(from, end_of_line - from);
    const std::size_t close = inside.substr(0, kLongestRules).find(')');
    if (close == std::string_view::npos || start.is_in_string() || !opens_comment(before)) continue;
    const std::string_view behind = inside.substr(close + 1, kLongestReason);
    AllowComment& allow = allows.emplace_back();
    allow.line = allow.first_line = allow.last_line = start.line();
    allow.column = start.column();
    allow.length = static_cast<std::uint32_t>(kMark.size() + code_points(inside.substr(0, close)) + 1);
    allow.rules = arena.keep(trim(inside.substr(0, close)));
    allow.reason = arena.keep(reason_in(behind.substr(0, behind.find(kMark))));
    const bool is_alone = stands_alone(before, behind);
    if (comment) {
      find_javascript_statement(*outline, *comment, is_alone, allow);
    } else if (is_alone) {
      find_statement(text, end_of_line, allow);
    }
  }
}

}  // namespace podworks
