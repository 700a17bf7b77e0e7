// What C++20's `import net.core;` and C23's `#embed "x.bin"` mean.
#include <algorithm>

#include "base/text.h"
#include "scanner/resolve/resolver.h"
#include "scanner/resolve/spelling.h"

namespace podworks {

// A module is what files declare: "net.core", "net.core:part". The pods of those files own it.
Resolution Resolver::resolve_cxx_module(const ImportStatement& statement, const Importer& importer) {
  const std::string_view spelling = statement.spelling;
  const std::string_view module = spelling.substr(0, spelling.find(':'));
  if (auto found = configured(spelling, importer)) return *found;
  auto holders = context_.names->find(DeclaredName::Kind::CxxModule, spelling);
  if (holders.empty()) holders = context_.names->find(DeclaredName::Kind::CxxModule, module);
  const bool only_tests =
      std::all_of(holders.begin(), holders.end(), [](const auto& entry) { return entry.value.in_tests; });
  std::vector<UnitId> units;
  for (const auto& entry : holders) {
    // The tests of another pod are nobody's modules.
    if (only_tests || !entry.value.in_tests || pod_of(entry.value.unit) == importer.pod) {
      units.push_back(entry.value.unit);
    }
  }
  if (!units.empty()) {
    const Choice choice = choose_pod(units, importer);
    if (!choice.unit) return {Ambiguous{choice.candidates}};
    std::vector<FileId> files;
    for (const auto& entry : holders) {
      if (pod_of(entry.value.unit) == pod_of(*choice.unit)) files.push_back(entry.value.file);
    }
    const bool is_one = std::all_of(files.begin(), files.end(), [&](FileId file) { return file == files[0]; });
    return {Resolved{*choice.unit, is_one ? std::optional(files[0]) : std::nullopt, How::ModuleName}};
  }
  if (module == "std" || module == "std.compat") return {External{arena_.keep(module)}};
  if (auto found = external(module, module.substr(0, module.find('.')), importer)) return *found;
  return {Unresolved{}};
}

// Any file of the tree: beside the file, then below the search paths.
Resolution Resolver::resolve_embed(const ImportStatement& statement, const Importer& importer) {
  const std::string_view spelling = statement.spelling;
  if (auto found = configured(spelling, importer)) return *found;
  if (!statement.in_brackets) {
    const std::string_view folder = folder_of(context_.scan.files[index_of(importer.file)].path);
    if (auto found = at_path(folder, spelling, How::Beside, importer)) return *found;
  }
  if (auto found = by_search_path(spelling, importer)) return *found;
  if (auto found = generated(spelling, importer)) return *found;
  if (auto found = external(spelling, first_part(spelling), importer)) return *found;
  return {Unresolved{}};
}

}  // namespace podworks
