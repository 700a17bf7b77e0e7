#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
Diagnostic describe(const ScanResult& scan, const std::vector<ImportId>& imports);
/// What `external:` would have to name: "Foo" of <Foo/Bar.h> and of Foo.Sub, else the spelling.
std::string_view outer_name(const Import& import);

}  // namespace

Rule unresolved_import() {
  Rule rule;
  rule.id = "unresolved-import";
  rule.severity = Severity::Warn;
  rule.about = "import";
  rule.summary = "an import that nothing in the pool answers to";
  rule.explanation.checks =
      "Imports that are neither of a pod, nor of the SDK, the standard library or a name under `external:`; a file "
      "that is there and belongs to no pod is named. Guarded "
      "imports "
      "(`__has_include`, `canImport`) and forward declarations are left out, and so are imports in files of no pod. "
      "One finding per importing pod and spelling, with all places. A statement that no compiler takes (`import 3`, "
      "`#include \"a.h`) is one, too.";
  rule.explanation.why =
      "Each unresolved import is a dependency that podworks may be missing, so a rule may be broken without a finding. "
      "It may "
      "also be a header that was deleted and is imported from a file that nobody builds.";
  rule.explanation.fix =
      "If the name comes from outside of the pool, put it under `external:`. If a build makes the header, name its "
      "owner under "
      "`generated:`. If a pod has it, check the pod's file globs, its `header_dir` and the spelling; the finding's "
      "note says "
      "what is near. Else remove the import.";
  rule.explanation.configuration =
      "`external: [BaiduMapAPI_Base, \"TX*\"]`, `generated: { \"**/*.pb.h\": Protos }`, `resolve: { \"a.h\": BaseKit "
      "}`. "
      "`limits: { unresolved: 2% }` makes the share of unresolved imports an error (rule `over-limit`).";
  rule.explanation.example =
      "`#import <React-Core/RCTBridge.h>`: the pod's `header_dir` is `React`, so it is served as "
      "`<React/RCTBridge.h>`.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const ImportGroups groups =
      group_imports(scan, [&](const Import& import, std::size_t i) -> std::optional<std::string> {
        if (!std::holds_alternative<Unresolved>(import.target)) return std::nullopt;
        if (import.kind == DependencyKind::Optional || import.kind == DependencyKind::Forward) return std::nullopt;
        const auto from = source_pod(scan, import);
        if (!from || repeats_statement(scan, i)) return std::nullopt;
        const auto unowned = std::get<Unresolved>(import.target).unowned;  // one path means a file here, none there
        return spelling_key(scan, *from, import) + (unowned ? fmt::format("{}{}", '\0', index_of(*unowned)) : "");
      });
  for (const auto& [key, imports] : groups) findings.push_back(describe(scan, imports));
}

Diagnostic describe(const ScanResult& scan, const std::vector<ImportId>& imports) {
  const Import& first = scan.imports[index_of(imports.front())];
  Diagnostic finding = finding_of_group(scan, "unresolved-import", imports, "name", "it");
  const std::string_view hint = std::get<Unresolved>(first.target).hint;
  if (!hint.empty()) finding.notes.insert(finding.notes.begin(), std::string(hint));
  if (first.malformed) {
    finding.message = fmt::format("`{}` in `{}` is not complete: no compiler takes it", first.spelling, finding.from);
    finding.help = "complete it, or remove it";
    return finding;
  }
  if (first.form == Form::Computed) {
    finding.severity = Severity::Note;
    finding.message = fmt::format("`{}` imports by a computed name, `{}`: which pod it means is not known",
                                  finding.from, first.spelling);
    finding.notes.clear();
    finding.help = "write the name as a plain text where it can be, or see to its dependencies yourself";
    return finding;
  }
  if (first.form == Form::IncludeMacro) {
    finding.message = fmt::format("`{}` includes what the macro `{}` stands for, which is not known here", finding.from,
                                  first.spelling);
    finding.help = fmt::format(
        "write the header's name, or decide it with `resolve: {{ \"{}\": POD }}` in podworks.yml", first.spelling);
    return finding;
  }
  finding.message =
      fmt::format("nothing in the pool answers to {}, which `{}` imports", quoted(as_written(first)), finding.from);
  if (const auto unowned = std::get<Unresolved>(first.target).unowned) {
    const std::string_view path = scan.files[index_of(*unowned)].path;
    finding.message = fmt::format("{}, which `{}` imports, is `{}`, and that file belongs to no pod",
                                  quoted(as_written(first)), finding.from, path);
    finding.help = fmt::format(
        "let a pod have `{}`: by its manifest, by an entry of `pods:` in podworks.yml, or by moving it; or leave the "
        "importing file out with `exclude:`",
        base_name(path));
    return finding;
  }
  const bool is_path = first.spelling.starts_with("./") || first.spelling.starts_with("../");
  if (is_path && !names_module(first.form) && first.form != Form::Package) {
    finding.help = "it is a path from the importing file's folder: correct or remove it";
    return finding;
  }
  finding.help = fmt::format(
      "if it comes from outside, add `{}` to `external:` in podworks.yml; if a build makes it, name its "
      "pod under `generated:`; else correct or remove it",
      outer_name(first));
  return finding;
}

std::string_view outer_name(const Import& import) {
  switch (import.form) {
    case Form::Package:
    case Form::PackageAll:
      return import.spelling;
    case Form::Module:
    case Form::CxxModule:
      return import.spelling.substr(0, import.spelling.find('.'));
    case Form::Uri:
      if (import.spelling.starts_with("package:")) {
        return import.spelling.substr(8, import.spelling.find('/') - 8);
      }
      break;
    case Form::Specifier:
      if (import.spelling.starts_with('@')) {
        const std::size_t slash =
            import.spelling.find('/', std::min(import.spelling.find('/'), import.spelling.size() - 1) + 1);
        return import.spelling.substr(0, slash);
      }
      break;
    default:
      break;
  }
  return import.spelling.substr(0, import.spelling.find('/'));
}

}  // namespace
}  // namespace podworks
