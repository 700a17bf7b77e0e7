// Which pods a side of a custom rule, an exception or `visible_to` means: a name, a glob, layer:NAME, tag:NAME=VALUE.
#pragma once

#include <vector>

#include "model/project.h"
#include "rules/rule.h"

namespace podworks {

/// By PodId: which pods are meant. O(pods).
std::vector<bool> selected_pods(const RuleContext& context, const PodSelector& selector);
bool selects(const RuleContext& context, const PodSelector& selector, PodId pod);

}  // namespace podworks
