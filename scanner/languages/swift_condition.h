// The conditions of Swift's #if and #elseif: flags, and questions like os(iOS), canImport(UIKit), swift(>=5.9). A flag
// of which nothing is known may be set or not.
#pragma once

#include <string_view>

#include "scanner/languages/known_macros.h"

namespace podworks {

/// `text` is without comments. Unknown too: what no compiler takes, too many parentheses. Takes linear time.
Truth truth_of_swift_condition(std::string_view text, const KnownMacros& macros, Packaging packaging);

}  // namespace podworks
