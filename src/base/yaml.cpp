#include "base/yaml.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/text.h"

namespace podworks {
namespace {

constexpr int kDeepest = 200;
constexpr std::size_t kMostNodes = 100'000;

class Converter {
 public:
  Converter(std::string_view text, const std::string& file);

  YamlNode convert(const YAML::Node& node, int depth) {
    YamlNode plain;
    plain.at = place(node.Mark());
    if (++nodes_ > kMostNodes || depth > kDeepest) {
      if (!too_much_) errors_.push_back({"this document nests or repeats too much to be read", plain.at, ""});
      too_much_ = true;
      return plain;
    }
    if (node.IsScalar()) {
      plain.kind = YamlNode::Kind::Scalar;
      plain.scalar = node.Scalar();
      plain.quoted = node.Tag() == "!";
    } else if (node.IsSequence()) {
      plain.kind = YamlNode::Kind::Sequence;
      for (const YAML::Node& item : node) {
        if (too_much_) break;
        plain.items.push_back(convert(item, depth + 1));
      }
    } else if (node.IsMap()) {
      convert_map(node, depth, plain);
    }
    return plain;
  }

  const std::vector<Error>& errors() const { return errors_; }
  bool is_too_much() const { return too_much_; }
  Place place(const YAML::Mark& mark) const;

 private:
  void convert_map(const YAML::Node& node, int depth, YamlNode& plain) {
    plain.kind = YamlNode::Kind::Map;
    std::set<std::string> seen;
    for (const auto& entry : node) {
      if (too_much_) return;
      const Place at = place(entry.first.Mark());
      if (!entry.first.IsScalar()) {
        errors_.push_back({"a key must be a plain name", at, ""});
        continue;
      }
      const std::string& key = entry.first.Scalar();
      // yaml-cpp keeps both and answers with the first one, silently.
      if (!seen.insert(key).second)
        errors_.push_back({fmt::format("the key `{}` stands twice", key), at, "remove one of them"});
      plain.entries.push_back({key, at, convert(entry.second, depth + 1)});
      // An absent value has the place of whatever comes next.
      YamlNode& value = plain.entries.back().value;
      if (value.kind == YamlNode::Kind::Null) value.at = at;
    }
  }

  const std::string& file_;
  std::vector<std::size_t> line_starts_ = {0};
  std::vector<std::size_t> continuations_;  // positions of the second and further bytes of characters
  std::vector<Error> errors_;
  std::size_t nodes_ = 0;
  bool too_much_ = false;
};

Converter::Converter(std::string_view text, const std::string& file) : file_(file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // yaml-cpp does not count it
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continuations_.push_back(i);
  }
}

// yaml-cpp's columns are bytes, counted from 0.
Place Converter::place(const YAML::Mark& mark) const {
  if (mark.is_null()) return {file_, 0, 0};
  const std::size_t line = std::min(static_cast<std::size_t>(mark.line), line_starts_.size() - 1);
  const auto first = std::lower_bound(continuations_.begin(), continuations_.end(), line_starts_[line]);
  const auto last =
      std::lower_bound(first, continuations_.end(), line_starts_[line] + static_cast<std::size_t>(mark.column));
  return {file_, mark.line + 1, mark.column + 1 - static_cast<int>(last - first)};
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Result<YamlNode> parse_yaml(std::string_view text, const std::string& file) {
  Result<YamlDocument> document = parse_yaml_document(text, file);
  if (!document.ok()) return document.errors();
  if (!document.value().problems.empty()) return std::move(document.value().problems);
  return std::move(document.value().root);
}

Result<YamlDocument> parse_yaml_document(std::string_view text, const std::string& file) {
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return Error{"this is no text: it holds a NUL byte", {file, 0, 0}, ""};
  }
  Converter converter(text, file);
  try {
    // yaml-cpp takes the end of the file for the end of a quote that is never closed, but only behind a line's end: the
    // comment makes it say so.
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text) + (text.ends_with('\n') ? "#" : "\n#"));
    if (documents.size() > 1) {
      return Error{"only one YAML document is read", converter.place(documents[1].Mark()),
                   "remove the line `---` and what follows"};
    }
    if (documents.empty()) return YamlDocument{.root = {.at = {file, 1, 1}}};
    YamlNode root = converter.convert(documents[0], 0);
    if (converter.is_too_much()) return converter.errors();
    return YamlDocument{.root = std::move(root), .problems = converter.errors()};
  } catch (const YAML::Exception& exception) {
    if (exception.msg == YAML::ErrorMsg::EOF_IN_SCALAR) {
      return Error{"this is no YAML: a quote is never closed", converter.place(exception.mark),
                   "look for the quote that opens last"};
    }
    const bool starts_badly =
        exception.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR || exception.msg == YAML::ErrorMsg::UNKNOWN_TOKEN;
    return Error{fmt::format("this is no YAML: {}", to_valid_utf8(exception.msg)), converter.place(exception.mark),
                 starts_badly ? "put a value in quotes that begins with `*`, `&`, `@`, `%` or a backtick" : ""};
  }
}

}  // namespace podworks
