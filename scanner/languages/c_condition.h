// What the condition of a C directive means for imports: is it decided, is it only a question of C or C++, is it an
// include guard's, which headers does it ask for.
#pragma once

#include <string_view>
#include <vector>

#include "scanner/languages/condition_stack.h"
#include "scanner/languages/known_macros.h"

namespace podworks {

struct CCondition {
  Decision decision = {};
  bool is_language_test = false;     ///< asks for __cplusplus alone
  std::string_view guard_name = {};  ///< X of "#ifndef X" and "#if !defined(X)"
};

/// `keyword` is "#if", "#ifdef", "#elifndef" ...; `text` is the rest without comments, to which `guard_name` points.
CCondition read_c_condition(std::string_view keyword, std::string_view text, const KnownMacros& macros);

struct HasInclude {
  std::string_view spelling = {};  ///< without quotes and brackets; empty if it is `name` that asks
  std::string_view name = {};      ///< an identifier
  bool negated = false;
};

/// The `__has_include(...)` and `__has_embed(...)` of a condition. With `identifiers` the other identifiers come too,
/// as a macro may ask.
std::vector<HasInclude> has_includes(std::string_view text, bool identifiers);

}  // namespace podworks
