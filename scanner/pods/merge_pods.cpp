#include "scanner/pods/merge_pods.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/directory.h"
#include "scanner/pods/package_halves.h"

namespace podworks {
namespace {

std::string name_in_folder(const PodDeclaration& pod) {
  return fmt::format("{}@{}", pod.name, pod.root.empty() ? "." : pod.root);
}

Diagnostic declared_twice(const PodDeclaration& kept, const PodDeclaration& dropped) {
  const auto where = [](const PodDeclaration& pod) {
    return pod.at.file.empty() || is_folder_pod(pod) ? fmt::format("the folder {}", pod.root) : pod.at.file;
  };
  Diagnostic problem;
  problem.rule = dropped.by_cocoapods ? "podspec-problem" : "manifest-problem";
  problem.place = dropped.at;
  problem.message = fmt::format("pod `{}` is declared twice: by {} and by {}; the first one is used", kept.name,
                                where(kept), where(dropped));
  problem.help = "rename one of them, or take one out with `exclude:`";
  problem.subject = fmt::format("{}:{}", kept.name, where(dropped));
  problem.pods = {kept.name};
  return problem;
}

/// An npm package and a podspec of one name in folders that have nothing to do with each other.
Diagnostic called_alike(const PodDeclaration& kept, const PodDeclaration& other) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.place = other.at;
  problem.message = fmt::format("`{}` is the name of two pods, by {} and by {}: the second one goes by `{}`",
                                other.name, kept.at.file, other.at.file, name_in_folder(other));
  problem.help = "rename one of them; `layers:` and the other keys of podworks.yml name the second one so";
  problem.subject = fmt::format("{}:{}", other.name, other.at.file);
  problem.pods = {kept.name};
  return problem;
}

/// With its units; its manifests' dependents find it by its declared name.
PodDeclaration renamed(PodDeclaration pod) {
  pod.declared_name = pod.name;
  const std::string name = name_in_folder(pod);
  for (UnitDeclaration& unit : pod.units) unit.name.replace(0, pod.name.size(), name);
  pod.name = name;
  return pod;
}

// `X.podspec.json` beside `X.podspec` is the exact answer of CocoaPods for the same pod and wins; that is no clash.
bool is_exact_form_of(const PodDeclaration& json, const PodDeclaration& ruby) {
  return json.reader == "podspec-json" && ruby.reader == "podspec" && json.root == ruby.root;
}

/// The locks of two apps lead to the same podspec.
bool is_same_declaration(const PodDeclaration& a, const PodDeclaration& b) {
  return a.by_cocoapods && b.by_cocoapods && !a.at.file.empty() && a.at == b.at && a.root == b.root;
}

void append_new(std::vector<Diagnostic>& to, std::vector<Diagnostic>& from) {
  for (Diagnostic& problem : from) {
    const auto is_known = [&](const Diagnostic& other) {
      return other.place == problem.place && other.message == problem.message;
    };
    if (std::none_of(to.begin(), to.end(), is_known)) to.push_back(std::move(problem));
  }
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

void merge_units(UnitDeclaration& kept, UnitDeclaration& other) {
  append(kept.folders, other.folders);
  append(kept.files, other.files);
  append(kept.generated_paths, other.generated_paths);
  for (DeclaredDependency& dependency : other.dependencies) {
    const auto says_the_same = [&](const DeclaredDependency& known) {
      return known.name == dependency.name && known.purpose == dependency.purpose;
    };
    if (std::none_of(kept.dependencies.begin(), kept.dependencies.end(), says_the_same)) {
      kept.dependencies.push_back(std::move(dependency));
    }
  }
  kept.packagings |= other.packagings;
  kept.files_are_partial |= other.files_are_partial;
  kept.dependencies_are_partial |= other.dependencies_are_partial;
}

/// `other` is no podspec: its files are folders.
void merge(PodDeclaration& kept, PodDeclaration& other) {
  kept.languages |= other.languages;
  kept.tools.insert(kept.tools.end(), other.tools.begin(), other.tools.end());
  std::sort(kept.tools.begin(), kept.tools.end());
  kept.tools.erase(std::unique(kept.tools.begin(), kept.tools.end()), kept.tools.end());
  kept.lists_files &= other.lists_files;
  kept.keeps_listed_files |= other.keeps_listed_files;
  kept.keeps_tests |= other.keeps_tests;
  kept.headers_by_path &= other.headers_by_path;
  kept.names_all_folders &= other.names_all_folders || !has(other.languages, Language::CFamily);
  kept.declares_dependencies |= other.declares_dependencies;
  kept.declares_for |= other.declares_for;
  kept.works_without_import |= other.works_without_import;
  append(kept.provides, other.provides);
  append(kept.products, other.products);
  if (kept.package.empty()) kept.package = other.package;
  append(kept.problems, other.problems);
  for (const std::string& path : other.units[0].header_search_paths) {
    const std::optional<std::string> folder = normalize_path(join_path(other.root, path));
    if (folder) kept.units[0].header_search_paths.push_back(relative_path(kept.root, *folder));
  }
  merge_units(kept.units[0], other.units[0]);
  other.units.erase(other.units.begin());
  append(kept.units, other.units);
}

}  // namespace

bool are_one_pod(const PodDeclaration& a, const PodDeclaration& b) {
  // A Swift package of the tests beside the one of all builds the same folder's files.
  const bool are_packages = a.reader.starts_with("swiftpm") && b.reader.starts_with("swiftpm");
  // The locks of two apps of the pool take the same folder.
  const bool are_locked = a.reader == "podfile-lock" && b.reader == "podfile-lock" && a.root == b.root;
  const bool same_kind = (a.reader == b.reader && !are_packages && !are_locked) || (a.by_cocoapods && b.by_cocoapods);
  if (same_kind || is_folder_pod(a) || is_folder_pod(b)) return false;
  return lies_in(a.root, b.root) || lies_in(b.root, a.root);
}

void merge_pods(std::vector<PodDeclaration> all, FoundPods& found) {
  // Podspecs first: the folder of a pod that has one is where its patterns begin. Then the outermost: it names the pod.
  const auto rank = [](const PodDeclaration& pod) {
    return std::tuple(std::string_view(pod.name), !pod.by_cocoapods, pod.by_cocoapods ? 0 : pod.root.size());
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const PodDeclaration& a, const PodDeclaration& b) { return rank(a) < rank(b); });
  const PackageHalves halves(all);
  std::vector<PodDeclaration> others;
  for (PodDeclaration& pod : all) {
    if (found.pods.empty() || found.pods.back().name != pod.name) {
      found.pods.push_back(std::move(pod));
      continue;
    }
    PodDeclaration& kept = found.pods.back();
    if (is_exact_form_of(pod, kept)) {
      kept = std::move(pod);
    } else if (is_exact_form_of(kept, pod)) {
      continue;
    } else if (is_same_declaration(kept, pod)) {
      append_new(kept.problems, pod.problems);
    } else if (are_one_pod(kept, pod) || halves.are_of_one(kept, pod)) {
      if (kept.by_cocoapods && pod.by_cocoapods) turn_into_folders(pod);
      merge(kept, pod);
    } else if (kept.tools != pod.tools && !is_folder_pod(kept) && !is_folder_pod(pod)) {
      found.problems.push_back(called_alike(kept, pod));
      others.push_back(renamed(std::move(pod)));
    } else {
      found.problems.push_back(declared_twice(kept, pod));
    }
  }
  append(found.pods, others);
  std::stable_sort(found.pods.begin(), found.pods.end(),
                   [](const PodDeclaration& a, const PodDeclaration& b) { return a.name < b.name; });
}

}  // namespace podworks
