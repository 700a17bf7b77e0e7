// The plan of a CMake build while it is made. A target is an index: those of the libraries, and behind them the app's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/emitters/cmake_plan.h"

namespace podworks {

constexpr std::size_t kNoTarget = static_cast<std::size_t>(-1);

struct CMakeDraft {
  explicit CMakeDraft(const EmitRequest& of) : request(of), scan(of.scan) {}

  const EmitRequest& request;
  const ScanResult& scan;
  CMakePlan plan = {};
  std::vector<std::size_t> target_of_pod = {};  ///< kNoTarget: not in this build
  std::vector<bool> unit_is_built = {};
  std::vector<bool> public_file = {};  ///< a public header of a built unit, or what one imports of its own pod
  std::map<std::pair<std::size_t, std::size_t>, bool> links = {};  ///< (from, to) -> a public header needs it
  std::map<std::string, std::size_t> unservable = {};              ///< pod -> imports that no folder can serve

  std::size_t app_index() const { return plan.libraries.size(); }
  std::size_t target_of(UnitId unit) const { return target_of_pod[index_of(scan.units[index_of(unit)].pod)]; }
  PlannedTarget& target(std::size_t index) { return index == app_index() ? plan.app : plan.libraries[index]; }
  /// The pod that the target builds; null for the app.
  const Pod* pod_of(const PlannedTarget& one) const { return one.pod ? &scan.pods[index_of(*one.pod)] : nullptr; }
  std::string_view path_of(FileId file) const { return scan.files[index_of(file)].path; }
  const AppConfig& app() const { return app_of(request); }
  /// An import that the build compiles.
  bool counts(const Import& import) const;

  /// Adds to the plan's problems: about a pod, or about the app if `pod` is null.
  Diagnostic& report(const Pod* pod, const std::string& subject, std::string message, std::string help);
};

}  // namespace podworks
