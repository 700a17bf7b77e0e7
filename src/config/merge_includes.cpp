#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "base/text.h"
#include "config/check_tree.h"
#include "config/config_file.h"

namespace podworks {
namespace {

class Merge {
 public:
  explicit Merge(Problems& problems) : problems_(problems) {}
  /// Moves the entries of `more` into `base`. `parent` is the table's path of the block that both are.
  void merge_blocks(YamlNode& base, YamlNode&& more, std::string_view parent);

 private:
  void merge_entries(const Key& key, YamlEntry& base, YamlEntry&& more);
  /// The names of `more` must be new. With `depth` 2 only those one level below must.
  void merge_maps(YamlNode& base, YamlNode&& more, int depth);
  void report_twice(const YamlEntry& first, const YamlEntry& second, const std::string& hint = {});

  Problems& problems_;
};

std::optional<std::string> included_path(const FileSystem& files, const YamlNode& item, const std::string& config_path,
                                         std::map<std::string, Place>& seen, Problems& problems);

}  // namespace

void merge_includes(const FileSystem& files, const std::string& config_path, const KnownNames& known, YamlNode& tree,
                    Problems& problems) {
  const YamlNode* include = tree.find("include");
  if (include == nullptr || include->kind != YamlNode::Kind::Sequence) return;
  std::map<std::string, Place> seen;
  for (const YamlNode& item : std::vector<YamlNode>(include->items)) {
    const std::optional<std::string> path = included_path(files, item, config_path, seen, problems);
    if (!path) continue;
    std::optional<YamlNode> more = read_config_file(files, *path, problems);
    if (!more) continue;
    check_tree(*more, project_keys(), shown(*path), known, problems);
    if (more->kind != YamlNode::Kind::Map) continue;
    const auto nested = std::find_if(more->entries.begin(), more->entries.end(),
                                     [](const YamlEntry& entry) { return entry.key == "include"; });
    if (nested != more->entries.end()) {
      problems.add(nested->key_at, "an included file must not include others",
                   fmt::format("name them under `include` in {}", shown(config_path)));
      more->entries.erase(nested);
    }
    Merge(problems).merge_blocks(tree, std::move(*more), "");
  }
}

namespace {

void Merge::merge_blocks(YamlNode& base, YamlNode&& more, std::string_view parent) {
  for (YamlEntry& entry : more.entries) {
    const Key* key = find_key(project_keys(), parent, entry.key);
    if (key == nullptr) continue;  // reported already
    const auto same = std::find_if(base.entries.begin(), base.entries.end(),
                                   [&](const YamlEntry& other) { return other.key == entry.key; });
    if (same == base.entries.end()) {
      base.entries.push_back(std::move(entry));
    } else if (same->value.kind == entry.value.kind) {
      merge_entries(*key, *same, std::move(entry));
    }  // else at least one of them has the wrong kind, which is reported already
  }
}

void Merge::merge_entries(const Key& key, YamlEntry& base, YamlEntry&& more) {
  using Kind = YamlNode::Kind;
  const Kind kind = more.value.kind;
  if (key.in_one_file) return report_twice(base, more, "its order counts, so it must stand in one file");
  if (kind == Kind::Sequence && (key.shape == Shape::List || key.shape == Shape::BlockList)) {
    std::move(more.value.items.begin(), more.value.items.end(), std::back_inserter(base.value.items));
  } else if (kind == Kind::Map && key.shape == Shape::Block) {
    merge_blocks(base.value, std::move(more.value), key.path);
  } else if (kind == Kind::Map && (key.shape == Shape::Map || key.shape == Shape::BlockMap)) {
    merge_maps(base.value, std::move(more.value), 1);
  } else if (kind == Kind::Map && key.shape == Shape::MapOfListMaps) {
    merge_maps(base.value, std::move(more.value), 2);
  } else {
    report_twice(base, more);
  }
}

void Merge::merge_maps(YamlNode& base, YamlNode&& more, int depth) {
  std::map<std::string, std::size_t, std::less<>> position;
  for (std::size_t i = 0; i < base.entries.size(); ++i) position.emplace(base.entries[i].key, i);
  for (YamlEntry& entry : more.entries) {
    const auto same = position.find(entry.key);
    if (same == position.end()) {
      base.entries.push_back(std::move(entry));
    } else if (depth == 1) {
      report_twice(base.entries[same->second], entry);
    } else {
      merge_maps(base.entries[same->second].value, std::move(entry.value), depth - 1);
    }
  }
}

void Merge::report_twice(const YamlEntry& first, const YamlEntry& second, const std::string& hint) {
  problems_.add(second.key_at,
                fmt::format("{} stands in two files, here and at {}", shown(second.key), to_string(first.key_at)),
                hint.empty() ? "remove one of them" : hint);
}

std::optional<std::string> included_path(const FileSystem& files, const YamlNode& item, const std::string& config_path,
                                         std::map<std::string, Place>& seen, Problems& problems) {
  const std::optional<std::string> path =
      item.kind == YamlNode::Kind::Scalar && !item.scalar.empty() ? normalize_path(item.scalar) : std::nullopt;
  if (!path || item.scalar.starts_with('/')) return std::nullopt;  // check_tree has reported it
  if (*path == normalize_path(config_path)) {
    problems.add(item.at, fmt::format("{} includes itself", shown(item.scalar)), "remove it");
    return std::nullopt;
  }
  const auto [first, is_new] = seen.emplace(*path, item.at);
  if (!is_new) {
    problems.add(item.at,
                 fmt::format("{} is included twice, first at {}", shown(item.scalar), to_string(first->second)),
                 "remove one of them");
    return std::nullopt;
  }
  if (!files.is_file(*path)) {
    problems.add(item.at, fmt::format("the included file {} does not exist", shown(item.scalar)),
                 "its path is relative to the root");
    return std::nullopt;
  }
  return path;
}

}  // namespace
}  // namespace podworks
