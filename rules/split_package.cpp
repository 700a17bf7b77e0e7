#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// The first of each pod, of one package.
std::vector<DeclaredPackage> one_per_pod(const ScanResult& scan, std::span<const DeclaredPackage> package);
Diagnostic describe(const ScanResult& scan, const std::vector<DeclaredPackage>& package);

}  // namespace

Rule split_package() {
  Rule rule;
  rule.id = "split-package";
  rule.severity = Severity::Warn;
  rule.about = "set";
  rule.summary = "one package of Kotlin or Java in several pods";
  rule.explanation.checks =
      "Packages that the sources of two or more pods declare with `package`. Tests are left out: they stand in the "
      "package of what they test. One finding per package, with a file of each pod.";
  rule.explanation.why =
      "Code of one package needs no import to use code of the same package: a dependency between the two pods may be "
      "there and no import shows it. `internal` and package-private names do not mean what their readers think, Java's "
      "modules refuse such a pair, and `import a.b.*` is ambiguous.";
  rule.explanation.fix =
      "Give each pod a package of its own, best the pod's name, and import what another pod has. Where a file is in "
      "the wrong pod, move it to the other.";
  rule.explanation.configuration = "`rules: { split-package: off }` where packages are shared by intent.";
  rule.explanation.example =
      "`net/Client.kt` and `cache/Store.kt` both say `package com.wb.data`: `Client` may use `Store` and no line of "
      "`net` names `cache`.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const std::vector<DeclaredPackage>& all = context.scan.packages;  // sorted by name and unit
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end =
        std::find_if(begin, all.end(), [&](const DeclaredPackage& one) { return one.name != begin->name; });
    const std::vector<DeclaredPackage> package = one_per_pod(context.scan, {begin, end});
    // Programs and scripts have no package: that is no split, though what they declare is seen by all of them.
    if (package.size() > 1 && !package.front().name.empty()) findings.push_back(describe(context.scan, package));
    begin = end;
  }
}

std::vector<DeclaredPackage> one_per_pod(const ScanResult& scan, std::span<const DeclaredPackage> package) {
  std::vector<DeclaredPackage> first;
  for (const DeclaredPackage& one : package) {
    if (first.empty() || pod_of(scan, first.back().unit) != pod_of(scan, one.unit)) first.push_back(one);
  }
  // A file that several pods compile is no split: it is one file.
  const auto same_file = [&](const DeclaredPackage& one) { return one.file == first.front().file; };
  if (std::all_of(first.begin(), first.end(), same_file)) first.resize(1);
  return first;
}

Diagnostic describe(const ScanResult& scan, const std::vector<DeclaredPackage>& package) {
  Diagnostic finding;
  finding.rule = "split-package";
  finding.subject = std::string(package.front().name);
  finding.place = {std::string(scan.files[index_of(package.front().file)].path), 0, 0};
  std::vector<std::string> names;
  for (const DeclaredPackage& one : package) {
    const std::string& pod = name_of(scan, pod_of(scan, one.unit));
    finding.pods.push_back(pod);
    names.push_back(quoted(pod));
    finding.notes.push_back(fmt::format("{}: {}", pod, scan.files[index_of(one.file)].path));
  }
  finding.message = fmt::format("the package `{}` is spread over {}: they may use each other without an import",
                                package.front().name, list_of(names, 4));
  finding.help = "give each pod a package of its own, or move the files into one of them";
  return finding;
}

}  // namespace
}  // namespace podworks
