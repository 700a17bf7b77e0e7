// The finding about something in a manifest that cannot be known or is broken.
#pragma once

#include <string>

#include "model/diagnostic.h"

namespace podworks {

Diagnostic manifest_problem(Place at, std::string message, std::string help);

}  // namespace podworks
