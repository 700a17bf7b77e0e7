#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
bool climbs(std::string_view spelling);
std::string repair(const RuleContext& context, const Import& import);

}  // namespace

Rule relative_escape() {
  Rule rule;
  rule.id = "relative-escape";
  rule.severity = Severity::Warn;
  rule.about = "import";
  rule.summary = "a relative path that leads into another pod";
  rule.explanation.checks =
      "Imports whose spelling climbs with `..` and ends in a file of another pod. The dependency counts like any "
      "other; this "
      "rule is about the way in which it is written. One finding per pair of pods.";
  rule.explanation.why =
      "The path holds only as long as both pods lie side by side in one tree. It breaks when one of them is moved, "
      "renamed, "
      "delivered as a binary or fetched from elsewhere, and it goes around the other pod's choice of what is public.";
  rule.explanation.fix =
      "Write the import as the other pod offers it, `#import <Pod/Header.h>`, `package:net/net.dart` or `@wb/net`, and "
      "declare the dependency. If the file is not public, that is the real question to settle with the pod's owners.";
  rule.explanation.configuration = "`rules: { relative-escape: error }` for pools that deliver pods as binaries.";
  rule.explanation.example =
      "`#import \"../../WBNet/Private/WBSecret.h\"` in `House/HSLogin.m` works in this checkout only; `#import "
      "<WBNet/WBLogin.h>` works in every app.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const ImportGroups groups = group_imports(scan, [&](const Import& import, std::size_t) -> std::optional<std::string> {
    if (!climbs(import.spelling)) return std::nullopt;
    const auto from = source_pod(scan, import);
    const auto to = target_pod(scan, import);
    if (!from || !to || *from == *to) return std::nullopt;
    return pair_key(scan, import);
  });
  for (const auto& [key, imports] : groups) {
    Diagnostic finding = finding_of_group(scan, "relative-escape", imports, "take", "such a path");
    finding.message = fmt::format("`{}` reaches into `{}` by a relative path", finding.from, finding.to);
    finding.help = repair(context, scan.imports[index_of(imports.front())]);
    findings.push_back(std::move(finding));
  }
}

bool climbs(std::string_view spelling) {
  return spelling.starts_with("../") || spelling.find("/../") != std::string_view::npos;
}

std::string repair(const RuleContext& context, const Import& import) {
  const ScanResult& scan = context.scan;
  const auto& resolved = std::get<Resolved>(import.target);
  const std::string_view served = resolved.file ? scan.files[index_of(*resolved.file)].served_as : std::string_view();
  const std::string& to = name_of(scan, pod_of(scan, resolved.unit));
  if (import.form == Form::Uri) return fmt::format("write `package:{}/...`, and declare `{}` in the pubspec", to, to);
  if (import.form == Form::Specifier) return fmt::format("import it by its package's name, `{}`, and declare it", to);
  if (served.empty()) return fmt::format("import a header that `{}` serves, or move what is needed into one", to);
  const Dependency* const dependency = context.graph.find(*source_pod(scan, import), pod_of(scan, resolved.unit));
  const bool is_declared = dependency != nullptr && dependency->declared;
  return fmt::format("write `#import <{}>`{}", served, is_declared ? "" : fmt::format(" and declare `{}`", to));
}

}  // namespace
}  // namespace podworks
