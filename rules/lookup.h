// Small questions about pods, and the few phrases, that many rules share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/scan.h"

namespace podworks {

/// "`name`": how messages write a name.
std::string quoted(std::string_view name);
/// "a, b, c" or, above `cap` names, "a, b and 4 more".
std::string list_of(const std::vector<std::string>& names, std::size_t cap);
/// "a", "a and b", "a, b and c".
std::string spoken_list(const std::vector<std::string>& names);

/// The pod of "Net" or of "Net/Core", if the pool has it. O(log pods).
std::optional<PodId> find_pod(const ScanResult& scan, std::string_view name);
/// The file of the pool with this path. O(log files).
std::optional<FileId> find_file(const ScanResult& scan, std::string_view path);
/// Relative to the pod's folder where the file lies in it, so that a moved pod keeps the paths of its files.
std::string path_in_pod(const ScanResult& scan, const std::string& pod, const std::string& file);
const std::string& name_of(const ScanResult& scan, PodId pod);
PodId pod_of(const ScanResult& scan, UnitId unit);

/// The pod that imports; nullopt for a file of no pod.
std::optional<PodId> source_pod(const ScanResult& scan, const Import& import);
/// The pod that the import resolved to; nullopt if it resolved to none.
std::optional<PodId> target_pod(const ScanResult& scan, const Import& import);

/// True if the importing file is test code: its unit is a test, or the file's role in it is.
bool is_test_code(const ScanResult& scan, const Import& import);
/// What the file is for that unit; nullopt if the unit does not own it.
std::optional<Role> role_in(const ScanResult& scan, FileId file, UnitId unit);

/// The spelling is a module's dotted name, and no path.
bool names_module(Form form);

/// The statement as it would be written: `<Net/Net.h>`, `"Net.h"`, `Net`.
std::string as_written(const Import& import);

}  // namespace podworks
