// THE TABLE of keys: what may stand in podworks.yml and podworks.pod.yml. The loader's checks, the JSON schema and
// docs/config.md are made from it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace podworks {

/// What stands behind a key.
enum class Shape : std::uint8_t {
  Value,          ///< one value
  List,           ///< a list of values
  OneOrMore,      ///< one value, or a list of them
  Map,            ///< names of the user's choice, a value behind each
  MapOfListMaps,  ///< names, below them names, and a list of values behind each
  Block,          ///< keys of this table
  BlockList,      ///< a list of blocks
  BlockMap,       ///< names of the user's choice, a block behind each
};

/// What a single value, or a name of the user's choice, must look like; see value_types.h.
enum class ValueType : std::uint8_t {
  Text,
  Name,       ///< of a pod, unit, variable ...
  MacroName,  ///< DEBUG, "os(iOS)"
  RuleName,   ///< of a custom rule
  FormatVersion,
  Requirement,      ///< on podworks's version
  PodRequirement,   ///< on a pod's version, as CocoaPods writes it
  PlatformVersion,  ///< "13.0"
  Flag,
  Count,
  Ordinal,  ///< a count from 1 up
  Share,    ///< "2%" or 0.02
  Date,
  SeverityWord,
  PeersWord,
  StrictWord,
  Platform,
  ReaderId,
  EmitterId,
  RuleId,
  NameGlob,    ///< of pods, spellings, external names
  PathGlob,    ///< relative to the root, or to the pod
  Path,        ///< relative to the root, stays below it
  RootFolder,  ///< ".", a folder below, or "../NAME"
  LayerName,
  AppName,
  Selector,        ///< pods, a layer or a tag
  ForbiddenEdge,   ///< "A -X> B", "A =X> B"
  DeprecatedEdge,  ///< "A -> B"
  WebLink,         ///< "https://HOST/{file}#L{line}"
  EditorLink,      ///< "vscode://file/{root}/{file}:{line}"
};

struct Key {
  std::string_view path = {};  ///< "layers.peers": the key `peers` in each entry of `layers`
  Shape shape = Shape::Value;
  ValueType type = ValueType::Text;   ///< of the values; unused for blocks
  ValueType names = ValueType::Name;  ///< of the names in a map
  bool required = false;
  bool in_one_file = false;        ///< a list whose order counts: `include` must not add to it
  std::string_view fallback = {};  ///< the default in words; empty = none
  std::string_view example = {};   ///< a value in YAML's flow style
  std::string_view text = {};      ///< one or two sentences
};

const std::vector<Key>& project_keys();
const std::vector<Key>& pod_keys();

/// "peers" of "layers.peers"; "layers" of "layers.peers", "" of "layers".
std::string_view name_of(const Key& key);
std::string_view parent_of(const Key& key);
/// The row for `name` in the block `parent`, or nullptr.
const Key* find_key(const std::vector<Key>& keys, std::string_view parent, std::string_view name);
bool is_block(Shape shape);

}  // namespace podworks
