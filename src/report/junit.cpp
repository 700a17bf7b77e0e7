// `check` as JUnit XML: a suite for each rule that is on, in it a test case for each pod. A pod that keeps the rule
// passes, so that a repaired one is seen as a test that passes again and not as one that is gone. New findings that
// fail the run are the failure of their case; others stand in its output. No times and no host: the same input gives
// the same bytes. The form is the one of Jenkins' junit-10.xsd.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/formats.h"
#include "report/paint.h"
#include "report/services.h"
#include "report/xml_text.h"

namespace podworks {
namespace {

constexpr const char* kPool = "the pool";  // what is about no pod

using Found = std::vector<const Diagnostic*>;
using Cases = std::map<std::string, Found>;  // by the name of the pod or app

struct Suite {
  std::string rule = {};
  Cases cases = {};
};

std::string pod_of_file(const ScanResult& scan, const std::string& path) {
  const auto file = std::lower_bound(scan.files.begin(), scan.files.end(), path,
                                     [](const SourceFile& a, const std::string& b) { return a.path < b; });
  if (file == scan.files.end() || file->path != path || file->owner_count == 0) return kPool;
  return scan.pod_of(scan.owners[file->first_owner].unit).name;
}

/// Whose test it is: of a dependency the pod that uses, of a set its first member, so that each finding counts once.
std::string subject_of(const CheckReport& report, const RuleText* rule, const Diagnostic& finding) {
  const bool about_app = rule != nullptr && rule->about == "app";
  if (about_app && !finding.apps.empty()) return finding.apps.front();
  if (!finding.from.empty()) return finding.from;
  if (!finding.pods.empty()) return finding.pods.front();
  return pod_of_file(report.scan, finding.place.file);
}

/// Those that were looked at and have nothing to show for it. With a scope only some were: then the rule as such.
void add_passing(const CheckReport& report, const RuleText& rule, Cases& cases) {
  const bool whole = report.scope.empty();
  const bool of_pods =
      rule.about == "dependency" || rule.about == "pod" || rule.about == "import" || rule.about == "set";
  if (whole && of_pods) {
    for (const Pod& pod : report.scan.pods) cases[pod.name];
  } else if (whole && rule.about == "app") {
    for (const AppConfig& app : report.project.apps) cases[app.name];
  }
  if (cases.empty()) cases[kPool];
}

std::vector<Suite> suites_of(const CheckReport& report) {
  std::map<std::string, Cases> found;
  for (const Diagnostic& finding : report.findings) {
    found[finding.rule][subject_of(report, rule_text(report, finding.rule), finding)].push_back(&finding);
  }
  std::vector<Suite> suites;
  for (const RuleText& rule : report.rules) {
    Suite& suite = suites.emplace_back();
    suite.rule = rule.id;
    if (const auto cases = found.extract(rule.id)) suite.cases = cases.mapped();
    add_passing(report, rule, suite.cases);
  }
  for (auto& [rule, cases] : found) suites.push_back({rule, std::move(cases)});
  return suites;
}

std::string entry(const CheckReport& report, const Diagnostic& finding) {
  const Place place = place_in_repository(report, finding.place);
  const std::string known = finding.status == Status::New ? "" : fmt::format("{} ", to_string(finding.status));
  return fmt::format("{}: {}{}: {}\n", printable(to_string(place)), known, severity_word(finding.severity),
                     words_of(finding, true));
}

std::string case_xml(const CheckReport& report, const std::string& rule, const std::string& name, const Found& found) {
  std::string failing;
  std::string others;
  const Diagnostic* first = nullptr;
  std::size_t failures = 0;
  for (const Diagnostic* finding : found) {
    if (!fails(report, *finding)) {
      others += entry(report, *finding);
      continue;
    }
    if (failures++ == 0) first = finding;
    failing += entry(report, *finding);
  }
  std::string text =
      fmt::format("    <testcase classname=\"podworks.{}\" name=\"{}\"", xml_attribute(rule), xml_attribute(name));
  if (found.empty()) return text + "/>\n";
  text += ">\n";
  if (first != nullptr) {
    const std::string more = failures > 1 ? fmt::format(" (and {} more)", failures - 1) : "";
    text += fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n",
                        xml_attribute(printable(first->message) + more), severity_word(first->severity),
                        xml_content(failing));
  }
  if (!others.empty()) text += fmt::format("      <system-out>{}</system-out>\n", xml_content(others));
  return text + "    </testcase>\n";
}

std::size_t failing_cases(const CheckReport& report, const Suite& suite) {
  return static_cast<std::size_t>(std::count_if(suite.cases.begin(), suite.cases.end(), [&](const auto& each) {
    return std::any_of(each.second.begin(), each.second.end(),
                       [&](const Diagnostic* finding) { return fails(report, *finding); });
  }));
}

}  // namespace

std::string render_check_junit(const CheckReport& report) {
  std::string body;
  std::size_t tests = 0;
  std::size_t failures = 0;
  for (const Suite& suite : suites_of(report)) {
    const std::size_t failing = failing_cases(report, suite);
    body += fmt::format("  <testsuite name=\"podworks.{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                        xml_attribute(suite.rule), suite.cases.size(), failing);
    for (const auto& [name, found] : suite.cases) body += case_xml(report, suite.rule, name, found);
    body += "  </testsuite>\n";
    tests += suite.cases.size();
    failures += failing;
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"podworks\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tests, failures, body);
}

}  // namespace podworks
