#include "base/line_diff.h"

#include <algorithm>
#include <iterator>

namespace podworks {
namespace {

constexpr int kMaxEdits = 1000;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text);
std::vector<DiffLine> edits_between(const Lines& before, const Lines& after);
/// The middle, where neither the first nor the last lines are equal.
void append_middle(const Lines& before, const Lines& after, std::vector<DiffLine>& edits);
/// Furthest x on each diagonal after 0, 1, 2 ... edits; empty if kMaxEdits do not suffice.
std::vector<std::vector<int>> myers_trace(const Lines& before, const Lines& after);

}  // namespace

std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after) {
  return edits_between(lines_of(before), lines_of(after));
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

std::vector<DiffLine> edits_between(const Lines& before, const Lines& after) {
  const auto [b, a] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto [rb, ra] =
      std::mismatch(before.rbegin(), std::make_reverse_iterator(b), after.rbegin(), std::make_reverse_iterator(a));
  std::vector<DiffLine> edits;
  for (auto line = before.begin(); line != b; ++line) edits.push_back({' ', *line});
  append_middle(Lines(b, rb.base()), Lines(a, ra.base()), edits);
  for (auto line = rb.base(); line != before.end(); ++line) edits.push_back({' ', *line});
  return edits;
}

void append_middle(const Lines& before, const Lines& after, std::vector<DiffLine>& edits) {
  const auto trace = myers_trace(before, after);
  if (trace.empty()) {
    for (const std::string_view line : before) edits.push_back({'-', line});
    for (const std::string_view line : after) edits.push_back({'+', line});
    return;
  }
  std::vector<DiffLine> backwards;
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
    backwards.push_back(inserted ? DiffLine{'+', after[static_cast<std::size_t>(previous_y)]}
                                 : DiffLine{'-', before[static_cast<std::size_t>(previous_x)]});
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

}  // namespace
}  // namespace podworks
