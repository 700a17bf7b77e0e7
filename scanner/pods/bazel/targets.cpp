#include "scanner/pods/bazel/targets.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

namespace {

/// Rules that need no `srcs`: aspect_rules_ts takes all files of the package.
constexpr std::string_view kTakesAll = "ts_project";

bool is_source(std::string_view path) {
  return language_of(path).row != nullptr;
}

/// What protoc makes of a file for C++, upb's C, and Objective-C.
constexpr std::string_view kProtoHeaders[] = {".pb.h",    ".grpc.pb.h", ".upb.h", ".upbdefs.h", ".upb_minitable.h",
                                              ".proto.h", ".pbrpc.h",   ".hpb.h"};

/// "TestMessagesProto2" of "test_messages_proto2": Objective-C's files are called so.
std::string camel_case(std::string_view name) {
  std::string made;
  bool begins = true;
  for (const char c : name) {
    const bool is_letter = c >= 'a' && c <= 'z';
    if (c != '_' && c != '-') made += begins && is_letter ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '_' || c == '-' || (c >= '0' && c <= '9');
  }
  return made;
}

}  // namespace

std::string BazelTarget::label() const {
  return bazel_label_text(package->folder, rule->name);
}

BazelTargets::BazelTargets(const std::vector<BazelPackage>& packages, const BazelWorkspaces& workspaces)
    : workspaces_(workspaces) {
  for (const BazelPackage& package : packages) {
    by_folder_.emplace(package.folder, &package);
    for (const auto& [name, number] : package.by_name) {
      const BazelRule& rule = package.rules[number];
      by_rule_.emplace(&rule, targets_.size());
      BazelTarget& target = targets_.emplace_back();
      target.package = &package;
      target.rule = &rule;
      target.use = use_of(rule);
    }
  }
  for (BazelTarget& target : targets_) collect_files(target);
  decide();
  for (BazelTarget& target : targets_) {
    if (target.is_pod) collect_dependencies(target);
  }
}

const BazelPackage* BazelTargets::package_in(std::string_view folder) const {
  const auto found = by_folder_.find(folder);
  return found == by_folder_.end() ? nullptr : found->second;
}

const BazelTarget* BazelTargets::find(std::string_view folder, std::string_view name) const {
  const BazelPackage* const package = package_in(folder);
  const BazelRule* const rule = package == nullptr ? nullptr : package->rule(name);
  return rule == nullptr ? nullptr : &targets_[by_rule_.at(rule)];
}

void BazelTargets::collect_files(BazelTarget& target) {
  if (target.use == BazelUse::Nothing || target.use == BazelUse::Alias || target.use == BazelUse::Files) return;
  const BazelRule& rule = *target.rule;
  for (const BazelAttribute& attribute : rule.attributes) {
    const BazelFileUse use = file_use_of(attribute.name);
    if (use == BazelFileUse::None) continue;
    add_files(target, attribute, use == BazelFileUse::Headers);
  }
  if (const BazelAttribute* const makes = rule.find("generates_header"); makes != nullptr && makes->flag) {
    const std::string_view given = rule.text("generated_header_name");
    const std::string name = given.empty() ? rule.name + "-Swift.h" : std::string(given);
    target.generated.insert(join_path(target.package->folder, name));
  }
  if (rule.kind == kTakesAll && !rule.has("srcs")) {
    for (const std::string_view path : target.package->files.files()) {
      const bool is_typescript = path.ends_with(".ts") || path.ends_with(".tsx");
      if (is_typescript) add_path(target, join_path(target.package->folder, path), false);
    }
  }
  if (!rule.arguments_lost.empty()) {
    target.files_are_partial = target.dependencies_are_partial = true;
    target.problems.push_back(manifest_problem(
        rule.at, fmt::format("the arguments of `{}` cannot all be known: {}", target.label(), rule.arguments_lost),
        std::string(kBazelExportHelp)));
  }
}

/// Lists of files may hold each other as deep as somebody likes, and in loops.
void BazelTargets::add_files(BazelTarget& target, const BazelAttribute& attribute, bool are_open) {
  std::set<const BazelTarget*> seen = {&target};
  std::vector<std::pair<const BazelPackage*, const BazelAttribute*>> lists = {{target.package, &attribute}};
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto [package, list] = lists[i];
    if (list->is_partial) {
      target.files_are_partial = true;
      lose(target, *list);
    }
    for (const BazelText& text : list->values) {
      const BazelTarget* const other = add_file(target, *package, text, are_open);
      if (other == nullptr || !seen.insert(other).second) continue;
      const BazelAttribute* const inner = other->rule->find(other->use == BazelUse::Files ? "srcs" : "actual");
      if (inner != nullptr) lists.emplace_back(other->package, inner);
    }
  }
}

/// A file of the package, or what another rule stands for.
const BazelTarget* BazelTargets::add_file(BazelTarget& target, const BazelPackage& package, const BazelText& text,
                                          bool are_open) {
  const std::optional<BazelLabel> label = parse_bazel_label(text.text, "");
  if (!label) return nullptr;
  const bool is_absolute = text.text.find("//") != std::string::npos || text.text.starts_with('@');
  const std::optional<std::string> folder =
      is_absolute ? workspaces_.folder_of_label(*label, package.folder) : std::optional(package.folder);
  if (!folder) return nullptr;  // another repository's
  if (label->target.starts_with(kNpmTargets)) {
    const BazelDependencyUse use{.purpose = DeclaredFor::Running};  // a file of it is taken
    target.dependencies.push_back({nullptr, label->target.substr(kNpmTargets.size()), use, text.at});
    return nullptr;
  }
  const BazelPackage* const of_label = package_in(*folder);
  const BazelTarget* const other = find(*folder, label->target);
  if (of_label == nullptr) {
    report_missing(target, *folder, label->target, text);
  } else if (other == nullptr) {
    if (of_label->files.has(label->target)) {
      add_path(target, join_path(*folder, label->target), are_open);
    } else if (const auto made = of_label->by_output.find(label->target); made != of_label->by_output.end()) {
      if (language_of(label->target).is_header) target.generated.insert(join_path(*folder, label->target));
    } else {
      report_missing(target, *folder, label->target, text);
    }
  }
  if (other == nullptr) return nullptr;
  if (other->use == BazelUse::Files || other->use == BazelUse::Alias) return other;
  if (other != &target) add_outputs(target, *other->package, *other->rule);
  return nullptr;
}

/// A name without an ending is a rule's, which may stand for any files.
void BazelTargets::report_missing(BazelTarget& target, std::string_view folder, std::string_view name,
                                  const BazelText& text) {
  const bool is_rule = base_name(name).find('.') == std::string_view::npos;
  if (!is_rule && !is_source(name)) return;
  target.files_are_partial |= is_rule;
  if (!missing_.insert(join_path(folder, name)).second) return;
  target.problems.push_back(manifest_problem(
      text.at,
      fmt::format("`{}` names `{}`, which is no file of the pool and made by no rule that podworks can read",
                  target.label(), text.text),
      "add the file or take the name out; if a rule makes it, `generated:` in podworks.yml says whose it is"));
}

void BazelTargets::add_outputs(BazelTarget& target, const BazelPackage& package, const BazelRule& rule) {
  for (const std::string_view attribute : {"outs", "out", "output", "outputs"}) {
    const BazelAttribute* const outputs = rule.find(attribute);
    if (outputs == nullptr) continue;
    for (const BazelText& output : outputs->values) {
      const std::optional<BazelLabel> label = parse_bazel_label(output.text, "");
      if (label && language_of(label->target).is_header) {
        target.generated.insert(join_path(package.folder, label->target));
      }
    }
  }
}

void BazelTargets::add_path(BazelTarget& target, std::string path, bool is_open) {
  if (!is_source(path)) return;
  if (target.use == BazelUse::Protos && path.ends_with(".proto")) add_proto(target, path);
  (is_open ? target.headers : target.sources).insert(std::move(path));
}

/// The headers that are made of a .proto file lie where other .proto files import it.
void BazelTargets::add_proto(BazelTarget& target, std::string_view path) {
  const std::string& workspace = workspaces_.around(target.package->folder).folder;
  std::set<std::string> stems = {std::string(path.substr(0, path.size() - 6))};
  const std::string_view stripped = target.rule->text("strip_import_prefix");
  const std::string_view prefix = target.rule->text("import_prefix");
  if (!stripped.empty() || !prefix.empty()) {
    const std::string folder = stripped.starts_with('/') ? join_path(workspace, stripped.substr(1))
                               : stripped.empty()        ? workspace
                                                         : join_path(target.package->folder, stripped);
    const std::string stem = *stems.begin();
    const std::string below = lies_in(stem, folder) ? stem.substr(folder.empty() ? 0 : folder.size() + 1) : stem;
    stems.insert(join_path(workspace, join_path(prefix, below)));
  }
  for (const std::string& stem : stems) {
    for (const std::string_view ending : kProtoHeaders) target.generated.insert(stem + std::string(ending));
    target.generated.insert(join_path(folder_of(stem), camel_case(base_name(stem)) + ".pbobjc.h"));
  }
}

/// What compiles is a pod; so is a rule of somebody's own, unless it only looks at files of others, as a check of their
/// format does: such a test depends on nothing. What has no files bundles others.
void BazelTargets::decide() {
  std::set<std::string> compiled;
  const auto has_dependencies = [](const BazelTarget& target) {
    return std::any_of(target.rule->attributes.begin(), target.rule->attributes.end(), [](const BazelAttribute& one) {
      return dependency_use_of(one.name).is_dependency && (!one.values.empty() || one.is_partial);
    });
  };
  for (BazelTarget& target : targets_) {
    const bool is_sure = target.use == BazelUse::Compiles || target.use == BazelUse::Protos;
    const bool is_unclear = target.use == BazelUse::Unclear;
    const bool links = has_dependencies(target);
    const bool may_check = !links && is_bazel_test(target.rule->kind);
    target.is_pod = (is_sure && !may_check &&
                     (target.has_files() || links || target.files_are_partial || !target.generated.empty())) ||
                    (is_unclear && links && (target.has_files() || target.files_are_partial));
    if (!target.is_pod) continue;
    compiled.insert(target.sources.begin(), target.sources.end());
    compiled.insert(target.headers.begin(), target.headers.end());
  }
  for (BazelTarget& target : targets_) {
    const bool may_check = target.use == BazelUse::Unclear || target.use == BazelUse::Compiles;
    if (target.is_pod || !may_check || !target.has_files()) continue;
    const auto is_compiled = [&](const std::string& path) { return compiled.contains(path); };
    target.is_pod = !std::all_of(target.sources.begin(), target.sources.end(), is_compiled) ||
                    !std::all_of(target.headers.begin(), target.headers.end(), is_compiled);
  }
}

}  // namespace podworks
