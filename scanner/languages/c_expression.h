// The expressions of C's #if and #elif, of whose macros only some are known. A name of which nothing is known may be
// anything (it is not 0, as a compiler has it: what podworks.yml says of macros is never complete), and what depends on
// it is not known either: `A && 0` is false, `A || 0` is open.
#pragma once

#include <string_view>

#include "scanner/languages/known_macros.h"

namespace podworks {

/// `text` is without comments. Unknown too: what no compiler takes, a division by zero, a signed overflow, a shift by
/// more than the number's bits, too many parentheses. Takes linear time.
Truth truth_of_c_expression(std::string_view text, const KnownMacros& macros, Packaging packaging);

/// The value of an expression without macros; nullopt if it is none.
std::optional<CNumber> constant_c_value(std::string_view text);

}  // namespace podworks
