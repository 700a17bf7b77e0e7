// A Podfile made from the user's template, and what of an older Podfile or of the plan gets lost in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/emitter.h"

namespace podworks {

/// The template with `pods` at its mark, and `platform` in front unless it names one itself. Problems: what CocoaPods
/// refuses, or takes in silence for something else than was meant.
Result<std::string> from_template(const EmitRequest& request, const std::string& platform,
                                  const std::vector<std::string>& pods, std::vector<Diagnostic>& problems);
/// What the Podfile of `from:` sets and neither the generated one nor its template does.
std::optional<Diagnostic> lost_settings(const EmitRequest& request);

}  // namespace podworks
