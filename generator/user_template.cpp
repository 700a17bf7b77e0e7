#include "generator/user_template.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::string_view kMark = "#podworks:pods";  // blanks do not count
constexpr std::string_view kMarkAsWritten = "# podworks: pods";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string_view> lines_of(std::string_view text);
bool is_mark(std::string_view line);
void append_block(std::string_view mark_line, const std::vector<std::string>& block, std::string& filled);

}  // namespace

Result<std::string> fill_template(std::string_view text, const std::vector<std::string>& block,
                                  const std::string& path) {
  std::string filled;
  int marks = 0;
  int line_number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++line_number;
    if (!is_mark(line)) {
      filled += line;
      filled += '\n';
      continue;
    }
    if (++marks == 2) {
      return Error{fmt::format("`{}` has the mark `{}` twice", path, kMarkAsWritten),
                   {path, line_number, 1},
                   "the pods of a plan stand in one place: remove one of the marks"};
    }
    append_block(line, block, filled);
  }
  if (marks == 0) {
    return Error{fmt::format("`{}` has no line `{}`", path, kMarkAsWritten),
                 {path, 0, 0},
                 fmt::format("add the line `{}` where the pods shall stand", kMarkAsWritten)};
  }
  return filled;
}

bool has_statement(std::string_view text, std::string_view word) {
  return count_statements(text, word) > 0;
}

int count_statements(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::string_view line : lines_of(text)) {
    line = trim(line);
    if (line.substr(0, word.size()) != word) continue;
    line.remove_prefix(word.size());
    if (line.empty() || std::string_view(" \t(").find(line.front()) != std::string_view::npos) ++count;
  }
  return count;
}

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::vector<std::string_view> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (std::string_view& line : lines) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  }
  return lines;
}

bool is_mark(std::string_view line) {
  std::size_t matched = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t') continue;
    if (matched == kMark.size() || c != kMark[matched]) return false;
    ++matched;
  }
  return matched == kMark.size();
}

void append_block(std::string_view mark_line, const std::vector<std::string>& block, std::string& filled) {
  const std::string_view indent = mark_line.substr(0, mark_line.find('#'));
  for (const std::string& line : block) {
    if (!line.empty()) filled += indent;
    filled += line;
    filled += '\n';
  }
}

}  // namespace
}  // namespace podworks
