#include "generator/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace podworks {
namespace {

constexpr int kMaxEdits = 1000;
constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;

/// One line of the result: ' ' in both, '-' only before, '+' only after.
struct Edit {
  char kind = ' ';
  std::string_view line = {};
};

/// How many lines of each text were passed.
struct Position {
  std::size_t before = 0;
  std::size_t after = 0;

  void pass(const Edit& edit) {
    if (edit.kind != '+') ++before;
    if (edit.kind != '-') ++after;
  }
};

/// With their line ends, so that a missing newline at the end is a difference.
Lines lines_of(std::string_view text);
std::vector<Edit> edits_between(const Lines& before, const Lines& after);
/// The middle, where neither the first nor the last lines are equal.
void append_middle(const Lines& before, const Lines& after, std::vector<Edit>& edits);
/// Furthest x on each diagonal after 0, 1, 2 ... edits; empty if kMaxEdits do not suffice.
std::vector<std::vector<int>> myers_trace(const Lines& before, const Lines& after);
std::string hunks_of(const std::vector<Edit>& edits);
void append_hunk(const std::vector<Edit>& edits, std::size_t begin, std::size_t end, const Position& from,
                 std::string& text);

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name) {
  if (before == after) return {};
  return fmt::format("--- {}\n+++ {}\n{}", to_valid_utf8(before_name, true), to_valid_utf8(after_name, true),
                     hunks_of(edits_between(lines_of(before), lines_of(after))));
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

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

std::vector<Edit> edits_between(const Lines& before, const Lines& after) {
  const auto [b, a] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto [rb, ra] =
      std::mismatch(before.rbegin(), std::make_reverse_iterator(b), after.rbegin(), std::make_reverse_iterator(a));
  std::vector<Edit> edits;
  for (auto line = before.begin(); line != b; ++line) edits.push_back({' ', *line});
  append_middle(Lines(b, rb.base()), Lines(a, ra.base()), edits);
  for (auto line = rb.base(); line != before.end(); ++line) edits.push_back({' ', *line});
  return edits;
}

void append_middle(const Lines& before, const Lines& after, std::vector<Edit>& edits) {
  const auto trace = myers_trace(before, after);
  if (trace.empty()) {
    for (const std::string_view line : before) edits.push_back({'-', line});
    for (const std::string_view line : after) edits.push_back({'+', line});
    return;
  }
  std::vector<Edit> backwards;
  int x = static_cast<int>(before.size());
  int y = static_cast<int>(after.size());
  for (int d = static_cast<int>(trace.size()) - 1; d > 0; --d) {
    const std::vector<int>& reach = trace[static_cast<std::size_t>(d - 1)];  // diagonals -(d-1) .. d-1
    const auto at = [&](int k) { return k < -(d - 1) || k > d - 1 ? -1 : reach[static_cast<std::size_t>(k + d - 1)]; };
    const int k = x - y;
    const bool inserted = k == -d || (k != d && at(k - 1) < at(k + 1));
    const int previous_x = inserted ? at(k + 1) : at(k - 1);
    const int previous_y = previous_x - (inserted ? k + 1 : k - 1);
    for (; x > previous_x && y > previous_y; --x, --y) {
      backwards.push_back({' ', before[static_cast<std::size_t>(x - 1)]});
    }
    backwards.push_back(inserted ? Edit{'+', after[static_cast<std::size_t>(previous_y)]}
                                 : Edit{'-', before[static_cast<std::size_t>(previous_x)]});
    x = previous_x;
    y = previous_y;
  }
  for (; x > 0; --x) backwards.push_back({' ', before[static_cast<std::size_t>(x - 1)]});
  edits.insert(edits.end(), backwards.rbegin(), backwards.rend());
}

std::vector<std::vector<int>> myers_trace(const Lines& before, const Lines& after) {
  const int width = static_cast<int>(before.size());
  const int height = static_cast<int>(after.size());
  std::vector<std::vector<int>> trace;
  for (int d = 0; d <= kMaxEdits; ++d) {
    std::vector<int> reach(static_cast<std::size_t>(2 * d + 1), -1);
    const auto at = [&](int k) {
      return k < -(d - 1) || k > d - 1 ? -1 : trace.back()[static_cast<std::size_t>(k + d - 1)];
    };
    for (int k = -d; k <= d; k += 2) {
      int x = 0;
      if (d > 0) x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      int y = x - k;
      while (x < width && y < height && x >= 0 && y >= 0 &&
             before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(y)]) {
        ++x;
        ++y;
      }
      reach[static_cast<std::size_t>(k + d)] = x;
      if (x >= width && y >= height) {
        trace.push_back(std::move(reach));
        return trace;
      }
    }
    trace.push_back(std::move(reach));
  }
  return {};
}

std::string hunks_of(const std::vector<Edit>& edits) {
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

void append_hunk(const std::vector<Edit>& edits, std::size_t begin, std::size_t end, const Position& from,
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
