#include "generator/emitters/cmake_targets.h"

#include <string>
#include <vector>

#include "generator/emitters/cmake_languages.h"
#include "generator/emitters/cmake_names.h"
#include "graph/plan_app.h"

namespace podworks {
namespace {

void make_targets(CMakeDraft& draft);
void name_targets(CMakeDraft& draft);

}  // namespace

void add_targets(CMakeDraft& draft) {
  make_targets(draft);
  name_targets(draft);
}

void add_sources(CMakeDraft& draft) {
  for (std::size_t i = 0; i < draft.scan.files.size(); ++i) {
    for (const FileOwner& owner : draft.scan.owners_of(id_at<FileId>(i))) {
      if (owner.role != Role::Source || !draft.unit_is_built[index_of(owner.unit)]) continue;
      if ((owner.platforms & platforms_of(draft.request.plan)) == 0) continue;
      const std::string_view path = draft.scan.files[i].path;
      const std::optional<CMakeLanguage> language = cmake_language_of(path);
      if (!language) continue;
      PlannedTarget& to = draft.target(draft.target_of(owner.unit));
      if (*language == CMakeLanguage::Swift) {
        to.swift_sources.emplace_back(path);
      } else if (!fits_cmake(path)) {
        to.refused.emplace_back(path);
      } else {
        to.sources.push_back({std::string(path), *language});
      }
    }
  }
}

namespace {

void make_targets(CMakeDraft& draft) {
  draft.target_of_pod.assign(draft.scan.pods.size(), kNoTarget);
  draft.unit_is_built.assign(draft.scan.units.size(), false);
  for (const PlannedPod& planned : draft.request.plan.pods) {
    draft.target_of_pod[index_of(planned.pod)] = draft.plan.libraries.size();
    PlannedTarget library;
    library.pod = planned.pod;
    draft.plan.libraries.push_back(std::move(library));
    for (const UnitId unit : planned.units) {
      const Unit& data = draft.scan.units[index_of(unit)];
      if (data.kind != UnitKind::Library) continue;
      draft.unit_is_built[index_of(unit)] = true;
      draft.plan.libraries.back().arc = draft.plan.libraries.back().arc && data.arc;
    }
  }
  for (std::size_t pod = 0; pod < draft.scan.pods.size(); ++pod) {
    if (draft.scan.pods[pod].entry_of != draft.request.plan.app) continue;
    draft.target_of_pod[pod] = draft.app_index();
    for (const UnitId unit : draft.scan.pods[pod].units) draft.unit_is_built[index_of(unit)] = true;
  }
}

void name_targets(CMakeDraft& draft) {
  std::vector<std::string> names;
  for (const PlannedTarget& library : draft.plan.libraries) names.push_back(draft.pod_of(library)->name);
  names = pod_targets(names);
  for (std::size_t i = 0; i < names.size(); ++i) draft.target(i).name = names[i];
  draft.plan.app.name = app_target(draft.app().name);
}

}  // namespace
}  // namespace podworks
