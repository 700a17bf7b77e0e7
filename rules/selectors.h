// Which pods a side of a custom rule, an exception or `visible_to` means: a name, a glob, layer:NAME, tag:NAME=VALUE.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "rules/rule.h"

namespace podworks {

/// "layer:base", "tag:line=house", else a glob of names. As `custom:` is read by the configuration.
PodSelector selector_of(std::string_view text);

/// By PodId: which pods are meant. O(pods).
std::vector<bool> selected_pods(const RuleContext& context, const PodSelector& selector);
bool selects(const RuleContext& context, const PodSelector& selector, PodId pod);

/// As it is written: "layer:base".
std::string selector_text(const PodSelector& selector);

}  // namespace podworks
