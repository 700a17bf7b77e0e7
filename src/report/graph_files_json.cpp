// The graph of files for programs: podworks.files/1, described by docs/schemas/files.schema.json.
#include <algorithm>

#include "base/json.h"
#include "report/formats.h"
#include "report/json_parts.h"

namespace podworks {
namespace {

JsonArray pods_of(const ScanResult& scan, FileId file) {
  JsonArray pods;
  std::optional<PodId> last;  // owners are sorted by unit, units are grouped by pod
  for (const FileOwner& owner : scan.owners_of(file)) {
    const PodId pod = scan.units[index_of(owner.unit)].pod;
    if (last != pod) pods.push_back(scan.pods[index_of(pod)].name);
    last = pod;
  }
  return pods;
}

bool is_owned_by(const ScanResult& scan, FileId file, PodId pod) {
  const auto owners = scan.owners_of(file);
  return std::any_of(owners.begin(), owners.end(),
                     [&](const FileOwner& owner) { return scan.units[index_of(owner.unit)].pod == pod; });
}

/// Several owners of a file make several imports of one statement; they are told apart only if they lead elsewhere.
bool is_same_hop(const Import& a, const Import& b) {
  if (a.file != b.file || a.line != b.line || a.column != b.column) return false;
  const auto* first = std::get_if<Resolved>(&a.target);
  const auto* second = std::get_if<Resolved>(&b.target);
  return first != nullptr && second != nullptr && first->file == second->file &&
         (first->file || first->unit == second->unit);
}

}  // namespace

std::string render_files_json(const GraphReport& report) {
  const ScanResult& scan = report.scan;
  const auto in_focus = [&](FileId file) { return !report.focus || is_owned_by(scan, file, *report.focus); };
  std::vector<bool> listed(scan.files.size(), false);
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    listed[i] = scan.files[i].language != Language::None && in_focus(id_at<FileId>(i));
  }
  JsonArray imports;
  JsonArray modules;
  const Import* last = nullptr;
  for (const Import& import : scan.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (import.kind == DependencyKind::Runtime) continue;  // a look-up reads no file
    if (resolved == nullptr || (last != nullptr && is_same_hop(*last, import))) continue;
    if (!in_focus(import.file) && !(resolved->file && in_focus(*resolved->file))) continue;
    last = &import;
    listed[index_of(import.file)] = true;
    JsonObject hop = {{"from", scan.files[index_of(import.file)].path}};
    if (resolved->file) {
      listed[index_of(*resolved->file)] = true;
      hop.emplace_back("to", scan.files[index_of(*resolved->file)].path);
    } else {
      hop.emplace_back("pod", scan.pod_of(resolved->unit).name);
    }
    hop.emplace_back("line", static_cast<std::size_t>(import.line));
    hop.emplace_back("condition", json_text(import.condition));
    (resolved->file ? imports : modules).emplace_back(std::move(hop));
  }
  JsonArray files;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (!listed[i]) continue;
    files.push_back(JsonObject{{"path", scan.files[i].path}, {"pods", pods_of(scan, id_at<FileId>(i))}});
  }
  return write_json(JsonObject{{"schema", "podworks.files/1"},
                               {"files", std::move(files)},
                               {"imports", std::move(imports)},
                               {"modules", std::move(modules)}});
}

}  // namespace podworks
