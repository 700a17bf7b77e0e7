#include "scanner/languages/jvm_full_name.h"

#include "scanner/languages/c_text.h"
#include "scanner/languages/jvm_text.h"

namespace podworks {
namespace {

const char* skip_spaces_back(const char* p, const char* floor) {
  while (p > floor && jvm_text::is_space(p[-1])) --p;
  return p;
}

}  // namespace

const char* full_name_begin(const char* dot, const char* floor) {
  for (std::size_t parts = 1;; ++parts) {
    const char* const part_end = skip_spaces_back(dot, floor);
    const char* part = part_end;
    while (part > floor && c_text::is_identifier(part[-1])) --part;
    if (part == part_end || jvm_text::is_capital(*part) || c_text::is_digit(*part)) return nullptr;
    const char* const before = skip_spaces_back(part, floor);
    if (before == floor || before[-1] != '.') return parts >= 2 ? part : nullptr;
    dot = before - 1;
  }
}

}  // namespace podworks
