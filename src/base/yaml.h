// YAML as a plain tree with places. The only file that knows yaml-cpp is yaml.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

struct YamlNode;

/// A template only because a node holds entries and an entry holds a node: it is complete once YamlNode is.
template <class Node>
struct YamlEntryOf {
  std::string key = {};
  Place key_at = {};
  Node value = {};
};
using YamlEntry = YamlEntryOf<YamlNode>;

struct YamlNode {
  enum class Kind { Null, Scalar, Sequence, Map };
  Kind kind = Kind::Null;
  std::string scalar = {};
  bool quoted = false;  ///< a scalar in quotes is text, never a number or a truth value
  std::vector<YamlNode> items = {};
  std::vector<YamlEntry> entries = {};
  Place at = {};

  /// The entry's value, or nullptr.
  const YamlNode* find(std::string_view key) const;
};

/// One document. Errors: syntax, a key that stands twice, a key that is no scalar, more than one document, more than
/// 100 000 nodes once aliases are followed, nesting below 200 levels. `file` goes into places as it is.
Result<YamlNode> parse_yaml(std::string_view text, const std::string& file);

struct YamlDocument {
  YamlNode root = {};  ///< a key that stands twice is in it twice; keys that are no scalars are not in it
  std::vector<Error> problems = {};
};

/// For whoever wants to report more than one problem: keys that stand twice or are no scalars do not end the reading.
Result<YamlDocument> parse_yaml_document(std::string_view text, const std::string& file);

}  // namespace podworks
