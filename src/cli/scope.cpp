#include "cli/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "cli/deliver.h"
#include "graph/reach.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

using Names = std::set<std::string, std::less<>>;

bool stands_in(const Diagnostic& finding, const std::vector<std::string>& asked) {
  const auto is_asked = [&](const std::string& path) {
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& file) { return lies_in(path, file); });
  };
  return is_asked(finding.place.file) ||
         std::any_of(finding.imports.begin(), finding.imports.end(),
                     [&](const ImportEvidence& import) { return is_asked(import.at.file); });
}

/// The pods that own a file, and the pod whose manifest it is.
Names owners_of(const Pool& pool, std::string_view path) {
  Names names;
  if (const std::optional<FileId> file = find_file(pool.scan, path)) {
    for (const FileOwner& owner : pool.scan.owners_of(*file)) {
      names.insert(pool.scan.pod_of(owner.unit).name);
    }
  }
  for (const Pod& pod : pool.scan.pods) {
    if (pod.declared_at.file == path) names.insert(pod.name);
  }
  return names;
}

bool concerns(const Pool& pool, const Diagnostic& finding, const Names& pods) {
  if (!finding.from.empty()) return pods.contains(finding.from);
  if (!finding.imports.empty()) {
    return std::any_of(finding.imports.begin(), finding.imports.end(),
                       [&](const ImportEvidence& import) { return pods.contains(import.from); });
  }
  if (!finding.pods.empty()) {
    return std::any_of(finding.pods.begin(), finding.pods.end(), [&](const auto& name) { return pods.contains(name); });
  }
  const Names owners = owners_of(pool, finding.place.file);
  return std::any_of(owners.begin(), owners.end(), [&](const auto& name) { return pods.contains(name); });
}

Result<Scope> in_files(const Call& call, const Pool& pool, std::vector<Diagnostic> findings) {
  std::vector<std::string> asked;
  std::vector<Error> errors;
  for (const std::string& argument : call.options.arguments) {
    Result<std::string> path = path_in_pool(call, pool.location, argument);
    if (!path.ok()) {
      errors.insert(errors.end(), path.errors().begin(), path.errors().end());
    } else if (!path.value().empty() && !pool.files->is_file(path.value()) && !pool.files->is_folder(path.value())) {
      errors.push_back(
          {fmt::format("there is no file `{}`", argument), {}, "give existing files or folders of the pool"});
    } else {
      asked.push_back(std::move(path.value()));
    }
  }
  if (!errors.empty()) return errors;
  const auto unread = std::count_if(asked.begin(), asked.end(), [&](const std::string& file) {
    return std::none_of(pool.scan.files.begin(), pool.scan.files.end(),
                        [&](const SourceFile& f) { return lies_in(f.path, file); });
  });
  if (unread > 0) {
    print_note(call, fmt::format("{} of the given paths hold nothing that podworks reads", unread));
  }
  std::erase_if(findings, [&](const Diagnostic& finding) { return !stands_in(finding, asked); });
  return Scope{std::move(findings),
               fmt::format("in {}", asked.size() == 1 && !asked[0].empty() ? fmt::format("`{}`", asked[0])
                                                                           : counted(asked.size(), "path", "paths"))};
}

Result<Scope> in_pod(const Pool& pool, const std::string& name, std::vector<Diagnostic> findings) {
  const Result<PodId> pod = find_pod(pool, name);
  if (!pod.ok()) return pod.errors();
  Names pods;
  for (const PodId needed : reachable(pool.graph, pod.value(), is_build))
    pods.insert(pool.scan.pods[index_of(needed)].name);
  pods.erase(name);
  const std::string words =
      fmt::format("in pod `{}` and the {} that it needs", name, counted(pods.size(), "pod", "pods"));
  pods.insert(name);
  std::erase_if(findings, [&](const Diagnostic& finding) { return !concerns(pool, finding, pods); });
  return Scope{std::move(findings), words};
}

/// Another app's Podfile is not this app's business, even if it names a pod of it.
bool is_about_an_app(const Diagnostic& finding) {
  const std::vector<Rule>& rules = all_rules();
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) { return each.id == finding.rule; });
  return rule != rules.end() && rule->about == "app";
}

Result<Scope> in_app(const Pool& pool, const std::string& name, std::vector<Diagnostic> findings) {
  const Result<AppId> app = find_app(pool.project, name);
  if (!app.ok()) return app.errors();
  Names pods;
  for (const PlannedPod& planned : pool.plans[index_of(app.value())].pods) {
    pods.insert(pool.scan.pods[index_of(planned.pod)].name);
  }
  const std::string words =
      fmt::format("in app `{}` and the {} that it needs", name, counted(pods.size(), "pod", "pods"));
  for (const Pod& pod : pool.scan.pods) {
    if (pod.entry_of == app.value()) pods.insert(pod.name);
  }
  std::erase_if(findings, [&](const Diagnostic& finding) {
    const bool of_app = std::find(finding.apps.begin(), finding.apps.end(), name) != finding.apps.end();
    return !of_app && (is_about_an_app(finding) || !concerns(pool, finding, pods));
  });
  return Scope{std::move(findings), words};
}

}  // namespace

Result<Scope> findings_in_scope(const Call& call, const Pool& pool, std::vector<Diagnostic> findings) {
  const Options& options = call.options;
  const int asked = !options.arguments.empty() + !options.pod.empty() + !options.app.empty();
  if (asked > 1) return Error{"files, `--pod` and `--app` cannot be combined", {}, "run podworks once for each"};
  if (!options.arguments.empty()) return in_files(call, pool, std::move(findings));
  if (!options.pod.empty()) return in_pod(pool, options.pod, std::move(findings));
  if (!options.app.empty()) return in_app(pool, options.app, std::move(findings));
  return Scope{std::move(findings), ""};
}

}  // namespace podworks
