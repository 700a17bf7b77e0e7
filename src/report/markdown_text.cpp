#include "report/markdown_text.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::string_view kActive = "\\`*_[]<>#|~!&$";
constexpr std::string_view kZeroWidth = "\xE2\x80\x8B";  // U+200B

std::string prose(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // No web address: neither behind a scheme nor behind "www".
    if (text.substr(i).starts_with("://")) result += kZeroWidth;
    if (c == '.' && i >= 3 && equals_ignoring_case(text.substr(i - 3, 3), "www")) result += kZeroWidth;
    if (kActive.find(c) != std::string_view::npos) result += '\\';
    result += c;
    if (c == '@') result += kZeroWidth;  // a mention is found in what is shown, and an escape is not
  }
  return result;
}

}  // namespace

std::string markdown_code(std::string_view text) {
  std::string code = to_valid_utf8(text, true);
  std::replace(code.begin(), code.end(), '`', '\'');
  return code.empty() ? code : "`" + code + "`";
}

std::string markdown_sentence(std::string_view text) {
  const std::string line = to_valid_utf8(text, true);
  const std::vector<std::string_view> parts = split(line, '`');
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_code = i % 2 == 1 && i + 1 < parts.size() && !trim(parts[i]).empty();
    if (is_code) {
      result += '`';
      result += parts[i];
      result += '`';
    } else {
      if (i % 2 == 1) result += "\\`";
      result += prose(parts[i]);
      if (i % 2 == 1 && i + 1 < parts.size()) result += "\\`";
    }
  }
  return result;
}

}  // namespace podworks
