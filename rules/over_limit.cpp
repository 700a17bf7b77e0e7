#include "rules/over_limit.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "graph/components.h"
#include "graph/reach.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_unresolved(const RuleContext& context, const Located<double>& limit, std::vector<Diagnostic>& findings);
void check_height(const RuleContext& context, const Located<int>& limit, std::vector<Diagnostic>& findings);
void check_pods_in_cycle(const RuleContext& context, const Located<int>& limit, std::vector<Diagnostic>& findings);
std::size_t pods_in_cycles(const PodGraph& graph);
Diagnostic finding_at(const Place& place, std::string_view limit);

}  // namespace

Rule over_limit() {
  Rule rule;
  rule.id = kOverLimit;
  rule.is_recordable = false;
  rule.severity = Severity::Error;
  rule.about = "line";
  rule.summary = "a number that podworks.yml limits is exceeded";
  rule.explanation.checks =
      "The limits of podworks.yml: `unresolved`, the share of all imports in pods that nothing answers to; `height`, "
      "the longest "
      "chain of pods, with circles taken as one; `pods_in_cycle`, how many pods lie in circles. `layer_share` belongs "
      "to the rule "
      "`whole-layer`.";
  rule.explanation.why =
      "Some things grow by one a week and are never anybody's fault. A limit turns the growth into a finding on the "
      "day on which "
      "it happens. A high share of unresolved imports also means that the verdict itself is worth less.";
  rule.explanation.fix =
      "Bring the number down: the findings of `unresolved-import` and `pod-cycle` say where. Raise the limit only with "
      "a reason in "
      "the commit.";
  rule.explanation.configuration =
      "`limits: { unresolved: 2%, height: 12, pods_in_cycle: 0 }`. Without a limit nothing is checked.";
  rule.explanation.example =
      "`limits: { pods_in_cycle: 3 }` in a pool that had three pods in a circle; a fourth joins, and the gate is red.";
  rule.check = check;
  return rule;
}

double amount_over_limit(const Diagnostic& finding) {
  if (!finding.path.empty()) return static_cast<double>(finding.path.size());
  // The message begins with the count of pods, or says the share before its only ` %` but for that of the limit.
  const std::size_t percent = finding.message.find(" %");
  std::string_view number = finding.message;
  if (percent != std::string::npos) {
    number = number.substr(0, percent);
    number.remove_prefix(number.rfind(' ') + 1);
  }
  std::string digits;
  for (const char c : number) {
    if (c != ' ' && c != '.' && (c < '0' || c > '9')) break;
    if (c != ' ') digits += c;
  }
  double amount = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), amount);
  return amount;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const Limits& limits = context.project.limits;
  if (limits.unresolved) check_unresolved(context, *limits.unresolved, findings);
  if (limits.height) check_height(context, *limits.height, findings);
  if (limits.pods_in_cycle) check_pods_in_cycle(context, *limits.pods_in_cycle, findings);
}

void check_unresolved(const RuleContext& context, const Located<double>& limit, std::vector<Diagnostic>& findings) {
  std::size_t all = 0;
  std::size_t unresolved = 0;
  for (const Import& import : context.scan.imports) {
    if (!import.counted || !import.from || import.kind == DependencyKind::Forward) continue;
    if (import.kind == DependencyKind::Runtime) continue;
    if (import.form == Form::Computed) continue;  // nobody can say what it means without running it
    ++all;
    if (import.kind != DependencyKind::Optional && std::holds_alternative<Unresolved>(import.target)) ++unresolved;
  }
  const double share = all == 0 ? 0.0 : static_cast<double>(unresolved) / static_cast<double>(all);
  if (share <= limit.value) return;
  Diagnostic finding = finding_at(limit.at, "unresolved");
  finding.message = fmt::format("{} of {} are unresolved, {:.2f} %; the limit is {:g} %", grouped(unresolved),
                                counted(all, "import", "imports"), share * 100.0, limit.value * 100.0);
  finding.help = "name what comes from outside under `external:`, and repair the findings of `unresolved-import`";
  findings.push_back(std::move(finding));
}

void check_height(const RuleContext& context, const Located<int>& limit, std::vector<Diagnostic>& findings) {
  const std::vector<PodId> chain = longest_chain(context.graph);
  if (limit.value >= 0 && chain.size() <= static_cast<std::size_t>(limit.value)) return;
  Diagnostic finding = finding_at(limit.at, "height");
  finding.message =
      fmt::format("the longest chain of dependencies has {} pods; the limit is {}", chain.size(), limit.value);
  std::vector<std::string> names;
  for (const PodId pod : chain) names.push_back(name_of(context.scan, pod));
  finding.notes.push_back(join(names, " -> "));
  finding.path = std::move(names);
  finding.help = "cut one arrow of the chain, or merge two pods of it that are never taken apart";
  findings.push_back(std::move(finding));
}

void check_pods_in_cycle(const RuleContext& context, const Located<int>& limit, std::vector<Diagnostic>& findings) {
  const std::size_t count = pods_in_cycles(context.graph);
  if (limit.value >= 0 && count <= static_cast<std::size_t>(limit.value)) return;
  Diagnostic finding = finding_at(limit.at, "pods_in_cycle");
  finding.message = fmt::format("{} in circles; the limit is {}", counted(count, "pod lies", "pods lie"), limit.value);
  finding.help = "cut the circles where the findings of `pod-cycle` say that it is cheapest";
  findings.push_back(std::move(finding));
}

std::size_t pods_in_cycles(const PodGraph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Dependency& dependency : graph.dependencies) {
    if (!dependency.has(DependencyKind::Build)) continue;
    edges.emplace_back(static_cast<std::uint32_t>(dependency.from), static_cast<std::uint32_t>(dependency.to));
  }
  const Components components = strong_components(graph.pod_count, edges);
  std::vector<std::size_t> sizes(components.count, 0);
  for (const std::uint32_t component : components.of) ++sizes[component];
  std::size_t count = 0;
  for (const std::size_t size : sizes) count += size > 1 ? size : 0;
  return count;
}

Diagnostic finding_at(const Place& place, std::string_view limit) {
  Diagnostic finding;
  finding.rule = kOverLimit;
  finding.place = place;
  finding.subject = fmt::format("limits.{}", limit);
  return finding;
}

}  // namespace
}  // namespace podworks
