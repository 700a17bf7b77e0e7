#include "scanner/resolve/javascript/json_comments.h"

#include <algorithm>

namespace podworks {
namespace {

/// Behind the string that begins at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

/// Behind the comment that begins at `at`; `at` itself if none does.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const std::string_view head = text.substr(at, 2);
  if (head == "//") return std::min(text.find('\n', at), text.size());
  if (head != "/*") return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

}  // namespace

std::string without_json_comments(std::string_view text) {
  std::string plain(text);
  std::size_t comma = std::string::npos;  // nothing but space and comments stands between it and here
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = end_of_comment(text, at); end != at) {
      for (; at < end; ++at) {
        if (plain[at] != '\n') plain[at] = ' ';
      }
      continue;
    }
    const char c = text[at];
    if ((c == '}' || c == ']') && comma != std::string::npos) plain[comma] = ' ';
    if (c == ',') {
      comma = at;
    } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
      comma = std::string::npos;
    }
    at = c == '"' ? end_of_string(text, at) : at + 1;
  }
  return plain;
}

}  // namespace podworks
