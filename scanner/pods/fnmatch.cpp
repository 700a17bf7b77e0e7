#include "scanner/pods/fnmatch.h"

#include <cstddef>
#include <optional>

#include "base/text.h"

namespace podworks {

namespace {

constexpr auto kNone = std::string_view::npos;

/// Position in the pattern and in the path.
struct Cursors {
  std::size_t pattern = 0;
  std::size_t path = 0;
};

/// Letters of ASCII alone: so does MRI with FNM_CASEFOLD on UTF-8.
template <class Char>
Char folded(Char c, GlobCase letters) {
  return letters == GlobCase::Ignored && c >= 'a' && c <= 'z' ? static_cast<Char>(c - 'a' + 'A') : c;
}

bool at_segment_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '/';
}

std::size_t unescaped(std::string_view pattern, std::size_t at) {
  return at + 1 < pattern.size() && pattern[at] == '\\' ? at + 1 : at;
}

/// One step in the path: a whole code point, so that `?` takes one.
std::size_t next_character(std::string_view text, std::size_t at) {
  return at + character_at(text, at).bytes;
}

/// A character of a set, at `at` or behind the `\` there. Moves `at` behind it.
char32_t take_member(std::string_view pattern, std::size_t& at) {
  at = unescaped(pattern, at);
  const Character member = character_at(pattern, at);
  at += member.bytes;
  return member.value;
}

/// `at` stands behind the '['. The position behind the ']' if the set holds `c`.
std::optional<std::size_t> match_set(std::string_view pattern, std::size_t at, char32_t c, GlobCase letters) {
  const char32_t wanted = folded(c, letters);
  bool found = false;
  bool negated = false;
  if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) {
    negated = true;
    ++at;
  }
  while (at < pattern.size()) {
    if (pattern[at] == ']') return found != negated ? std::optional(at + 1) : std::nullopt;
    const char32_t low = take_member(pattern, at);
    if (at >= pattern.size()) return std::nullopt;
    if (pattern[at] == '-' && at + 1 < pattern.size() && pattern[at + 1] != ']') {
      const char32_t high = take_member(pattern, ++at);
      if (c == low || c == high || (wanted >= folded(low, letters) && wanted <= folded(high, letters))) found = true;
    } else if (folded(low, letters) == wanted) {
      found = true;
    }
  }
  return std::nullopt;
}

/// Matches up to the end of the pattern's segment; moves the cursors to where it stopped.
bool match_segment(std::string_view pattern, std::string_view path, Cursors& at, GlobCase letters) {
  std::size_t p = at.pattern;
  std::size_t s = at.path;
  std::size_t star_pattern = kNone;  // where to go on after the last `*` takes one character more
  std::size_t star_path = kNone;
  const auto stop = [&](bool matched) {
    at = {p, s};
    return matched;
  };
  if (s < path.size() && path[s] == '.') {
    const std::size_t first = unescaped(pattern, p);
    if (first >= pattern.size() || pattern[first] != '.') return stop(false);
  }
  while (true) {
    const char special = p < pattern.size() ? pattern[p] : '\0';
    if (special == '*') {
      while (p < pattern.size() && pattern[p] == '*') ++p;
      if (at_segment_end(pattern, unescaped(pattern, p))) {
        p = unescaped(pattern, p);
        return stop(true);
      }
      if (at_segment_end(path, s)) return stop(false);
      star_pattern = p;
      star_path = s;
      continue;
    }
    bool matched = false;
    if (special == '?') {
      if (at_segment_end(path, s)) return stop(false);
      ++p;
      s = next_character(path, s);
      continue;
    }
    if (special == '[') {
      if (at_segment_end(path, s)) return stop(false);
      if (const auto behind = match_set(pattern, p + 1, character_at(path, s).value, letters)) {
        p = *behind;
        s = next_character(path, s);
        matched = true;
      }
    } else {
      p = unescaped(pattern, p);
      if (at_segment_end(path, s)) return stop(at_segment_end(pattern, p));
      if (!at_segment_end(pattern, p) && folded(pattern[p], letters) == folded(path[s], letters)) {
        ++p;
        ++s;
        matched = true;
      }
    }
    if (matched) continue;
    if (star_pattern == kNone) return stop(false);
    p = star_pattern;
    star_path = next_character(path, star_path);
    s = star_path;
  }
}

bool spans_segments(std::string_view pattern, std::size_t at) {
  return pattern.substr(at, 3) == "**/";
}

}  // namespace

bool fnmatch_pathname(std::string_view pattern, std::string_view path, GlobCase letters) {
  Cursors at = {};
  std::size_t retry_pattern = kNone;  // behind the last `**/`, and where it may begin to match again
  std::size_t retry_path = kNone;
  while (true) {
    if (spans_segments(pattern, at.pattern)) {
      while (spans_segments(pattern, at.pattern)) at.pattern += 3;
      retry_pattern = at.pattern;
      retry_path = at.path;
    }
    if (match_segment(pattern, path, at, letters)) {
      while (at.path < path.size() && path[at.path] != '/') ++at.path;
      const bool pattern_ends = at.pattern >= pattern.size();
      const bool path_ends = at.path >= path.size();
      if (pattern_ends && path_ends) return true;
      if (!pattern_ends && !path_ends) {
        ++at.pattern;
        ++at.path;
        continue;
      }
    }
    if (retry_pattern == kNone || (retry_path < path.size() && path[retry_path] == '.')) return false;
    while (retry_path < path.size() && path[retry_path] != '/') ++retry_path;
    if (retry_path >= path.size()) return false;
    ++retry_path;
    at = {retry_pattern, retry_path};
  }
}

}  // namespace podworks
