#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

namespace podworks {
namespace {

constexpr char32_t kInvalid = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = kInvalid;
  std::size_t bytes = 1;
};

// One code point of UTF-8 at `at`, strict: no overlong forms, no surrogates, nothing above U+10FFFF.
CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return {};
  char32_t value = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80) return {};
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  const char32_t smallest = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
  if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, size};
}

bool is_control(char32_t value) {
  return (value < 0x20 && value != '\t') || value == 0x7F || (value >= 0x80 && value < 0xA0);
}

// Marks that would turn or hide text in a terminal (Unicode bidirectional controls, "Trojan Source").
bool is_bidirectional_control(char32_t value) {
  return (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069) || value == 0x200E ||
         value == 0x200F;
}

struct Range {
  char32_t first;
  char32_t last;
};
// East Asian Wide and Fullwidth, Unicode 15, in coarse blocks; emoji included. wcwidth() depends on the locale and is
// no choice: same input, same bytes.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},  {0x23E9, 0x23EC}, {0x2614, 0x2615}, {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},  {0xA000, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},  {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range kNoWidth[] = {{0x0300, 0x036F}, {0x0483, 0x0489},  {0x0591, 0x05BD}, {0x064B, 0x065F},
                              {0x200B, 0x200F}, {0x20D0, 0x20F0},  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                              {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

bool in(const Range* begin, const Range* end, char32_t value) {
  const Range* const found =
      std::lower_bound(begin, end, value, [](const Range& range, char32_t v) { return range.last < v; });
  return found != end && found->first <= value;
}

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view extension_of(std::string_view path) {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
}

std::string join_path(std::string_view folder, std::string_view path) {
  if (folder.empty()) return std::string(path);
  if (path.empty()) return std::string(folder);
  std::string joined;
  joined.reserve(folder.size() + 1 + path.size());
  joined += folder;
  joined += '/';
  joined += path;
  return joined;
}

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder.empty() || path == folder) return true;
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::optional<std::string> normalize_path(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      kept.push_back(part);
    } else if (kept.empty()) {
      return std::nullopt;
    } else {
      kept.pop_back();
    }
  }
  std::string normal;
  for (const std::string_view part : kept) {
    if (!normal.empty()) normal += '/';
    normal += part;
  }
  return normal;
}

std::string relative_path(std::string_view from_folder, std::string_view to) {
  std::vector<std::string_view> from = split(from_folder, '/');
  if (from_folder.empty()) from.clear();
  std::vector<std::string_view> target = split(to, '/');
  if (to.empty()) target.clear();
  const auto [from_rest, target_rest] = std::mismatch(from.begin(), from.end(), target.begin(), target.end());
  std::string path;
  for (auto i = from_rest; i != from.end(); ++i) path += path.empty() ? ".." : "/..";
  for (auto i = target_rest; i != target.end(); ++i) {
    if (!path.empty()) path += '/';
    path += *i;
  }
  return path.empty() ? "." : path;
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  // Optimal string alignment: a swapped pair, the most frequent slip, is one edit.
  const auto distance = [](std::string_view a, std::string_view b) {
    std::vector<std::size_t> two_back(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::swap(two_back, last);
      std::swap(last, row);
      row[0] = i;
      for (std::size_t j = 1; j <= b.size(); ++j) {
        row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
        const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
      }
    }
    return row[b.size()];
  };
  if (name.size() > 100) return std::nullopt;
  const std::string lower = to_lower(name);
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(name.size() / 3, 1) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(name.size(), candidate.size());
    if (longer - std::min(name.size(), candidate.size()) >= best_distance) continue;
    const std::size_t found = distance(lower, to_lower(candidate));
    if (found < best_distance) {
      best = candidate;
      best_distance = found;
    }
  }
  return best;
}

Character character_at(std::string_view text, std::size_t at) {
  constexpr char32_t kBehindAll = 0x110000;
  const CodePoint point = decode(text, at);
  if (point.value != kInvalid) return {point.value, point.bytes};
  return {kBehindAll + static_cast<unsigned char>(text[at]), 1};
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).bytes) ++count;
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    i += point.bytes;
    if (point.value == kInvalid || point.value < 0x300) {
      width += 1;
    } else if (!in(std::begin(kNoWidth), std::end(kNoWidth), point.value)) {
      width += in(std::begin(kWide), std::end(kWide), point.value) ? 2 : 1;
    }
  }
  return width;
}

std::string to_valid_utf8(std::string_view text, bool for_terminal) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    const bool hostile = for_terminal && (is_control(point.value) || is_bidirectional_control(point.value));
    valid += point.value == kInvalid || hostile ? kReplacement : text.substr(i, point.bytes);
    i += point.bytes;
  }
  return valid;
}

std::string c99_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string c99;
  if (!name.empty() && is_digit(name[0])) c99 += '_';
  for (const char c : name) {
    const char next = is_letter(c) || is_digit(c) ? c : '_';
    if (next == '_' && !c99.empty() && c99.back() == '_') continue;
    c99 += next;
  }
  return c99;
}

std::string grouped(std::size_t count) {
  std::string digits = fmt::format("{}", count);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, " ");
  return digits;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

}  // namespace podworks
