#include "scanner/pods/npm/package.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

struct DependencyField {
  std::string_view key = {};
  DeclaredFor purpose = DeclaredFor::Build;
};

constexpr DependencyField kDependencyFields[] = {
    {"dependencies", DeclaredFor::Build},
    {"devDependencies", DeclaredFor::Tests},
    {"peerDependencies", DeclaredFor::Running},  // the app brings it; a plugin often names its host without an import
    {"optionalDependencies", DeclaredFor::Compiling},
};

// Where a package begins. Sources come first: what is built lies in the tree only now and then.
constexpr std::string_view kEntryKeys[] = {"source", "types", "typings", "module", "main", "react-native", "browser"};

void add_paths(const Json& json, std::vector<std::string>& paths) {
  if (json.string() != nullptr) paths.push_back(*json.string());
  if (const JsonArray* items = json.array()) {
    for (const Json& item : *items) add_paths(item, paths);
  }
  if (const JsonObject* members = json.object()) {
    for (const JsonMember& member : *members) add_paths(member.second, paths);
  }
}

/// "net", "@wb/net": npm's rules, those for old packages. A generator's template has "<%= name %>".
bool is_package_name(std::string_view name) {
  constexpr std::size_t kLongest = 214;
  const auto is_part = [](std::string_view part) {
    const auto may_stand = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             std::string_view("-_.~!'()*").find(c) != std::string_view::npos;
    };
    return !part.empty() && part[0] != '.' && std::all_of(part.begin(), part.end(), may_stand);
  };
  if (name.size() > kLongest) return false;
  if (!name.starts_with('@')) return is_part(name);
  const std::size_t slash = name.find('/');
  return slash != std::string_view::npos && is_part(name.substr(1, slash - 1)) && is_part(name.substr(slash + 1));
}

class PackageParser {
 public:
  explicit PackageParser(NpmPackage& package) : package_(package) {}

  void read(const Json& json) {
    read_identity(json);
    read_entries(json);
    read_workspaces(json);
    for (const DependencyField& field : kDependencyFields) read_dependencies(json, field);
    std::stable_sort(package_.dependencies.begin(), package_.dependencies.end(),
                     [](const NpmDependency& a, const NpmDependency& b) { return a.alias < b.alias; });
    const bool is_installed = last_member(json, "name") == nullptr && !package_.dependencies.empty();
    const std::string_view folder = base_name(package_.folder);
    package_.pod_name = is_installed && is_package_name(folder) ? std::string(folder) : package_.name;
  }

 private:
  void read_identity(const Json& json) {
    if (const Json* name = of_type(json, "name", "a text", &is_text)) {
      package_.name = trim(*name->string());
      package_.line = name->line;
      if (!package_.name.empty() && !is_package_name(package_.name)) {
        report(*name, "name", fmt::format("`{}` is no name that a package can have", to_valid_utf8(package_.name)));
        package_.name.clear();
      }
    }
    if (const Json* version = of_type(json, "version", "a text", &is_text)) package_.version = *version->string();
    if (const Json* flag = last_member(json, "private"); flag != nullptr && flag->boolean() != nullptr) {
      package_.is_private = *flag->boolean();
    }
    if (const Json* path = of_type(json, "tsconfig", "a text", &is_text)) package_.tsconfig = *path->string();
  }

  void read_entries(const Json& json) {
    for (const std::string_view key : kEntryKeys) {
      const Json* value = last_member(json, key);
      if (value != nullptr && value->string() != nullptr) package_.entries.push_back(*value->string());
    }
    if (const Json* exports = of_type(json, "exports", "a text, a list or an object", &is_tree)) {
      package_.exports = *exports;
    }
    if (const Json* imports = of_type(json, "imports", "an object", &is_object)) package_.imports = *imports;
    if (const Json* babel = last_member(json, "babel")) package_.babel = *babel;
    if (const Json* bin = last_member(json, "bin")) add_paths(*bin, paths_);
    add_paths(package_.exports, paths_);
    paths_.insert(paths_.end(), package_.entries.begin(), package_.entries.end());
    for (const std::string& path : paths_) add_shipped(first_folder(path));
    if (const Json* files = of_type(json, "files", "a list of texts", &is_list)) {
      std::vector<std::string> written;
      add_texts(*files, "files", written);
      for (const std::string& path : written) {  // "lib" is a folder as well as "lib/"
        const std::string_view folder = first_folder(path);
        add_shipped(folder.empty() ? std::string_view(path) : folder);
      }
    }
    std::sort(package_.shipped.begin(), package_.shipped.end());
  }

  void add_shipped(std::string_view folder) {
    if (folder.starts_with("./")) folder.remove_prefix(2);
    if (!folder.empty() && folder.find_first_of("*!{") == std::string_view::npos) {
      package_.shipped.emplace_back(folder);
    }
  }

  // ["packages/*"], or Yarn's {"packages": ["packages/*"], "nohoist": []}.
  void read_workspaces(const Json& json) {
    const Json* value = last_member(json, "workspaces");
    if (value == nullptr || value->is_null()) return;
    if (value->object() != nullptr) {
      value = last_member(*value, "packages");
      if (value == nullptr || value->is_null()) return;
    }
    if (value->array() == nullptr) return report_type(*value, "workspaces", "a list of globs");
    add_texts(*value, "workspaces", package_.workspaces);
  }

  void read_dependencies(const Json& json, const DependencyField& field) {
    const Json* members = of_type(json, field.key, "an object of names and versions", &is_object);
    if (members == nullptr) return;
    const Json* meta = last_member(json, "peerDependenciesMeta");
    std::set<std::string_view> seen;
    const JsonObject& all = *members->object();
    for (auto member = all.rbegin(); member != all.rend();
         ++member) {  // of a name that stands twice the last one holds
      if (!seen.insert(member->first).second) continue;
      if (member->second.string() == nullptr) {
        report_type(member->second, fmt::format("{} of {}", member->first, field.key), "a text");
        continue;
      }
      NpmDependency dependency = parse_dependency(member->first, *member->second.string());
      dependency.at = at(member->second);
      dependency.purpose = field.purpose;
      if (field.key == "peerDependencies" && is_optional(meta, member->first)) {
        dependency.purpose = DeclaredFor::Compiling;
      }
      // Nobody installs a private package: what its code imports may stand in either list.
      if (field.key == "devDependencies" && package_.is_private) dependency.purpose = DeclaredFor::Compiling;
      package_.dependencies.push_back(std::move(dependency));
    }
  }

  static bool is_optional(const Json* meta, std::string_view name) {
    const Json* const entry = meta != nullptr ? last_member(*meta, name) : nullptr;
    const Json* const flag = entry != nullptr ? last_member(*entry, "optional") : nullptr;
    return flag != nullptr && flag->boolean() != nullptr && *flag->boolean();
  }

  NpmDependency parse_dependency(const std::string& alias, std::string_view requirement) const {
    NpmDependency dependency;
    dependency.alias = alias;
    dependency.name = alias;
    dependency.requirement = requirement;
    for (const std::string_view protocol : {"npm:", "workspace:"}) {
      if (!requirement.starts_with(protocol)) continue;
      const std::string_view rest = requirement.substr(protocol.size());
      if (rest.starts_with('.')) {  // pnpm's workspace:../net
        dependency.path = normalize_path(join_path(package_.folder, rest)).value_or("");
      } else if (const std::size_t version = rest.find('@', 1); version != std::string_view::npos) {
        dependency.name = rest.substr(0, version);
        dependency.requirement = rest.substr(version + 1);
      } else if (protocol == "npm:" && !rest.empty() && rest.find_first_of("^~*<>=") != 0 && !is_digit(rest[0])) {
        dependency.name = rest;  // without a version
        dependency.requirement.clear();
      }
    }
    for (const std::string_view protocol : {"file:", "link:", "portal:"}) {
      const std::string_view path = requirement.substr(std::min(protocol.size(), requirement.size()));
      if (!requirement.starts_with(protocol) || path.starts_with('/') || path.starts_with('~')) continue;
      dependency.path = normalize_path(join_path(package_.folder, path)).value_or("");
    }
    return dependency;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_text(const Json& json) { return json.string() != nullptr; }
  static bool is_list(const Json& json) { return json.array() != nullptr; }
  static bool is_object(const Json& json) { return json.object() != nullptr; }
  static bool is_tree(const Json& json) { return is_text(json) || is_list(json) || is_object(json); }

  /// The member if it has the type; `null` is as good as none.
  const Json* of_type(const Json& json, std::string_view key, std::string_view expected, bool (*fits)(const Json&)) {
    const Json* const value = last_member(json, key);
    if (value == nullptr || value->is_null()) return nullptr;
    if (fits(*value)) return value;
    report_type(*value, key, expected);
    return nullptr;
  }

  void add_texts(const Json& list, std::string_view key, std::vector<std::string>& texts) {
    for (const Json& item : *list.array()) {
      if (item.string() != nullptr) {
        texts.push_back(*item.string());
      } else {
        report_type(item, key, "a list of texts");
      }
    }
  }

  void report_type(const Json& value, std::string_view key, std::string_view expected) {
    report(value, key, fmt::format("`{}` must be {}, and is {}: it is left out", key, expected, type_name(value)));
  }

  void report(const Json& value, std::string_view key, std::string message) {
    Diagnostic problem;
    problem.rule = "manifest-problem";
    problem.place = at(value);
    problem.message = std::move(message);
    problem.help = "correct the value: npm refuses the file, too";
    problem.subject = fmt::format("{}:{}:{}", package_.path, key, package_.problems.size());
    package_.problems.push_back(std::move(problem));
  }

  Place at(const Json& json) const { return {.file = package_.path, .line = json.line, .column = 0}; }

  NpmPackage& package_;
  std::vector<std::string> paths_;  // of files that it ships
};

}  // namespace

NpmPackage parse_npm_package(std::string_view text, const std::string& path) {
  NpmPackage package;
  package.path = path;
  package.folder = folder_of(path);
  const Result<Json> json = parse_json(text, path);
  if (!json.ok()) {
    package.error = json.errors()[0];
  } else if (json.value().object() == nullptr) {
    package.error = Error{fmt::format("it must be an object, and is {}", type_name(json.value())), {path, 1, 0}, ""};
  } else {
    PackageParser(package).read(json.value());
  }
  return package;
}

const NpmDependency* find_dependency(const NpmPackage& package, std::string_view alias) {
  const auto found =
      std::lower_bound(package.dependencies.begin(), package.dependencies.end(), alias,
                       [](const NpmDependency& dependency, std::string_view name) { return dependency.alias < name; });
  return found != package.dependencies.end() && found->alias == alias ? &*found : nullptr;
}

bool ships(const NpmPackage& package, std::string_view folder) {
  return std::binary_search(package.shipped.begin(), package.shipped.end(), folder);
}

std::string_view first_folder(std::string_view path) {
  if (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

const Json* last_member(const Json& json, std::string_view key) {
  const JsonObject* const members = json.object();
  if (members == nullptr) return nullptr;
  const auto found =
      std::find_if(members->rbegin(), members->rend(), [&](const JsonMember& member) { return member.first == key; });
  return found == members->rend() ? nullptr : &found->second;
}

std::string_view type_name(const Json& json) {
  if (json.string() != nullptr) return "a text";
  if (json.array() != nullptr) return "a list";
  if (json.object() != nullptr) return "an object";
  if (json.boolean() != nullptr) return "true or false";
  return json.is_null() ? "null" : "a number";
}

}  // namespace podworks
