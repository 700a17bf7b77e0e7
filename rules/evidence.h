// From imports to the evidence that a finding shows: places, carets, and the notes that count the rest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/pod_graph.h"
#include "model/diagnostic.h"
#include "model/scan.h"

namespace podworks {

/// All that pulls a pod into apps: dependencies with build imports, then those that manifests declare and no import
/// shows.
std::vector<const Dependency*> pulls_of(const PodGraph& graph);
/// A finding about a dependency that a manifest declares and no import shows, without message.
Diagnostic declared_finding(const ScanResult& scan, const Dependency& dependency, std::string_view rule);
/// The same about any pull; one with build imports shows them.
Diagnostic pull_finding(const ScanResult& scan, const Dependency& pull, std::string_view rule);

constexpr std::uint8_t kBuildKind = kind_bit(DependencyKind::Build);
/// Kinds that are real uses but never an error: guarded by __has_include or canImport, or types only.
constexpr std::uint8_t kWeakKinds =
    static_cast<std::uint8_t>(kind_bit(DependencyKind::Optional) | kind_bit(DependencyKind::TypeOnly));

/// Without fingerprint: run_rules knows the rule.
ImportEvidence evidence_of(const ScanResult& scan, ImportId import);
/// Those of the dependency's imports that have one of `kinds`, in the order of the files.
std::vector<ImportEvidence> evidence_of(const ScanResult& scan, const Dependency& dependency, std::uint8_t kinds);

/// Gives the finding its imports, puts place and caret at the first, and notes the rest: "2 more imports make this
/// dependency: RNCarrier.m:15, RNHotUpdate.m:3". `purpose` is the verb phrase without its ending: "make this
/// dependency"; a single import gets "makes this dependency".
void show_imports(Diagnostic& finding, std::vector<ImportEvidence> imports, std::string_view verb = "make",
                  std::string_view object = "this dependency");

/// The same for look-ups at run time: "2 more look-ups: RNCarrier.m:15, RNHotUpdate.m:3".
void show_lookups(Diagnostic& finding, std::vector<ImportEvidence> lookups);

/// "MPTabState.h, MPTab.h and 2 more": the files (else the modules) that these imports reach.
std::string used_names(const ScanResult& scan, const Dependency& dependency, std::uint8_t kinds);

/// "RNCarrier.m:15"
std::string short_place(const Place& place);

/// One arrow of a loop or chain, with the import that shows it: "A -> B at pods/A/a.m:3".
std::string arrow_note(const std::string& from, const std::string& to, const Place& place);

}  // namespace podworks
