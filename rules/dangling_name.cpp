#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "graph/plan_app.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/plans.h"
#include "rules/rows.h"

namespace podworks {
namespace {

constexpr std::size_t kListedNames = 3;

/// Who looks up, and the pods one of which would do.
using Missing = std::pair<PodId, std::vector<PodId>>;

/// What an app has at run time: the units of its plan, and its own entry.
class Carried {
 public:
  Carried(const RuleContext& context, const AppPlan& plan);
  bool has(UnitId unit) const;
  bool has_class(const Resolved& target) const;
  bool has_pod(PodId pod) const;
  /// The app's own sources lie in the pool.
  bool has_entry() const;

 private:
  const ScanResult& scan_;
  AppId app_;
  std::vector<bool> units_;
};

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_app(const RuleContext& context, const AppPlan& plan, std::vector<Diagnostic>& findings);
/// The pods one of which the look-up needs; empty if it needs none that the app has not.
std::vector<PodId> missing_pods(const ScanResult& scan, const Carried& carried, const Import& import);
/// All of them are apps' own sources.
bool are_entries(const ScanResult& scan, const std::vector<PodId>& pods);
/// The app compiles the file that holds the look-up, in this branch.
bool is_compiled(const ScanResult& scan, const AppPlan& plan, const Import& import);
Diagnostic describe(const RuleContext& context, const AppPlan& plan, const Missing& missing,
                    const std::vector<ImportId>& imports);
std::string shown_name(const Import& import);

}  // namespace

Rule dangling_name() {
  Rule rule;
  rule.id = "dangling-name";
  rule.severity = Severity::Warn;
  rule.about = "app";
  rule.summary = "an app looks up a class or service by name and does not carry the pod that has it";
  rule.explanation.checks =
      "For each app, what its pods look up by name at run time: `NSClassFromString(@\"X\")`, `objc_getClass`, "
      "`NSProtocolFromString`, `customClass` of storyboards and xibs, services asked for by protocol "
      "(`createService:@protocol(P)`). If pods of the pool have the class or register the service, one of them must be "
      "in the app. One finding for each app, pod and pods that are missing. Names that no pod declares are the SDK's, "
      "or unknown, and are counted only; so are computed names. Tests are left out.";
  rule.explanation.why =
      "No import shows such a dependency, so neither the build nor a podspec brings the pod along. The app builds and "
      "ships; at run time the class is nil, and the page, the cell or the service is missing without a message.";
  rule.explanation.fix =
      "Add the pod to what the app asks for. Or remove the look-up, if the app is not meant to have the feature. Where "
      "the code copes with the missing class on purpose, set the rule to `note`.";
  rule.explanation.configuration =
      "`rules: { dangling-name: error }`. `resolve: { HSHouseViewController: House }` says which pod a name means, "
      "`external: [HSHouseViewController]` that it comes from outside. `podworks list lookups` shows all look-ups.";
  rule.explanation.example =
      "`Login` calls `NSClassFromString(@\"HSHouseViewController\")` after the login. `58App` carries `House`, "
      "`RecruitLite` does not: there nothing happens after the login.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const AppPlan& plan : context.plans) check_app(context, plan, findings);
}

void check_app(const RuleContext& context, const AppPlan& plan, std::vector<Diagnostic>& findings) {
  const Carried carried(context, plan);
  std::map<Missing, std::vector<ImportId>> missing;
  for (std::size_t i = 0; i < context.scan.imports.size(); ++i) {
    const Import& import = context.scan.imports[i];
    if (import.kind != DependencyKind::Runtime || !import.from || !carried.has(*import.from)) continue;
    if (!is_compiled(context.scan, plan, import) || is_test_code(context.scan, import)) continue;
    std::vector<PodId> pods = missing_pods(context.scan, carried, import);
    if (pods.empty()) continue;
    // What each app has in its own sources, this one has in sources that were not read.
    if (are_entries(context.scan, pods) && !carried.has_entry()) continue;
    missing[{pod_of(context.scan, *import.from), std::move(pods)}].push_back(id_at<ImportId>(i));
  }
  for (const auto& [pods, imports] : missing) findings.push_back(describe(context, plan, pods, imports));
}

std::vector<PodId> missing_pods(const ScanResult& scan, const Carried& carried, const Import& import) {
  if (const auto* resolved = std::get_if<Resolved>(&import.target)) {
    const PodId pod = pod_of(scan, resolved->unit);
    return carried.has_class(*resolved) ? std::vector<PodId>() : std::vector<PodId>{pod};
  }
  const auto* ambiguous = std::get_if<Ambiguous>(&import.target);
  if (ambiguous == nullptr) return {};
  const auto& pods = ambiguous->candidates;
  const bool has_one = std::any_of(pods.begin(), pods.end(), [&](PodId pod) { return carried.has_pod(pod); });
  return has_one ? std::vector<PodId>() : pods;
}

bool are_entries(const ScanResult& scan, const std::vector<PodId>& pods) {
  return std::all_of(pods.begin(), pods.end(),
                     [&](PodId pod) { return scan.pods[index_of(pod)].entry_of.has_value(); });
}

bool is_compiled(const ScanResult& scan, const AppPlan& plan, const Import& import) {
  if (!has(plan.languages, scan.files[index_of(import.file)].language)) return false;
  const bool is_apples = plan.languages == kAppleLanguages;
  if (is_apples && import.packagings == packaging_bit(Packaging::SwiftPackage)) return false;
  return (platforms_of(scan, import) & platforms_of(plan)) != 0;
}

Diagnostic describe(const RuleContext& context, const AppPlan& plan, const Missing& missing,
                    const std::vector<ImportId>& imports) {
  const ScanResult& scan = context.scan;
  Diagnostic finding;
  finding.rule = "dangling-name";
  finding.from = name_of(scan, missing.first);
  finding.apps = {app_name(context, plan)};
  std::vector<std::string> providers;
  for (const PodId pod : missing.second) {
    finding.pods.push_back(name_of(scan, pod));
    providers.push_back(quoted(finding.pods.back()));
  }
  if (providers.size() == 1) finding.to = finding.pods.front();
  std::vector<std::string> names;
  std::vector<ImportEvidence> evidence;
  for (const ImportId id : imports) {
    evidence.push_back(evidence_of(scan, id));
    const std::string name = shown_name(scan.imports[index_of(id)]);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  show_lookups(finding, std::move(evidence));
  const std::string& app = finding.apps.front();
  const bool is_entry = scan.pods[index_of(missing.first)].entry_of.has_value();
  finding.message = fmt::format(
      "{} looks up {} by name, and the app does not carry {}, which {} {}",
      is_entry ? fmt::format("app `{}`", app) : fmt::format("app `{}` carries `{}`, which", app, finding.from),
      list_of(names, kListedNames), providers.size() == 1 ? providers.front() : "any of " + spoken_list(providers),
      providers.size() == 1 ? "has" : "have", names.size() == 1 ? "it" : "them");
  const std::string what = are_entries(scan, missing.second)
                               ? fmt::format("give the app `{}` such a class, too", app)
                               : fmt::format("add {} to what the app `{}` asks for",
                                             providers.size() == 1 ? providers.front() : "one of them", app);
  finding.help = fmt::format("{}, or remove the look-up from `{}`", what, finding.from);
  finding.subject = fmt::format("{} {} -> {}", app, finding.from, join(finding.pods, ", "));
  return finding;
}

std::string shown_name(const Import& import) {
  switch (import.form) {
    case Form::ServiceName:
      return fmt::format("the service `{}`", import.spelling);
    case Form::ProtocolName:
      return fmt::format("the protocol `{}`", import.spelling);
    default:
      return quoted(import.spelling);
  }
}

Carried::Carried(const RuleContext& context, const AppPlan& plan)
    : scan_(context.scan), app_(plan.app), units_(context.scan.units.size(), false) {
  for (const PlannedPod& pod : plan.pods) {
    for (const UnitId unit : pod.units) units_[index_of(unit)] = true;
  }
}

bool Carried::has(UnitId unit) const {
  return units_[index_of(unit)] || scan_.pod_of(unit).entry_of == app_;
}

bool Carried::has_entry() const {
  return std::any_of(scan_.pods.begin(), scan_.pods.end(), [&](const Pod& pod) { return pod.entry_of == app_; });
}

bool Carried::has_pod(PodId pod) const {
  const std::vector<UnitId>& units = scan_.pods[index_of(pod)].units;
  return std::any_of(units.begin(), units.end(), [&](UnitId unit) { return has(unit); });
}

// The file that has the class may be of a subspec that the app does not take.
bool Carried::has_class(const Resolved& target) const {
  const PodId pod = pod_of(scan_, target.unit);
  if (!target.file) return has_pod(pod);
  const auto owners = scan_.owners_of(*target.file);
  return std::any_of(owners.begin(), owners.end(), [&](const FileOwner& owner) {
    return pod_of(scan_, owner.unit) == pod && owner.role != Role::Resource && has(owner.unit);
  });
}

}  // namespace
}  // namespace podworks
