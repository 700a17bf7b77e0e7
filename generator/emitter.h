// A row of the table of manifests that podworks writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/pod_graph.h"
#include "model/diagnostic.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

struct EmittedFile {
  std::string path = {};  ///< relative to the pool's root
  std::string content = {};
  std::string app = {};  ///< whose plan it is: for `podworks generate APP` in messages
  /// What the format cannot say of this plan: a pod without a podspec in a Podfile, Swift sources in CMake. The file
  /// names each in a comment too. An error: without it the build cannot work.
  std::vector<Diagnostic> problems = {};
};

struct EmitRequest {
  const Project& project;
  const ScanResult& scan;
  const PodGraph& graph;
  const LayerMap& layers;
  const AppPlan& plan;
  std::string path = {};       ///< where the manifest goes, relative to the pool's root
  std::string user_text = {};  ///< content of PATH.tmpl; empty if there is none
};

inline const AppConfig& app_of(const EmitRequest& request) {
  return request.project.apps[index_of(request.plan.app)];
}

struct Emitter {
  std::string_view id = {};  ///< as under `emit:`
  std::string_view summary = {};
  std::string_view comment = {};  ///< how a comment line begins: "# "
  /// No disk, no clock, no environment. Errors: a name that the format cannot hold, a broken template.
  Result<std::vector<EmittedFile>> (*emit)(const EmitRequest& request) = nullptr;
};

/// THE TABLE (all_emitters.cpp).
const std::vector<Emitter>& all_emitters();
const Emitter* find_emitter(std::string_view id);

}  // namespace podworks
