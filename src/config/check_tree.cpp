#include "config/check_tree.h"

#include <fmt/format.h>

#include "base/text.h"
#include "config/value_types.h"

namespace podworks {
namespace {

class TreeCheck {
 public:
  TreeCheck(const std::vector<Key>& keys, std::string_view file_kind, const KnownNames& known, Problems& problems)
      : keys_(keys), file_kind_(file_kind), known_(known), problems_(problems) {}

  void check_block(const YamlNode& node, std::string_view parent);

 private:
  void check_entry(const Key& key, const YamlNode& node);
  void check_list(const Key& key, const YamlNode& node, const std::string& subject);
  void check_map(const Key& key, const YamlNode& node, const std::string& subject);
  void check_scalar(ValueType type, const YamlNode& node, const std::string& subject);
  bool check_kind(const YamlNode& node, YamlNode::Kind kind, const std::string& subject, std::string_view example);
  void check_name(const Key& key, const YamlEntry& entry);
  void report_unknown_key(const YamlEntry& entry, std::string_view parent);
  void report_missing_keys(const YamlNode& node, std::string_view parent);

  const std::vector<Key>& keys_;
  std::string_view file_kind_;
  const KnownNames& known_;
  Problems& problems_;
};

std::string_view kind_name(YamlNode::Kind kind);
/// The example of one block: "{ name: base }" of "[{ name: base }]", "{ path: x }" of "{ App: { path: x } }".
std::string_view inner_example(const Key& key);

}  // namespace

void check_tree(const YamlNode& tree, const std::vector<Key>& keys, std::string_view file_kind, const KnownNames& known,
                Problems& problems) {
  if (tree.kind != YamlNode::Kind::Map) {
    problems.add(tree.at, fmt::format("{} must be a map of keys, not {}", file_kind, kind_name(tree.kind)),
                 "begin for instance with `version: 1`");
    return;
  }
  TreeCheck(keys, file_kind, known, problems).check_block(tree, "");
}

namespace {

void TreeCheck::check_block(const YamlNode& node, std::string_view parent) {
  for (const YamlEntry& entry : node.entries) {
    if (const Key* key = find_key(keys_, parent, entry.key)) {
      check_entry(*key, entry.value);
    } else {
      report_unknown_key(entry, parent);
    }
  }
  report_missing_keys(node, parent);
}

void TreeCheck::check_entry(const Key& key, const YamlNode& node) {
  const std::string subject = shown(name_of(key));
  using Kind = YamlNode::Kind;
  switch (key.shape) {
    case Shape::Value:
      if (check_kind(node, Kind::Scalar, subject, key.example)) check_scalar(key.type, node, subject);
      return;
    case Shape::OneOrMore:
      if (node.kind == Kind::Scalar) return check_scalar(key.type, node, subject);
      return check_list(key, node, subject);
    case Shape::List:
      return check_list(key, node, subject);
    case Shape::Map:
      return check_map(key, node, subject);
    case Shape::MapOfListMaps:
      if (!check_kind(node, Kind::Map, subject, key.example)) return;
      for (const YamlEntry& dimension : node.entries) {
        check_name(key, dimension);
        const std::string inner = shown(dimension.key) + " in " + subject;
        if (!check_kind(dimension.value, Kind::Map, inner, "{ house: [House] }")) continue;
        for (const YamlEntry& value : dimension.value.entries) {
          check_name(key, value);
          check_list(key, value.value, shown(value.key) + " in " + inner);
        }
      }
      return;
    case Shape::Block:
      if (check_kind(node, Kind::Map, subject, key.example)) check_block(node, key.path);
      return;
    case Shape::BlockList:
      if (!check_kind(node, Kind::Sequence, subject, key.example)) return;
      for (const YamlNode& item : node.items) {
        if (check_kind(item, Kind::Map, "each entry of " + subject, inner_example(key))) {
          check_block(item, key.path);
        }
      }
      return;
    case Shape::BlockMap:
      if (!check_kind(node, Kind::Map, subject, key.example)) return;
      for (const YamlEntry& entry : node.entries) {
        check_name(key, entry);
        const std::string inner = shown(entry.key) + " in " + subject;
        if (check_kind(entry.value, Kind::Map, inner, inner_example(key))) check_block(entry.value, key.path);
      }
      return;
  }
}

void TreeCheck::check_list(const Key& key, const YamlNode& node, const std::string& subject) {
  const std::string_view example = key.shape == Shape::MapOfListMaps ? "[House, HouseMap]" : key.example;
  if (!check_kind(node, YamlNode::Kind::Sequence, subject, example)) return;
  const std::string item_subject = "each entry of " + subject;
  for (const YamlNode& item : node.items) {
    if (check_kind(item, YamlNode::Kind::Scalar, item_subject, "")) check_scalar(key.type, item, item_subject);
  }
}

void TreeCheck::check_map(const Key& key, const YamlNode& node, const std::string& subject) {
  if (!check_kind(node, YamlNode::Kind::Map, subject, key.example)) return;
  for (const YamlEntry& entry : node.entries) {
    check_name(key, entry);
    const std::string inner = shown(entry.key) + " in " + subject;
    if (check_kind(entry.value, YamlNode::Kind::Scalar, inner, "")) check_scalar(key.type, entry.value, inner);
  }
}

void TreeCheck::check_scalar(ValueType type, const YamlNode& node, const std::string& subject) {
  std::optional<Complaint> complaint = check_value(type, node, known_);
  if (!complaint) return;
  // A reason names the value itself: then it is enough to say under which key it stands.
  constexpr std::string_view kEach = "each ";
  std::string_view label = subject;
  if (label.starts_with(kEach)) label = label.substr(label.find('`'));
  std::string message = complaint->reason.empty()
                            ? fmt::format("{} must be {}, not {}", subject, describe(type, known_), shown(node.scalar))
                            : fmt::format("{}: {}", label, complaint->reason);
  problems_.add(node.at, std::move(message), std::move(complaint->hint));
}

bool TreeCheck::check_kind(const YamlNode& node, YamlNode::Kind kind, const std::string& subject,
                           std::string_view example) {
  if (node.kind == kind) return true;
  const std::string hint = example.empty() ? "" : fmt::format("write for instance `{}`", example);
  if (node.kind == YamlNode::Kind::Null) {
    problems_.add(node.at, subject + " has no value", hint.empty() ? hint : hint + ", or remove it");
  } else {
    problems_.add(node.at, fmt::format("{} must be {}, not {}", subject, kind_name(kind), kind_name(node.kind)), hint);
  }
  return false;
}

void TreeCheck::check_name(const Key& key, const YamlEntry& entry) {
  const YamlNode name = {.kind = YamlNode::Kind::Scalar, .scalar = entry.key, .at = entry.key_at};
  check_scalar(key.names, name, "each key of " + shown(name_of(key)));
}

void TreeCheck::report_unknown_key(const YamlEntry& entry, std::string_view parent) {
  std::vector<std::string> siblings;
  std::string elsewhere;
  for (const Key& key : keys_) {
    if (parent_of(key) == parent) {
      siblings.emplace_back(name_of(key));
    } else if (name_of(key) == entry.key && elsewhere.empty()) {
      elsewhere = parent_of(key).empty() ? fmt::format("it is a key of {} itself", file_kind_)
                                         : fmt::format("it is a key of {}", shown(parent_of(key)));
    }
  }
  std::string hint = did_you_mean(entry.key, siblings);
  if (hint.empty()) hint = elsewhere;
  if (hint.empty()) hint = fmt::format("the keys are {}", fmt::join(siblings, ", "));
  const std::string where = parent.empty() ? std::string(file_kind_) : shown(parent);
  problems_.add(entry.key_at, fmt::format("{} has no key {}", where, shown(entry.key)), std::move(hint));
}

void TreeCheck::report_missing_keys(const YamlNode& node, std::string_view parent) {
  for (const Key& key : keys_) {
    if (!key.required || parent_of(key) != parent || node.find(name_of(key)) != nullptr) continue;
    problems_.add(node.at, fmt::format("an entry of {} has no {}", shown(parent), shown(name_of(key))),
                  fmt::format("write for instance `{}: {}`", name_of(key), key.example));
  }
}

std::string_view kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::Null:
      return "empty";
    case YamlNode::Kind::Scalar:
      return "a single value";
    case YamlNode::Kind::Sequence:
      return "a list";
    case YamlNode::Kind::Map:
      return "a map";
  }
  return "";
}

std::string_view inner_example(const Key& key) {
  const std::size_t begin = key.example.find('{', 1);
  const std::size_t end = key.example.rfind('}', key.example.size() - 2);
  return key.example.substr(begin, end + 1 - begin);
}

}  // namespace
}  // namespace podworks
