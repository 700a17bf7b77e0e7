#include "scanner/pods/bazel/packages.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/text.h"
#include "scanner/pods/bazel/evaluator.h"
#include "scanner/pods/bazel/pods.h"
#include "scanner/pods/bazel/targets.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

namespace {

constexpr std::string_view kOutputs[] = {"outs", "out", "output", "outputs"};

StarlarkSurroundings surroundings(const ReaderContext& context, const BazelWorkspaces& workspaces) {
  StarlarkSurroundings made;
  made.read = [&context](const std::string& path) -> std::optional<std::string> {
    auto text = context.files.read_text(path);
    return text.ok() ? std::optional(std::move(text.value())) : std::nullopt;
  };
  made.find = [&workspaces](std::string_view text, std::string_view folder) -> std::optional<std::string> {
    // Relative labels are of the package around the file.
    while (!folder.empty() && !workspaces.is_package(folder) && workspaces.around(folder).folder != folder) {
      folder = folder_of(folder);
    }
    const std::optional<BazelLabel> label = parse_bazel_label(text, "");
    if (!label) return std::nullopt;
    if (text.find("//") == std::string_view::npos) return join_path(folder, label->target);
    const std::optional<std::string> of_label = workspaces.folder_of_label(*label, folder);
    return of_label ? std::optional(join_path(*of_label, label->target)) : std::nullopt;
  };
  return made;
}

void add_attribute(BazelRule& rule, BazelAttribute attribute) {
  for (BazelAttribute& known : rule.attributes) {
    if (known.name != attribute.name) continue;
    std::move(attribute.values.begin(), attribute.values.end(), std::back_inserter(known.values));
    known.flag |= attribute.flag;
    if (attribute.is_partial && !known.is_partial) {
      known.is_partial = true;
      known.why = std::move(attribute.why);
      known.why_at = std::move(attribute.why_at);
    }
    return;
  }
  rule.attributes.push_back(std::move(attribute));
}

/// Of two branches of a condition that cannot be known each may make a target of one name: it is both.
void merge_same_names(std::vector<BazelRule>& rules) {
  std::map<std::string, std::size_t> known;
  std::vector<BazelRule> merged;
  for (BazelRule& rule : rules) {
    const auto [place, is_new] = known.emplace(rule.name, merged.size());
    if (rule.name.empty() || is_new) {
      if (is_new) place->second = merged.size();
      merged.push_back(std::move(rule));
      continue;
    }
    BazelRule& first = merged[place->second];
    if (first.arguments_lost.empty()) first.arguments_lost = std::move(rule.arguments_lost);
    for (BazelAttribute& attribute : rule.attributes) add_attribute(first, std::move(attribute));
  }
  rules = std::move(merged);
}

void report_nameless(BazelPackage& package) {
  for (const BazelRule& rule : package.rules) {
    const BazelAttribute* const name = rule.find("name");
    const BazelUse use = use_of(rule);
    const bool compiles = use == BazelUse::Compiles || use == BazelUse::Protos || use == BazelUse::Unclear;
    const bool is_target = compiles && (rule.has("srcs") || rule.has("hdrs") || rule.has("deps"));
    if (!rule.name.empty() || name == nullptr || !name->is_partial || !is_target) continue;
    package.problems.push_back(
        manifest_problem(rule.at, fmt::format("the name of a `{}` cannot be known: {}", rule.kind, name->why),
                         std::string(kBazelExportHelp)));
  }
}

void report_flaws(const StarlarkEvaluator::Flaws& flaws, std::string_view called, BazelPackage& package) {
  constexpr std::size_t kMost = 3;
  for (std::size_t i = 0; i < flaws.errors.size() && i < kMost; ++i) {
    const StarlarkError& error = flaws.errors[i];
    package.problems.push_back(
        manifest_problem({flaws.path, error.line, error.column},
                         fmt::format("a statement of the {} file cannot be read: {}", called, error.message),
                         "correct it: what it declares is missing from the graph"));
  }
  for (std::size_t i = 0; i < flaws.loads.size() && i < kMost; ++i) {
    const StarlarkError& error = flaws.loads[i];
    package.problems.push_back(
        manifest_problem({flaws.path, error.line, error.column},
                         fmt::format("what this {} file loads is not known: {}", called, error.message),
                         "correct the label: what is loaded counts as a rule of another repository until then"));
  }
  if (!flaws.is_exhausted) return;
  package.problems.push_back(manifest_problem(
      {flaws.path, 0, 0}, fmt::format("the {} file is followed for three million steps and no further", called),
      std::string(kBazelExportHelp)));
}

void read_package(const ReaderContext& context, const BazelWorkspaces& workspaces, StarlarkEvaluator& evaluator,
                  BazelPackage& package) {
  const auto text = context.files.read_text(package.path);
  if (!text.ok()) {
    package.errors = text.errors();
    return;
  }
  const BazelWorkspace& workspace = workspaces.around(package.folder);
  const std::string name = workspace.folder == package.folder ? ""
                           : workspace.folder.empty()         ? package.folder
                                                              : package.folder.substr(workspace.folder.size() + 1);
  StarlarkEvaluator::Package found = evaluator.run(text.value(), package.path, name, package.files);
  package.rules = std::move(found.rules);
  merge_same_names(package.rules);
  report_nameless(package);
  report_flaws(found.flaws, "BUILD", package);
  for (const StarlarkEvaluator::Flaws& flaws : found.flaws_of_loaded) report_flaws(flaws, ".bzl", package);
}

}  // namespace

void index_rules(BazelPackage& package) {
  for (std::size_t i = 0; i < package.rules.size(); ++i) {
    const BazelRule& rule = package.rules[i];
    if (rule.name.empty()) continue;
    package.by_name.emplace(rule.name, i);
    for (const std::string_view output : kOutputs) {
      const BazelAttribute* const made = rule.find(output);
      if (made == nullptr) continue;
      for (const BazelText& path : made->values) {
        const std::optional<BazelLabel> label = parse_bazel_label(path.text, "");
        if (label) package.by_output.emplace(label->target, i);
      }
    }
  }
}

BazelPackages::BazelPackages(const ReaderContext& context, int threads) : workspaces_(context) {
  read(context, threads);
  pods_ = bazel_pods(packages_, workspaces_);
}

void BazelPackages::read(const ReaderContext& context, int threads) {
  for (const auto& [folder, path] : workspaces_.packages()) {
    BazelPackage& package = packages_.emplace_back();
    package.folder = folder;
    package.path = path;
  }
  std::vector<std::unique_ptr<StarlarkEvaluator>> evaluators(static_cast<std::size_t>(std::max(threads, 1)));
  parallel_for(packages_.size(), 1, threads, [&](std::size_t begin, std::size_t end, int thread) {
    std::unique_ptr<StarlarkEvaluator>& evaluator = evaluators[static_cast<std::size_t>(thread)];
    if (!evaluator) evaluator = std::make_unique<StarlarkEvaluator>(surroundings(context, workspaces_));
    for (std::size_t i = begin; i < end; ++i) {
      BazelPackage& package = packages_[i];
      package.files = workspaces_.files_of(context.listing, package.folder);
      read_package(context, workspaces_, *evaluator, package);
      index_rules(package);
    }
  });
}

const BazelPackage* BazelPackages::in(std::string_view folder) const {
  const auto found =
      std::lower_bound(packages_.begin(), packages_.end(), folder,
                       [](const BazelPackage& package, std::string_view f) { return package.folder < f; });
  return found != packages_.end() && found->folder == folder ? &*found : nullptr;
}

Result<std::vector<PodDeclaration>> BazelPackages::pods_of(std::string_view path) const {
  const BazelPackage* const package = in(folder_of(path));
  if (package == nullptr || package->path != path) return std::vector<PodDeclaration>{};
  if (!package->errors.empty()) return package->errors;
  const auto found = pods_.find(path);
  return found != pods_.end() ? found->second : std::vector<PodDeclaration>{};
}

}  // namespace podworks
