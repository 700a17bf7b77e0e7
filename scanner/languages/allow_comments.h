// `// podworks: allow(RULE) reason`: the exception that stands where it is made.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/scan.h"

namespace podworks {

/// JavaScript is read as such: texts in its strings and templates are no comments, and its statements take many lines.
enum class AllowSyntax { Any, JavaScript };

/// Appends the comments of one source. A comment begins with `//`, `/*`, `*`, `#` or `<!--` in any language, right
/// before `podworks`. One that stands alone speaks of the statement below it, others of their line. O(text); lines are
/// counted only where there is such a comment. The text has FileBuffer::kPadding readable bytes behind it.
void find_allow_comments(std::string_view text, Arena& arena, std::vector<AllowComment>& allows,
                         AllowSyntax syntax = AllowSyntax::Any);

}  // namespace podworks
