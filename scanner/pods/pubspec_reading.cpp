#include "scanner/pods/pubspec_reading.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/pods/pod_name.h"

namespace podworks {
namespace {

constexpr std::string_view kManifest = "pubspec.yaml";

}  // namespace

PubspecReading::PubspecReading(const ReaderContext& context, std::string_view path)
    : context_(context), path_(path), folder_(folder_of(path)) {
  pod_.reader = "pubspec";
  pod_.root = folder_;
  pod_.languages = language_bit(Language::Dart);
  pod_.declares_dependencies = true;
  pod_.units.emplace_back();
}

Result<PodDeclaration> PubspecReading::read(const YamlDocument& document) {
  const YamlNode& root = document.root;
  if (const std::optional<Error> error = read_name(root)) return *error;
  for (const Error& error : document.problems) report(error.where, error.message, error.hint);
  if (const YamlNode* version = root.find("version"); version != nullptr && is_text(*version)) {
    pod_.version = version->scalar;
  }
  add_files();
  read_dependencies(root, "dependencies", DeclaredFor::Build);
  read_dependencies(root, "dev_dependencies", DeclaredFor::Tests);
  read_overrides(root);
  read_overrides_file();
  read_uses(root);
  check_workspace(root);
  return std::move(pod_);
}

std::optional<Error> PubspecReading::read_name(const YamlNode& root) {
  const YamlNode* const name = root.find("name");
  if (name == nullptr || !is_text(*name)) {
    return Error{.message = "it has no `name:`",
                 .where = name != nullptr ? name->at : Place{.file = path_},
                 .hint = "name the package: pub asks for it as well"};
  }
  if (!is_package_name(name->scalar)) {
    return Error{.message = fmt::format("`{}` is no name of a package", to_valid_utf8(name->scalar, true)),
                 .where = name->at,
                 .hint = "a name has letters, digits and `_` only; a template can be left out with `exclude:`"};
  }
  pod_.name = name->scalar;
  pod_.provides = {{Language::Dart, pod_.name}};
  pod_.at = name->at;
  unit().name = pod_.name;
  unit().at = name->at;
  return std::nullopt;
}

/// Whoever uses the package gets lib/ and bin/, hook/ runs when it is built, and web/ is an application's entry.
/// Everything else is the package's own: tests, tools, benchmarks, an example without a pubspec.
void PubspecReading::add_files() {
  const std::vector<std::string> used = {"lib/**", "bin/**", "hook/**", "web/**"};
  const LanguageSet dart = language_bit(Language::Dart);
  unit().folders.push_back({.root = folder_, .languages = dart, .include = used});
  unit().folders.push_back({.root = folder_, .languages = dart, .exclude = used, .tests = {"**"}});
}

void PubspecReading::read_dependencies(const YamlNode& root, std::string_view section, DeclaredFor purpose) {
  const YamlNode* const all = map_at(root, section);
  if (all == nullptr) return;
  for (const YamlEntry& entry : all->entries) {
    if (!is_package_name(entry.key)) {
      report(entry.key_at,
             fmt::format("`{}` under `{}` is no name of a package", to_valid_utf8(entry.key, true), section),
             "correct it: as it stands pub stops here");
      continue;
    }
    if (entry.key == pod_.name) continue;
    DeclaredDependency dependency = {.name = entry.key, .purpose = purpose, .at = entry.key_at};
    read_source(entry, dependency);
    unit().dependencies.push_back(std::move(dependency));
  }
}

/// A version; or where it comes from. Only a path says something about the pool: the package of the name is meant
/// wherever pub takes it from.
void PubspecReading::read_source(const YamlEntry& entry, DeclaredDependency& dependency) {
  const YamlNode& value = entry.value;
  if (value.kind == YamlNode::Kind::Null) return;
  if (value.kind == YamlNode::Kind::Scalar) {
    if (!value.scalar.empty()) dependency.requirements.push_back(value.scalar);
    return;
  }
  const auto refuse = [&](const Place& at, std::string_view found) {
    report(at, fmt::format("`{}` is declared by {}, which says no version and no source", entry.key, found),
           "write a version, or one of `path:`, `git:`, `sdk:`, `hosted:`");
  };
  if (value.kind == YamlNode::Kind::Sequence) return refuse(value.at, type_name(value));
  bool is_known = value.entries.empty();
  for (const YamlEntry& part : value.entries) {
    if (part.key == "path") check_path(entry.key, part.value);
    if (part.key == "version" && is_text(part.value)) dependency.requirements.push_back(part.value.scalar);
    is_known = is_known || part.key == "path" || part.key == "version" || part.key == "git" || part.key == "sdk" ||
               part.key == "hosted";
  }
  if (!is_known) refuse(value.at, fmt::format("`{}:`", to_valid_utf8(value.entries.front().key, true)));
}

/// An override says where pub takes a package from that is declared elsewhere: no new dependency.
void PubspecReading::read_overrides(const YamlNode& root) {
  const YamlNode* const all = map_at(root, "dependency_overrides");
  if (all == nullptr) return;
  for (const YamlEntry& entry : all->entries) {
    if (const YamlNode* path = entry.value.find("path")) check_path(entry.key, *path);
  }
}

void PubspecReading::read_overrides_file() {
  if (const auto root = read_beside("pubspec_overrides.yaml", "the overrides")) read_overrides(*root);
}

std::optional<YamlNode> PubspecReading::read_beside(std::string_view name, std::string_view meaning) {
  const std::string path = join_path(folder_, name);
  const auto& files = context_.listing.files;
  if (!std::binary_search(files.begin(), files.end(), std::string_view(path))) return std::nullopt;
  const Result<std::string> text = context_.files.read_text(path);
  Result<YamlDocument> document =
      text.ok() ? parse_yaml_document(text.value(), path) : Result<YamlDocument>(text.errors());
  if (document.ok()) return std::move(document.value().root);
  const Error& error = document.errors().front();
  report(error.where.file.empty() ? Place{.file = path} : error.where,
         fmt::format("{} cannot be read: {}", meaning, error.message), "repair the file: pub and its tools stop here");
  return std::nullopt;
}

void PubspecReading::check_path(const std::string& name, const YamlNode& path) {
  if (!is_text(path)) {
    return report(path.at, fmt::format("the path of `{}` is {}", to_valid_utf8(name, true), type_name(path)),
                  "write the folder of its pubspec.yaml");
  }
  if (path.scalar.starts_with('/') || path.scalar.starts_with('~') || path.scalar.find(':') != std::string::npos) {
    return report(path.at,
                  fmt::format("`{}` is taken from `{}`: such a path holds on one machine only", name,
                              to_valid_utf8(path.scalar, true)),
                  "write it as seen from this pubspec.yaml");
  }
  const std::optional<std::string> folder = normalize_path(join_path(folder_, path.scalar));
  if (!folder || is_in_pool(*folder)) return;  // outside of the pool nothing is known
  report(path.at,
         fmt::format("`{}` is taken from `{}`, where there is no pubspec.yaml", to_valid_utf8(name, true),
                     to_valid_utf8(path.scalar, true)),
         "correct the path: as it stands pub stops here");
}

/// Members are found by themselves. One that is not there stops pub.
void PubspecReading::check_workspace(const YamlNode& root) {
  const YamlNode* const members = root.find("workspace");
  if (members == nullptr || members->kind == YamlNode::Kind::Null) return;
  if (members->kind != YamlNode::Kind::Sequence) {
    return report(members->at, fmt::format("`workspace:` is {}, no list", type_name(*members)),
                  "list the folders of the members");
  }
  const auto& files = context_.listing.files;
  const auto [begin, end] = range_below(files, folder_);
  std::vector<std::string_view> pubspecs;  // as seen from the folder
  for (std::size_t i = begin; i < end; ++i) {
    if (base_name(files[i]) == kManifest) pubspecs.push_back(files[i].substr(folder_.empty() ? 0 : folder_.size() + 1));
  }
  for (const YamlNode& member : members->items) check_member(member, pubspecs);
}

void PubspecReading::check_member(const YamlNode& member, const std::vector<std::string_view>& pubspecs) {
  if (!is_text(member)) {
    return report(member.at, fmt::format("a member of the workspace is {}, no folder", type_name(member)),
                  "write the folder of its pubspec.yaml");
  }
  const std::optional<std::string> pattern = normalize_path(member.scalar);
  const Glob glob(join_path(pattern.value_or(""), kManifest));
  const bool is_there = pattern && (glob.is_literal() ? is_in_pool(join_path(folder_, *pattern))
                                                      : std::any_of(pubspecs.begin(), pubspecs.end(),
                                                                    [&](auto path) { return glob.matches(path); }));
  if (is_there) return;
  report(member.at,
         fmt::format("the workspace lists `{}`, where there is no pubspec.yaml", to_valid_utf8(member.scalar, true)),
         "correct the folder, or take it out: as it stands pub stops here");
}

const YamlNode* PubspecReading::map_at(const YamlNode& parent, std::string_view key) {
  const YamlNode* const node = parent.find(key);
  if (node == nullptr || node->kind == YamlNode::Kind::Null) return nullptr;
  if (node->kind == YamlNode::Kind::Map) return node;
  report(node->at,
         fmt::format("`{}:` is {}, no map: dependencies of the package may be missing", key, type_name(*node)),
         "write it as `name: value` lines");
  unit().dependencies_are_partial = true;
  return nullptr;
}

/// Its pubspec is in the listing, or was left out of it on purpose.
bool PubspecReading::is_in_pool(std::string_view folder) const {
  const std::string path = join_path(folder, kManifest);
  const auto& files = context_.listing.files;
  return std::binary_search(files.begin(), files.end(), std::string_view(path)) || context_.files.is_file(path);
}

void PubspecReading::report(const Place& at, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.place = at;
  problem.subject = fmt::format("{}: {}", at.file, message);
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.pods = {pod_.name};
  pod_.problems.push_back(std::move(problem));
}

std::string_view PubspecReading::type_name(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return "nothing";
    case YamlNode::Kind::Scalar:
      return "a text";
    case YamlNode::Kind::Sequence:
      return "a list";
    case YamlNode::Kind::Map:
      break;
  }
  return "a map";
}

bool PubspecReading::is_text(const YamlNode& node) {
  return node.kind == YamlNode::Kind::Scalar && !node.scalar.empty();
}

bool PubspecReading::is_package_name(std::string_view name) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), is_allowed) && !fault_of_pod_name(name);
}

}  // namespace podworks
