// Headers that a pod keeps by `preserve_paths` though it does not compile them. They are no owners' table: a pod may
// keep whole trees ("**/*") in which other pods live. A kept header is the pod's own where its files ask for it by a
// path.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/scan.h"

namespace podworks {

class KeptHeaders {
 public:
  /// `declarations` stand in the order of `scan.pods`, and outlive this.
  KeptHeaders(const ScanResult& scan, const std::vector<PodDeclaration>& declarations);

  bool is_empty() const { return is_empty_; }
  /// Some unit of the pod keeps something.
  bool keeps_any(PodId pod) const { return !keepers_[index_of(pod)].empty(); }
  /// The pod's unit that keeps the header, if no other pod's folder holds it more closely.
  std::optional<UnitId> keeper_in(PodId pod, FileId file) const;
  /// For which the keeper is made.
  PlatformSet platforms_of(UnitId keeper) const;

 private:
  struct Keeper {
    UnitId unit = {};
    const UnitDeclaration* declaration = nullptr;
  };
  bool lies_in_deeper_pod(std::string_view path, std::string_view root) const;

  const ScanResult& scan_;
  std::vector<std::vector<Keeper>> keepers_;  // by pod
  bool is_empty_ = true;
  std::set<std::string_view> folders_;  // of all pods
};

}  // namespace podworks
