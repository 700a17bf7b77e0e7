#include "scanner/pods/bazel/glob.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "scanner/files/cocoapods_files.h"

namespace podworks {

namespace {

/// Whether the pattern takes all of `items`: a star any number of them, another element the one that it fits. Linear
/// but for the last star, which is tried at each place.
template <class Pattern, class Items, class IsStar, class Fits>
bool wildcard_match(const Pattern& pattern, const Items& items, IsStar is_star, Fits fits) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::optional<std::size_t> star;
  std::size_t mark = 0;
  while (n < items.size()) {
    if (p < pattern.size() && is_star(pattern[p])) {
      star = p++;
      mark = n;
    } else if (p < pattern.size() && fits(pattern[p], items[n])) {
      ++p;
      ++n;
    } else if (star) {
      p = *star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && is_star(pattern[p])) ++p;
  return p == pattern.size();
}

/// One segment: `*` takes any characters. A name that begins with a dot wants one in the pattern, but for `*` alone
/// (UnixGlob of Bazel).
bool segment_matches(std::string_view pattern, std::string_view name) {
  if (pattern == "*") return !name.empty();
  if (pattern.empty() || name.empty()) return false;
  if (name[0] == '.' && pattern[0] != '.') return false;
  return wildcard_match(
      pattern, name, [](char c) { return c == '*'; }, [](char wanted, char c) { return wanted == c; });
}

bool segments_match(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  return wildcard_match(
      pattern, path, [](std::string_view segment) { return segment == "**"; }, segment_matches);
}

/// The folders that every match begins with: "src/a/" of "src/a/*.h".
std::string_view literal_prefix(std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern;
  const std::size_t slash = pattern.substr(0, star).rfind('/');
  return slash == std::string_view::npos ? std::string_view() : pattern.substr(0, slash + 1);
}

}  // namespace

std::string_view bazel_pattern_problem(std::string_view pattern) {
  if (pattern.empty()) return "a pattern of `glob` must not be empty";
  if (pattern[0] == '/') return "a pattern of `glob` must not begin with a slash";
  if (pattern.find('?') != std::string_view::npos) return "`?` is no wildcard of `glob`";
  for (const std::string_view segment : split(pattern, '/')) {
    if (segment.empty()) return "a pattern of `glob` must not have an empty segment";
    if (segment == "." || segment == "..") return "a pattern of `glob` must not have the segment `.` or `..`";
    if (segment != "**" && segment.find("**") != std::string_view::npos) {
      return "`**` of `glob` must be a segment by itself";
    }
  }
  return {};
}

bool bazel_pattern_matches(std::string_view pattern, std::string_view path) {
  if (pattern.find('*') == std::string_view::npos) return pattern == path;
  return segments_match(split(pattern, '/'), split(path, '/'));
}

BazelFiles::BazelFiles(const std::vector<std::string_view>& listing, std::string_view folder,
                       const std::function<bool(std::string_view folder)>& is_package,
                       const std::function<bool(std::string_view folder)>& is_ignored) {
  const auto [begin, end] = range_below(listing, folder);
  std::string_view last;  // the folder of the file before
  bool is_inside = true;
  bool is_left_out = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view of_file = folder_of(listing[i]);
    if (i == begin || of_file != last) {
      is_inside = true;
      for (std::string_view at = of_file; at.size() > folder.size() && is_inside; at = folder_of(at)) {
        is_inside = !is_package(at);
      }
      is_left_out = is_inside && is_ignored(of_file);
      last = of_file;
    }
    if (is_inside)
      (is_left_out ? ignored_ : files_).push_back(listing[i].substr(folder.empty() ? 0 : folder.size() + 1));
  }
}

bool BazelFiles::has(std::string_view path) const {
  return std::binary_search(files_.begin(), files_.end(), path) ||
         std::binary_search(ignored_.begin(), ignored_.end(), path);
}

std::vector<std::string_view> BazelFiles::glob(const std::vector<std::string>& include,
                                               const std::vector<std::string>& exclude, std::size_t& steps) const {
  std::set<std::string_view> found;
  for (const std::string& pattern : include) {
    const std::string_view prefix = literal_prefix(pattern);
    const std::vector<std::string_view> segments = split(pattern, '/');
    for (auto it = std::lower_bound(files_.begin(), files_.end(), prefix); it != files_.end(); ++it) {
      if (!it->starts_with(prefix)) break;
      ++steps;
      if (prefix == pattern ? *it == pattern : segments_match(segments, split(*it, '/'))) found.insert(*it);
    }
  }
  for (const std::string& pattern : exclude) {
    const std::vector<std::string_view> segments = split(pattern, '/');
    steps += found.size();
    std::erase_if(found, [&](std::string_view path) { return segments_match(segments, split(path, '/')); });
  }
  return {found.begin(), found.end()};
}

}  // namespace podworks
