#include "base/yaml.h"

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
  explicit Converter(const std::string& file) : file_(file) {}

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
  Place place(const YAML::Mark& mark) const {
    return mark.is_null() ? Place{file_, 0, 0} : Place{file_, mark.line + 1, mark.column + 1};
  }

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
      if (!seen.insert(key).second) errors_.push_back({fmt::format("the key `{}` stands twice", key), at, "remove one of them"});
      plain.entries.push_back({key, at, convert(entry.second, depth + 1)});
    }
  }

  const std::string& file_;
  std::vector<Error> errors_;
  std::size_t nodes_ = 0;
  bool too_much_ = false;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Result<YamlNode> parse_yaml(std::string_view text, const std::string& file) {
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return Error{"this is no text: it holds a NUL byte", {file, 0, 0}, ""};
  }
  Converter converter(file);
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.size() > 1) {
      return Error{"only one YAML document is read", converter.place(documents[1].Mark()), "remove the line `---` and what follows"};
    }
    if (documents.empty()) return YamlNode{.at = {file, 1, 1}};
    YamlNode plain = converter.convert(documents[0], 0);
    if (!converter.errors().empty()) return converter.errors();
    return plain;
  } catch (const YAML::Exception& exception) {
    return Error{fmt::format("this is no YAML: {}", to_valid_utf8(exception.msg)), converter.place(exception.mark), ""};
  }
}

}  // namespace podworks
