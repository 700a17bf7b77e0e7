// Exceptions that stand as comments at imports: `// podworks: allow(RULE) reason`.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "rules/rule.h"

namespace podworks {

/// Marks the imports of findings that a comment allows. A finding is `Allowed` if all of its imports are. A comment
/// holds for the rules that it names, for no pod of a `strict` layer, and only with a reason; an import that breaks
/// several rules needs all of them named. Where imports of several pods break the rule it holds for none. Adds a
/// finding of `unused-allow` for each rule of a comment that allows nothing.
void apply_allow_comments(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace podworks
