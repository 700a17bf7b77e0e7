// Imports that make one finding together, because one repair ends them all.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/scan.h"

namespace podworks {

/// Key to the imports of one finding, in the order of the files. The key also is what two groups are sorted by.
using ImportGroups = std::map<std::string, std::vector<ImportId>>;

/// Groups the imports to which `key_of(import, number)` gives a key; those without one are left out, and so are
/// look-ups at run time, which are no imports.
template <class KeyOf>
ImportGroups group_imports(const ScanResult& scan, KeyOf key_of) {
  ImportGroups groups;
  for (std::size_t i = 0; i < scan.imports.size(); ++i) {
    if (scan.imports[i].kind == DependencyKind::Runtime) continue;
    if (const std::optional<std::string> key = key_of(scan.imports[i], i)) groups[*key].push_back(id_at<ImportId>(i));
  }
  return groups;
}

/// "pod<NUL>spelling": a key for all places where a pod writes the same.
std::string spelling_key(const ScanResult& scan, PodId pod, const Import& import);

/// True if another owner's import of the same statement came before with a target of the same kind: the statement is
/// reported once, not once per owner.
bool repeats_statement(const ScanResult& scan, std::size_t import);

/// A finding with the group's imports as evidence; `from` and `to` are set where all imports agree on them.
Diagnostic finding_of_group(const ScanResult& scan, std::string_view rule, const std::vector<ImportId>& imports,
                            std::string_view verb, std::string_view object);

/// "from<NUL>to": a key for the pair of pods of a resolved import.
std::string pair_key(const ScanResult& scan, const Import& import);

}  // namespace podworks
