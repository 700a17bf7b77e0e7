#include "base/shell_word.h"

#include <algorithm>
#include <string_view>

namespace podworks {

std::string shell_word(const std::string& word) {
  constexpr std::string_view kHarmless = "+,-./:=@_~^";  // besides letters and digits
  const bool plain = std::all_of(word.begin(), word.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kHarmless.find(c) != std::string_view::npos;
  });
  if (plain && !word.empty()) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace podworks
