// The pods that an app needs, dependencies first, each with the chain that pulls it in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/languages.h"
#include "model/scan.h"

namespace podworks {

/// One step of a chain: why `from` needs `to`.
struct ChainStep {
  PodId from = {};
  PodId to = {};
  std::optional<ImportId> import = {};  ///< the first import, if sources show it
  Place declared_at = {};               ///< else where a manifest declares it
};

struct PlannedPod {
  PodId pod = {};
  std::vector<UnitId> units = {};           ///< sorted; the subspecs that the app needs
  bool is_root = false;                     ///< asked for by the app itself
  std::vector<ChainStep> because = {};      ///< from a root to this pod; empty for a root
  std::vector<PodfileOption> options = {};  ///< of its line in the Podfile of `from:`
};

/// A dependency that no pod of the pool provides.
struct OutsidePod {
  std::string name = {};
  std::vector<std::string> requirements = {};  ///< from `versions:`, else all that the closure's manifests ask for
  std::vector<PodfileOption> options = {};     ///< of its line in the Podfile of `from:`
};

struct AppPlan {
  AppId app = {};
  /// Layer by layer from the lowest, within a layer dependencies first, then by name. Entries are not in it.
  std::vector<PlannedPod> pods = {};
  std::vector<OutsidePod> outside = {};              ///< sorted by name
  std::map<std::string, std::string> platform = {};  ///< name -> version: of the app, else of the Podfile of `from:`
  /// Whose imports count: an app that CocoaPods or CMake builds carries nothing for somebody's JavaScript.
  LanguageSet languages = kAllLanguages;
  std::uint64_t bytes = 0;  ///< of the sources
};

}  // namespace podworks
