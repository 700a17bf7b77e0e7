#include "generator/emitters/ruby_string.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
std::string single_quoted(std::string_view text);
std::string escaped(std::string_view text, bool is_utf8);

}  // namespace

std::string ruby_string(std::string_view text) {
  const bool is_utf8 = to_valid_utf8(text) == text;
  if (is_utf8 && std::none_of(text.begin(), text.end(), is_control)) return single_quoted(text);
  return escaped(text, is_utf8);
}

std::string ruby_symbol(std::string_view text) {
  const auto is_plain = [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); };
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), is_plain);
  return ":" + (plain ? std::string(text) : ruby_string(text));
}

namespace {

std::string single_quoted(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    if (c == '\\' || c == '\'') literal += '\\';
    literal += c;
  }
  return literal + "'";
}

// In text that is no UTF-8 every byte above 0x7F is escaped: Ruby refuses a source file with broken characters.
std::string escaped(std::string_view text, bool is_utf8) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '\n') {
      literal += "\\n";
    } else if (is_control(c) || (!is_utf8 && static_cast<unsigned char>(c) > 0x7F)) {
      literal += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    } else {
      if (c == '"' || c == '\\' || c == '#') literal += '\\';
      literal += c;
    }
  }
  return literal + "\"";
}

}  // namespace
}  // namespace podworks
