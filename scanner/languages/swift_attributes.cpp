#include "scanner/languages/swift_attributes.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/swift_text.h"

namespace podworks {

void SwiftAttributes::add(std::string_view word) {
  if (word == "testable") testable = true;
  if (word == "_exported") reexport = true;
  if (word == "_implementationOnly" || (is_access_modifier(word) && word != "public")) non_public = true;
}

bool is_access_modifier(std::string_view word) {
  constexpr std::array<std::string_view, 5> kModifiers = {"public", "internal", "private", "fileprivate", "package"};
  return std::find(kModifiers.begin(), kModifiers.end(), word) != kModifiers.end();
}

bool is_import_kind(std::string_view word) {
  constexpr std::array<std::string_view, 8> kKinds = {"struct", "class",     "enum", "protocol",
                                                      "func",   "typealias", "let",  "var"};
  return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
}

SwiftObjcName read_swift_objc_name(const char* p, const char* end) {
  constexpr std::string_view kObjc = "@objc(";
  constexpr std::size_t kMostWords = 16;  // attributes and modifiers before `class`; so that no text is read twice
  const auto word_end = [&](const char* q) {
    while (q < end && swift_text::is_identifier(*q)) ++q;
    return q;
  };
  const auto view = [](const char* from, const char* to) {
    return std::string_view(from, static_cast<std::size_t>(to - from));
  };
  if (!view(p, end).starts_with(kObjc)) return {};
  const char* const begin = p + kObjc.size();
  const char* const behind = word_end(begin);
  if (behind == begin || behind == end || *behind != ')') return {};
  const char* q = behind + 1;
  for (std::size_t i = 0; i < kMostWords; ++i) {
    q = swift_text::skip_trivia(q, end);
    const bool is_attribute = q < end && *q == '@';
    const char* const next = word_end(is_attribute ? q + 1 : q);
    const std::string_view word = view(q, next);
    if (word == "class" || word == "actor") return {view(begin, behind), false};
    if (word == "protocol") return {view(begin, behind), true};
    if (!is_attribute && word != "final" && word != "open" && !is_access_modifier(word)) return {};
    q = next;
    if (is_attribute && q < end && *q == '(') q = std::min(find_any<')'>(q, end) + 1, end);
  }
  return {};
}

const char* after_attribute_arguments(const char* p, const char* end) {
  if (p == end || *p != '(') return p;
  std::size_t depth = 0;
  for (const char* q = p; q < end;) {
    if (*q == '"') {
      q = swift_text::after_string(q, end);
      continue;
    }
    if (*q == '(') ++depth;
    if (*q == ')' && --depth == 0) return q + 1;
    ++q;
  }
  return p;
}

}  // namespace podworks
