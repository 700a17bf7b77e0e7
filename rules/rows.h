// One function per row of the table of rules; each lives in the file of its name.
#pragma once

#include "rules/rule.h"

namespace podworks {

Rule standard_pollution();
Rule peer_dependency();
Rule layer_order();
Rule root_order();
Rule pod_cycle();
Rule subspec_cycle();
Rule file_cycle();
Rule forbidden_dependency();
Rule custom();
Rule undeclared_dependency();
Rule unused_dependency();
Rule private_header();
Rule relative_escape();
Rule testable_import();
Rule forward_coupling();
Rule runtime_coupling();
Rule ambiguous_import();
Rule unresolved_import();
Rule case_mismatch();
Rule duplicate_header();
Rule split_package();
Rule shadows_system_header();
Rule unowned_file();
Rule unlayered_pod();
Rule matches_nothing();
Rule podspec_problem();
Rule manifest_problem();
Rule inexact_import();
Rule unreadable_file();
Rule forbidden_pod();
Rule app_exclusive();
Rule not_subset();
Rule whole_layer();
Rule excess_pod();
Rule missing_pod();
Rule dangling_name();
Rule over_limit();
Rule stale_manifest();
Rule stale_baseline();
Rule unused_allow();
Rule lost_change();

}  // namespace podworks
