#include "rules/lookup.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace podworks {

std::string quoted(std::string_view name) {
  return fmt::format("`{}`", name);
}

std::string list_of(const std::vector<std::string>& names, std::size_t cap) {
  if (names.size() <= cap) return join(names, ", ");
  const std::vector<std::string> shown(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(cap));
  return fmt::format("{} and {} more", join(shown, ", "), names.size() - cap);
}

std::string spoken_list(const std::vector<std::string>& names) {
  if (names.size() < 2) return join(names, "");
  const std::vector<std::string> head(names.begin(), names.end() - 1);
  return fmt::format("{} and {}", join(head, ", "), names.back());
}

std::optional<PodId> find_pod(const ScanResult& scan, std::string_view name) {
  const auto by_name = [](const Pod& pod, std::string_view wanted) { return pod.name < wanted; };
  // A pod's own name may hold a slash (a folder pod), so the whole name goes first.
  for (const std::string_view wanted : {name, name.substr(0, name.find('/'))}) {
    const auto found = std::lower_bound(scan.pods.begin(), scan.pods.end(), wanted, by_name);
    if (found != scan.pods.end() && found->name == wanted) {
      return id_at<PodId>(static_cast<std::size_t>(found - scan.pods.begin()));
    }
  }
  return std::nullopt;
}

std::optional<FileId> find_file(const ScanResult& scan, std::string_view path) {
  const auto file = std::lower_bound(scan.files.begin(), scan.files.end(), path,
                                     [](const SourceFile& a, std::string_view wanted) { return a.path < wanted; });
  if (file == scan.files.end() || file->path != path) return std::nullopt;
  return id_at<FileId>(static_cast<std::size_t>(file - scan.files.begin()));
}

std::string path_in_pod(const ScanResult& scan, const std::string& pod, const std::string& file) {
  const auto found = find_pod(scan, pod);
  if (!found) return file;
  const std::string& root = scan.pods[index_of(*found)].root;
  const bool is_below = !root.empty() && file.size() > root.size() && lies_in(file, root);
  return is_below ? file.substr(root.size() + 1) : file;
}

const std::string& name_of(const ScanResult& scan, PodId pod) {
  return scan.pods[index_of(pod)].name;
}

PodId pod_of(const ScanResult& scan, UnitId unit) {
  return scan.units[index_of(unit)].pod;
}

std::optional<PodId> source_pod(const ScanResult& scan, const Import& import) {
  if (!import.from) return std::nullopt;
  return pod_of(scan, *import.from);
}

std::optional<PodId> target_pod(const ScanResult& scan, const Import& import) {
  const auto* resolved = std::get_if<Resolved>(&import.target);
  if (resolved == nullptr) return std::nullopt;
  return pod_of(scan, resolved->unit);
}

bool is_test_code(const ScanResult& scan, const Import& import) {
  if (!import.from) return false;
  if (scan.units[index_of(*import.from)].kind == UnitKind::Test) return true;
  return role_in(scan, import.file, *import.from) == Role::Test;
}

std::optional<Role> role_in(const ScanResult& scan, FileId file, UnitId unit) {
  for (const FileOwner& owner : scan.owners_of(file)) {
    if (owner.unit == unit) return owner.role;
  }
  return std::nullopt;
}

bool names_module(Form form) {
  return form == Form::Module || form == Form::CxxModule;
}

std::string as_written(const Import& import) {
  switch (import.form) {
    case Form::IncludeQuote:
    case Form::ModuleMapHeader:
    case Form::Embed:
    case Form::Specifier:
    case Form::Uri:
    case Form::Part:
    case Form::ClassName:
    case Form::ProtocolName:
      return fmt::format("\"{}\"", import.spelling);
    case Form::ServiceName:
      return fmt::format("@protocol({})", import.spelling);
    case Form::IncludeAngle:
      return fmt::format("<{}>", import.spelling);
    case Form::PackageAll:
      return fmt::format("{}.*", import.spelling);
    case Form::IncludeMacro:
    case Form::Module:
    case Form::CxxModule:
    case Form::Package:
    case Form::Computed:
    case Form::ComputedName:
    case Form::ForwardClass:
    case Form::ForwardProtocol:
      break;
  }
  return std::string(import.spelling);
}

}  // namespace podworks
