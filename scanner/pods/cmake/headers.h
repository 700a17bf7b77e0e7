// Which targets the headers belong to that no target lists: most projects list their sources only.
#pragma once

#include <string_view>
#include <vector>

#include "scanner/pods/cmake/usage.h"
#include "scanner/pods/reader.h"

namespace podworks {

struct CMakeHeader {
  std::string_view path = {};  ///< relative to the pool's root
  std::vector<std::size_t> targets = {};
  /// Libraries without files that are declared beside the sources of `targets`: whoever links one of these and none of
  /// those means it.
  std::vector<std::size_t> lenders = {};
};

/// A header that a function was given which declares a target is that target's. Of other ones
/// of each folder the nearest claim counts, from the header's folder up to the build's: targets with sources in it (of
/// several those with a source of the same name), an include folder that targets pass on, their own include folder, the
/// folder that declares a target which finds the header. Libraries go before programs,
/// and what the usual configuration has before what others have. A header that nobody claims is
/// not in the answer.
std::vector<CMakeHeader> unlisted_headers(const ReaderContext& context, const CMakeBuild& build,
                                          const std::vector<CMakeUsage>& usages);

}  // namespace podworks
