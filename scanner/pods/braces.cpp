// Braces of globs: CocoaPods replaces them by text, Ruby's Dir.glob nests them.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "scanner/pods/cocoapods_glob.h"
#include "scanner/pods/fnmatch.h"
#include "scanner/pods/path_ranges.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxExpandedBytes = std::size_t{4} << 20;

struct BraceSet {
  std::string text = {};  ///< with its braces
  std::vector<std::string> values = {};
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// "{a,b}" is [a, b]; an inner '{' is dropped, "{}" has no value at all, as in Ruby.
std::vector<std::string> values_of(std::string_view set) {
  std::string inner(set);
  std::erase_if(inner, [](char c) { return c == '{' || c == '}'; });
  std::vector<std::string> values;
  if (inner.empty()) return values;
  for (const std::string_view value : split(inner, ',')) values.emplace_back(value);
  return values;
}

std::vector<BraceSet> sets_of(std::string_view pattern) {
  std::vector<BraceSet> sets;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos;) {
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    std::string text(pattern.substr(open, close - open + 1));
    const bool known = std::any_of(sets.begin(), sets.end(), [&](const BraceSet& set) { return set.text == text; });
    if (!known) {
      std::vector<std::string> values = values_of(text);
      sets.push_back({.text = std::move(text), .values = std::move(values)});
    }
    open = pattern.find('{', close);
  }
  return sets;
}

/// All alternatives, or nothing if there are too many.
std::optional<std::vector<std::string>> expand(std::string_view original) {
  std::string pattern(original);
  replace_all(pattern, "/**/", "{/**/,/}");
  std::vector<std::string> patterns = {pattern};
  for (const BraceSet& set : sets_of(pattern)) {
    const std::size_t count = patterns.size() * set.values.size();
    if (count > kMaxAlternatives || count * pattern.size() > kMaxExpandedBytes) return std::nullopt;
    std::vector<std::string> next;
    for (const std::string& old : patterns) {
      for (const std::string& value : set.values) {
        next.push_back(old);
        replace_all(next.back(), set.text, value);
      }
    }
    patterns.swap(next);
  }
  return patterns;
}

/// Where the brace that opens at `open` closes, or npos.
std::size_t closing_brace(std::string_view pattern, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      ++depth;
    } else if (pattern[i] == '}' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Braces that nest, as Dir.glob expands them: replaces the first set of each pattern until none is left.
std::vector<std::string> expand_nested(std::string_view original) {
  std::vector<std::string> done;
  std::vector<std::string> open_ones = {std::string(original)};
  std::size_t bytes = 0;
  while (!open_ones.empty() && done.size() + open_ones.size() <= kMaxAlternatives && bytes <= kMaxExpandedBytes) {
    const std::string pattern = std::move(open_ones.back());
    open_ones.pop_back();
    bytes += pattern.size();
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string::npos ? open : closing_brace(pattern, open);
    if (close == std::string::npos) {
      done.push_back(pattern);
      continue;
    }
    std::size_t from = open + 1;
    std::size_t depth = 0;
    for (std::size_t i = from; i <= close; ++i) {
      if (pattern[i] == '{') ++depth;
      if (i < close && pattern[i] == '}') --depth;
      if (i < close && (pattern[i] != ',' || depth > 0)) continue;
      open_ones.push_back(pattern.substr(0, open) + pattern.substr(from, i - from) + pattern.substr(close + 1));
      from = i + 1;
    }
  }
  return done;
}

}  // namespace

std::vector<std::string> expand_cocoapods_braces(std::string_view pattern) {
  return expand(pattern).value_or(std::vector<std::string>{});
}

bool has_too_many_alternatives(std::string_view pattern) {
  return !expand(pattern).has_value();
}

std::vector<std::string> ruby_dir_glob(const PodTree& tree, std::string_view pattern) {
  const std::string root = tree.root.empty() ? std::string() : std::string(tree.root) + "/";
  std::vector<std::string> found;
  for (std::string alternative : expand_nested(pattern)) {
    const bool folders_only = alternative.ends_with('/');
    if (folders_only) alternative.pop_back();
    const std::size_t special = alternative.find_first_of("*?[\\");
    const std::size_t slash = alternative.substr(0, special).rfind('/');
    const std::string_view folder = std::string_view(alternative).substr(0, slash == std::string::npos ? 0 : slash + 1);
    const PathRange range = range_of_prefix(tree.files, {0, tree.files.size()}, root + std::string(folder));
    const auto consider = [&](std::string_view path, bool is_folder) {
      if ((!folders_only || is_folder) && fnmatch_pathname(alternative, path, GlobCase::Sensitive)) {
        found.push_back(std::string(path) + (folders_only ? "/" : ""));
      }
    };
    std::string_view previous;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::string_view path = tree.files[i].substr(root.size());
      for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
        if (previous.substr(0, end + 1) != path.substr(0, end + 1)) consider(path.substr(0, end), true);
      }
      consider(path, false);
      previous = path;
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace podworks
