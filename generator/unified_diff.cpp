#include "generator/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/line_diff.h"
#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kContext = 3;

/// How many lines of each text were passed.
struct Position {
  std::size_t before = 0;
  std::size_t after = 0;

  void pass(const DiffLine& edit) {
    if (edit.kind != '+') ++before;
    if (edit.kind != '-') ++after;
  }
};

std::string hunks_of(const std::vector<DiffLine>& edits);
void append_hunk(const std::vector<DiffLine>& edits, std::size_t begin, std::size_t end, const Position& from,
                 std::string& text);

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name) {
  if (before == after) return {};
  return fmt::format("--- {}\n+++ {}\n{}", to_valid_utf8(before_name, true), to_valid_utf8(after_name, true),
                     hunks_of(diff_lines(before, after)));
}

int first_difference(std::string_view before, std::string_view after) {
  if (before == after) return 0;
  const std::size_t length = std::min(before.size(), after.size());
  std::size_t i = 0;
  int line = 1;
  for (; i < length && before[i] == after[i]; ++i) {
    if (before[i] == '\n') ++line;
  }
  return line;
}

namespace {

std::string hunks_of(const std::vector<DiffLine>& edits) {
  std::string text;
  Position position;
  std::size_t done = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].kind == ' ') continue;
    const std::size_t begin = std::max(done, i < kContext ? 0 : i - kContext);
    std::size_t last = i;  // the last change that is near enough to share its context with the one before
    for (std::size_t j = i; j < edits.size() && j <= last + 2 * kContext + 1; ++j) {
      if (edits[j].kind != ' ') last = j;
    }
    const std::size_t end = std::min(edits.size(), last + kContext + 1);
    for (; done < begin; ++done) position.pass(edits[done]);
    append_hunk(edits, begin, end, position, text);
    for (; done < end; ++done) position.pass(edits[done]);
    i = end - 1;
  }
  return text;
}

void append_hunk(const std::vector<DiffLine>& edits, std::size_t begin, std::size_t end, const Position& from,
                 std::string& text) {
  Position size;
  for (std::size_t i = begin; i < end; ++i) size.pass(edits[i]);
  text += fmt::format("@@ -{},{} +{},{} @@\n", from.before + (size.before > 0 ? 1 : 0), size.before,
                      from.after + (size.after > 0 ? 1 : 0), size.after);
  for (std::size_t i = begin; i < end; ++i) {
    std::string_view line = edits[i].line;
    const bool ended = !line.empty() && line.back() == '\n';
    if (ended) line.remove_suffix(1);
    text += edits[i].kind;
    text += to_valid_utf8(line, true);
    text += ended ? "\n" : "\n\\ No newline at end of file\n";
  }
}

}  // namespace
}  // namespace podworks
