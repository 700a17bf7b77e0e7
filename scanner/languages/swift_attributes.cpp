#include "scanner/languages/swift_attributes.h"

#include <algorithm>
#include <array>
#include <cstddef>

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
