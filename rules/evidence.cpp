#include "rules/evidence.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/lookup.h"

namespace podworks {

std::vector<const Dependency*> pulls_of(const PodGraph& graph) {
  std::vector<const Dependency*> pulls;
  for (const Dependency& dependency : graph.dependencies) {
    if (dependency.has(DependencyKind::Build)) pulls.push_back(&dependency);
  }
  for (const Dependency& dependency : graph.declared_only) pulls.push_back(&dependency);
  return pulls;
}

Diagnostic declared_finding(const ScanResult& scan, const Dependency& dependency, std::string_view rule) {
  Diagnostic finding;
  finding.rule = std::string(rule);
  finding.from = name_of(scan, dependency.from);
  finding.to = name_of(scan, dependency.to);
  finding.place = dependency.declared_at;
  finding.subject = fmt::format("{} declares {}", finding.from, finding.to);
  finding.notes.push_back("no import shows it, yet every app with the one carries the other");
  finding.help = fmt::format("remove the dependency from {}, or move what `{}` needs of `{}` below both",
                             dependency.declared_at.file, finding.from, finding.to);
  return finding;
}

Diagnostic pull_finding(const ScanResult& scan, const Dependency& pull, std::string_view rule) {
  if (pull.evidence.empty()) return declared_finding(scan, pull, rule);
  Diagnostic finding;
  finding.rule = std::string(rule);
  finding.from = name_of(scan, pull.from);
  finding.to = name_of(scan, pull.to);
  show_imports(finding, evidence_of(scan, pull, kBuildKind));
  return finding;
}

namespace {

constexpr std::size_t kListedImports = 5;
constexpr std::size_t kListedNames = 3;

std::string name_reached(const ScanResult& scan, const Import& import);

/// Place and caret of the first; a note, which begins with `phrase`, lists the others.
void show_places(Diagnostic& finding, std::vector<ImportEvidence> places, const std::string& phrase) {
  if (places.empty()) return;
  finding.place = places.front().at;
  finding.length = places.front().length;
  if (places.size() > 1) {
    std::vector<std::string> others;
    for (std::size_t i = 1; i < places.size(); ++i) others.push_back(short_place(places[i].at));
    finding.notes.push_back(fmt::format("{}: {}", phrase, list_of(others, kListedImports)));
  }
  if (!places.front().condition.empty()) {
    finding.notes.push_back(fmt::format("it holds under `{}`", places.front().condition));
  }
  finding.imports = std::move(places);
}

}  // namespace

ImportEvidence evidence_of(const ScanResult& scan, ImportId import) {
  const Import& found = scan.imports[index_of(import)];
  ImportEvidence evidence;
  evidence.at = {std::string(scan.files[index_of(found.file)].path), static_cast<int>(found.line),
                 static_cast<int>(found.column)};
  evidence.length = static_cast<int>(found.length);
  evidence.spelling = std::string(found.spelling);
  evidence.condition = std::string(found.condition);
  if (const auto from = source_pod(scan, found)) evidence.from = name_of(scan, *from);
  if (const auto to = target_pod(scan, found)) evidence.to = name_of(scan, *to);
  const auto* const resolved = std::get_if<Resolved>(&found.target);
  if (resolved != nullptr && resolved->file) evidence.target = scan.files[index_of(*resolved->file)].path;
  return evidence;
}

std::vector<ImportEvidence> evidence_of(const ScanResult& scan, const Dependency& dependency, std::uint8_t kinds) {
  std::vector<ImportEvidence> evidence;
  for (const ImportId import : dependency.evidence) {
    if ((kind_bit(scan.imports[index_of(import)].kind) & kinds) != 0) evidence.push_back(evidence_of(scan, import));
  }
  return evidence;
}

void show_imports(Diagnostic& finding, std::vector<ImportEvidence> imports, std::string_view verb,
                  std::string_view object) {
  const bool one = imports.size() == 2;
  const std::string phrase =
      fmt::format("{} more {} {}{} {}", imports.size() - 1, one ? "import" : "imports", verb, one ? "s" : "", object);
  show_places(finding, std::move(imports), phrase);
}

void show_lookups(Diagnostic& finding, std::vector<ImportEvidence> lookups) {
  const std::size_t more = lookups.size() - 1;
  show_places(finding, std::move(lookups), fmt::format("{} more {}", more, more == 1 ? "look-up" : "look-ups"));
}

std::string used_names(const ScanResult& scan, const Dependency& dependency, std::uint8_t kinds) {
  std::vector<std::string> names;
  for (const ImportId id : dependency.evidence) {
    const Import& import = scan.imports[index_of(id)];
    if ((kind_bit(import.kind) & kinds) == 0) continue;
    std::string name = name_reached(scan, import);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return list_of(names, kListedNames);
}

std::string short_place(const Place& place) {
  if (place.line == 0) return std::string(base_name(place.file));
  return fmt::format("{}:{}", base_name(place.file), place.line);
}

std::string arrow_note(const std::string& from, const std::string& to, const Place& place) {
  return fmt::format("{} -> {} at {}", from, to, to_string(Place{place.file, place.line, 0}));
}

namespace {

std::string name_reached(const ScanResult& scan, const Import& import) {
  const auto* resolved = std::get_if<Resolved>(&import.target);
  if (resolved != nullptr && resolved->file) {
    return std::string(base_name(scan.files[index_of(*resolved->file)].path));
  }
  return std::string(names_module(import.form) ? import.spelling : base_name(import.spelling));
}

}  // namespace
}  // namespace podworks
