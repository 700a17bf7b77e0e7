// The manual of the rules, made from the table: docs/rules.md and what `explain` says.
#pragma once

#include <string>

#include "rules/rule.h"

namespace podworks {

/// One rule as Markdown: its id, severity, summary and the five headings.
std::string rule_markdown(const Rule& rule, int heading_level);
/// docs/rules.md: a table of all rules, then each of them.
std::string rules_reference();

}  // namespace podworks
