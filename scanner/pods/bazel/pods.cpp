#include "scanner/pods/bazel/pods.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/bazel/search_paths.h"
#include "scanner/pods/bazel/targets.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

namespace {

class PodsOfTargets {
 public:
  explicit PodsOfTargets(const BazelTargets& targets) : targets_(targets), search_paths_(targets) {}

  PodDeclaration pod_of(const BazelTarget& target) const {
    PodDeclaration pod;
    pod.name = name_of(target);
    pod.root = target.package->folder;
    pod.reader = "bazel";
    pod.declares_dependencies = true;
    pod.lists_files = true;
    pod.keeps_listed_files = true;
    pod.headers_by_path = true;
    pod.at = target.rule->at;
    pod.problems = target.problems;
    pod.languages = languages_of(target);
    pod.module_name = module_of(target);
    // Imports within .proto files are not read; `alwayslink` is for what registers itself.
    const BazelAttribute* const always = target.rule->find("alwayslink");
    pod.works_without_import = target.use == BazelUse::Protos || (always != nullptr && always->flag);
    add_names(target, pod);
    UnitDeclaration& unit = pod.units.emplace_back();
    unit.name = pod.name;
    unit.kind = is_bazel_test(target.rule->kind) ? UnitKind::Test : UnitKind::Library;
    unit.at = pod.at;
    unit.files_are_partial = target.files_are_partial;
    unit.dependencies_are_partial = target.dependencies_are_partial;
    unit.generated_paths.assign(target.generated.begin(), target.generated.end());
    add_files(target, unit);
    add_headers(target, unit);
    add_dependencies(target, unit);
    return pod;
  }

 private:
  /// `a/b` of //a/b:b, `a/b:c` of //a/b:c, `c` of //:c unless there is a //c as well.
  std::string name_of(const BazelTarget& target) const {
    const std::string& folder = target.package->folder;
    const std::string& name = target.rule->name;
    if (folder.empty()) return targets_.find(name, name) != nullptr ? ":" + name : name;
    return base_name(folder) == name ? folder : fmt::format("{}:{}", folder, name);
  }

  static LanguageSet languages_of(const BazelTarget& target) {
    LanguageSet languages = 0;
    for (const std::set<std::string>* paths : {&target.sources, &target.headers}) {
      for (const std::string& path : *paths) languages |= language_bit(language_of(path).row->language);
    }
    // A module of Swift may be made of .proto files alone.
    const bool makes_swift =
        target.use == BazelUse::Protos || (languages == 0 && target.rule->kind.starts_with("swift_"));
    return makes_swift ? languages | language_bit(Language::Swift) : languages;
  }

  /// The name that Swift gives a module of C: by a hint, or by a tag as older rules_swift have it.
  std::string hinted_module(const BazelTarget& target) const {
    const BazelAttribute* const hints = target.rule->find("aspect_hints");
    if (hints != nullptr) {
      for (const BazelText& hint : hints->values) {
        const std::optional<BazelLabel> label = parse_bazel_label(hint.text, "");
        const bool is_local = label && hint.text.find("//") == std::string::npos;
        const std::optional<std::string> folder =
            !label     ? std::nullopt
            : is_local ? std::optional(target.package->folder)
                       : targets_.workspaces().folder_of_label(*label, target.package->folder);
        const BazelTarget* const other = folder ? targets_.find(*folder, label->target) : nullptr;
        if (other != nullptr && other->rule->has("module_name")) return std::string(other->rule->text("module_name"));
      }
    }
    constexpr std::string_view kTag = "swift_module=";
    const BazelAttribute* const tags = target.rule->find("tags");
    if (tags == nullptr) return {};
    for (const BazelText& tag : tags->values) {
      if (tag.text.starts_with(kTag)) return tag.text.substr(kTag.size());
    }
    return {};
  }

  /// As rules_swift and Bazel's own rules derive it from the label.
  std::string module_of(const BazelTarget& target) const {
    const std::string_view given = target.rule->text("module_name");
    if (!given.empty()) return std::string(given);
    if (std::string hinted = hinted_module(target); !hinted.empty()) return hinted;
    const std::string& folder = target.package->folder;
    const std::string& workspace = targets_.workspaces().around(folder).folder;
    const std::string_view package =
        folder == workspace ? std::string_view()
                            : std::string_view(folder).substr(workspace.empty() ? 0 : workspace.size() + 1);
    return c99_name(package.empty() ? target.rule->name : fmt::format("{}_{}", package, target.rule->name));
  }

  static void add_names(const BazelTarget& target, PodDeclaration& pod) {
    const auto provide = [&](Language language, std::string_view attribute) {
      const std::string_view name = target.rule->text(attribute);
      if (!name.empty() && has(pod.languages, language)) pod.provides.push_back({language, std::string(name)});
    };
    provide(Language::Jvm, "custom_package");
    provide(Language::JavaScript, "package_name");
    provide(Language::JavaScript, "module_name");
  }

  /// Of its own languages; a file of others is another rule's.
  static void add_files(const BazelTarget& target, UnitDeclaration& unit) {
    for (const std::string& path : target.headers) unit.files.push_back({.path = path});
    for (const std::string& path : target.sources) {
      if (!target.headers.contains(path)) unit.files.push_back({.path = path, .open = false});
    }
  }

  /// Headers are included by their path from the workspace, or from what the rule says instead.
  void add_headers(const BazelTarget& target, UnitDeclaration& unit) const {
    const std::string& folder = target.package->folder;
    const auto as_seen = [&](const std::string& path) { return relative_path(folder, path); };
    unit.header_mappings_dir = as_seen(search_paths_.root_of_headers(target));
    unit.header_dir = normalize_path(target.rule->text("include_prefix")).value_or("");
    for (const std::string& path : search_paths_.of(target)) unit.header_search_paths.push_back(as_seen(path));
  }

  void add_dependencies(const BazelTarget& target, UnitDeclaration& unit) const {
    std::set<std::tuple<std::string, DeclaredFor, bool>> known;
    for (const BazelDependency& one : target.dependencies) {
      DeclaredDependency declared;
      declared.name = one.target != nullptr ? name_of(*one.target) : one.outside;
      declared.purpose = one.use.purpose;
      declared.reexported = one.use.reexported;
      declared.at = one.at;
      if (one.target == nullptr) declared.spelled = spelled_outside(one.outside);
      if (!known.emplace(declared.name, declared.purpose, declared.reexported).second) continue;
      unit.dependencies.push_back(std::move(declared));
    }
  }

  /// Of "@abseil-cpp//absl/strings:str_format" the package's first folder, the target and the repository: headers and
  /// modules from outside are mostly called so.
  static std::vector<std::string> spelled_outside(const std::string& label) {
    if (!label.starts_with('@')) return {};
    const std::optional<BazelLabel> parts = parse_bazel_label(label, "");
    if (!parts) return {label};
    return {parts->package.substr(0, parts->package.find('/')), parts->target, parts->repository};
  }

  const BazelTargets& targets_;
  BazelSearchPaths search_paths_;
};

}  // namespace

std::map<std::string, std::vector<PodDeclaration>, std::less<>> bazel_pods(const std::vector<BazelPackage>& packages,
                                                                           const BazelWorkspaces& workspaces) {
  const BazelTargets targets(packages, workspaces);
  const PodsOfTargets maker(targets);
  std::map<std::string, std::vector<PodDeclaration>, std::less<>> pods;
  std::map<std::string_view, std::vector<Diagnostic>> problems;
  for (const BazelPackage& package : packages) {
    // Without a workspace around it a file of this name may be anything.
    const bool is_bazel = !package.rules.empty() || workspaces.around(package.folder).is_marked;
    if (is_bazel && !package.problems.empty()) problems[package.path] = package.problems;
  }
  for (const BazelTarget& target : targets.targets()) {
    if (target.is_pod) {
      pods[target.package->path].push_back(maker.pod_of(target));
    } else if (!target.problems.empty()) {
      std::vector<Diagnostic>& of_file = problems[target.package->path];
      of_file.insert(of_file.end(), target.problems.begin(), target.problems.end());
    }
  }
  for (auto& [path, of_file] : problems) {
    std::vector<PodDeclaration>& declared = pods[std::string(path)];
    if (declared.empty()) {
      declared.push_back(problems_without_pod("bazel", std::move(of_file)));
    } else {
      declared[0].problems.insert(declared[0].problems.begin(), of_file.begin(), of_file.end());
    }
  }
  return pods;
}

}  // namespace podworks
