#include "scanner/pods/gradle/settings.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/files.h"
#include "scanner/pods/gradle/settings_reader.h"
#include "scanner/pods/gradle/values.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

/// The folder's, as in Gradle; but where it is called android, as in packages of React Native and of Flutter, that of
/// the package: it is how the builds that take it in call it.
std::string default_name(std::string_view folder) {
  if (base_name(folder) == "android" && !folder_of(folder).empty()) folder = folder_of(folder);
  const std::string_view name = base_name(folder);
  return name.empty() ? "root" : std::string(name);
}

}  // namespace

void GradleSettingsReader::read(std::unique_ptr<GradleSource> source) {
  path_ = source->path;
  read_already_.insert(path_);
  if (const std::optional<ManifestFlaw> flaw = flaw_of(source->words)) {
    lose({path_, flaw->line, 0}, fmt::format("the settings cannot be read whole: {}", flaw->what), "repair them");
  }
  sources_.push_back(std::move(source));
  statements_.push_back(
      std::make_unique<std::vector<ManifestStatement>>(parse_manifest_calls(sources_.back()->words.tokens)));
  visit(*statements_.back(), {});
  if (!values_.has_steps_left()) lose({path_, 1, 1}, "the loops of the settings go on for too long", kWriteLiterals);
}

void GradleSettingsReader::visit(const std::vector<ManifestStatement>& statements,
                                 const GradleSettingsSurroundings& around) {
  for (const ManifestStatement& statement : statements) {
    if (!values_.take_step()) return;
    if (!statement.declares.empty()) values_.bind(statement.declares, statement.value);
    if (statement.assigns) assign(statement, around);
    for (const ManifestChain& chain : statement.expression.operands) visit(chain, around);
    for (const ManifestChain& chain : statement.value.operands) visit(chain, around);
  }
}

void GradleSettingsReader::visit(const ManifestChain& chain, GradleSettingsSurroundings around) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const ManifestLink& link = chain[i];
    const bool is_loop = link.has_block && (link.is_name("forEach") || link.is_name("each"));
    if (is_loop) {
      values_.rounds(chain, i, [&] { visit(link.block, around); });
      continue;
    }
    if (link.is_name("for") && link.has_block) {
      values_.rounds_of_for(link, [&] { visit(link.block, around); });
      continue;
    }
    if (take(chain, i, around)) continue;
    enter(link, around);
    for (const ManifestArgument& argument : link.arguments) {
      for (const ManifestChain& inner : argument.value.operands) visit(inner, around);
    }
    visit(link.block, around);
  }
}

void GradleSettingsReader::enter(const ManifestLink& link, GradleSettingsSurroundings& around) {
  if (around.in_catalogs && around.catalog.empty()) {
    const bool has_name = link.is_name("create") || link.is_name("named") || link.is_name("register");
    if (!has_name) around.catalog = link.name();
    if (has_name && !link.arguments.empty()) around.catalog = values_.text(link.arguments[0].value).value_or("");
  }
  if (link.is_name("versionCatalogs")) around.in_catalogs = true;
  if (link.is_name("plugins") && !link.block.empty()) build_.has_plugins = true;
  if (link.is_name("id") && link.arguments.size() == 1) {
    const std::string id = values_.text(link.arguments[0].value).value_or("");
    build_.has_package_modules |= id.find("flutter") != std::string::npos || id.starts_with("com.facebook.react");
  }
  if (link.is_name("includeBuild") && !link.arguments.empty()) {
    around.included_build = values_.path(link.arguments[0].value).value_or("");
  }
  if (link.is_name("project") && link.arguments.size() == 1) {
    around.module = absolute(values_.text(link.arguments[0].value).value_or(""));
  }
}

bool GradleSettingsReader::take(const ManifestChain& chain, std::size_t i, const GradleSettingsSurroundings& around) {
  const ManifestLink& link = chain[i];
  if (declare_function(link)) return true;
  if (!link.is_call || link.kind != ManifestLink::Kind::Name) return false;
  const std::string name = link.name();
  if (const auto function = functions_.find(name); function != functions_.end())
    return call(function->second, link, around), true;
  if (link.arguments.empty()) return false;
  const ManifestExpression& first = link.arguments[0].value;
  if (name == "include" || name == "includeFlat") {
    for (const ManifestArgument& argument : link.arguments) include(argument.value, link, name == "includeFlat");
  } else if (name == "includeBuild") {
    // One that lies outside, in an SDK, knows nothing of the pool.
    if (const auto folder = values_.path(first)) build_.included_builds.push_back(*folder);
  } else if (name == "apply") {
    apply(link);
  } else if (name == "evaluate") {
    apply_script(first, link);
  } else if (name == "substitute" && !around.included_build.empty()) {
    substitute(chain, around.included_build);
  } else if (name == "setProjectDir") {
    move(around.module, first, link);
  } else if (!around.in_catalogs || !take_catalog(link, around.catalog)) {
    return false;
  }
  return !link.has_block;
}

bool GradleSettingsReader::declare_function(const ManifestLink& link) {
  if (!link.is_command || !(link.is_name("fun") || link.is_name("def") || link.is_name("void"))) return false;
  const ManifestChain* chain = link.arguments[0].value.chain();
  if (chain == nullptr || !chain->back().has_block) return false;
  GradleSettingsFunction function{.body = &chain->back()};
  for (const ManifestArgument& argument : chain->back().arguments) {
    const ManifestLink* name = argument.value.link();
    if (!argument.label.empty()) {
      function.parameters.push_back(argument.label);
    } else if (link.is_name("fun")) {
      continue;  // the default of the one before
    } else if (name != nullptr) {
      if (name->is_command) name = name->arguments[0].value.link();
      function.parameters.push_back(name == nullptr ? std::string() : name->name());
    }
  }
  functions_.insert_or_assign(chain->back().name(), std::move(function));
  return true;
}

void GradleSettingsReader::call(const GradleSettingsFunction& function, const ManifestLink& link,
                                const GradleSettingsSurroundings& around) {
  if (++calls_ > kMaxDepth) {
    --calls_;
    if (!computes_modules_at_)
      lose(place_of(link), "the functions of the settings call each other too deeply", kWriteLiterals);
    return;
  }
  std::vector<const ManifestExpression*> before;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const ManifestExpression* value = i < link.arguments.size() ? &link.arguments[i].value : nullptr;
    const ManifestLink* name = value != nullptr ? value->link() : nullptr;
    if (name != nullptr && name->is_bare() && values_.knows(name->name())) value = values_.variable(name->name());
    before.push_back(values_.replace(function.parameters[i], value));
  }
  if (values_.take_round()) visit(function.body->block, around);
  for (std::size_t i = function.parameters.size(); i > 0; --i)
    values_.replace(function.parameters[i - 1], before[i - 1]);
  --calls_;
}

void GradleSettingsReader::assign(const ManifestStatement& statement, const GradleSettingsSurroundings& around) {
  const ManifestChain* chain = statement.expression.chain();
  if (chain == nullptr || !chain->back().is_bare()) return;
  const ManifestLink& last = chain->back();
  if (chain->size() == 1) values_.bind(last.token->text, statement.value);
  if (dotted_name(*chain) == "rootProject.name") {
    if (const auto name = values_.text(statement.value)) build_.name = *name;
  } else if (last.is_name("projectDir") || last.is_name("name")) {
    GradleSettingsSurroundings inside = around;
    for (const ManifestLink& link : *chain) enter(link, inside);
    if (last.is_name("projectDir")) return move(inside.module, statement.value, last);
    if (!inside.module.empty()) rename(inside.module, statement.value, last);
  }
}

GradleBuild gradle_build_of(const ReaderContext& context, std::string_view folder) {
  GradleBuild build;
  build.folder = folder;
  build.name = default_name(folder);
  build.modules.push_back({.path = ":", .folder = std::string(folder), .is_included = true});
  const std::string path = join_path(folder, "gradle/libs.versions.toml");
  if (!has_listed_file(context, path)) return build;
  const Result<std::string> catalog = context.files.read_text(path);
  if (catalog.ok()) build.catalogs["libs"] = read_gradle_catalog(catalog.value(), path, build.problems);
  if (catalog.ok()) build.libraries["libs"] = read_gradle_libraries(catalog.value());
  return build;
}

Result<GradleBuild> read_gradle_settings(const ReaderContext& context, std::string_view path) {
  std::unique_ptr<GradleSource> source = read_gradle_source(context, path);
  if (source == nullptr) {
    return Error{.message = "it cannot be opened, or is larger than any settings",
                 .where = {.file = std::string(path)}};
  }
  static const GradleConstants kNone;
  GradleBuild build = gradle_build_of(context, folder_of(path));
  build.modules[0].at = {std::string(path), 1, 1};
  GradleSettingsReader reader(context, build, kNone);
  reader.read(std::move(source));
  reader.add_modules_by_folder();
  return build;
}

std::string gradle_settings_in(const ReaderContext& context, std::string_view folder) {
  for (const std::string_view name : {"settings.gradle", "settings.gradle.kts"}) {
    std::string path = join_path(folder, name);
    const std::vector<std::string_view>& files = context.listing.files;
    if (std::binary_search(files.begin(), files.end(), std::string_view(path))) return path;
  }
  return {};
}

}  // namespace podworks
