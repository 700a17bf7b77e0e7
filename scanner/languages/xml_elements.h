// One pass over an XML file for lexers that look at elements and attributes only: comments, CDATA, declarations and
// text are passed over without being understood, and so is what is cut off.
#pragma once

#include <string_view>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

class XmlElements {
 public:
  explicit XmlElements(std::string_view text) : p_(after_byte_order_mark(text)), end_(text.data() + text.size()) {}

  /// Where the text begins.
  const char* begin() const { return p_; }

  /// Calls `visit.begin(name)`, `visit.attribute(name, value)` for each attribute, and `visit.end()`. Names are as
  /// written, "android:name"; of a closing tag the name begins with '/'. An element that is cut off within a value has
  /// no end. Views point into the text.
  template <class Visit>
  void read(Visit& visit) {
    while ((p_ = find_any<'<'>(p_, end_)) < end_) {
      const std::string_view rest = view(p_, end_);
      if (rest.starts_with("<!--")) {
        skip_past("-->");
      } else if (rest.starts_with("<![CDATA[")) {
        skip_past("]]>");
      } else if (rest.starts_with("<?")) {
        skip_past("?>");
      } else {
        read_element(visit);
      }
    }
  }

 private:
  static std::string_view view(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  void skip_past(std::string_view closer) {
    const std::size_t at = view(p_, end_).find(closer);
    p_ = at == std::string_view::npos ? end_ : p_ + at + closer.size();
  }

  /// Of ` customClass = `: the attribute's name.
  static std::string_view last_word(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\r\n";
    constexpr std::string_view kAround = " \t\r\n=";
    text = text.substr(0, text.find_last_not_of(kAround) + 1);
    return text.substr(text.find_last_of(kSpaces) + 1);
  }

  template <class Visit>
  void read_element(Visit& visit) {
    const char* floor = find_any<' ', '\t', '\r', '\n', '>', '"', '\''>(++p_, end_);
    visit.begin(without_slash(view(p_, floor)));
    p_ = floor;
    while ((p_ = find_any<'"', '\'', '>'>(p_, end_)) < end_ && *p_ != '>') {
      const char* const open = p_;
      const char* close = *open == '"' ? find_any<'"'>(open + 1, end_) : find_any<'\''>(open + 1, end_);
      p_ = close < end_ ? close + 1 : end_;
      if (close == end_) return;  // cut off
      visit.attribute(last_word(view(floor, open)), view(open + 1, close));
      floor = p_;
    }
    visit.end();
  }

  /// "a.B" of `<a.B/>`.
  static std::string_view without_slash(std::string_view name) {
    if (name.ends_with('/')) name.remove_suffix(1);
    return name;
  }

  const char* p_;
  const char* end_;
};

}  // namespace podworks
