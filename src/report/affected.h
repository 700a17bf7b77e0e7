// The answer of `podworks affected`: the pods and apps that a change touches, and what to test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/affected.h"

namespace podworks {

struct AffectedReport {
  Affected affected = {};
  std::string revision = {};  ///< the base as it was asked for
  std::string commit = {};    ///< where HEAD left it, 40 hex digits
  /// Changed files of the configuration, for which every pod counts as changed; empty = none changed.
  std::vector<std::string> everything = {};
};

struct AffectedFormat {
  std::string_view id = {};  ///< text, json, markdown
  std::string_view summary = {};
  std::string (*render)(const AffectedReport& report, bool colour) = nullptr;
};
/// THE TABLE of formats of `affected`.
const std::vector<AffectedFormat>& all_affected_formats();

}  // namespace podworks
