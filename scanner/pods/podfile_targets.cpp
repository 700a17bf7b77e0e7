#include "scanner/pods/podfile_targets.h"

namespace podworks {

void PodfileTargets::open(const std::string& name, bool abstract, const Place& at) {
  const auto [known, is_new] = by_name_.try_emplace({current_, name}, nullptr);
  if (is_new) {
    known->second =
        &targets_.emplace_back(Target{.name = name, .parent = current_, .index = targets_.size(), .at = at});
  }
  current_ = known->second;
  current_->abstract = abstract;
}

std::vector<PodfileTarget> PodfileTargets::declared() {
  std::vector<PodfileTarget> result;
  root_.index = targets_.size();
  const bool has_outside = !root_.pods.empty();
  for (Target& target : targets_) {
    result.push_back(declared(target));
    const bool takes_over = target.inherit == "complete" && (target.parent != &root_ || has_outside);
    if (takes_over) result.back().inherits_from = target.parent->index;
  }
  if (has_outside) result.push_back(declared(root_));
  return result;
}

PodfileTarget PodfileTargets::declared(Target& target) const {
  PodfileTarget result = {.name = target.name,
                          .abstract = target.abstract,
                          .inherits_search_paths_only = target.inherit == "search_paths",
                          .pods = std::move(target.pods),
                          .at = target.at};
  for (const Target* each = &target; each != nullptr && result.platform.empty(); each = each->parent) {
    result.platform = each->platform;
    result.platform_version = each->platform_version;
  }
  return result;
}

}  // namespace podworks
