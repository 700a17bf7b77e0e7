#include "scanner/pods/cmake/value.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kMostTexts = 16;
constexpr std::size_t kMostBytes = 8'192;  // of all of them: what is longer is no name and no path
constexpr std::size_t kMostLines = 512;    // ... and neither is what has several lines

void add_elements(std::string_view list, std::unordered_set<std::string>& seen, std::vector<std::string>& elements) {
  for (std::string& element : split_cmake_list(list)) {
    if (seen.insert(element).second) elements.push_back(std::move(element));
  }
}

}  // namespace

std::vector<std::string> split_cmake_list(std::string_view list) {
  std::vector<std::string> elements;
  if (list.find_first_of("[]\\") == std::string_view::npos) {
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(';', at), list.size());
      if (end > at) elements.emplace_back(list.substr(at, end - at));
      at = end + 1;
    }
    return elements;
  }
  std::string element;
  int brackets = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '\\' && i + 1 < list.size() && list[i + 1] == ';') {
      element += ';';
      ++i;
      continue;
    }
    if (c == '[') ++brackets;
    if (c == ']') --brackets;
    if (c != ';' || brackets != 0) {
      element += c;
    } else if (!element.empty()) {
      elements.push_back(std::move(element));
      element.clear();
    }
  }
  if (!element.empty()) elements.push_back(std::move(element));
  return elements;
}

std::vector<std::string> elements_of(const CMakeValue& value) {
  if (value.texts.size() == 1) return split_cmake_list(value.texts[0]);
  std::vector<std::string> elements;
  std::unordered_set<std::string> seen;
  for (const std::string& text : value.texts) add_elements(text, seen, elements);
  return elements;
}

CMakeValue united(CMakeValue a, const CMakeValue& b) {
  if (a == b) return a;
  const bool has_both = !a.is_unset && !b.is_unset;
  std::string unknown = a.unknown.empty() ? b.unknown : std::move(a.unknown);
  if (a.is_unset) a = b;
  a.is_open = true;
  a.is_unset = false;
  a.unknown = std::move(unknown);
  if (!has_both || a.texts == b.texts) return a;
  // Mostly one of them is the other one with more behind it.
  if (a.texts.size() == 1 && b.texts.size() == 1 && !a.texts[0].empty()) {
    const auto is_longer = [](const std::string& whole, const std::string& part) {
      return whole.size() > part.size() && whole[part.size()] == ';' && whole.starts_with(part);
    };
    if (is_longer(b.texts[0], a.texts[0])) {
      a.texts = b.texts;
      return a;
    }
    if (!b.texts[0].empty() && is_longer(a.texts[0], b.texts[0])) return a;
  }
  a.texts.insert(a.texts.end(), b.texts.begin(), b.texts.end());
  normalize(a);
  return a;
}

void normalize(CMakeValue& value) {
  std::vector<std::string>& texts = value.texts;
  if (texts.size() < 2) return;
  std::vector<std::string> kept;
  for (std::string& text : texts) {
    if (std::find(kept.begin(), kept.end(), text) == kept.end()) kept.push_back(std::move(text));
  }
  texts = std::move(kept);
  value.is_open |= texts.size() > 1;
  const bool has_list = std::any_of(texts.begin(), texts.end(),
                                    [](const std::string& text) { return text.find(';') != std::string::npos; });
  if (texts.size() > 1 && has_list) {
    texts = {join(elements_of(value), ";")};
    return;
  }
  const bool has_lines = std::any_of(texts.begin(), texts.end(),
                                     [](const std::string& text) { return text.find('\n') != std::string::npos; });
  const std::size_t most = has_lines ? kMostLines : kMostBytes;
  std::size_t bytes = 0;
  std::size_t fitting = 0;
  while (fitting < std::min(texts.size(), kMostTexts) && bytes <= most) bytes += texts[fitting++].size();
  if (bytes > most) fitting = 1;
  if (fitting == texts.size()) return;
  texts.resize(fitting);
  // Scripts that write texts put line behind line: what would grow without end says nothing.
  if (texts[0].size() > kMostBytes) texts[0].clear();
  value.unknown = "it has too many values";
}

}  // namespace podworks
