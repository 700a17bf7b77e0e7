#include "cli/owners.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/locate.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

constexpr const char* kPlaces[] = {".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"};

/// The pod that has to change: the one that imports, or the only one that it is about.
const Pod* pod_at_fault(const ScanResult& scan, const Diagnostic& finding) {
  const std::string& name = finding.from.empty() && finding.pods.size() == 1 ? finding.pods.front() : finding.from;
  const std::optional<PodId> pod = find_pod(scan, name);
  return pod ? &scan.pods[index_of(*pod)] : nullptr;
}

}  // namespace

Owners::Owners(const World& world, const Pool& pool) : top_(repository_top(world, pool.location)) {
  const Result<std::unique_ptr<FileSystem>> files = world.open_folder(top_);
  if (!files.ok()) return;
  for (const char* const path : kPlaces) {
    if (!files.value()->is_file(path)) continue;
    const Result<std::string> text = files.value()->read_text(path);
    if (text.ok()) files_ = CodeOwners(text.value());
    return;
  }
}

std::vector<std::string> Owners::of(const Pool& pool, const Diagnostic& finding) const {
  if (const Pod* const pod = pod_at_fault(pool.scan, finding)) {
    for (const PodSettings& settings : pool.project.pod_settings) {
      if (settings.folder == pod->root && !settings.owner.empty()) return settings.owner;
    }
  }
  if (finding.place.file.empty() || files_.names().empty()) return {};
  const auto [known, is_first] = of_files_.try_emplace(finding.place.file);
  if (is_first) known->second = files_.of(path_from(top_, pool.location, finding.place.file));
  return known->second;
}

std::vector<std::string> Owners::names(const Pool& pool) const {
  std::vector<std::string> names = files_.names();
  for (const PodSettings& settings : pool.project.pod_settings) {
    names.insert(names.end(), settings.owner.begin(), settings.owner.end());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<Done> keep_owned(const std::string& owner, const Owners& owners, const Pool& pool,
                        std::vector<Diagnostic>& findings) {
  const auto is_asked = [&](const std::string& name) { return equals_ignoring_case(name, owner); };
  const std::vector<std::string> names = owners.names(pool);
  if (std::none_of(names.begin(), names.end(), is_asked)) {
    const auto near = nearest(owner, names);
    return Error{fmt::format("nobody is called `{}` in CODEOWNERS or a podworks.pod.yml", owner),
                 {},
                 near ? fmt::format("did you mean `{}`?", *near) : "write the name as it stands there, with its `@`"};
  }
  std::erase_if(findings, [&](const Diagnostic& finding) {
    const std::vector<std::string> own = owners.of(pool, finding);
    return std::none_of(own.begin(), own.end(), is_asked);
  });
  return Done{};
}

}  // namespace podworks
