#include "scanner/pods/podspec_declaration.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/pod_builder.h"
#include "scanner/pods/pod_name.h"
#include "scanner/pods/podspec_platforms.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxInherited = 200'000;

std::string_view file_stem(std::string_view path) {
  std::string_view name = base_name(path);
  for (const std::string_view ending : {".podspec.json", ".podspec"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return name;
}

}  // namespace

PodDeclaration PodBuilder::build() {
  pod_.root = std::string(folder_of(source_.path));
  pod_.reader = std::string(source_.reader);
  pod_.by_cocoapods = true;
  pod_.languages = kAppleLanguages;
  pod_.declares_dependencies = true;
  pod_.at = root_.at;
  pod_.version = single_text("version");
  pod_.name = single_text("name");
  check_name();
  pod_.module_name = single_text("module_name");
  if (pod_.module_name.empty()) {
    const std::string header_dir = single_text("header_dir");
    pod_.module_name = c99_name(header_dir.empty() ? pod_.name : header_dir);
  }
  if (const RawAttribute* defaults = root_.find("default_subspecs")) {
    texts_of(defaults->value, default_subspecs_);
    known_defaults_.insert(default_subspecs_.begin(), default_subspecs_.end());
    no_default_ = default_subspecs_.size() == 1 && default_subspecs_[0] == "none";
  }
  add_unit(root_, nullptr, true);
  if (!no_default_) check_default_subspecs();
  return std::move(pod_);
}

void PodBuilder::check_name() {
  const RawAttribute* attribute = root_.find("name");
  const Place& at = attribute != nullptr ? attribute->at : root_.at;
  if (pod_.name.empty()) {
    const bool is_empty = attribute != nullptr && attribute->value.is_text();
    pod_.name = std::string(file_stem(source_.path));
    report(at,
           fmt::format("the name of this pod {}; the file's name `{}` is taken",
                       is_empty ? "is empty" : "cannot be known", pod_.name),
           "write the name as a text");
  }
  if (const auto fault = fault_of_pod_name(pod_.name)) {
    report(at, fmt::format("`{}` is no name of a pod: {}", pod_.name, *fault), "rename it: CocoaPods refuses this one");
  }
}

/// CocoaPods stops at a default subspec that does not exist.
void PodBuilder::check_default_subspecs() {
  if (root_.files_are_partial) return;  // there may be subspecs that are not known
  std::unordered_set<std::string_view> libraries;
  for (const UnitDeclaration& unit : pod_.units) {
    if (unit.kind == UnitKind::Library) libraries.insert(unit.name);
  }
  for (const std::string& name : default_subspecs_) {
    if (libraries.contains(pod_.name + "/" + name)) continue;
    report(root_.find("default_subspecs")->at,
           fmt::format("`{}` has no subspec `{}` to be a default one", pod_.name, name),
           "correct the name: as it stands nothing can install the pod");
  }
}

void PodBuilder::add_unit(const RawSpec& spec, const UnitDeclaration* parent, bool is_default) {
  UnitDeclaration unit;
  unit.name = parent != nullptr ? parent->name + "/" + spec.name : pod_.name;
  unit.kind = spec.kind;
  unit.is_default = is_default;
  unit.platforms = platforms_of(spec, parent != nullptr ? parent->platforms : kAllPlatforms);
  unit.at = spec.at;
  unit.files_are_partial = spec.files_are_partial;
  unit.dependencies_are_partial = spec.dependencies_are_partial;
  if (parent != nullptr) inherit(*parent, unit);
  const auto has_settings = [&](const RawAttribute& attribute) {
    return attribute.row->name == "pod_target_xcconfig" || attribute.row->name == "xcconfig";
  };
  if (spec.kind != UnitKind::Library && std::any_of(spec.attributes.begin(), spec.attributes.end(), has_settings)) {
    unit.header_search_paths.clear();  // a test's settings replace the pod's
  }
  // What holds for one platform comes after what holds for all, whatever the manifest's order is.
  for (const bool of_platform : {false, true}) {
    for (const RawAttribute& attribute : spec.attributes) {
      if (attribute.platform.empty() != of_platform) read_attribute(attribute, unit);
    }
  }
  add_dependencies(spec, unit);
  pod_.units.push_back(unit);
  std::set<std::pair<UnitKind, std::string_view>> seen;
  for (const RawSpec* const child : spec.children) {
    if (!seen.emplace(child->kind, child->name).second) {
      report(child->at,
             fmt::format("`{}/{}` is declared twice; as in CocoaPods the first one is used", unit.name, child->name),
             "put both into one subspec, or rename one of them");
      continue;
    }
    bool child_is_default = is_default && !no_default_ && default_subspecs_.empty();
    if (!default_subspecs_.empty() && !no_default_) {
      const std::string relative =
          unit.name == pod_.name ? child->name : unit.name.substr(pod_.name.size() + 1) + "/" + child->name;
      child_is_default = known_defaults_.contains(relative) ||
                         (is_default && parent != nullptr);  // all of a default subspec's own come along
    }
    add_unit(*child, &unit, child_is_default && child->kind == UnitKind::Library);
  }
}

/// Each subspec holds a copy of what is around it: thousands of both multiply.
void PodBuilder::inherit(const UnitDeclaration& parent, UnitDeclaration& unit) {
  unit.arc = parent.arc;
  unit.build_settings = parent.build_settings;
  unit.header_dir = parent.header_dir;
  unit.header_mappings_dir = parent.header_mappings_dir;
  unit.prefix_header = parent.prefix_header;
  unit.module_map = parent.module_map;
  unit.dependencies_are_partial = unit.dependencies_are_partial || parent.dependencies_are_partial;
  const std::size_t before = inherited_;
  inherited_ += parent.dependencies.size() + parent.header_search_paths.size();
  if (inherited_ <= kMaxInherited) {
    unit.header_search_paths = parent.header_search_paths;
    unit.dependencies = parent.dependencies;
    return;
  }
  unit.files_are_partial = true;
  unit.dependencies_are_partial = true;
  if (before > kMaxInherited) return;
  report(unit.at,
         fmt::format("the subspecs of `{}` take over more than {} dependencies and search paths: from `{}` on none are "
                     "taken over",
                     pod_.name, kMaxInherited, unit.name),
         "declare them in the subspecs that need them, or split the pod");
}

void PodBuilder::add_dependencies(const RawSpec& spec, UnitDeclaration& unit) {
  if (spec.dependencies.empty()) return;
  std::map<std::pair<std::string, std::string>, std::size_t> known;  // by name and platform
  for (std::size_t i = 0; i < unit.dependencies.size(); ++i) {
    known.try_emplace({unit.dependencies[i].name, unit.dependencies[i].platform}, i);
  }
  for (const DeclaredDependency& dependency : spec.dependencies) {
    if (const auto fault = fault_of_dependency_name(dependency.name)) {
      report(dependency.at,
             fmt::format("`{}` depends on `{}`, which is no name of a pod: {}", unit.name, dependency.name, *fault),
             "correct the name: CocoaPods finds no such pod");
      continue;
    }
    const auto [found, is_new] = known.try_emplace({dependency.name, dependency.platform}, unit.dependencies.size());
    if (is_new) {
      unit.dependencies.push_back(dependency);
      continue;
    }
    DeclaredDependency* const same = &unit.dependencies[found->second];
    same->at = dependency.at;
    for (const std::string& requirement : dependency.requirements) {
      const auto& asked = same->requirements;
      if (std::find(asked.begin(), asked.end(), requirement) == asked.end()) same->requirements.push_back(requirement);
    }
  }
}

void PodBuilder::report(const Place& at, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "podspec-problem";
  problem.severity = Severity::Warn;
  problem.place = at;
  problem.subject = source_.path + ":" + message;
  problem.message = std::move(message);
  problem.help = std::move(help);
  pod_.problems.push_back(std::move(problem));
}

std::string PodBuilder::single_text(std::string_view attribute) const {
  const RawAttribute* found = root_.find(attribute);
  if (found == nullptr) return {};
  return stored_text(text_of_value(found->value).value_or(std::string()));
}

PodDeclaration declare_pod(const RawSpec& root, const DeclarationSource& source) {
  return PodBuilder(root, source).build();
}

}  // namespace podworks
