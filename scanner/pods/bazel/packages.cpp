#include "scanner/pods/bazel/packages.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/text.h"
#include "scanner/pods/bazel/evaluator.h"
#include "scanner/pods/bazel/pods.h"
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
  for (const StarlarkError& error : found.errors) {
    package.problems.push_back(
        manifest_problem({package.path, error.line, error.column},
                         fmt::format("a statement of the BUILD file cannot be read: {}", error.message),
                         "correct it: what it declares is missing from the graph"));
    if (package.problems.size() == 3) break;
  }
  if (found.is_exhausted) {
    package.problems.push_back(
        manifest_problem({package.path, 0, 0}, "the BUILD file is followed for three million steps and no further",
                         "let podworks read what `bazel query` says of it: `export:` of the entry of `pods:`"));
  }
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
      package.files = BazelFiles(context.listing.files, package.folder,
                                 [&](std::string_view folder) { return workspaces_.is_package(folder); });
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
  if (found != pods_.end()) return found->second;
  std::vector<Error> errors;
  for (const Diagnostic& problem : package->problems) errors.push_back({problem.message, problem.place, problem.help});
  if (!errors.empty()) return errors;
  return std::vector<PodDeclaration>{};
}

}  // namespace podworks
