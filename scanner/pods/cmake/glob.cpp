#include "scanner/pods/cmake/glob.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/pods/cmake/model.h"

namespace podworks {
namespace {

/// At `[`; moves behind the set. A set that is not closed is text.
bool matches_set(std::string_view pattern, std::size_t& at, char c) {
  std::size_t i = at + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (bool first = true; i < pattern.size() && (pattern[i] != ']' || first); first = false) {
    const char low = pattern[i++];
    char high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      high = pattern[i + 1];
      i += 2;
    }
    found |= low <= c && c <= high;
  }
  if (i >= pattern.size()) return pattern[at++] == c;
  at = i + 1;
  return found != negated;
}

/// One segment; in linear space, and in the product of both lengths at worst.
bool matches_segment(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_name = n;
      continue;
    }
    bool fits = false;
    if (p < pattern.size() && pattern[p] == '[') {
      fits = matches_set(pattern, p, name[n]);
    } else if (p < pattern.size()) {
      fits = pattern[p] == '?' || pattern[p] == name[n];
      ++p;
    }
    if (fits) {
      ++n;
    } else if (star == std::string_view::npos) {
      return false;
    } else {
      p = star;
      n = ++star_name;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

constexpr std::size_t kMaxSegments = 4'096;  // no system has longer paths

bool is_literal(std::string_view segment) {
  return segment.find_first_of("*?[") == std::string_view::npos;
}

class Walk {
 public:
  Walk(const Listing& listing, const CMakeGlob& glob, std::vector<std::string>& found)
      : files_(listing.files), glob_(glob), found_(found), segments_(split(in_cmake_pool(glob.pattern), '/')) {}

  void run() {
    if (segments_.size() <= kMaxSegments) enter("", 0);
  }
  std::size_t steps() const { return steps_; }

 private:
  /// `folder` ends in '/' or is empty.
  void enter(std::string folder, std::size_t level) {
    ++steps_;
    for (; level + 1 < segments_.size() && is_literal(segments_[level]); ++level, ++steps_) {
      (folder += segments_[level]) += '/';
    }
    const bool is_last = level + 1 == segments_.size();
    const std::string_view segment = segments_[level];
    if (is_last && glob_.recurses) return below(folder, segment);
    for_names(folder, [&](std::string_view name, bool is_folder) {
      if (!matches_segment(segment, name)) return;
      if (is_last && (!is_folder || glob_.lists_folders)) add(folder + std::string(name));
      if (!is_last && is_folder) enter(folder + std::string(name) + "/", level + 1);
    });
  }

  void below(const std::string& folder, std::string_view segment) {
    auto at = std::lower_bound(files_.begin(), files_.end(), std::string_view(folder));
    std::string_view last_folder;
    for (; at != files_.end() && at->starts_with(folder); ++at, ++steps_) {
      if (matches_segment(segment, base_name(*at))) add(std::string(*at));
      if (!glob_.lists_folders || folder_of(*at) == last_folder) continue;
      last_folder = folder_of(*at);
      for (std::string_view one = last_folder; one.size() > folder.size(); one = folder_of(one)) {
        if (matches_segment(segment, base_name(one))) add(std::string(one));
      }
    }
  }

  template <class Visit>
  void for_names(const std::string& folder, const Visit& visit) {
    auto at = std::lower_bound(files_.begin(), files_.end(), std::string_view(folder));
    while (at != files_.end() && at->starts_with(folder)) {
      ++steps_;
      const std::string_view rest = at->substr(folder.size());
      const std::size_t slash = rest.find('/');
      visit(rest.substr(0, slash), slash != std::string_view::npos);
      if (slash == std::string_view::npos) {
        ++at;
      } else {  // behind everything below it: '0' follows '/'
        at = std::lower_bound(at, files_.end(), std::string_view(folder + std::string(rest.substr(0, slash)) + "0"));
      }
    }
  }

  void add(const std::string& path) { found_.push_back(join_path(kCMakePool, path)); }

  const std::vector<std::string_view>& files_;
  const CMakeGlob& glob_;
  std::vector<std::string>& found_;
  std::vector<std::string_view> segments_;
  std::size_t steps_ = 0;
};

}  // namespace

std::size_t find_cmake_files(const Listing& listing, const CMakeGlob& glob, std::vector<std::string>& found) {
  if (!lies_in_cmake_pool(glob.pattern) || glob.pattern.size() == kCMakePool.size()) return 1;
  Walk walk(listing, glob, found);
  walk.run();
  return walk.steps();
}

}  // namespace podworks
