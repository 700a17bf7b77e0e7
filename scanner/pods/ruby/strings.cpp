#include "scanner/pods/ruby/strings.h"

#include <algorithm>
#include <string>

namespace podworks {

namespace {

constexpr int kMaxNestedStrings = 32;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_utf8(std::string& text, std::uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x110000) {
    text += static_cast<char>(0xF0 | (code >> 18));
    text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

char simple_escape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 's':
      return ' ';
    case 'r':
      return '\r';
    case 'e':
      return '\x1B';
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'v':
      return '\v';
    case 'f':
      return '\f';
    default:
      return c;
  }
}

/// The end of the string inside code that begins behind its quote.
std::optional<std::uint32_t> find_string_end(std::string_view source, std::uint32_t at, std::uint32_t end, char quote,
                                             int depth) {
  while (at < end) {
    const char c = source[at];
    if (c == '\\') {
      at += 2;
    } else if (c == quote) {
      return at;
    } else if (c == '#' && quote != '\'' && at + 1 < end && source[at + 1] == '{') {
      const auto code_end = find_code_end(source, at + 2, end, depth + 1);
      if (!code_end) return std::nullopt;
      at = *code_end + 1;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

std::uint32_t indentation(std::string_view line) {
  std::uint32_t width = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++width;
    } else if (c == '\t') {
      width = (width / 8 + 1) * 8;
    } else {
      break;
    }
  }
  return width;
}

std::string_view without_indentation(std::string_view line, std::uint32_t width) {
  std::uint32_t removed = 0;
  while (removed < width && !line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    removed = line.front() == '\t' ? (removed / 8 + 1) * 8 : removed + 1;
    if (removed > width) break;  // a tab that reaches further stays
    line.remove_prefix(1);
  }
  return line;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string_view line_at(std::string_view source, std::uint32_t at, std::uint32_t end) {
  const std::size_t newline = source.substr(0, end).find('\n', at);
  return source.substr(at, (newline == std::string_view::npos ? end : newline + 1) - at);
}

}  // namespace

std::optional<std::uint32_t> find_code_end(std::string_view source, std::uint32_t at, std::uint32_t end, int depth) {
  if (depth > kMaxNestedStrings) return std::nullopt;
  int braces = 0;
  while (at < end) {
    const char c = source[at];
    if (c == '{') {
      ++braces;
    } else if (c == '}') {
      if (braces == 0) return at;
      --braces;
    } else if (c == '"' || c == '\'' || c == '`') {
      const auto string_end = find_string_end(source, at + 1, end, c, depth);
      if (!string_end) return std::nullopt;
      at = *string_end;
    }
    ++at;
  }
  return std::nullopt;
}

std::optional<QuotedText> StringReader::read_quoted(std::uint32_t begin, char open, char close, Quoting quoting) {
  QuotedText result = {.first_part = static_cast<std::uint32_t>(parts_.size())};
  std::string text;  // only used once the source cannot be taken as it is
  bool copied = false;
  int depth = 0;
  for (std::uint32_t at = begin; at < end_;) {
    const char c = source_[at];
    if (c == close && depth == 0) {
      result.end = at + 1;
      if (parts_.size() > result.first_part) {
        end_text(text);
      } else {
        result.text = copied ? arena_.keep(text) : source_.substr(begin, at - begin);
      }
      result.part_count = static_cast<std::uint32_t>(parts_.size()) - result.first_part;
      return result;
    }
    if (open != close && c == open) ++depth;
    if (open != close && c == close) --depth;
    const bool code = c == '#' && quoting != Quoting::Single && at + 1 < end_ && source_[at + 1] == '{';
    if ((code || c == '\\') && !copied) {
      text = source_.substr(begin, at - begin);
      copied = true;
    }
    if (code) {
      const auto code_end = find_code_end(source_, at + 2, end_, 0);
      if (!code_end) return std::nullopt;
      end_text(text);
      parts_.push_back({.is_code = true, .begin = at + 2, .end = *code_end});
      at = *code_end + 1;
    } else if (c == '\\') {
      at = resolve_escape(at, quoting, open, close, text);
    } else {
      if (copied) text += c;
      ++at;
    }
  }
  return std::nullopt;
}

std::optional<QuotedText> StringReader::read_words(std::uint32_t begin, char open, char close) {
  QuotedText result = {.first_part = static_cast<std::uint32_t>(parts_.size())};
  std::string word;
  int depth = 0;
  for (std::uint32_t at = begin; at < end_; ++at) {
    const char c = source_[at];
    const bool closes = c == close && depth == 0;
    if (closes || c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      end_text(word);
      if (!closes) continue;
      result.end = at + 1;
      result.part_count = static_cast<std::uint32_t>(parts_.size()) - result.first_part;
      return result;
    }
    if (open != close && c == open) ++depth;
    if (open != close && c == close) --depth;
    if (c == '\\' && at + 1 < end_) ++at;
    word += source_[at];
  }
  return std::nullopt;
}

QuotedText StringReader::read_heredoc(std::uint32_t begin, std::uint32_t end, Quoting quoting, bool squiggly) {
  std::uint32_t width = UINT32_MAX;
  for (std::uint32_t at = begin; squiggly && at < end;) {
    const std::string_view line = line_at(source_, at, end);
    if (!is_blank(line)) width = std::min(width, indentation(line));
    at += static_cast<std::uint32_t>(line.size());
  }
  QuotedText result = {.first_part = static_cast<std::uint32_t>(parts_.size()), .end = end};
  std::string text;
  for (std::uint32_t at = begin; at < end;) {
    const std::string_view line = line_at(source_, at, end);
    const std::string_view rest = squiggly ? without_indentation(line, width) : line;
    const auto line_end = at + static_cast<std::uint32_t>(line.size());
    at = line_end - static_cast<std::uint32_t>(rest.size());
    while (at < line_end) {
      const char c = source_[at];
      if (quoting == Quoting::Double && c == '\\') {
        at = resolve_escape(at, quoting, '"', '"', text);
      } else if (quoting == Quoting::Double && c == '#' && at + 1 < end && source_[at + 1] == '{') {
        const auto code_end = find_code_end(source_, at + 2, end, 0);
        if (!code_end) return result;  // the rest cannot be told apart from code
        end_text(text);
        parts_.push_back({.is_code = true, .begin = at + 2, .end = *code_end});
        at = *code_end + 1;
      } else {
        text += c;
        ++at;
      }
    }
  }
  if (parts_.size() > result.first_part) {
    end_text(text);
  } else {
    result.text = arena_.keep(text);
  }
  result.part_count = static_cast<std::uint32_t>(parts_.size()) - result.first_part;
  return result;
}

/// `at` stands on the backslash; returns the position behind the escape.
std::uint32_t StringReader::resolve_escape(std::uint32_t at, Quoting quoting, char open, char close,
                                           std::string& text) const {
  if (at + 1 >= end_) {
    text += '\\';
    return at + 1;
  }
  const char c = source_[at + 1];
  if (quoting == Quoting::Single) {
    if (c != '\\' && c != open && c != close) text += '\\';
    text += c;
    return at + 2;
  }
  if (quoting == Quoting::Regex) {
    if (c != '/') text += '\\';
    text += c;
    return at + 2;
  }
  at += 2;
  if (c == '\n') return at;
  std::uint32_t code = 0;
  if (c == 'u' || c == 'x') {
    const bool braced = at < end_ && source_[at] == '{';
    if (braced) ++at;
    const int most = c == 'x' ? 2 : braced ? 6 : 4;
    for (int i = 0; i < most && at < end_ && hex_digit(source_[at]) >= 0; ++i, ++at) {
      code = code * 16 + static_cast<std::uint32_t>(hex_digit(source_[at]));
    }
    if (braced && at < end_ && source_[at] == '}') ++at;
    if (c == 'x') {
      text += static_cast<char>(code);
    } else {
      append_utf8(text, code);
    }
  } else if (c >= '0' && c <= '7') {
    code = static_cast<std::uint32_t>(c - '0');
    for (int i = 0; i < 2 && at < end_ && source_[at] >= '0' && source_[at] <= '7'; ++i, ++at) {
      code = code * 8 + static_cast<std::uint32_t>(source_[at] - '0');
    }
    text += static_cast<char>(code);
  } else {
    text += simple_escape(c);
  }
  return at;
}

void StringReader::end_text(std::string& text) {
  if (!text.empty()) parts_.push_back({.text = arena_.keep(text)});
  text.clear();
}

}  // namespace podworks
