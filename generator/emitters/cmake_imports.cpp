#include "generator/emitters/cmake_imports.h"

#include <algorithm>

#include "base/text.h"
#include "generator/emitters/cmake_headers.h"
#include "generator/emitters/cmake_languages.h"
#include "generator/emitters/cmake_names.h"
#include "graph/plan_app.h"

namespace podworks {
namespace {

void find_public_files(CMakeDraft& draft);
void add_imports(CMakeDraft& draft);
void add_import(CMakeDraft& draft, const Import& import);
void add_header(CMakeDraft& draft, const Import& import, const Resolved& resolved, std::size_t from, std::size_t to);
void add_declared_links(CMakeDraft& draft);
void link(CMakeDraft& draft, std::size_t from, std::size_t to, bool seen_from_outside);
void write_links(CMakeDraft& draft);

}  // namespace

void add_headers_and_links(CMakeDraft& draft) {
  find_public_files(draft);
  add_imports(draft);
  add_declared_links(draft);
  write_links(draft);
}

namespace {

// What another pod's compiler may come across: public headers, and all that they import of their own pod.
void find_public_files(CMakeDraft& draft) {
  draft.public_file.assign(draft.scan.files.size(), false);
  std::vector<FileId> queue;
  const auto add = [&](FileId file) {
    if (draft.public_file[index_of(file)]) return;
    draft.public_file[index_of(file)] = true;
    queue.push_back(file);
  };
  for (std::size_t i = 0; i < draft.scan.files.size(); ++i) {
    for (const FileOwner& owner : draft.scan.owners_of(id_at<FileId>(i))) {
      if (owner.role == Role::PublicHeader && draft.unit_is_built[index_of(owner.unit)]) add(id_at<FileId>(i));
    }
  }
  while (!queue.empty()) {
    const FileId file = queue.back();
    queue.pop_back();
    auto import = std::lower_bound(draft.scan.imports.begin(), draft.scan.imports.end(), file,
                                   [](const Import& one, FileId wanted) { return one.file < wanted; });
    for (; import != draft.scan.imports.end() && import->file == file; ++import) {
      const auto* resolved = std::get_if<Resolved>(&import->target);
      if (!resolved || !resolved->file || !import->from) continue;
      if (draft.scan.units[index_of(*import->from)].pod == draft.scan.units[index_of(resolved->unit)].pod)
        add(*resolved->file);
    }
  }
}

void add_imports(CMakeDraft& draft) {
  for (const Import& import : draft.scan.imports) {
    if (draft.counts(import)) add_import(draft, import);
  }
  for (const PlannedPod& planned : draft.request.plan.pods) {
    if (planned.is_root) link(draft, draft.app_index(), draft.target_of_pod[index_of(planned.pod)], false);
  }
}

void add_import(CMakeDraft& draft, const Import& import) {
  const std::size_t from = draft.target_of(*import.from);
  if (const auto* external = std::get_if<External>(&import.target)) {
    const std::string_view library = library_of_header(external->name);
    if (!library.empty()) draft.target(from).system_libraries.emplace_back(library);
    return;
  }
  const auto* resolved = std::get_if<Resolved>(&import.target);
  if (!resolved) return;
  const std::size_t to = draft.target_of(resolved->unit);
  if (to == kNoTarget || (to != from && import.kind != DependencyKind::Build)) return;
  if (to != from) link(draft, from, to, draft.public_file[index_of(import.file)]);
  const bool names_header = import.form != Form::Module && import.form != Form::CxxModule && import.form != Form::Embed;
  if (!names_header || draft.scan.files[index_of(import.file)].language != Language::CFamily) return;
  if (resolved->file) {
    add_header(draft, import, *resolved, from, to);
  } else {
    ++draft.unservable[draft.scan.pod_of(resolved->unit).name];
  }
}

void add_header(CMakeDraft& draft, const Import& import, const Resolved& resolved, std::size_t from, std::size_t to) {
  const std::string_view path = draft.path_of(*resolved.file);
  if (import.form != Form::IncludeAngle) {
    const auto beside = normalize_path(join_path(folder_of(draft.path_of(import.file)), import.spelling));
    if (beside && *beside == path) return;  // the compiler looks there first
  }
  const bool seen_from_outside = from != to || draft.public_file[index_of(import.file)];
  PlannedTarget& provider = draft.target(to);
  if (const auto root = include_root(path, import.spelling)) {
    if (!fits_cmake(*root)) {
      provider.refused.emplace_back(path);
      return;
    }
    (seen_from_outside ? provider.public_includes : provider.private_includes).push_back(*root);
    return;
  }
  const auto served_as = normalize_path(import.spelling);
  if (!served_as || *served_as != import.spelling) {
    ++draft.unservable[draft.scan.pod_of(resolved.unit).name];
    return;
  }
  if (!fits_cmake(*served_as) || !fits_cmake(path) || path.find('"') != std::string_view::npos) {
    provider.refused.emplace_back(path);
    return;
  }
  provider.served.push_back({*served_as, std::string(path)});
  provider.serves_publicly = provider.serves_publicly || seen_from_outside;
}

void add_declared_links(CMakeDraft& draft) {
  for (const UnitDependency& dependency : draft.request.graph.unit_dependencies) {
    if ((dependency.declared_for & platforms_of(draft.request.plan)) == 0 ||
        !draft.unit_is_built[index_of(dependency.from)])
      continue;
    const std::size_t from = draft.target_of(dependency.from);
    const std::size_t to = draft.target_of(dependency.to);
    if (from != to) link(draft, from, to, false);
  }
}

void link(CMakeDraft& draft, std::size_t from, std::size_t to, bool seen_from_outside) {
  if (to == kNoTarget || to == draft.app_index()) return;
  bool& is_known_public = draft.links[{from, to}];
  is_known_public = is_known_public || (seen_from_outside && from != draft.app_index());
}

void write_links(CMakeDraft& draft) {
  for (const auto& [ends, seen_from_outside] : draft.links) {
    PlannedTarget& from = draft.target(ends.first);
    (seen_from_outside ? from.public_links : from.private_links).push_back(draft.target(ends.second).name);
  }
}

}  // namespace
}  // namespace podworks
