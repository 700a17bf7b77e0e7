// Appends JSON to a text, for tables of many numbers: a tree of them would take longer than all else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace podworks {

class JsonText {
 public:
  JsonText() = default;
  /// Goes on behind `text`.
  explicit JsonText(std::string text) : text_(std::move(text)) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }
  void key(std::string_view name);
  void null();
  void value(bool flag);
  void value(std::int64_t number);
  /// Bytes that are no UTF-8 become U+FFFD. `<`, `>`, `&`, U+2028 and U+2029 are written as escapes, so that the text
  /// can stand in an HTML page.
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::vector<std::int64_t>& numbers);
  void value(const std::vector<std::vector<std::int64_t>>& lists);
  void value(const std::vector<std::string>& texts);
  /// Of a text, null if it is empty.
  void value_or_null(std::string_view text);

  template <class Value>
  void member(std::string_view name, const Value& of) {
    key(name);
    value(of);
  }

  std::string take() { return std::move(text_); }

 private:
  void open(char bracket);
  void close(char bracket);
  /// A comma, if something stands before.
  void part();

  std::string text_;
  bool is_first_ = true;
};

/// The bits of the rows, the lowest first, in Base64 (RFC 4648): row i is bit i % 8 of byte i / 8.
std::string bits_in_base64(const std::vector<std::int64_t>& rows, std::size_t count);

}  // namespace podworks
