// The small language of custom rules, deprecated edges and `visible_to`: "House -X> layer:base".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/problems.h"
#include "model/project.h"

namespace podworks {

struct SelectorResult {
  PodSelector selector = {};
  std::optional<Complaint> complaint = {};
};
/// A pod, a glob of pods, `layer:NAME` or `tag:NAME=VALUE`.
SelectorResult parse_selector(std::string_view text);

struct EdgeResult {
  PodSelector from = {};
  PodSelector to = {};
  bool transitive = false;
  std::optional<Complaint> complaint = {};
};
/// "A -X> B" and "A =X> B".
EdgeResult parse_forbidden_edge(std::string_view text);
/// "A -> B".
EdgeResult parse_deprecated_edge(std::string_view text);

}  // namespace podworks
