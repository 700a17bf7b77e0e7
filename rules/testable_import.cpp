#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// Previews and the like, which no build that is shipped compiles: "#if DEBUG", "#if DEBUG && #if os(iOS)".
bool is_for_debugging(std::string_view condition);

}  // namespace

Rule testable_import() {
  Rule rule;
  rule.id = "testable-import";
  rule.severity = Severity::Error;
  rule.about = "import";
  rule.summary = "a test-only import in code that is no test";
  rule.explanation.checks =
      "`@testable import` in files that are not test code: neither owned by a test specification nor matched by "
      "`tests:`, "
      "and that `#if DEBUG` does not keep out of what is shipped. "
      "One finding per importing pod and module.";
  rule.explanation.why =
      "`@testable` opens the internals of a module and exists only in builds with testing enabled. The import compiles "
      "on the "
      "desk and fails, or silently exposes internals, in the build that is shipped.";
  rule.explanation.fix =
      "Write a plain `import` and make public what is really needed, or move the file to the tests. If the file is a "
      "test that "
      "podworks does not know as one, name its folder under `tests:`.";
  rule.explanation.configuration =
      "`tests: [\"**/Tests/**\", \"**/*Tests.swift\"]` in podworks.yml says what test code is.";
  rule.explanation.example =
      "`@testable import WBNet` in `House/HSPreview.swift` was meant for a preview and breaks the release build.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const ImportGroups groups = group_imports(scan, [&](const Import& import, std::size_t) -> std::optional<std::string> {
    const auto from = source_pod(scan, import);
    if (!import.testable || !from || is_test_code(scan, import)) return std::nullopt;
    if (is_for_debugging(import.condition)) return std::nullopt;
    return spelling_key(scan, *from, import);
  });
  for (const auto& [key, imports] : groups) {
    Diagnostic finding = finding_of_group(scan, "testable-import", imports, "repeat", "it");
    const std::string_view module = scan.imports[index_of(imports.front())].spelling;
    finding.message = fmt::format("`@testable import {}` in code of `{}` that is no test", module, finding.from);
    finding.help =
        fmt::format("write `import {}` and use its public interface, or name the file's folder under `tests:`", module);
    findings.push_back(std::move(finding));
  }
}

bool is_for_debugging(std::string_view condition) {
  for (const std::string_view clause : split(condition, '#')) {
    const bool is_plain = clause.starts_with("if ") && clause.find("||") == std::string_view::npos;
    for (const std::string_view word : split(is_plain ? clause : std::string_view(), ' ')) {
      if (word == "DEBUG") return true;
    }
  }
  return false;
}

}  // namespace
}  // namespace podworks
