// `requires:` of podworks.yml: which versions of podworks may read the file.
#pragma once

#include <string_view>

namespace podworks {

/// Whether the text is a requirement at all.
bool is_requirement(std::string_view requirement);
/// Clauses (">=0.1 <0.3", "0.1") that all must hold. Only the parts that a clause writes are compared: 0.1.7 equals
/// "0.1", and 0.3.1 is not below "<0.3". A version may have a suffix ("0.2.0-dev"), which does not count.
bool meets_requirement(std::string_view version, std::string_view requirement);

}  // namespace podworks
