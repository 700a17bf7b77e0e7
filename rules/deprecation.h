// The exceptions of `deprecated:`: edges that are allowed where they stand, until their day.
#pragma once

#include <optional>
#include <string_view>

#include "rules/rule.h"

namespace podworks {

/// Days from `today` to `date`, both YYYY-MM-DD; negative once the date has passed, nullopt if either is no date.
std::optional<int> days_until(std::string_view today, std::string_view date);

/// The first exception that covers the pair and is still in force (its day included), or nullptr.
const DeprecatedEdge* exception_for(const RuleContext& context, PodId from, PodId to);

}  // namespace podworks
