#include "rules/cycle_finding.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace

Rule file_cycle() {
  Rule rule;
  rule.id = "file-cycle";
  rule.severity = Severity::Off;
  rule.about = "set";
  rule.summary = "files of one pod that import each other in a circle";
  rule.explanation.checks =
      "Sets of files within one pod in which each reaches each other through imports that resolve to files. Circles "
      "across "
      "pods belong to `pod-cycle`. Imports of modules name no file and are not seen.";
  rule.explanation.why =
      "Headers that import each other compile only because of include guards, and which of them is seen first depends "
      "on who "
      "asks. Such files can never be moved to another pod one by one, which is what most repairs of the layers need.";
  rule.explanation.fix =
      "In Objective-C and C++ replace one import in a header by a forward declaration (`@class`, `struct X;`) and "
      "import in "
      "the implementation file. Else move what both need into a third header.";
  rule.explanation.configuration = "Off by default; `rules: { file-cycle: warn }` turns it on.";
  rule.explanation.example =
      "`WBCell.h` imports `WBTable.h` for a delegate, and `WBTable.h` imports `WBCell.h` for its rows. `@class "
      "WBTable;` in "
      "`WBCell.h` and the import in `WBCell.m` end the circle.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  CycleGraph graph;
  graph.vertices = scan.files.size();
  graph.noun = "files";
  graph.name = [&scan](std::uint32_t file) { return std::string(scan.files[file].path); };
  std::vector<Arrow> arrows;
  for (std::size_t i = 0; i < scan.imports.size(); ++i) {
    const Import& import = scan.imports[i];
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (!import.counted || import.kind != DependencyKind::Build || resolved == nullptr || !resolved->file) continue;
    if (source_pod(scan, import) != target_pod(scan, import)) continue;
    arrows.push_back(
        {static_cast<std::uint32_t>(import.file), static_cast<std::uint32_t>(*resolved->file), id_at<ImportId>(i)});
  }
  set_arrows(graph, std::move(arrows));
  for (Diagnostic& finding : describe_cycles(scan, graph, find_cycles(graph.vertices, graph.edges))) {
    finding.rule = "file-cycle";
    findings.push_back(std::move(finding));
  }
}

}  // namespace
}  // namespace podworks
