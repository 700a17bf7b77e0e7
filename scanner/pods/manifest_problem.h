// The finding about something in a manifest that cannot be known or is broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/diagnostic.h"

namespace podworks {

Diagnostic manifest_problem(Place at, std::string message, std::string help);
/// For a reader whose manifest declares no pod that could carry them: a declaration without a name.
PodDeclaration problems_without_pod(std::string_view reader, std::vector<Diagnostic> problems);

}  // namespace podworks
