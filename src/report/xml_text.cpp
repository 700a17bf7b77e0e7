#include "report/xml_text.h"

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_legal(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n';
  if (c >= 0x7F && c <= 0x9F) return false;  // legal, and yet no text: they drive terminals
  return (c & 0xFFFEU) != 0xFFFEU;
}

std::string escaped(std::string_view text, bool lines_stay) {
  const std::string valid = to_valid_utf8(text);
  std::string result;
  for (std::size_t at = 0; at < valid.size();) {
    const Character c = character_at(valid, at);
    const std::string_view bytes = std::string_view(valid).substr(at, c.bytes);
    at += c.bytes;
    if (!is_legal(c.value)) {
      result += kReplacement;
    } else if (c.value == '&') {
      result += "&amp;";
    } else if (c.value == '<') {
      result += "&lt;";
    } else if (c.value == '>') {
      result += "&gt;";
    } else if (c.value == '"') {
      result += "&quot;";
    } else if (c.value == '\n' && !lines_stay) {
      result += "&#10;";
    } else if (c.value == '\t' && !lines_stay) {
      result += "&#9;";
    } else {
      result += bytes;
    }
  }
  return result;
}

}  // namespace

std::string xml_attribute(std::string_view text) {
  return escaped(text, false);
}

std::string xml_content(std::string_view text) {
  return escaped(text, true);
}

}  // namespace podworks
