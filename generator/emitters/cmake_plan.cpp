#include "generator/emitters/cmake_plan.h"

#include <algorithm>

#include "generator/emitters/cmake_draft.h"
#include "generator/emitters/cmake_imports.h"
#include "generator/emitters/cmake_problems.h"
#include "generator/emitters/cmake_targets.h"

namespace podworks {
namespace {

/// Sorts the lists and makes them unique.
void tidy(PlannedTarget& target);
/// Paths in the pool become paths on the disk, where a root may have another name.
void name_on_disk(const Project& project, PlannedTarget& target);

}  // namespace

bool PlannedTarget::has(CMakeLanguage language) const {
  return std::any_of(sources.begin(), sources.end(),
                     [language](const CMakeSource& source) { return source.language == language; });
}

CMakePlan plan_cmake(const EmitRequest& request) {
  CMakeDraft draft(request);
  add_targets(draft);
  add_sources(draft);
  add_headers_and_links(draft);
  for (std::size_t i = 0; i <= draft.app_index(); ++i) tidy(draft.target(i));
  drop_served_twice(draft);
  report_problems(draft);
  for (std::size_t i = 0; i <= draft.app_index(); ++i) name_on_disk(request.project, draft.target(i));
  return std::move(draft.plan);
}

namespace {

template <class T>
void make_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void tidy(PlannedTarget& target) {
  make_unique(target.public_includes);
  make_unique(target.private_includes);
  std::erase_if(target.private_includes, [&](const std::string& folder) {
    return std::binary_search(target.public_includes.begin(), target.public_includes.end(), folder);
  });
  make_unique(target.sources);
  make_unique(target.served);
  make_unique(target.swift_sources);
  make_unique(target.refused);
  make_unique(target.public_links);
  make_unique(target.private_links);
  make_unique(target.system_libraries);
}

void name_on_disk(const Project& project, PlannedTarget& target) {
  if (project.roots.empty()) return;
  const auto rename = [&](std::string& path) { path = path_on_disk(project, path); };
  for (CMakeSource& source : target.sources) rename(source.path);
  for (PlannedHeader& header : target.served) rename(header.path);
  for (std::string& folder : target.public_includes) rename(folder);
  for (std::string& folder : target.private_includes) rename(folder);
}

}  // namespace
}  // namespace podworks
