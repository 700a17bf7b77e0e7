// `export:` of Dart packages: what `dart pub deps --json` printed. It has no folders and no versions that were asked
// for, so the pubspecs are read as well; which packages each depends on is pub's own answer.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/answers.h"
#include "scanner/pods/manifest_problem.h"
#include "scanner/pods/pubspec/pubspec.h"

namespace podworks {
namespace {

std::vector<const Json*> names_at(const Json& package, std::string_view key) {
  std::vector<const Json*> names;
  const Json* const list = package.find(key);
  if (list == nullptr || list->array() == nullptr) return names;
  for (const Json& name : *list->array()) {
    if (name.string() != nullptr) names.push_back(&name);
  }
  return names;
}

/// What pub says takes the place of what the pubspec says.
class Overlay {
 public:
  Overlay(std::string path, PodDeclaration& pod) : path_(std::move(path)), pod_(pod) {}

  void apply(const Json& package) {
    // `dependencies` has those of tests as well; newer versions of pub tell them apart.
    const bool apart = package.find("directDependencies") != nullptr;
    for (const Json* name : names_at(package, apart ? "directDependencies" : "dependencies")) {
      add(*name, DeclaredFor::Build, apart);
    }
    for (const Json* name : names_at(package, "devDependencies")) add(*name, DeclaredFor::Tests, true);
    for (const DeclaredDependency& old : unit().dependencies) {
      if (known(old.name)) continue;
      pod_.problems.push_back(manifest_problem(
          old.at,
          fmt::format("`{}` declares `{}`, and pub's answer in `{}` does not have it", pod_.name, old.name, path_),
          "make the file anew with `dart pub deps --json`"));
      found_.push_back(old);
    }
    unit().dependencies = std::move(found_);
  }

 private:
  UnitDeclaration& unit() { return pod_.units.front(); }
  bool known(const std::string& name) const {
    return std::any_of(found_.begin(), found_.end(), [&](const DeclaredDependency& each) { return each.name == name; });
  }

  void add(const Json& name, DeclaredFor purpose, bool purpose_is_known) {
    if (*name.string() == pod_.name || known(*name.string())) return;
    const auto& old = unit().dependencies;
    const auto written =
        std::find_if(old.begin(), old.end(), [&](const auto& each) { return each.name == *name.string(); });
    DeclaredDependency dependency{.name = *name.string(), .purpose = purpose, .at = {path_, name.line, 1}};
    if (written != old.end()) dependency = *written;
    if (purpose_is_known) dependency.purpose = purpose;
    found_.push_back(std::move(dependency));
  }

  std::string path_;
  PodDeclaration& pod_;
  std::vector<DeclaredDependency> found_;
};

}  // namespace

Result<std::vector<PodDeclaration>> read_pub_answer(const ReaderContext& context, std::string_view path,
                                                    const std::vector<std::string>& manifests) {
  const Result<std::vector<Json>> values = read_answers(context, path);
  if (!values.ok()) return values.errors();
  std::map<std::string, const Json*> packages;
  for (const Json& value : values.value()) {
    const Json* const list = value.find("packages");
    if (list == nullptr || list->array() == nullptr) continue;
    for (const Json& package : *list->array()) {
      const Json* const name = package.find("name");
      if (name != nullptr && name->string() != nullptr) packages.emplace(*name->string(), &package);
    }
  }
  std::vector<PodDeclaration> pods;
  for (const std::string& manifest : manifests) {
    Result<std::vector<PodDeclaration>> read = pubspec_reader().read(context, manifest);
    if (!read.ok()) return read.errors();
    for (PodDeclaration& pod : read.value()) {
      const auto package = packages.find(pod.name);
      if (package != packages.end()) {
        Overlay(std::string(path), pod).apply(*package->second);
      } else {
        pod.problems.push_back(manifest_problem(
            pod.at, fmt::format("`{}` does not have `{}`, whose pubspec was read by itself", path, pod.name),
            "make the file anew with `dart pub deps --json`, once for each workspace, one behind the other"));
      }
      pods.push_back(std::move(pod));
    }
  }
  return pods;
}

}  // namespace podworks
