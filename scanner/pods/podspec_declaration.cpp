#include "scanner/pods/podspec_declaration.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/build_settings.h"
#include "scanner/pods/pattern_lint.h"
#include "scanner/pods/pod_name.h"
#include "scanner/pods/podspec_platforms.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxInherited = 200'000;

/// Builds the units of one pod, parents before their children.
class PodBuilder {
 public:
  PodBuilder(const RawSpec& root, const DeclarationSource& source) : root_(root), source_(source) {}
  PodDeclaration build();

 private:
  void add_unit(const RawSpec& spec, const UnitDeclaration* parent, bool is_default);
  void check_name();
  void check_default_subspecs();
  void inherit(const UnitDeclaration& parent, UnitDeclaration& unit);
  void read_attribute(const RawAttribute& attribute, UnitDeclaration& unit);
  void check_prefix_contents(const RawAttribute& attribute, const UnitDeclaration& unit);
  void read_patterns(const RawAttribute& attribute, UnitDeclaration& unit, std::vector<Pattern>& patterns);
  void read_bundles(const RawAttribute& attribute, UnitDeclaration& unit);
  void read_search_paths(const RawAttribute& attribute, UnitDeclaration& unit);
  void read_name(const RawAttribute& attribute, UnitDeclaration& unit, std::string& name);
  void add_dependencies(const RawSpec& spec, UnitDeclaration& unit);
  void add_pattern(const std::string& glob, const RawAttribute& attribute, std::vector<Pattern>& patterns);
  void report_unknown(const RawAttribute& attribute, UnitDeclaration& unit, const Value& value);
  void report(const Place& at, std::string message, std::string help);
  std::string single_text(std::string_view attribute) const;

  const RawSpec& root_;
  const DeclarationSource& source_;
  PodDeclaration pod_;
  std::vector<std::string> default_subspecs_;          // "Core", "Core/Net"; empty: all
  std::set<std::string, std::less<>> known_defaults_;  // the same, for looking up
  std::size_t inherited_ = 0;                          // dependencies and folders, by all subspecs together
  bool no_default_ = false;
};

std::string_view file_stem(std::string_view path) {
  std::string_view name = base_name(path);
  for (const std::string_view ending : {".podspec.json", ".podspec"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return name;
}

PodDeclaration PodBuilder::build() {
  pod_.root = std::string(folder_of(source_.path));
  pod_.reader = std::string(source_.reader);
  pod_.globs = GlobStyle::CocoaPods;
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

void PodBuilder::read_attribute(const RawAttribute& attribute, UnitDeclaration& unit) {
  const std::string_view name = attribute.row->name;
  read_build_setting(attribute, unit);
  if (name == "prefix_header_contents") return check_prefix_contents(attribute, unit);
  if (name == "source_files") return read_patterns(attribute, unit, unit.source_files);
  if (name == "public_header_files") return read_patterns(attribute, unit, unit.public_header_files);
  if (name == "private_header_files") return read_patterns(attribute, unit, unit.private_header_files);
  if (name == "project_header_files") return read_patterns(attribute, unit, unit.project_header_files);
  if (name == "exclude_files") return read_patterns(attribute, unit, unit.exclude_files);
  if (name == "resources") return read_patterns(attribute, unit, unit.resources);
  if (name == "preserve_paths") return read_patterns(attribute, unit, unit.preserve_paths);
  if (name == "vendored_frameworks" || name == "vendored_libraries")
    return read_patterns(attribute, unit, unit.vendored);
  if (name == "resource_bundles") return read_bundles(attribute, unit);
  if (name == "pod_target_xcconfig" || name == "xcconfig") return read_search_paths(attribute, unit);
  if (name == "header_dir") return read_name(attribute, unit, unit.header_dir);
  if (name == "prefix_header_file") return read_name(attribute, unit, unit.prefix_header);
  if (name == "module_map") return read_name(attribute, unit, unit.module_map);
  if (name == "header_mappings_dir") {
    std::string folder;
    read_name(attribute, unit, folder);
    if (attribute.value.is_text()) unit.header_mappings_dir = folder;
    return;
  }
  if (attribute.row->use == AttributeUse::Names) report_unknown(attribute, unit, attribute.value);
}

/// Its imports hold for every file of the unit, and are not read.
void PodBuilder::check_prefix_contents(const RawAttribute& attribute, const UnitDeclaration& unit) {
  std::vector<std::string> lines;
  texts_of(attribute.value, lines);
  const bool imports = attribute.value.is_unknown() || std::any_of(lines.begin(), lines.end(), [](const auto& line) {
                         return line.find("import") != std::string::npos || line.find("include") != std::string::npos;
                       });
  if (!imports) return;
  report(attribute.at, fmt::format("the imports in `prefix_header_contents` of `{}` are not read", unit.name),
         "write them into a file and name it with `prefix_header_file`: then they count");
}

void PodBuilder::read_patterns(const RawAttribute& attribute, UnitDeclaration& unit, std::vector<Pattern>& patterns) {
  std::vector<std::string> globs;
  const bool all = texts_of(attribute.value, globs);
  for (const std::string& glob : globs) add_pattern(glob, attribute, patterns);
  if (!all || attribute.assumed != nullptr) report_unknown(attribute, unit, attribute.value);
}

void PodBuilder::add_pattern(const std::string& glob, const RawAttribute& attribute, std::vector<Pattern>& patterns) {
  if (glob.empty()) return;
  if (const auto problem = lint_pattern(glob)) report(attribute.at, problem->message, problem->help);
  patterns.push_back({.glob = glob, .platform = attribute.platform});
}

void PodBuilder::read_bundles(const RawAttribute& attribute, UnitDeclaration& unit) {
  if (!attribute.value.is(ValueKind::Hash)) return report_unknown(attribute, unit, attribute.value);
  bool all = attribute.value.hash->partial == nullptr;
  for (const auto& [name, value] : attribute.value.hash->entries) {
    std::vector<std::string> globs;
    all = texts_of(value, globs) && all;
    for (const std::string& glob : globs) add_pattern(glob, attribute, unit.resources);
  }
  if (!all || attribute.assumed != nullptr) report_unknown(attribute, unit, attribute.value);
}

void PodBuilder::read_search_paths(const RawAttribute& attribute, UnitDeclaration& unit) {
  const Value& settings = attribute.value;
  if (!settings.is(ValueKind::Hash)) return report_unknown(attribute, unit, settings);
  if (settings.hash->partial != nullptr) report_unknown(attribute, unit, settings);
  if (unit.kind != UnitKind::Library) unit.header_search_paths.clear();  // a test's settings replace the pod's
  auto& paths = unit.header_search_paths;
  std::unordered_set<std::string> known(paths.begin(), paths.end());
  for (const auto& [key, value] : settings.hash->entries) {
    if (!key.is_text() || !is_search_path(*key.text)) continue;
    std::vector<std::string> entries;
    if (!texts_of(value, entries) || attribute.assumed != nullptr) report_unknown(attribute, unit, value);
    for (const std::string& entry : entries) {
      for (std::string& folder : search_paths_below_pod(entry)) {
        if (known.insert(folder).second) paths.push_back(std::move(folder));
      }
    }
  }
}

/// Of an attribute that holds one text; `false` stands for none.
void PodBuilder::read_name(const RawAttribute& attribute, UnitDeclaration& unit, std::string& name) {
  if (attribute.value.is_text()) name = stored_text(*attribute.value.text);
  if (attribute.value.is_unknown() || attribute.assumed != nullptr) report_unknown(attribute, unit, attribute.value);
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

void PodBuilder::report_unknown(const RawAttribute& attribute, UnitDeclaration& unit, const Value& value) {
  const bool names = attribute.row->use == AttributeUse::Names;
  if (!names) unit.files_are_partial = true;
  if (attribute.assumed != nullptr) return;  // the condition is reported already
  const UnknownReason* reason = why_unknown(value);
  if (names && reason == nullptr) return;
  Diagnostic problem;
  problem.rule = "podspec-problem";
  problem.place = attribute.at;
  problem.message = fmt::format("`{}` of `{}` cannot be known in full: {}", attribute.row->name, unit.name,
                                reason != nullptr ? reason->why : "it is neither a text nor a list of texts");
  if (reason != nullptr && source_.place_of) {
    const Place origin = source_.place_of(*reason);
    if (origin.line != attribute.at.line) problem.notes.push_back(fmt::format("it comes from {}", to_string(origin)));
  }
  problem.help = "write the value as a text, or put the output of `pod ipc spec` beside the podspec as `.podspec.json`";
  problem.subject = fmt::format("{}:{}:{}", source_.path, unit.name, attribute.row->name);
  pod_.problems.push_back(std::move(problem));
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

}  // namespace

PodDeclaration declare_pod(const RawSpec& root, const DeclarationSource& source) {
  return PodBuilder(root, source).build();
}

}  // namespace podworks
