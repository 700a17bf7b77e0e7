// Whether a Podfile.lock still fits the podspecs of the pool.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/pods/reader.h"

namespace podworks {

struct LockedName {
  std::string name = {};     ///< "Net/Core"
  std::string version = {};  ///< "1.0", or a requirement; "from `../Net`" of a source
};

/// An entry under PODS.
struct LockedUnit {
  LockedName self = {};
  std::vector<std::pair<LockedName, Place>> dependencies = {};
  Place at = {};
};

/// "Net" of "Net/Core"
std::string_view pod_part(std::string_view name);

inline constexpr const char* kUpdateLock = "run `pod install` and commit the lock";

/// The podspecs are right; where the lock differs nobody ran `pod install` since, or it ran with other variables of the
/// environment than `env:` has.
class LockComparison {
 public:
  explicit LockComparison(const ReaderContext& context) : context_(context) {}

  /// The pod that the podspec declares, compared with its entries in the lock; nothing if it cannot be read.
  std::vector<PodDeclaration> compare(const std::string& podspec, const std::string& name,
                                      const std::vector<LockedUnit>& locked);
  std::vector<Diagnostic> take_problems();

 private:
  /// What a unit depends on by the one and not by the other.
  struct Difference {
    std::string podspec = {};
    std::string unit = {};
    std::string dependency = {};
    Place at = {};
  };
  using Names = std::set<std::string, std::less<>>;

  std::vector<PodDeclaration> read(const std::string& podspec, const Project& project) const;
  void compare_unit(const std::string& podspec, const PodDeclaration& pod, const UnitDeclaration& unit,
                    const LockedUnit& locked);
  bool is_by_environment(const PodDeclaration& pod, const Difference& difference, bool is_declared);
  const Names& declared_with(const Difference& difference, const std::string& variable);
  void report(const Place& at, std::string message);

  const ReaderContext& context_;
  std::map<std::string, Project> projects_;  // by the variable that is set in it
  std::map<std::pair<std::string, std::string>, Names>
      declared_with_;  // of a podspec with a variable: "unit dependency"
  std::map<std::string, std::vector<Difference>> by_variable_;
  std::vector<Diagnostic> problems_;
};

}  // namespace podworks
