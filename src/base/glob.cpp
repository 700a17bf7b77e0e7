#include "base/glob.h"

#include <algorithm>

namespace podworks {
namespace {

constexpr std::size_t kMostAlternatives = 1024;

// The end of the brace group that opens at `open`, or npos; and its top-level commas.
std::size_t brace_end(std::string_view pattern, std::size_t open, std::vector<std::size_t>& commas) {
  int depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      ++depth;
    } else if (pattern[i] == '}' && --depth == 0) {
      return i;
    } else if (pattern[i] == ',' && depth == 1) {
      commas.push_back(i);
    }
  }
  return std::string_view::npos;
}

void expand(std::string_view pattern, std::vector<std::string>& out) {
  std::size_t open = 0;
  while (open < pattern.size() && pattern[open] != '{') open += pattern[open] == '\\' ? 2 : 1;
  std::vector<std::size_t> stops = {open};
  const std::size_t close = open < pattern.size() ? brace_end(pattern, open, stops) : std::string_view::npos;
  if (close == std::string_view::npos || out.size() >= kMostAlternatives) {
    out.emplace_back(pattern);
    return;
  }
  stops.push_back(close);
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    std::string one(pattern.substr(0, open));
    one += pattern.substr(stops[i] + 1, stops[i + 1] - stops[i] - 1);
    one += pattern.substr(close + 1);
    expand(one, out);
  }
}

// A `[...]` at the pattern's begin against one character: length of the set (0: it is none) and whether it matches.
std::pair<std::size_t, bool> match_set(std::string_view pattern, char c) {
  std::size_t i = 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (const std::size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first); ++i) {
    char low = pattern[i];
    if (low == '\\' && i + 1 < pattern.size()) low = pattern[++i];
    char high = low;
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      high = pattern[i + 2];
      i += 2;
    }
    found = found || (low <= c && c <= high);
  }
  if (i >= pattern.size()) return {0, false};
  return {i + 1, found != negated && c != '/'};
}

// Whether one pattern character (or set) takes `c`; how many pattern bytes that uses.
std::pair<std::size_t, bool> match_one(std::string_view pattern, char c) {
  if (pattern[0] == '?') return {1, c != '/'};
  if (pattern[0] == '\\' && pattern.size() > 1) return {2, pattern[1] == c};
  if (pattern[0] == '[') {
    const auto set = match_set(pattern, c);
    if (set.first != 0) return set;
  }
  return {1, pattern[0] == c};
}

bool is_double_star(std::string_view pattern, std::size_t at) {
  return pattern.substr(at, 2) == "**" && (at == 0 || pattern[at - 1] == '/') &&
         (at + 2 == pattern.size() || pattern[at + 2] == '/');
}

// Two points of return, one for `*` and one for `**`: linear in practice, and never exponential.
bool match(std::string_view pattern, std::string_view text) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t p = 0, t = 0;
  std::size_t star_p = kNone, star_t = 0, deep_p = kNone, deep_t = 0;
  while (true) {
    if (p < pattern.size() && is_double_star(pattern, p)) {
      if (p + 2 == pattern.size()) return true;
      deep_p = p += 3;
      deep_t = t;
      star_p = kNone;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      while (p < pattern.size() && pattern[p] == '*') ++p;
      star_p = p;
      star_t = t;
      continue;
    }
    if (t == text.size() && p == pattern.size()) return true;
    if (t < text.size() && p < pattern.size()) {
      const auto [used, matched] = match_one(pattern.substr(p), text[t]);
      if (matched) {
        p += used;
        ++t;
        continue;
      }
    }
    // "a/**" also means what lies below a, and "**/x" needs at least the x: go back and take more.
    if (star_p != kNone && star_t < text.size() && text[star_t] != '/') {
      p = star_p;
      t = ++star_t;
      continue;
    }
    if (deep_p == kNone) return false;
    const std::size_t slash = text.find('/', deep_t);
    if (slash == kNone) return false;
    p = deep_p;
    t = deep_t = slash + 1;
    star_p = kNone;
  }
}

}  // namespace

Glob::Glob(std::string_view pattern) : pattern_(pattern) {
  expand(pattern_, alternatives_);
}

bool Glob::matches(std::string_view text) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const std::string& one) { return match(one, text); });
}

bool Glob::is_literal() const {
  return pattern_.find_first_of("*?[{\\") == std::string::npos;
}

bool matches_any(const std::vector<Glob>& globs, std::string_view text) {
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(text); });
}

}  // namespace podworks
