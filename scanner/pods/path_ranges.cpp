#include "scanner/pods/path_ranges.h"

#include <algorithm>

namespace podworks {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// -1 for a path that ends before `at`: it sorts first.
int byte_at(std::string_view path, std::size_t at) {
  return at < path.size() ? static_cast<unsigned char>(path[at]) : -1;
}

std::size_t first_with(std::span<const std::string_view> paths, PathRange within, std::size_t at, int least) {
  const auto begin = paths.begin() + static_cast<std::ptrdiff_t>(within.begin);
  const auto end = paths.begin() + static_cast<std::ptrdiff_t>(within.end);
  const auto found = std::partition_point(begin, end, [&](std::string_view path) { return byte_at(path, at) < least; });
  return static_cast<std::size_t>(found - paths.begin());
}

PathRange range_of_byte(std::span<const std::string_view> paths, PathRange within, std::size_t at, char c) {
  const int byte = static_cast<unsigned char>(c);
  const std::size_t begin = first_with(paths, within, at, byte);
  return {begin, first_with(paths, {begin, within.end}, at, byte + 1)};
}

/// One range and one byte of the literal: the first and the last path decide without a search if they agree.
void narrow(std::span<const std::string_view> paths, PathRange within, std::size_t at, char c,
            std::vector<PathRange>& result) {
  const int first = byte_at(paths[within.begin], at);
  const int last = byte_at(paths[within.end - 1], at);
  if (first == last) {
    if (first >= 0 && lower(static_cast<char>(first)) == lower(c)) result.push_back(within);
    return;
  }
  const PathRange capital = range_of_byte(paths, within, at, upper(c));
  if (capital.begin < capital.end) result.push_back(capital);
  if (lower(c) == upper(c)) return;
  const PathRange small = range_of_byte(paths, within, at, lower(c));
  if (small.begin < small.end) result.push_back(small);
}

}  // namespace

PathRange range_of_prefix(std::span<const std::string_view> paths, PathRange within, std::string_view prefix) {
  const auto begin = paths.begin() + static_cast<std::ptrdiff_t>(within.begin);
  const auto end = paths.begin() + static_cast<std::ptrdiff_t>(within.end);
  const auto first = std::lower_bound(begin, end, prefix);
  const auto behind = std::partition_point(first, end, [&](std::string_view path) { return path.starts_with(prefix); });
  return {static_cast<std::size_t>(first - paths.begin()), static_cast<std::size_t>(behind - paths.begin())};
}

std::vector<PathRange> ranges_ignoring_case(std::span<const std::string_view> paths, PathRange within, std::size_t at,
                                            std::string_view literal) {
  std::vector<PathRange> current;
  if (within.begin < within.end) current.push_back(within);
  std::vector<PathRange> next;
  for (std::size_t i = 0; i < literal.size() && !current.empty(); ++i) {
    next.clear();
    for (const PathRange range : current) narrow(paths, range, at + i, literal[i], next);
    current.swap(next);
  }
  return current;
}

std::size_t skip_common_prefix(std::span<const std::string_view> paths, std::size_t from, std::size_t end,
                               std::size_t length) {
  const std::string_view prefix = paths[from].substr(0, length);
  std::size_t step = 1;
  std::size_t inside = from;
  while (inside + step < end && paths[inside + step].starts_with(prefix)) {
    inside += step;
    step *= 2;
  }
  const std::size_t bound = std::min(end, inside + step);
  const auto behind = std::partition_point(paths.begin() + static_cast<std::ptrdiff_t>(inside),
                                           paths.begin() + static_cast<std::ptrdiff_t>(bound),
                                           [&](std::string_view path) { return path.starts_with(prefix); });
  return static_cast<std::size_t>(behind - paths.begin());
}

}  // namespace podworks
