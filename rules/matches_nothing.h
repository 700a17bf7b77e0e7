// What the parts of the rule `matches-nothing` share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace podworks {

/// Collects the findings; `what` is the phrase before "matches nothing".
class NothingMatched {
 public:
  NothingMatched(const RuleContext& context, std::vector<Diagnostic>& findings);
  void add(const Place& at, const std::string& what, std::string problem, std::string help);
  /// A pattern of pod names that names none; the help suggests the nearest pod.
  void check_pods(const Place& at, const std::string& what, const std::string& pattern);
  /// The same where only whole pods are meant: a subspec would have no effect.
  void check_whole_pods(const Place& at, const std::string& what, const std::string& pattern);
  /// `what` is the phrase after the selector.
  void check_selector(const Place& at, const std::string& what, const PodSelector& selector);
  bool is_pod(const std::string& pattern) const;

 private:
  const RuleContext& context_;
  std::vector<std::string> names_;  // of pods and subspecs, sorted
  std::vector<Diagnostic>& findings_;
};

/// Of `apps:` and `versions:`.
void check_apps_match(const RuleContext& context, NothingMatched& findings);
void check_versions_match(const RuleContext& context, NothingMatched& findings);

bool is_app(const Project& project, std::string_view name);

}  // namespace podworks
