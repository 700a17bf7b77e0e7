#include "base/glob.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

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

/// The bytes that one element of a pattern and one character of a text take; none where they do not match.
struct Step {
  std::size_t pattern = 0;
  std::size_t text = 0;
};

// A `[...]` at the pattern's begin against one character: length of the set (0: it is none) and whether it matches.
std::pair<std::size_t, bool> match_set(std::string_view pattern, char32_t c) {
  std::size_t i = 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (const std::size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first);) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    const Character low = character_at(pattern, i);
    i += low.bytes;
    Character high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      high = character_at(pattern, i + 1);
      i += 1 + high.bytes;
    }
    found = found || (low.value <= c && c <= high.value);
  }
  if (i >= pattern.size()) return {0, false};
  return {i + 1, found != negated && c != U'/'};
}

// One element of the pattern against the first character of the text. What is no wildcard is compared byte by byte.
std::optional<Step> match_one(std::string_view pattern, std::string_view text) {
  if (pattern[0] == '?') {
    if (text[0] == '/') return std::nullopt;
    return Step{1, character_at(text, 0).bytes};
  }
  if (pattern[0] == '[') {
    const Character c = character_at(text, 0);
    const auto [length, matched] = match_set(pattern, c.value);
    if (length != 0) return matched ? std::optional(Step{length, c.bytes}) : std::nullopt;
  }
  const std::size_t escape = pattern[0] == '\\' && pattern.size() > 1 ? 1 : 0;
  return pattern[escape] == text[0] ? std::optional(Step{escape + 1, 1}) : std::nullopt;
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
    if (p < pattern.size() && pattern[p] == '*' && is_double_star(pattern, p)) {
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
      if (const auto step = match_one(pattern.substr(p), text.substr(t))) {
        p += step->pattern;
        t += step->text;
        continue;
      }
    }
    // "a/**" also means what lies below a, and "**/x" needs at least the x: go back and take more.
    if (star_p != kNone && star_t < text.size() && text[star_t] != '/') {
      p = star_p;
      t = star_t += character_at(text, star_t).bytes;
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
