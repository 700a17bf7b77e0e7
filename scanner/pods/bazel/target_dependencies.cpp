// What the rules of Bazel depend on.
#include <fmt/format.h>

#include "scanner/pods/bazel/targets.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

void BazelTargets::lose(BazelTarget& target, const BazelAttribute& attribute) {
  target.problems.push_back(manifest_problem(
      attribute.why_at,
      fmt::format("`{}` of `{}` cannot be known in full: {}", attribute.name, target.label(), attribute.why),
      std::string(kBazelExportHelp)));
}

/// What a rule reads that makes sources of the target: it is compiled in.
void BazelTargets::follow_generators(BazelTarget& target) {
  for (const BazelAttribute& attribute : target.rule->attributes) {
    if (file_use_of(attribute.name) == BazelFileUse::None) continue;
    for (const BazelText& text : attribute.values) {
      const std::optional<BazelLabel> label = parse_bazel_label(text.text, "");
      const bool is_absolute = text.text.find("//") != std::string::npos;
      if (!label || text.text.starts_with('@')) continue;
      const std::optional<std::string> folder =
          is_absolute ? workspaces_.folder_of_label(*label, target.package->folder) : target.package->folder;
      const BazelTarget* const other = folder ? find(*folder, label->target) : nullptr;
      if (other == nullptr || other == &target || other->use == BazelUse::Files || other->use == BazelUse::Alias)
        continue;
      if (other->is_pod) {
        target.dependencies.push_back({other, {}, {true, DeclaredFor::Build, false}, text.at});
        continue;
      }
      for (const BazelAttribute& of_other : other->rule->attributes) {
        const BazelDependencyUse use = dependency_use_of(of_other.name);
        if (!use.is_dependency) continue;
        for (const BazelText& one : of_other.values) add_dependency(target, *other->package, {one.text, text.at}, use);
      }
    }
  }
}

void BazelTargets::collect_dependencies(BazelTarget& target) {
  follow_generators(target);
  const bool bundles = !target.has_files() && target.generated.empty() && !target.files_are_partial;
  for (const BazelAttribute& attribute : target.rule->attributes) {
    BazelDependencyUse use = dependency_use_of(attribute.name);
    if (!use.is_dependency) continue;
    use.reexported = use.reexported || bundles;
    if (attribute.is_partial) {
      target.dependencies_are_partial = true;
      lose(target, attribute);
    }
    for (const BazelText& text : attribute.values) add_dependency(target, *target.package, text, use);
  }
}

/// Aliases are followed to what they mean, one behind the other; a loop of them, which Bazel refuses, means nothing.
void BazelTargets::add_dependency(BazelTarget& target, const BazelPackage& package, const BazelText& text,
                                  BazelDependencyUse use) {
  std::set<const BazelTarget*> seen;
  std::vector<const BazelTarget*> aliases;
  const auto follow = [&](const BazelTarget* alias) {
    if (alias != nullptr && seen.insert(alias).second) aliases.push_back(alias);
  };
  follow(add_if_known(target, package, text, use));
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    const BazelAttribute* const actual = aliases[i]->rule->find("actual");
    if (actual == nullptr) continue;
    for (const BazelText& meant : actual->values) {
      follow(add_if_known(target, *aliases[i]->package, {meant.text, text.at}, use));
    }
  }
}

const BazelTarget* BazelTargets::add_if_known(BazelTarget& target, const BazelPackage& package, const BazelText& text,
                                              BazelDependencyUse use) {
  const bool is_absolute = text.text.find("//") != std::string::npos || text.text.starts_with('@');
  const std::optional<BazelLabel> label = parse_bazel_label(text.text, "");
  if (!label) return nullptr;
  const std::optional<std::string> folder =
      is_absolute ? workspaces_.folder_of_label(*label, package.folder) : std::optional(package.folder);
  if (!folder) {
    target.dependencies.push_back({nullptr, text.text, use, text.at});
    return nullptr;
  }
  if (label->target.starts_with(kNpmTargets)) {
    target.dependencies.push_back({nullptr, label->target.substr(kNpmTargets.size()), use, text.at});
    return nullptr;
  }
  const BazelTarget* const other = find(*folder, label->target);
  if (other != nullptr && other->use == BazelUse::Alias) return other;
  if (other != nullptr) {
    if (other->is_pod && other != &target) target.dependencies.push_back({other, {}, use, text.at});
    return nullptr;
  }
  const BazelPackage* const of_label = package_in(*folder);
  const bool is_file =
      of_label != nullptr && (of_label->files.has(label->target) || of_label->by_output.contains(label->target));
  if (is_file) return nullptr;
  target.dependencies_are_partial = true;
  if (!missing_.insert(bazel_label_text(*folder, label->target)).second) return nullptr;
  target.problems.push_back(
      manifest_problem(text.at,
                       fmt::format("`{}` depends on `{}`, and no rule that podworks can read makes it", target.label(),
                                   bazel_label_text(*folder, label->target)),
                       std::string(kBazelExportHelp)));
  return nullptr;
}

}  // namespace podworks
