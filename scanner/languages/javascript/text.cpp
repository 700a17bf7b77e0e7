#include "scanner/languages/javascript/text.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "scanner/languages/byte_search.h"

namespace podworks::js_text {

namespace {

constexpr std::ptrdiff_t kLookAhead = 512;  // bytes
constexpr std::ptrdiff_t kLongestTypes = 256;
constexpr std::ptrdiff_t kLongestShown = 80;

constexpr std::array<Begins, 256> make_table() {
  std::array<Begins, 256> table = {};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '_' || c == '$') {
      table[c] = Begins::Word;
    } else if (c > 127) {
      table[c] = Begins::High;
    } else if (c > ' ' && c < 127) {
      table[c] = Begins::Symbol;
    }
  }
  for (const char c : {' ', '\t', '\v', '\f'}) table[static_cast<unsigned char>(c)] = Begins::Blank;
  table['\n'] = table['\r'] = Begins::LineBreak;
  table['"'] = table['\''] = Begins::Quote;
  table['`'] = Begins::Template;
  table['/'] = Begins::Slash;
  return table;
}

const char* closing_quote(const char* p, const char* end);
const char* template_stop(const char* p, const char* end);
const char* after_escape(const char* backslash, const char* end);
void append_escape(std::string_view text, std::size_t& at, std::string& out);

}  // namespace

constinit const std::array<Begins, 256> kBegins = make_table();

const char* word_end(const char* p, const char* end) {
  while (true) {
    p = skip_word(p);
    if (begins(*p) != Begins::High || p >= end || after_wide_blank(p) != p) return p;
    ++p;
  }
}

// Their first bytes stand nowhere else in UTF-8 than at the beginning of a character.
const char* after_wide_blank(const char* p) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(p[i]); };
  if (byte(0) == 0xC2) return byte(1) == 0xA0 ? p + 2 : p;
  const bool byte_order_mark = byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF;
  const bool ideographic = byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80;
  const bool general = byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x80 &&
                       (byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF);
  return byte_order_mark || ideographic || general ? p + 3 : p;
}

const char* after_comment(const char* p, const char* end) {
  if (p + 1 >= end) return p;
  if (p[1] == '/') return find_line_end(p + 2, end);
  if (p[1] != '*') return p;
  const char* const close = find_pair<'*', 1, '/'>(p + 2, end);
  return close + 1 < end ? close + 2 : end;
}

const char* skip_trivia(const char* p, const char* end) {
  while (p < end) {
    const Begins kind = begins(*p);
    const char* behind = p;
    if (kind == Begins::Blank || kind == Begins::LineBreak) behind = p + 1;
    if (kind == Begins::Slash) behind = after_comment(p, end);
    if (kind == Begins::High) behind = after_wide_blank(p);
    if (behind == p) return p;
    p = behind;
  }
  return end;
}

const char* after_string(const char* p, const char* end) {
  const char* const close = closing_quote(p, end);
  return close < end && *close == *p ? close + 1 : close;
}

const char* after_template_text(const char* p, const char* end) {
  const char* const stop = template_stop(p, end);
  if (stop == end) return end;
  return *stop == '`' ? stop + 1 : stop + 2;
}

const char* after_regex(const char* p, const char* end) {
  bool in_class = false;
  for (++p; p < end && !is_line_break(*p); ++p) {
    if (*p == '\\' && p + 1 < end && !is_line_break(p[1])) {
      ++p;
    } else if (*p == '[') {
      in_class = true;
    } else if (*p == ']') {
      in_class = false;
    } else if (*p == '/' && !in_class) {
      return word_end(p + 1, end);
    }
  }
  return nullptr;
}

Literal literal_at(const char* p, const char* end) {
  if (p >= end || (begins(*p) != Begins::Quote && begins(*p) != Begins::Template)) return {};
  const char* const close = *p == '`' ? template_stop(p + 1, end) : closing_quote(p, end);
  return close < end && *close == *p ? Literal{p, close + 1} : Literal{};
}

std::string_view value_of(const Literal& literal, Arena& arena) {
  const std::string_view text = view(literal.begin + 1, literal.end - 1);
  if (text.find('\\') == std::string_view::npos) return text;
  std::string value;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      value += text[at++];
    } else {
      append_escape(text, at, value);
    }
  }
  return arena.keep(value);
}

namespace {

/// Templates that are open, by the depth of brackets around the substitution that is being read.
class OpenTemplates {
 public:
  /// From `p`, within a template, to behind its end or into its next substitution.
  const char* read_text(const char* p, const char* end, std::size_t& depth) {
    p = after_template_text(p, end);
    if (p[-1] == '{' && count_ < std::size(depths_)) depths_[count_++] = depth++;
    return p;
  }
  /// The bracket that took the depth down to this one ended a substitution.
  bool ends_substitution(std::size_t depth) {
    if (count_ == 0 || depths_[count_ - 1] != depth) return false;
    --count_;
    return true;
  }

 private:
  std::size_t depths_[16] = {};  // nobody nests deeper
  std::size_t count_ = 0;
};

}  // namespace

const char* closing_bracket(const char* p, const char* end) {
  if (end - p > kLookAhead) end = p + kLookAhead;
  OpenTemplates templates;
  for (std::size_t depth = 0; p < end;) {
    switch (*p) {
      case '(':
      case '[':
      case '{':
        ++depth;
        ++p;
        break;
      case ')':
      case ']':
      case '}':
        if (--depth == 0) return p;
        ++p;
        if (templates.ends_substitution(depth)) p = templates.read_text(p, end, depth);
        break;
      case '"':
      case '\'':
        p = after_string(p, end);
        break;
      case '`':
        p = templates.read_text(p + 1, end, depth);
        break;
      case '/':
        p = std::max(after_comment(p, end), p + 1);
        break;
      default:
        ++p;
    }
  }
  return nullptr;
}

const char* after_template(const char* p, const char* end) {
  for (++p; p < end;) {
    const char* const stop = template_stop(p, end);
    if (stop == end || *stop == '`') return stop == end ? end : stop + 1;
    const char* const close = closing_bracket(stop + 1, end);
    p = close == nullptr ? end : close + 1;
  }
  return end;
}

const char* after_type_arguments(const char* p, const char* end) {
  if (end - p > kLongestTypes) end = p + kLongestTypes;
  std::size_t depth = 0;
  for (const char* q = p; q < end; ++q) {
    if (*q == '"' || *q == '\'') {
      q = after_string(q, end) - 1;
    } else if (*q == '<') {
      ++depth;
    } else if (*q == '>' && q[-1] != '=' && --depth == 0) {
      return q + 1;
    }
  }
  return p;
}

std::string_view shortened(const char* begin, const char* end) {
  const char* const limit = end - begin > kLongestShown ? begin + kLongestShown : end;
  const char* p = find_line_end(begin, limit);
  while (p < end && p > begin && (static_cast<unsigned char>(*p) & 0xC0U) == 0x80) --p;
  while (p > begin && begins(p[-1]) == Begins::Blank) --p;
  return view(begin, p);
}

namespace {

// The quote that closes the one at `p`, or the line break that cuts the string off.
const char* closing_quote(const char* p, const char* end) {
  const char quote = *p++;
  while (true) {
    p = quote == '"' ? find_any<'"', '\\', '\n', '\r'>(p, end) : find_any<'\'', '\\', '\n', '\r'>(p, end);
    if (p == end || *p != '\\') return p;
    p = after_escape(p, end);
  }
}

// The backtick or the `${` that ends the template's text.
const char* template_stop(const char* p, const char* end) {
  while ((p = find_any<'`', '\\', '$'>(p, end)) < end) {
    if (*p == '`' || (*p == '$' && p + 1 < end && p[1] == '{')) return p;
    p = *p == '$' ? p + 1 : after_escape(p, end);
  }
  return end;
}

const char* after_escape(const char* backslash, const char* end) {
  const char* const escaped = backslash + 1;
  if (escaped >= end) return end;
  return is_line_break(*escaped) ? after_line_break(escaped, end) : escaped + 1;
}

void append_utf8(unsigned code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | code >> 6U);
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    if (code >= 0x10000) out += static_cast<char>(0xF0U | code >> 18U);
    out += static_cast<char>(code >= 0x10000 ? 0x80U | (code >> 12U & 0x3FU) : 0xE0U | code >> 12U);
    out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

// \xHH, \uHHHH, \u{H...}, a line break (nothing), or the character itself: control characters stand in no specifier.
void append_escape(std::string_view text, std::size_t& at, std::string& out) {
  const char kind = ++at < text.size() ? text[at++] : '\0';
  if (kind == '\0') return;
  if (is_line_break(kind)) {
    if (kind == '\r' && at < text.size() && text[at] == '\n') ++at;
    return;
  }
  if (kind != 'x' && kind != 'u') {
    out += kind;
    return;
  }
  const bool braces = kind == 'u' && at < text.size() && text[at] == '{';
  if (braces) ++at;
  const std::size_t most = kind == 'x' ? 2 : braces ? 6 : 4;
  unsigned code = 0;
  for (std::size_t digits = 0; digits < most && at < text.size(); ++digits, ++at) {
    const char c = text[at];
    const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!letter && (c < '0' || c > '9')) break;
    code = code * 16 + static_cast<unsigned>(letter ? (c & 0x0F) + 9 : c - '0');
  }
  if (braces && at < text.size() && text[at] == '}') ++at;
  append_utf8(std::min(code, 0x10FFFFU), out);
}

}  // namespace

}  // namespace podworks::js_text
