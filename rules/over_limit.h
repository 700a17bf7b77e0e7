// How far a limit of podworks.yml is passed.
#pragma once

#include <string_view>

#include "model/diagnostic.h"

namespace podworks {

constexpr std::string_view kOverLimit = "over-limit";

/// The number that a finding of `over-limit` is about: pods, or a share in percent. Two of one subject can be compared.
double amount_over_limit(const Diagnostic& finding);

}  // namespace podworks
