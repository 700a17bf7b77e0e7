// What the layers say of one pair of pods, and how the three rules of forbidden dependencies report it.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace podworks {

/// Which rules a use of one pod by another breaks.
struct Verdict {
  bool standard_pollution = false;
  bool peer_dependency = false;
  bool layer_order = false;
  bool root_order = false;

  bool legal() const { return !standard_pollution && !peer_dependency && !layer_order && !root_order; }
};

/// Pods in no layer break nothing (unlayered-pod reports them), but nobody may use what lies in the layer `app`. There,
/// pods of one app may use each other, pods of two apps may not.
Verdict judge(const RuleContext& context, PodId from, PodId to);

/// Dependencies of this kind between pods that may not use each other, but for those under `deprecated:`.
std::vector<const Dependency*> illegal_dependencies(const RuleContext& context, DependencyKind kind);

/// Names of the layers that the pod may use, from the top; empty if it lies in none.
std::vector<std::string> allowed_layers(const LayerMap& layers, PodId pod);
/// "base only", "business and base only", "nothing": for "it may use ...".
std::string allowance(const LayerMap& layers, PodId pod);
/// The layer's name, or "no layer".
std::string layer_name(const LayerMap& layers, PodId pod);
/// "`WubaRN` (standard-middleware)"
std::string described(const RuleContext& context, PodId pod);

/// Message and help of one broken dependency; the rest is the same for the three rules.
using Wording = void (*)(const RuleContext& context, const Dependency& dependency, Diagnostic& finding);

/// Reports each dependency that breaks `rule`, unless an exception of `deprecated:` covers it. Build imports make it an
/// error; where all imports are guarded (__has_include, canImport) or of types only, it is a note.
void report_breaches(const RuleContext& context, bool Verdict::*rule, std::string_view id, Wording wording,
                     std::vector<Diagnostic>& findings);

}  // namespace podworks
