#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// The header is private in every unit of the pod that was reached.
bool is_private(const ScanResult& scan, FileId file, PodId pod);
/// What pods do with what they declare.
struct PassedOn {
  std::vector<bool> imports = {};                  ///< by pod: some file imports something of a pod, itself included
  std::set<std::pair<PodId, PodId>> exports = {};  ///< by `@_exported import`
};
PassedOn passed_on(const ScanResult& scan);
/// A test target looks into what it tests: its manifest names the pod, as `@testable` does in Swift, or one that
/// passes it on: a wrapper that declares it and imports nothing itself, or a module that exports it again.
bool is_white_box_test(const ScanResult& scan, const PassedOn& passed, UnitId from, PodId to);

}  // namespace

Rule private_header() {
  Rule rule;
  rule.id = "private-header";
  rule.severity = Severity::Warn;
  rule.about = "import";
  rule.summary = "an import of what another pod keeps to itself";
  rule.explanation.checks =
      "Imports that reach a header of another pod which that pod keeps private: matched by `private_header_files` or "
      "`project_header_files`, or left out of `public_header_files`, or of `public` in podworks.yml; a file below "
      "`lib/src` of another Dart package; a path that `exports` of another package.json does not offer. One finding "
      "per "
      "importing pod and header or spelling. A pod that is a test target may look into the pods that it declares, and "
      "into those that they pass on: by `@_exported import`, or as a wrapper that imports nothing itself.";
  rule.explanation.why =
      "Private headers are not copied into a framework or a binary delivery, so the import breaks as soon as the pod "
      "comes "
      "prebuilt. Until then every change inside the other pod can break this one, and its owners do not know it.";
  rule.explanation.fix =
      "Use what the pod offers in its public headers. If that is not enough, ask its owners to make the header public, "
      "or to "
      "move the needed declaration into a public one.";
  rule.explanation.configuration =
      "Which headers are public is said by the podspec, by `public:` of a pod declared in podworks.yml, or by "
      "`public:` in "
      "`podworks.pod.yml`. Severity: `rules: { private-header: error }`.";
  rule.explanation.example =
      "`WBNet.podspec` has `s.private_header_files = 'Private/**/*.h'`, and `House/HSLoader.m` imports "
      "`<WBNet/WBSession+Private.h>` to reset a session. A public `-[WBSession reset]` replaces it.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const PassedOn passed = passed_on(scan);
  const ImportGroups groups = group_imports(scan, [&](const Import& import, std::size_t) -> std::optional<std::string> {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (resolved != nullptr && import.private_api) return pair_key(scan, import) + '\0' + std::string(import.spelling);
    if (resolved == nullptr || !resolved->file || !scan.files[index_of(*resolved->file)].is_header) return std::nullopt;
    const PodId to = pod_of(scan, resolved->unit);
    const auto from = source_pod(scan, import);
    if (!from || *from == to || !is_private(scan, *resolved->file, to)) return std::nullopt;
    if (is_white_box_test(scan, passed, *import.from, to)) return std::nullopt;
    return pair_key(scan, import) + '\0' + std::string(scan.files[index_of(*resolved->file)].path);
  });
  for (const auto& [key, imports] : groups) {
    Diagnostic finding = finding_of_group(scan, "private-header", imports, "use", "it");
    const Import& first = scan.imports[index_of(imports.front())];
    if (first.private_api) {
      finding.message = fmt::format("`{}` imports `{}`, which `{}` does not offer to others", finding.from,
                                    first.spelling, finding.to);
      finding.help = fmt::format("import what `{}` offers, or have its owners offer this too", finding.to);
      findings.push_back(std::move(finding));
      continue;
    }
    const auto& resolved = std::get<Resolved>(first.target);
    const std::string_view path = scan.files[index_of(*resolved.file)].path;
    const std::string_view header = base_name(path);
    finding.notes.push_back(fmt::format("the header is {}", path));
    finding.message = fmt::format("`{}` imports `{}`, a private header of `{}`", finding.from, header, finding.to);
    finding.help = fmt::format("use a public header of `{}`, or have its owners make `{}` public", finding.to, header);
    findings.push_back(std::move(finding));
  }
}

bool is_private(const ScanResult& scan, FileId file, PodId pod) {
  bool found = false;
  for (const FileOwner& owner : scan.owners_of(file)) {
    if (pod_of(scan, owner.unit) != pod) continue;
    if (owner.role != Role::PrivateHeader && owner.role != Role::ProjectHeader && owner.role != Role::KeptHeader) {
      return false;
    }
    found = true;
  }
  return found;
}

PassedOn passed_on(const ScanResult& scan) {
  PassedOn passed{std::vector<bool>(scan.pods.size()), {}};
  for (const Import& import : scan.imports) {
    const auto* const resolved = std::get_if<Resolved>(&import.target);
    if (!import.from || resolved == nullptr) continue;
    const PodId from = pod_of(scan, *import.from);
    passed.imports[index_of(from)] = true;
    if (import.reexport) passed.exports.emplace(from, pod_of(scan, resolved->unit));
  }
  return passed;
}

bool declares(const ScanResult& scan, const Unit& unit, PodId to) {
  return std::any_of(unit.declared.begin(), unit.declared.end(),
                     [&](const Unit::Declared& one) { return !one.units.empty() && pod_of(scan, one.units[0]) == to; });
}

bool is_white_box_test(const ScanResult& scan, const PassedOn& passed, UnitId from, PodId to) {
  const Unit& unit = scan.units[index_of(from)];
  if (unit.kind != UnitKind::Test || scan.pod_of(from).units[0] != from) return false;
  if (declares(scan, unit, to)) return true;
  return std::any_of(unit.declared.begin(), unit.declared.end(), [&](const Unit::Declared& one) {
    if (one.units.empty()) return false;
    const PodId pod = pod_of(scan, one.units[0]);
    const bool is_wrapper = !passed.imports[index_of(pod)] && declares(scan, scan.units[index_of(one.units[0])], to);
    return is_wrapper || passed.exports.contains({pod, to});
  });
}

}  // namespace
}  // namespace podworks
