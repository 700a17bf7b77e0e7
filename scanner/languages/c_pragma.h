// `#pragma clang module import A.B`: the one pragma that is an import, of a module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace podworks {

/// The dotted name that a pragma imports; empty if it names none that a compiler takes. nullopt: another pragma.
/// `text` is what stands behind the word `pragma`, without comments, each run of blanks as one space.
std::optional<std::string> imported_by_pragma(std::string_view text);

}  // namespace podworks
