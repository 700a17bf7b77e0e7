// Headers that a pod keeps by `preserve_paths` though it does not compile them. They are no owners' table: a pod may
// keep whole trees ("**/*") in which other pods live. A kept header is the pod's own where its files ask for it by a
// path.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/scan.h"
#include "scanner/files/pod_folders.h"

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

 private:
  struct Keeper {
    UnitId unit = {};
    const UnitDeclaration* declaration = nullptr;
  };

  const ScanResult& scan_;
  PodFolders folders_;
  std::vector<std::vector<Keeper>> keepers_;  // by pod
  bool is_empty_ = true;
};

}  // namespace podworks
