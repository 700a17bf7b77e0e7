#include "scanner/pods/compare_lock.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

/// How the platforms' tools and the podspecs that ask for variables say yes.
constexpr const char* kSet = "1";
/// Of one podspec that are tried; each costs an evaluation of it.
constexpr std::size_t kMostVariables = 20;

std::string key_of(std::string_view unit, std::string_view dependency) {
  return fmt::format("{} {}", unit, dependency);
}

}  // namespace

std::string_view pod_part(std::string_view name) {
  return name.substr(0, name.find('/'));
}

std::vector<PodDeclaration> LockComparison::compare(const std::string& podspec, const std::string& name,
                                                    const std::vector<LockedUnit>& locked) {
  std::vector<PodDeclaration> pods = read(podspec, context_.project);
  std::erase_if(pods, [&](const PodDeclaration& pod) { return pod.name != name; });
  for (const PodDeclaration& pod : pods) {
    const std::string& version = locked[0].self.version;
    if (!pod.version.empty() && !version.empty() && pod.version != version) {
      report(locked[0].at, fmt::format("the lock is stale: it has version {} of `{}`, its podspec says {}", version,
                                       pod.name, pod.version));
    }
    for (const LockedUnit& one : locked) {
      for (const UnitDeclaration& unit : pod.units) {
        if (unit.name == one.self.name) compare_unit(podspec, pod, unit, one);
      }
    }
  }
  return pods;
}

/// Nothing if it cannot be read, which is said of the podspec itself.
std::vector<PodDeclaration> LockComparison::read(const std::string& podspec, const Project& project) const {
  const auto reader = std::find_if(all_readers().begin(), all_readers().end(),
                                   [&](const Reader& one) { return one.is_manifest(podspec); });
  if (reader == all_readers().end()) return {};
  const ReaderContext context = {.files = context_.files, .listing = context_.listing, .project = project};
  Result<std::vector<PodDeclaration>> pods = reader->read(context, podspec);
  return pods.ok() ? std::move(pods.value()) : std::vector<PodDeclaration>();
}

void LockComparison::compare_unit(const std::string& podspec, const PodDeclaration& pod, const UnitDeclaration& unit,
                                  const LockedUnit& locked) {
  if (unit.dependencies_are_partial) return;
  Names declared;
  for (const DeclaredDependency& one : unit.dependencies) declared.insert(one.name);
  Names held;
  for (const auto& [dependency, at] : locked.dependencies) {
    held.insert(dependency.name);
    if (pod_part(dependency.name) == pod.name || declared.contains(dependency.name)) continue;
    if (is_by_environment(pod, {podspec, unit.name, dependency.name, at}, false)) continue;
    report(at, fmt::format("the lock is stale: `{}` depends on `{}` there, and its podspec does not say so", unit.name,
                           dependency.name));
  }
  for (const DeclaredDependency& one : unit.dependencies) {
    // What holds for one platform alone may be absent.
    if (!one.platform.empty() || pod_part(one.name) == pod.name || held.contains(one.name)) continue;
    if (is_by_environment(pod, {podspec, unit.name, one.name, locked.at}, true)) continue;
    report(locked.at,
           fmt::format("the lock is stale: `{}` depends on `{}` by its podspec, and not there", unit.name, one.name));
  }
}

/// A variable that is not set here makes the difference: then it is noted.
bool LockComparison::is_by_environment(const PodDeclaration& pod, const Difference& difference, bool is_declared) {
  const std::string key = key_of(difference.unit, difference.dependency);
  const std::vector<std::string>& unset = pod.unset_environment;
  for (std::size_t i = 0; i < std::min(unset.size(), kMostVariables); ++i) {
    const std::string& variable = unset[i];
    if (declared_with(difference, variable).contains(key) == is_declared) continue;
    by_variable_[variable].push_back(difference);
    return true;
  }
  return false;
}

/// What the podspec declares once the variable is set.
const LockComparison::Names& LockComparison::declared_with(const Difference& difference, const std::string& variable) {
  const auto [known, is_new] = declared_with_.try_emplace({difference.podspec, variable});
  if (!is_new) return known->second;
  const auto [project, is_first] = projects_.try_emplace(variable, context_.project);
  if (is_first) project->second.env[variable] = kSet;
  for (const PodDeclaration& pod : read(difference.podspec, project->second)) {
    for (const UnitDeclaration& unit : pod.units) {
      for (const DeclaredDependency& one : unit.dependencies) known->second.insert(key_of(unit.name, one.name));
    }
  }
  return known->second;
}

void LockComparison::report(const Place& at, std::string message) {
  problems_.push_back(manifest_problem(at, std::move(message), kUpdateLock));
}

std::vector<Diagnostic> LockComparison::take_problems() {
  for (const auto& [variable, differences] : by_variable_) {
    const Difference& first = differences.front();
    problems_.push_back(manifest_problem(
        first.at,
        fmt::format("the lock was made with `{}` set, which is not set here: {} in it and in the podspecs, `{}` of "
                    "`{}` first",
                    variable, counted(differences.size(), "dependency differs", "dependencies differ"),
                    first.dependency, first.unit),
        fmt::format("say `env: {{ {}: \"{}\" }}` in podworks.yml to read the podspecs as the lock does, or {}",
                    variable, kSet, kUpdateLock)));
  }
  by_variable_.clear();
  return std::move(problems_);
}

}  // namespace podworks
