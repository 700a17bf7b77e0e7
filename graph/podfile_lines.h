// What a Podfile asks for on behalf of an app: its targets, and the lines that hold for them.
#pragma once

#include <string>
#include <vector>

#include "model/declaration.h"

namespace podworks {

/// The targets of a Podfile that make up an app: the one of its name; without one, all that are built, tests left out.
std::vector<const PodfileTarget*> targets_of_app(const PodfileDeclaration& podfile, const std::string& app);

/// The lines of these targets of `podfile`, each name once: those of enclosing targets first, of two with the same name
/// the innermost, of two targets the first. O(lines log lines), however many targets take over the same ones.
std::vector<const PodfilePod*> podfile_lines(const PodfileDeclaration& podfile,
                                             const std::vector<const PodfileTarget*>& targets);

}  // namespace podworks
