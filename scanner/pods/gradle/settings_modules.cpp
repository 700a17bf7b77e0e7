// The modules of a build, as its settings include, move and name them.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/files.h"
#include "scanner/pods/gradle/settings_reader.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

/// Scripts of Flutter and React Native that include the packages of an app.
bool adds_packages(const ManifestExpression& path) {
  for (const ManifestChain& chain : path.operands) {
    for (const ManifestLink& link : chain) {
      if (link.kind == ManifestLink::Kind::Text) {
        for (const ManifestToken::Part& part : link.token->parts) {
          for (const std::string_view tool : {"flutter_tools/", "native_modules", "autolinking"}) {
            if (part.text.find(tool) != std::string::npos) return true;
          }
        }
      }
      for (const ManifestArgument& argument : link.arguments) {
        if (adds_packages(argument.value)) return true;
      }
    }
  }
  return false;
}

}  // namespace

void GradleSettingsReader::include(const ManifestExpression& value, const ManifestLink& link, bool is_flat) {
  if (const auto elements = values_.list(value)) {
    for (const ManifestExpression* element : *elements) include_one(*element, link, is_flat);
  } else {
    include_one(value, link, is_flat);
  }
}

void GradleSettingsReader::include_one(const ManifestExpression& value, const ManifestLink& link, bool is_flat) {
  const auto path = values_.text(value);
  if (!path) {
    if (!computes_modules_at_) computes_modules_at_ = place_of(link);
    return;
  }
  std::string parent = ":";
  std::vector<std::string_view> names = split(*path, ':');
  std::erase_if(names, [](std::string_view name) { return name.empty(); });
  if (names.empty() && !path->empty()) return;  // ':' is the root project
  if (names.empty() || names.size() > kMaxDepth || path->find('*') != std::string::npos) {
    return lose(place_of(link), "this is no path of a module", "correct the path");
  }
  for (const std::string_view name : names) {
    const std::string here = parent == ":" ? fmt::format(":{}", name) : fmt::format("{}:{}", parent, name);
    if (module(here) == nullptr)
      add_module(here, parent, is_flat ? fmt::format("../{}", name) : std::string(name), link);
    parent = here;
  }
  module(parent)->is_included = true;
  module(parent)->at = declared_at(link);
}

void GradleSettingsReader::add_module(const std::string& path, const std::string& parent, const std::string& below,
                                      const ManifestLink& link) {
  const auto folder = normalize_path(join_path(module(parent)->folder, below));
  indices_.emplace(path, build_.modules.size());
  build_.modules.push_back(
      {.path = path, .folder = folder.value_or(""), .has_folder = folder.has_value(), .at = declared_at(link)});
  if (!folder)
    lose(place_of(link), fmt::format("the module `{}` lies outside of the pool", path),
         "run podworks in a folder above");
}

void GradleSettingsReader::move(const std::string& path, const ManifestExpression& to, const ManifestLink& link) {
  const auto folder = values_.path(to);
  GradleModule* moved = module(path);
  if (moved == nullptr && !path.empty() && path != ":" && folder) return;  // of one that is not included
  if (moved != nullptr && path != ":" && folder) {
    moved->folder = *folder;
    moved->has_folder = true;
    return;
  }
  const bool is_named = moved != nullptr && moved != build_.modules.data();
  if (is_named) moved->has_folder = false;
  if (!values_.knows_path(to) && is_named) {
    computed_folders_.emplace(path, place_of(link));
    return;
  }
  if (path == ":") {  // of a module whose name is computed
    if (!moves_modules_at_) moves_modules_at_ = place_of(link);
    return;
  }
  lose(place_of(link), "where this module lies is computed, or lies outside of the pool: its files are missing",
       kWriteLiterals);
}

/// Gradle calls the module so from then on: `:a:b` becomes `:a:c`.
void GradleSettingsReader::rename(const std::string& path, const ManifestExpression& to, const ManifestLink& link) {
  const auto name = values_.text(to);
  if (!name || name->empty()) {
    if (module(path) == nullptr) return;
    return lose(place_of(link), "what this module is called is computed: dependencies on it are missing",
                kWriteLiterals);
  }
  if (module(path) == nullptr || path == ":") return;
  const std::string renamed = path.substr(0, path.rfind(':') + 1) + *name;
  if (indices_.contains(renamed)) return;
  for (GradleModule& each : build_.modules) {
    const bool is_meant = each.path == path || each.path.starts_with(path + ":");
    if (is_meant) each.path = renamed + each.path.substr(path.size());
  }
  indices_.clear();
  for (std::size_t i = 1; i < build_.modules.size(); ++i) indices_.emplace(build_.modules[i].path, i);
}

GradleModule* GradleSettingsReader::module(const std::string& path) {
  if (path == ":") return build_.modules.data();
  const auto found = indices_.find(path);
  return found == indices_.end() ? nullptr : &build_.modules[found->second];
}

/// from(...), plugin(alias, id), library(alias, coordinates), library(alias, group, name)
bool GradleSettingsReader::take_catalog(const ManifestLink& link, const std::string& catalog) {
  const ManifestExpression& first = link.arguments[0].value;
  if (link.is_name("from")) {
    read_catalog(first, catalog);
    return true;
  }
  if (link.arguments.size() < 2 || !(link.is_name("plugin") || link.is_name("library"))) return false;
  const auto alias = values_.text(first);
  const std::string second = values_.text(link.arguments[1].value).value_or("");
  if (!alias) return true;
  if (link.is_name("plugin")) {
    if (!second.empty()) build_.catalogs[catalog].insert_or_assign(accessor_of_alias(*alias), second);
    return true;
  }
  const bool is_divided = link.arguments.size() > 2;
  const std::string name = is_divided ? values_.text(link.arguments[2].value).value_or("?") : std::string();
  const std::string coordinates = coordinates_in(is_divided ? second + ":" + name : second);
  if (!coordinates.empty()) build_.libraries[catalog][accessor_of_alias(*alias)] = {coordinates};
  return true;
}

void GradleSettingsReader::read_catalog(const ManifestExpression& from, const std::string& catalog) {
  const auto path = values_.path(from);
  const auto files = values_.list(from);
  const auto file = path ? path : files && files->size() == 1 ? values_.path(*files->front()) : std::nullopt;
  if (!file) return;  // a published one: what it names comes from outside
  if (!has_listed_file(context_, *file)) return;
  Result<std::string> text = context_.files.read_text(*file);
  if (!text.ok()) return;
  build_.catalogs[catalog].merge(read_gradle_catalog(text.value(), *file, build_.problems));
  build_.libraries[catalog].merge(read_gradle_libraries(text.value()));
}

void GradleSettingsReader::apply(const ManifestLink& link) {
  for (const ManifestArgument& argument : link.arguments) {
    if (argument.label == "plugin") build_.has_plugins = true;
    if (argument.label == "from") apply_script(argument.value, link);
  }
}

void GradleSettingsReader::apply_script(const ManifestExpression& from, const ManifestLink& link) {
  const auto path = values_.path(from);
  std::unique_ptr<GradleSource> source;
  const bool may_follow = path && !read_already_.contains(*path) && applied_ < kMaxDepth;
  if (may_follow) source = read_gradle_source(context_, *path);
  if (source == nullptr) {
    build_.has_package_modules |= adds_packages(from);
    return lose(place_of(link),
                "the script that is applied here is not in the pool, or its path is computed: modules may be missing",
                kWriteLiterals);
  }
  const std::string here = path_;
  const std::optional<Place> outer = applied_at_;
  if (!applied_at_) applied_at_ = place_of(link);
  ++applied_;
  read(std::move(source));
  --applied_;
  applied_at_ = outer;
  path_ = here;
}

void GradleSettingsReader::lose(Place at, std::string message, std::string help) {
  build_.modules_are_partial = true;
  if (build_.problems.size() >= kMaxProblems) return;
  build_.problems.push_back(manifest_problem(std::move(at), std::move(message), std::move(help)));
}

}  // namespace podworks
