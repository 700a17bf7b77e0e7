#include "scanner/pods/cmake/value.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kMostTexts = 16;
constexpr std::size_t kMostBytes = 8'192;  // of all of them: what is longer is no name and no path

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

CMakeValue united(const CMakeValue& a, const CMakeValue& b) {
  if (a == b) return a;
  CMakeValue both = a.is_unset ? b : a;
  both.is_open = true;
  both.is_unset = false;
  if (both.unknown.empty()) both.unknown = b.unknown;
  // Mostly one of them is the other one with more behind it.
  if (a.texts.size() == 1 && b.texts.size() == 1 && !a.is_unset && !b.is_unset && !a.texts[0].empty()) {
    if (b.texts[0].starts_with(a.texts[0] + ";")) {
      both.texts = b.texts;
      return both;
    }
    if (a.texts[0].starts_with(b.texts[0] + ";") && !b.texts[0].empty()) return both;
  }
  if (!a.is_unset && !b.is_unset) both.texts.insert(both.texts.end(), b.texts.begin(), b.texts.end());
  normalize(both);
  return both;
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
  std::size_t bytes = 0;
  std::size_t fitting = 0;
  while (fitting < std::min(texts.size(), kMostTexts) && bytes <= kMostBytes) bytes += texts[fitting++].size();
  if (bytes > kMostBytes) fitting = 1;
  if (fitting == texts.size()) return;
  texts.resize(fitting);
  value.unknown = "it has too many values";
}

}  // namespace podworks
