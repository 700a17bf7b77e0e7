#include "report/page/page_builder.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

PageStatus status_of(const Diagnostic& finding) {
  if (finding.status == Status::Allowed) return PageStatus::Allowed;
  if (finding.status == Status::Known) return PageStatus::Known;
  return finding.rule == "stale-baseline" ? PageStatus::Stale : PageStatus::New;
}

}  // namespace

void PageBuilder::add_findings() {
  for (const Diagnostic& finding : report_.findings) add_finding(finding, status_of(finding));
  if (!report_.base) return;
  for (const Diagnostic& finding : report_.base->fixed) add_finding(finding, PageStatus::Fixed);
}

void PageBuilder::add_finding(const Diagnostic& finding, PageStatus status) {
  FindingTable& table = page_.findings;
  const auto rule = rule_rows_.find(finding.rule);
  const std::int64_t edge = edge_between(pod_named(finding.from), pod_named(finding.to));
  if (edge != kNoRow && status != PageStatus::Fixed) is_at_fault_[static_cast<std::size_t>(edge)] = true;
  const std::vector<std::string> owners = report_.owners_of ? report_.owners_of(finding) : std::vector<std::string>();
  table.id.push_back(finding.id);
  table.rule.push_back(rule != rule_rows_.end() ? rule->second : kNoRow);
  table.severity.push_back(static_cast<std::int64_t>(finding.severity));
  table.status.push_back(static_cast<std::int64_t>(status));
  table.edge.push_back(status == PageStatus::Fixed ? kNoRow : edge);
  table.from.push_back(text(finding.from));
  table.to.push_back(text(finding.to));
  table.file.push_back(file(finding.place.file));
  table.line.push_back(finding.place.line);
  table.message.push_back(text(finding.message));
  table.help.push_back(text(finding.help));
  table.owner.push_back(text(join(owners, " ")));
  table.notes.push_back(texts(finding.notes));
  table.pods.push_back(texts(finding.pods));
  table.path.push_back(texts(finding.path));
  Column apps;
  for (const std::string& app : finding.apps) {
    if (const auto row = app_rows_.find(app); row != app_rows_.end()) apps.push_back(row->second);
  }
  table.apps.push_back(std::move(apps));
  findings_.push_back(&finding);
}

void PageBuilder::add_imports_of_findings(std::size_t per_edge) {
  page_.findings.imports.clear();
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const auto status = static_cast<PageStatus>(page_.findings.status[i]);
    Column imports;
    for (const ImportEvidence& import : findings_[i]->imports) {
      if (imports.size() / 3 == std::max<std::size_t>(per_edge, 1)) break;
      const PageStatus one = import.is_allowed ? PageStatus::Allowed : import.is_known ? PageStatus::Known : status;
      imports.insert(imports.end(), {file(import.at.file), import.at.line, static_cast<std::int64_t>(one)});
    }
    page_.evidence_dropped += findings_[i]->imports.size() - imports.size() / 3;
    page_.findings.imports.push_back(std::move(imports));
  }
}

}  // namespace podworks
