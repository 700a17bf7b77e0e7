#include "cli/refuse_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "base/text.h"
#include "cli/deliver.h"
#include "graph/assign_layers.h"
#include "report/paint.h"
#include "rules/lookup.h"
#include "rules/new_entries.h"

namespace podworks {
namespace {

bool some_are_strict(const Pool& pool) {
  return std::any_of(pool.strict.begin(), pool.strict.end(),
                     [](const Strictness& one) { return one.strict == Strict::MultiApp; });
}

/// What the base would have been told by the layers and rules of now, without what its comments allowed.
std::vector<Diagnostic> judged_by_rules_of_now(const Pool& base, const std::vector<Diagnostic>& then, const Pool& now) {
  Project project = base.project;
  project.layers = now.project.layers;
  project.tags = now.project.tags;
  project.rules = now.project.rules;
  project.custom = now.project.custom;
  project.deprecated = now.project.deprecated;
  project.limits = now.project.limits;
  const LayerMap layers = assign_layers(project, base.scan);
  const std::vector<Strictness> strict = find_strict_pods(base.scan, base.graph, layers, base.plans);
  std::vector<Diagnostic> had =
      run_rules({project, base.scan, base.graph, layers, base.plans, strict, base.today, nullptr});
  std::set<std::tuple<std::string, int, int>> allowed;
  for (const Diagnostic& finding : then) {
    for (const ImportEvidence& import : finding.imports) {
      if (import.is_allowed) allowed.emplace(import.at.file, import.at.line, import.at.column);
    }
  }
  for (Diagnostic& finding : had) {
    for (ImportEvidence& import : finding.imports) {
      import.is_allowed = allowed.contains({import.at.file, import.at.line, import.at.column});
    }
  }
  return had;
}

}  // namespace

bool refuse_new_entries(const BasePool& base, const std::vector<Diagnostic>& then, Pool& pool,
                        const std::vector<Diagnostic>& findings) {
  if (!pool.baseline || (!some_are_strict(pool) && !some_are_strict(base.pool))) return false;
  const RuleContext context_then = base.pool.rule_context();
  const RuleContext context = pool.rule_context();
  std::vector<Diagnostic> had = without_allowed(then);
  std::set<KnownFinding> fresh = find_new_exceptions({context_then, had, base.renames, context, findings});
  if (!fresh.empty()) {
    std::vector<Diagnostic> more = without_allowed(judged_by_rules_of_now(base.pool, then, pool));
    had.insert(had.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    fresh = find_new_exceptions({context_then, had, base.renames, context, findings});
  }
  mark_new_entries(fresh, *pool.baseline);
  return !fresh.empty();
}

void say_what_is_loosened(const Call& call, const BasePool& base, const Pool& pool) {
  const auto& then = base.pool.scan.pods;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < pool.scan.pods.size(); ++i) {
    const std::string& name = pool.scan.pods[i].name;
    const std::optional<PodId> before = find_pod(base.pool.scan, name_then(base.renames.pods, name));
    if (!before || then[index_of(*before)].entry_of) continue;
    if (pool.strict[i].strict < base.pool.strict[index_of(*before)].strict) names.push_back(printable(name));
  }
  if (names.empty()) return;
  print_note(call, fmt::format("{} less strict than in {}: {}",
                               names.size() == 1 ? "1 pod is" : fmt::format("{} pods are", names.size()), base.revision,
                               list_of(names, 8)));
}

}  // namespace podworks
