// The directed graph of units and, contracted, of pods. Plain data: the algorithms are the other files of this folder,
// and only their .cpp files know Boost.Graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/scan.h"

namespace podworks {

/// Bit of a kind in `kinds`.
constexpr std::uint8_t kind_bit(DependencyKind kind) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}

struct Dependency {
  PodId from = {};
  PodId to = {};
  std::uint8_t kinds = 0;               ///< bits of its imports' kinds
  std::vector<ImportId> evidence = {};  ///< sorted, never empty but in `declared_only`
  bool declared = false;                ///< a manifest of `from` names `to` or a unit of it
  Place declared_at = {};               ///< set in `declared_only`

  bool has(DependencyKind kind) const { return (kinds & kind_bit(kind)) != 0; }
};

struct UnitDependency {
  UnitId from = {};
  UnitId to = {};
  std::uint8_t kinds = 0;  ///< 0: declared, but no import shows it
  std::vector<ImportId> evidence = {};
  bool declared = false;
  PlatformSet declared_for = 0;        ///< for which platforms it is declared
  LanguageSet declared_languages = 0;  ///< of the manifests that declare it
  Place declared_at = {};

  bool has(DependencyKind kind) const { return (kinds & kind_bit(kind)) != 0; }
};

struct PodGraph {
  std::size_t pod_count = 0;
  std::vector<Dependency> dependencies = {};  ///< sorted by from, to; from != to; all kinds
  std::vector<std::uint32_t> first_out = {};  ///< pod_count + 1 entries
  /// What manifests of libraries declare and no build import shows: it pulls the pod into apps all the same. Sorted by
  /// from, to.
  std::vector<Dependency> declared_only = {};
  std::size_t unit_count = 0;
  std::vector<UnitDependency> unit_dependencies = {};  ///< sorted by from, to; from != to; within pods too
  std::vector<std::uint32_t> first_unit_out = {};

  std::span<const Dependency> dependencies_of(PodId pod) const {
    return {dependencies.data() + first_out[index_of(pod)], dependencies.data() + first_out[index_of(pod) + 1]};
  }
  std::span<const UnitDependency> dependencies_of(UnitId unit) const {
    return {unit_dependencies.data() + first_unit_out[index_of(unit)],
            unit_dependencies.data() + first_unit_out[index_of(unit) + 1]};
  }
  /// The edge from -> to, or nullptr.
  const Dependency* find(PodId from, PodId to) const;
};

/// O(imports log imports). Optional, test, forward and type-only imports make edges too; the caller asks for kinds.
PodGraph build_graph(const ScanResult& scan);

}  // namespace podworks
