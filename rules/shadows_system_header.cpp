#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace

Rule shadows_system_header() {
  Rule rule;
  rule.id = "shadows-system-header";
  rule.severity = Severity::Warn;
  rule.about = "import";
  rule.summary = "a pod's header answers to the name of a system header";
  rule.explanation.checks =
      "Imports such as `<zip.h>` or `<Common.h>` that a pod of the pool answers, although the SDK or the standard "
      "library has "
      "a header of that name. One finding per pod and spelling.";
  rule.explanation.why =
      "Whether the system's header or the pod's is found depends on the order of search paths. Code of the system or "
      "of "
      "another pod that means its own header may get this one, and the errors then appear far away.";
  rule.explanation.fix =
      "Rename the header with the pod's prefix, or import it with the pod's name and keep it out of the bare search "
      "path with "
      "`header_dir`.";
  rule.explanation.configuration =
      "`rules: { shadows-system-header: off }` where the shadowing is meant, as with a vendored zlib.";
  rule.explanation.example =
      "The pod `zip` has `zip.h`, and `#import <zip.h>` means it; `#import <zip/zip.h>` says so.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const ImportGroups groups =
      group_imports(scan, [&](const Import& import, std::size_t i) -> std::optional<std::string> {
        const auto to = target_pod(scan, import);
        if (!import.shadows_system || !to || !import.from || repeats_statement(scan, i)) return std::nullopt;
        return spelling_key(scan, *to, import);
      });
  for (const auto& [key, imports] : groups) {
    Diagnostic finding = finding_of_group(scan, "shadows-system-header", imports, "name", "it");
    const Import& first = scan.imports[index_of(imports.front())];
    finding.message = fmt::format("{} means a header of `{}`; the system or a well-known library has one of that name",
                                  quoted(as_written(first)), finding.to);
    const auto* const resolved = std::get_if<Resolved>(&first.target);
    const bool has_file = resolved != nullptr && resolved->file;
    const std::string_view served = has_file ? scan.files[index_of(*resolved->file)].served_as : std::string_view();
    finding.help = served.empty() || served == first.spelling
                       ? "rename the header"
                       : fmt::format("write `#import <{}>`, or rename the header", served);
    findings.push_back(std::move(finding));
  }
}

}  // namespace
}  // namespace podworks
