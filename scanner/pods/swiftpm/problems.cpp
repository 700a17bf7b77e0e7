#include "scanner/pods/swiftpm/problems.h"

#include <fmt/format.h>

#include "scanner/pods/swiftpm/model.h"

namespace podworks {

void PackageProblems::add(const SwiftValue& value, const SwiftObject* owner, const std::string& what,
                          const std::string& why) {
  const auto found = known_.find({value.line, value.column, why});
  if (found != known_.end()) {
    Known& known = found->second;
    if (what == known.what || !known.others.insert(what).second) return;
    const std::size_t others = known.others.size();
    into_[known.number].message = fmt::format("{} is not known, and {} thing{} more for the same cause: {}", known.what,
                                              others, others == 1 ? "" : "s", why);
    return;
  }
  if (into_.size() < kMaxPackageProblems) {
    known_[{value.line, value.column, why}] = {into_.size(), what};
    const bool is_somewhere = value.line > 0 || owner == nullptr;
    const Place at = {path_, is_somewhere ? value.line : owner->line, is_somewhere ? value.column : owner->column};
    into_.push_back(package_problem(at, fmt::format("{} is not known: {}", what, why)));
  } else if (!is_full_) {
    is_full_ = true;
    into_.push_back(package_problem(
        {path_, 1, 1}, fmt::format("more than {} things in this manifest are not known; the others are not listed",
                                   kMaxPackageProblems)));
  }
}

}  // namespace podworks
