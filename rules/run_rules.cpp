#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "rules/allow.h"
#include "rules/baseline.h"
#include "rules/carry.h"
#include "rules/fingerprint.h"
#include "rules/rule.h"

namespace podworks {
namespace {

constexpr std::string_view kCustom = "custom/";

std::vector<Diagnostic> run_checks(const RuleContext& context);
void add_scan_problems(const RuleContext& context, std::vector<Diagnostic>& findings);
void add_problem(const Project& project, const Diagnostic& problem, std::vector<Diagnostic>& findings);
void remove_repeated(std::vector<Diagnostic>& findings, std::size_t first);
/// One finding per forbidden dependency: the first rule names it, the others stand in `also`. Its severity is the
/// highest of theirs, so that a lowered rule never hides another.
void merge_forbidden(std::vector<Diagnostic>& findings);
bool names_forbidden(const Diagnostic& finding);
void sort_findings(std::vector<Diagnostic>& findings);

}  // namespace

Severity severity_of(const Project& project, std::string_view id) {
  if (const auto found = project.rules.find(id); found != project.rules.end()) return found->second;
  if (id.starts_with(kCustom)) {
    if (const auto all = project.rules.find(std::string_view("custom")); all != project.rules.end()) return all->second;
    for (const CustomRule& rule : project.custom) {
      if (rule.name == id.substr(kCustom.size())) return rule.severity;
    }
  }
  const Rule* const rule = find_rule(id);
  return rule != nullptr ? rule->severity : Severity::Error;
}

void add_findings(const RuleContext& context, std::vector<Diagnostic> more, std::vector<Diagnostic>& findings) {
  for (Diagnostic& finding : more) finding.severity = severity_of(context.project, finding.rule);
  std::erase_if(more, [](const Diagnostic& finding) { return finding.severity == Severity::Off; });
  set_fingerprints(context.scan, more);
  std::move(more.begin(), more.end(), std::back_inserter(findings));
  sort_findings(findings);
  set_ids(findings);
}

std::vector<Diagnostic> run_rules(const RuleContext& context) {
  std::vector<Diagnostic> findings = run_checks(context);
  add_scan_problems(context, findings);
  merge_forbidden(findings);
  // From here on there is one finding per dependency, set, pod, app or file.
  add_apps(context, findings);
  apply_allow_comments(context, findings);
  if (context.baseline != nullptr) {
    const std::vector<EntryUse> uses = apply_baseline(context, *context.baseline, findings);
    report_stale_entries(context, *context.baseline, uses, findings);
  }
  set_fingerprints(context.scan, findings);
  sort_findings(findings);
  set_ids(findings);
  return findings;
}

namespace {

std::vector<Diagnostic> run_checks(const RuleContext& context) {
  std::vector<Diagnostic> findings;
  for (const Rule& rule : all_rules()) {
    const bool is_custom = rule.id == "custom";  // its findings have severities of their own
    if (rule.check == nullptr || (!is_custom && severity_of(context.project, rule.id) == Severity::Off)) continue;
    const std::size_t first = findings.size();
    rule.check(context, findings);
    for (std::size_t i = first; i < findings.size(); ++i) {
      // A check may lower a finding, never raise it.
      findings[i].severity = std::min(findings[i].severity, severity_of(context.project, findings[i].rule));
    }
  }
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity == Severity::Off; });
  return findings;
}

void add_scan_problems(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const std::size_t first = findings.size();
  for (const Diagnostic& problem : context.scan.problems) add_problem(context.project, problem, findings);
  for (const auto& [path, podfile] : context.scan.podfiles) {
    for (const Diagnostic& problem : podfile.problems) add_problem(context.project, problem, findings);
  }
  remove_repeated(findings, first);
}

void add_problem(const Project& project, const Diagnostic& problem, std::vector<Diagnostic>& findings) {
  const Severity severity = severity_of(project, problem.rule);
  if (severity == Severity::Off) return;
  findings.push_back(problem);
  // A remark stays a note, whatever the rule's severity.
  if (problem.severity != Severity::Note) findings.back().severity = severity;
}

void remove_repeated(std::vector<Diagnostic>& findings, std::size_t first) {
  const auto key = [](const Diagnostic& finding) { return std::tie(finding.rule, finding.place, finding.message); };
  const auto begin = findings.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, findings.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto repeated =
      std::unique(begin, findings.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); });
  findings.erase(repeated, findings.end());
}

void merge_forbidden(std::vector<Diagnostic>& findings) {
  std::map<std::pair<std::string, std::string>, std::size_t> first;
  std::vector<bool> merged(findings.size(), false);
  // The table's order put the first three rules first, so the first finding of a pair is the one that names it.
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!names_forbidden(findings[i])) continue;
    const auto [found, is_new] = first.try_emplace({findings[i].from, findings[i].to}, i);
    if (is_new) continue;
    Diagnostic& kept = findings[found->second];
    kept.also.push_back(findings[i].rule);
    kept.severity = std::max(kept.severity, findings[i].severity);
    merged[i] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (merged[i]) continue;
    if (kept != i) findings[kept] = std::move(findings[i]);
    ++kept;
  }
  findings.resize(kept);
}

bool names_forbidden(const Diagnostic& finding) {
  return finding.rule == "standard-pollution" || finding.rule == "peer-dependency" || finding.rule == "layer-order";
}

void sort_findings(std::vector<Diagnostic>& findings) {
  const auto key = [&](std::size_t i) {
    const Diagnostic& finding = findings[i];
    return std::tie(finding.place, finding.rule, finding.subject, finding.from, finding.to, finding.message);
  };
  std::vector<std::size_t> order(findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto order_of_keys = key(a) <=> key(b);
    return order_of_keys != 0 ? order_of_keys < 0 : a < b;
  });
  std::vector<Diagnostic> sorted;
  sorted.reserve(findings.size());
  for (const std::size_t i : order) sorted.push_back(std::move(findings[i]));
  findings = std::move(sorted);
}

}  // namespace
}  // namespace podworks
