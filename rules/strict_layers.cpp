#include "rules/strict_layers.h"

#include <algorithm>

#include "rules/lookup.h"

namespace podworks {

bool is_strict(const RuleContext& context, const std::string& pod) {
  const auto found = find_pod(context.scan, pod);
  if (!found) return false;
  const std::optional<LayerId> layer = context.layers.layer_of[index_of(*found)];
  if (!layer) return false;
  const std::string& name = context.layers.layers[index_of(*layer)].name;
  return std::any_of(context.project.layers.begin(), context.project.layers.end(),
                     [&](const LayerConfig& config) { return config.strict && config.name == name; });
}

}  // namespace podworks
