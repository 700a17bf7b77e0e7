// Imports that make one finding together, because one repair ends them all.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/scan.h"

namespace podworks {

/// Key to the imports of one finding, in the order of the files. The key also is what two groups are sorted by.
using ImportGroups = std::map<std::string, std::vector<ImportId>>;

/// True if another owner's import of the same statement came before with a target of the same kind: the statement is
/// reported once, not once per owner.
bool repeats_statement(const ScanResult& scan, std::size_t import);

/// A finding with the group's imports as evidence; `from` and `to` are set where all imports agree on them.
Diagnostic finding_of_group(const ScanResult& scan, std::string_view rule, const std::vector<ImportId>& imports,
                            std::string_view verb, std::string_view object);

/// "from<NUL>to": a key for the pair of pods of a resolved import.
std::string pair_key(const ScanResult& scan, const Import& import);

}  // namespace podworks
