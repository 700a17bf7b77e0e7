#include "rules/selectors.h"

#include "base/glob.h"

namespace podworks {
namespace {

bool in_layer(const RuleContext& context, std::string_view layer, PodId pod);
/// The globs that name the selector's pods; of a tag, all patterns of its value.
std::vector<Glob> globs_of(const RuleContext& context, const PodSelector& selector);

}  // namespace

std::vector<bool> selected_pods(const RuleContext& context, const PodSelector& selector) {
  const std::vector<Glob> globs = globs_of(context, selector);
  std::vector<bool> selected(context.scan.pods.size(), false);
  for (std::size_t i = 0; i < selected.size(); ++i) {
    selected[i] = selector.kind == PodSelector::Kind::Layer ? in_layer(context, selector.pattern, id_at<PodId>(i))
                                                            : matches_any(globs, context.scan.pods[i].name);
  }
  return selected;
}

bool selects(const RuleContext& context, const PodSelector& selector, PodId pod) {
  if (selector.kind == PodSelector::Kind::Layer) return in_layer(context, selector.pattern, pod);
  return matches_any(globs_of(context, selector), context.scan.pods[index_of(pod)].name);
}

namespace {

bool in_layer(const RuleContext& context, std::string_view layer, PodId pod) {
  if (index_of(pod) >= context.layers.layer_of.size()) return false;
  const auto id = context.layers.layer_of[index_of(pod)];
  return id && context.layers.layers[index_of(*id)].name == layer;
}

std::vector<Glob> globs_of(const RuleContext& context, const PodSelector& selector) {
  std::vector<Glob> globs;
  if (selector.kind == PodSelector::Kind::Pods) globs.emplace_back(selector.pattern);
  if (selector.kind == PodSelector::Kind::Tag) {
    for (const TagConfig& tag : context.project.tags) {
      if (tag.dimension != selector.dimension || tag.value != selector.pattern) continue;
      for (const LocatedText& pattern : tag.pods) globs.emplace_back(pattern.value);
    }
  }
  return globs;
}

}  // namespace
}  // namespace podworks
