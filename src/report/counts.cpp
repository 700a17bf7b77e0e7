// Counts import statements, and look-ups at run time, by where they lead.
#include <algorithm>
#include <array>

#include "report/report.h"

namespace podworks {
namespace {

constexpr std::size_t kSteps = static_cast<std::size_t>(How::PathAlias) + 1;

}  // namespace

ImportCounts count_imports(const ScanResult& scan) {
  ImportCounts counts;
  std::array<std::size_t, kSteps> by_step = {};
  for (const Import& import : scan.imports) {
    if (!import.counted || import.kind == DependencyKind::Runtime) continue;
    ++counts.imports;
    if (!import.from) {
      ++counts.unowned;
    } else if (const auto* resolved = std::get_if<Resolved>(&import.target)) {
      const bool same_pod = scan.units[index_of(*import.from)].pod == scan.units[index_of(resolved->unit)].pod;
      ++(same_pod ? counts.inside : counts.to_pods);
      ++by_step[static_cast<std::size_t>(resolved->how)];
    } else if (std::holds_alternative<External>(import.target)) {
      ++counts.external;
    } else if (import.form == Form::Computed) {
      ++counts.computed;
    } else if (std::holds_alternative<Unresolved>(import.target)) {
      ++counts.unresolved;
    } else {
      ++counts.ambiguous;
    }
  }
  for (std::size_t step = 0; step < kSteps; ++step) {
    if (by_step[step] != 0) counts.how.emplace_back(how_name(static_cast<How>(step)), by_step[step]);
  }
  std::sort(counts.how.begin(), counts.how.end());
  return counts;
}

LookupCounts count_lookups(const ScanResult& scan) {
  LookupCounts counts;
  std::optional<FileId> last;  // imports are sorted by file
  for (const Import& import : scan.imports) {
    if (!import.counted || !import.from || import.kind != DependencyKind::Runtime) continue;
    ++counts.lookups;
    if (last != import.file) ++counts.files;
    last = import.file;
    if (const auto* resolved = std::get_if<Resolved>(&import.target)) {
      const bool same_pod = scan.units[index_of(*import.from)].pod == scan.units[index_of(resolved->unit)].pod;
      ++(same_pod ? counts.inside : counts.to_pods);
    } else if (std::holds_alternative<External>(import.target)) {
      ++counts.external;
    } else if (std::holds_alternative<Ambiguous>(import.target)) {
      ++counts.ambiguous;
    } else {
      ++(import.form == Form::ComputedName ? counts.computed : counts.nobodys);
    }
  }
  return counts;
}

}  // namespace podworks
