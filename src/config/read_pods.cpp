#include "config/read_pods.h"

#include <fmt/format.h>

#include "config/tree_access.h"

namespace podworks {
namespace {

using Kind = YamlNode::Kind;

void check_pod_source(const YamlNode& node, Problems& problems) {
  const auto has = [&](std::string_view key) { return node.find(key) != nullptr; };
  if (has("from") == (has("name") || has("path"))) {
    problems.add(
        node.at,
        has("from") ? "an entry of `pods` has `from`, and `name` or `path` too" : "an entry of `pods` has no `from`",
        "write `from` and `in`, or `name` and `path`");
    return;
  }
  if (has("from")) {
    for (const std::string_view key : {"files", "public"}) {
      if (has(key))
        problems.add(place_of(node, key), fmt::format("`{}` goes with `name` and `path` only", key), "remove it");
    }
    return;
  }
  for (const std::string_view key : {"name", "path"}) {
    if (!has(key)) {
      problems.add(node.at, fmt::format("a pod declared by hand has no `{}`", key), "write `name` and `path`");
    }
  }
  for (const std::string_view key : {"in", "export"}) {
    if (!has(key)) continue;
    problems.add(place_of(node, key), fmt::format("`{}` goes with `from` only", key),
                 "write `path` for a pod declared by hand");
  }
}

}  // namespace

std::vector<PodSource> read_pods(const YamlNode& tree, Problems& problems) {
  std::vector<PodSource> pods;
  if (const YamlNode* list = tree.find("pods");
      list != nullptr && list->kind == Kind::Sequence && list->items.empty()) {
    problems.add(place_of(tree, "pods"), "`pods` is empty: no folder would be a pod",
                 "name what is a pod, or remove the key: then pods are found by themselves");
  }
  for (const YamlNode& node : list_at(tree, "pods").items) {
    if (node.kind != Kind::Map) continue;
    check_pod_source(node, problems);
    pods.push_back({.from = text_at(node, "from"),
                    .in = text_at(node, "in"),
                    .name = text_at(node, "name"),
                    .path = path_at(node, "path"),
                    .files = texts(list_at(node, "files")),
                    .public_files = texts(list_at(node, "public")),
                    .exported = {.value = path_at(node, "export"), .at = place_of(node, "export")},
                    .at = node.at});
  }
  return pods;
}

}  // namespace podworks
