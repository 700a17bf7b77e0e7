// Which apps a dependency concerns, and what each of them would not carry without it.
#pragma once

#include <vector>

#include "rules/rule.h"

namespace podworks {

/// Fills `apps` of findings about a dependency, a cycle or an import, and notes for dependencies what hangs on them:
/// "because of it, app `Recruit` carries MainPage and 11 more pods (6.3 MB of sources)".
/// One breadth-first search per finding and app, over the app's own pods; after a fixed amount of work no more notes
/// are made, so that a pool with thousands of findings stays fast.
void add_apps(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace podworks
