// THE TABLE of rules. The first three are the dependency rules, in the order in which they name a forbidden dependency.
#include "rules/rows.h"

namespace podworks {

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> rules = {
      // clang-format off
      standard_pollution(),
      peer_dependency(),
      layer_order(),
      root_order(),
      pod_cycle(),
      subspec_cycle(),
      file_cycle(),
      forbidden_dependency(),
      custom(),
      undeclared_dependency(),
      unused_dependency(),
      private_header(),
      relative_escape(),
      testable_import(),
      forward_coupling(),
      runtime_coupling(),
      ambiguous_import(),
      unresolved_import(),
      case_mismatch(),
      duplicate_header(),
      split_package(),
      shadows_system_header(),
      unowned_file(),
      unlayered_pod(),
      matches_nothing(),
      podspec_problem(),
      manifest_problem(),
      unreadable_file(),
      forbidden_pod(),
      app_exclusive(),
      not_subset(),
      whole_layer(),
      excess_pod(),
      missing_pod(),
      dangling_name(),
      over_limit(),
      stale_manifest(),
      stale_baseline(),
      unused_allow(),
      lost_change(),
      inexact_import(),
      // clang-format on
  };
  return rules;
}

const Rule* find_rule(std::string_view id) {
  constexpr std::string_view kCustom = "custom/";
  if (id.starts_with(kCustom)) id = "custom";
  for (const Rule& rule : all_rules()) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace podworks
