// Which imports the page shows: files and lines are most of what a page weighs.
#include <algorithm>

#include "report/page/json_text.h"
#include "report/page/page.h"
#include "report/page/page_builder.h"

namespace podworks {
namespace {

constexpr std::size_t kMostBytes = 2 * 1024 * 1024;  // of podworks.report/1
constexpr std::size_t kMostPerEdge = 5;

}  // namespace

void PageBuilder::add_evidence(std::size_t per_edge) {
  page_.evidence = {};
  for (std::size_t row = 0; row < sources_.size(); ++row) {
    const std::size_t clean = per_edge == 0 ? 0 : std::max<std::size_t>(per_edge / 5, 1);
    const std::size_t most = is_at_fault_[row] ? per_edge : clean;
    std::size_t shown = 0;
    for (const ImportId id : sources_[row]->evidence) {
      if (shown == most) break;
      const Import& import = report_.scan.imports[index_of(id)];
      page_.evidence.edge.push_back(static_cast<std::int64_t>(row));
      page_.evidence.file.push_back(file(std::string(report_.scan.files[index_of(import.file)].path)));
      page_.evidence.line.push_back(import.line);
      ++shown;
    }
    page_.evidence_dropped += sources_[row]->evidence.size() - shown;
  }
}

std::size_t PageBuilder::bytes_of_places() const {
  JsonText json;
  json.value(page_.evidence.edge);
  json.value(page_.evidence.file);
  json.value(page_.evidence.line);
  json.value(page_.findings.imports);
  json.value(page_.files);
  return json.take().size();
}

void PageBuilder::add_places(std::size_t per_edge) {
  page_.evidence_per_edge = per_edge;
  page_.evidence_dropped = 0;
  add_imports_of_findings(per_edge);
  add_evidence(per_edge);
  page_.files = files_.texts();
}

void PageBuilder::add_places() {
  if (report_.page.full_evidence) return add_places(static_cast<std::size_t>(-1));
  const std::size_t files = files_.texts().size();
  const std::size_t rest = page_json(page_).size() - bytes_of_places();
  for (std::size_t per_edge = kMostPerEdge;; per_edge /= 2) {
    files_.keep(files);
    add_places(per_edge);
    if (per_edge == 0 || rest + bytes_of_places() <= kMostBytes) return;
  }
}

}  // namespace podworks
