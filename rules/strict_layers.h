// Layers with `strict: true`: nothing of them is ever an exception.
#pragma once

#include <string>

#include "rules/rule.h"

namespace podworks {

/// The pod lies in a layer that is strict.
bool is_strict(const RuleContext& context, const std::string& pod);

}  // namespace podworks
