#include "report/page/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_escape(unsigned char byte, std::string& text) {
  text += "\\u00";
  text += kHex[byte >> 4];
  text += kHex[byte & 15];
}

/// By byte: it may not stand in a JSON text in an HTML page as it is, or it begins a character beyond ASCII.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte < special.size(); ++byte) special[byte] = byte < 0x20 || byte >= 0x7F;
  for (const char c : {'"', '\\', '<', '>', '&'}) special[static_cast<unsigned char>(c)] = true;
  return special;
}();

void append_text(std::string_view text, std::string& to) {
  std::size_t plain = 0;  // from here on it is copied as it is
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!kSpecial[byte]) continue;
    const std::string_view rest = text.substr(i);
    const bool is_separator = rest.starts_with("\u2028") || rest.starts_with("\u2029");
    if (byte >= 0x80 && !is_separator) continue;
    to.append(text, plain, i - plain);
    if (is_separator) {
      to += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (byte == '"' || byte == '\\') {
      to += '\\';
      to += static_cast<char>(byte);
    } else if (byte == '\n') {
      to += "\\n";
    } else {
      append_escape(byte, to);
    }
    plain = i + 1;
  }
  to.append(text, plain);
}

}  // namespace

void JsonText::part() {
  if (!is_first_) text_ += ',';
  is_first_ = false;
}

void JsonText::open(char bracket) {
  part();
  text_ += bracket;
  is_first_ = true;
}

void JsonText::close(char bracket) {
  text_ += bracket;
  is_first_ = false;
}

void JsonText::key(std::string_view name) {
  value(name);
  text_ += ':';
  is_first_ = true;
}

void JsonText::null() {
  part();
  text_ += "null";
}

void JsonText::value(bool flag) {
  part();
  text_ += flag ? "true" : "false";
}

void JsonText::value(std::int64_t number) {
  part();
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text_.append(digits.data(), end);
}

void JsonText::value(std::string_view text) {
  part();
  text_ += '"';
  const bool is_ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii) {
    append_text(text, text_);
  } else {
    append_text(to_valid_utf8(text), text_);
  }
  text_ += '"';
}

void JsonText::value(const std::vector<std::int64_t>& numbers) {
  // Most of a page are numbers: they go through a buffer, not digit by digit through a growing text.
  constexpr std::size_t kLongest = 24;
  std::array<char, 4096> buffer{};
  char* at = buffer.data();
  open_array();
  for (const std::int64_t number : numbers) {
    if (at != buffer.data() || !is_first_) *at++ = ',';
    is_first_ = false;
    at = std::to_chars(at, at + kLongest, number).ptr;
    if (at > buffer.data() + buffer.size() - kLongest - 2) {
      text_.append(buffer.data(), at);
      at = buffer.data();
    }
  }
  text_.append(buffer.data(), at);
  close_array();
}

void JsonText::value(const std::vector<std::vector<std::int64_t>>& lists) {
  open_array();
  for (const auto& list : lists) value(list);
  close_array();
}

void JsonText::value(const std::vector<std::string>& texts) {
  open_array();
  for (const std::string& text : texts) value(std::string_view(text));
  close_array();
}

void JsonText::value_or_null(std::string_view text) {
  if (text.empty()) {
    null();
  } else {
    value(text);
  }
}

std::string bits_in_base64(const std::vector<std::int64_t>& rows, std::size_t count) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes((count + 7) / 8, '\0');
  for (const std::int64_t row : rows) {
    char& byte = bytes[static_cast<std::size_t>(row) / 8];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (row % 8)));
  }
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = (group << 8) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text += i + j > bytes.size() ? '=' : kDigits[(group >> (18 - 6 * j)) & 63];
    }
  }
  return text;
}

}  // namespace podworks
