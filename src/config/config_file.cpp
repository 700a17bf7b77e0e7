#include "config/config_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kLargest = 4u << 20;  // bytes; the largest one that was seen in the wild has 40 000

/// yaml-cpp takes the byte 4 for the end of the file and hands invalid UTF-8 on, both silently.
bool is_plain_text(std::string_view text, const std::string& path, Problems& problems);
std::size_t length_of_character(std::string_view text);

}  // namespace

std::optional<YamlNode> read_config_file(const FileSystem& files, const std::string& path, Problems& problems) {
  FileBuffer buffer;
  if (const std::error_code error = files.read(path, buffer)) {
    problems.add({.file = path}, fmt::format("{} cannot be read: {}", shown(path), error.message()));
    return std::nullopt;
  }
  if (buffer.text().size() > kLargest) {
    problems.add({.file = path}, fmt::format("{} is larger than {} MB", shown(path), kLargest >> 20));
    return std::nullopt;
  }
  if (!is_plain_text(buffer.text(), path, problems)) return std::nullopt;
  Result<YamlDocument> document = parse_yaml_document(buffer.text(), path);
  if (!document.ok()) {
    problems.add_all(document.errors());
    return std::nullopt;
  }
  problems.add_all(document.value().problems);
  YamlNode& root = document.value().root;
  const bool has_nothing =
      root.kind == YamlNode::Kind::Null || (root.kind == YamlNode::Kind::Map && root.entries.empty());
  if (has_nothing && document.value().problems.empty()) {
    problems.add({.file = path}, fmt::format("{} is empty", shown(path)),
                 "`podworks init` writes a first configuration; `podworks config schema` says what may stand in it");
    return std::nullopt;
  }
  return std::move(root);
}

namespace {

bool is_plain_text(std::string_view text, const std::string& path, Problems& problems) {
  Place at = {.file = path, .line = 1, .column = 1};
  while (!text.empty()) {
    const unsigned char first = static_cast<unsigned char>(text[0]);
    if ((first < 0x20 && first != '\n' && first != '\r' && first != '\t') || first == 0x7F) {
      problems.add(at, fmt::format("there is a control character (byte {})", first), "remove it");
      return false;
    }
    const std::size_t length = length_of_character(text);
    if (length == 0) {
      problems.add(at, "this is no UTF-8", "save the file as UTF-8");
      return false;
    }
    text.remove_prefix(length);
    if (first == '\n') ++at.line, at.column = 0;
    ++at.column;
  }
  return true;
}

std::size_t length_of_character(std::string_view text) {
  const unsigned char first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const std::string character(text.substr(0, length));
  return character.size() == length && to_valid_utf8(character) == character ? length : 0;
}

}  // namespace
}  // namespace podworks
