// What the rules about apps say of a plan: its pods and the chains that pull them in.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace podworks {

/// By PodId: which pods the app carries.
std::vector<bool> carried_pods(const RuleContext& context, const AppPlan& plan);
const std::string& app_name(const RuleContext& context, const AppPlan& plan);

/// A finding of an app about one pod that it carries: the chain as path, an arrow with file and line per step as notes,
/// place and caret at the last step, which is the one that reaches for the pod. A root has its place in podworks.yml.
Diagnostic carried_finding(const RuleContext& context, const AppPlan& plan, const PlannedPod& pod);

/// "cut `A -> B` in a.m:3" or "remove `B` from the app's roots": how to get rid of the pod.
std::string how_to_drop(const RuleContext& context, const AppPlan& plan, const PlannedPod& pod);

/// Where a step of a chain stands: the import, else the manifest's line.
Place place_of(const ScanResult& scan, const ChainStep& step);

}  // namespace podworks
