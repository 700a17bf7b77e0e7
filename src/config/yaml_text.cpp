#include "config/yaml_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

bool is_plain(std::string_view text);

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : to_valid_utf8(text)) {
    if (c == '"' || c == '\\') {
      quoted += {'\\', c};
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string yaml_list(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + yaml_text(item);
  return fmt::format("[{}]", text);
}

namespace {

bool is_plain(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/';
  };
  const auto is_safe = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+';
  };
  // Words that some YAML reader takes for a truth value or for nothing.
  constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"};
  const bool is_word = std::any_of(std::begin(kWords), std::end(kWords),
                                   [&](std::string_view word) { return equals_ignoring_case(word, text); });
  return !text.empty() && is_letter(text[0]) && !is_word && std::all_of(text.begin(), text.end(), is_safe);
}

}  // namespace
}  // namespace podworks
