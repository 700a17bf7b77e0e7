// Where a rule takes no exceptions: neither entries of the baseline nor comments.
#pragma once

#include <optional>
#include <string>

#include "rules/rule.h"

namespace podworks {

/// What exceptions something takes, and the pod that says so; none if nobody restricts them.
struct Exceptions {
  Strict strict = Strict::No;
  std::optional<PodId> pod = {};
};
Exceptions exceptions_of(const RuleContext& context, const std::string& pod);
/// What the pod that has to change says, or the strictest of a cycle's members.
Exceptions exceptions_of(const RuleContext& context, const Diagnostic& finding);
/// For a message: "58App and Lite carry `House`, which needs `Net`". Empty if nobody restricts them.
std::string why(const RuleContext& context, const Exceptions& exceptions);

}  // namespace podworks
