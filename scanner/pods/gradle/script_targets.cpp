// The part of GradleScript that reads what a dependency means: modules, and libraries from outside.
#include <algorithm>
#include <span>

#include "base/text.h"
#include "scanner/pods/gradle/catalog.h"
#include "scanner/pods/gradle/script.h"

namespace podworks {
namespace {

/// "group:artifact" of a text; `?` stands for what is computed.
std::string coordinates_of(const ManifestToken& text) {
  std::string all;
  for (const ManifestToken::Part& part : text.parts) all += part.is_code ? "?" : part.text;
  return coordinates_in(all);
}

}  // namespace

const ManifestExpression* labelled(const ManifestLink& link, std::string_view label) {
  for (const ManifestArgument& argument : link.arguments) {
    if (argument.label == label) return &argument.value;
    // mapOf("path" to ":x")
    const ManifestChain* pair = argument.value.chain();
    const bool is_pair = pair != nullptr && pair->size() == 2 && (*pair)[1].is_name("to") &&
                         (*pair)[0].name() == label && (*pair)[1].arguments.size() == 1;
    if (is_pair) return &(*pair)[1].arguments[0].value;
  }
  return nullptr;
}

void GradleScript::collect(const ManifestExpression& expression, Found& found) {
  for (const ManifestChain& chain : expression.operands) collect(chain, found);
}

void GradleScript::collect(const ManifestChain& chain, Found& found) {
  if (--found.steps < 0) {
    found.is_computed = true;
    return;
  }
  const ManifestLink& link = chain[0];
  if (collect_project(chain, found)) return;
  if (link.is_name("projects") && link.is_bare() && chain.size() > 1) {
    GradleTarget target{GradleTarget::Kind::Accessor, {}};
    for (std::size_t i = 1; i < chain.size() && chain[i].is_bare(); ++i) {
      if (chain[i].is_name("dependencyProject") || chain[i].is_name("path")) break;
      if (!target.name.empty()) target.name += '.';
      target.name += chain[i].token->text;
    }
    found.targets.push_back(std::move(target));
    return;
  }
  if (link.is_name("if") || link.is_name("else") || link.is_name("when")) {  // both sides count
    for (const ManifestStatement& statement : link.block) collect(statement.expression, found);
    return;
  }
  if (link.is_bare() && chain.size() == 1) return collect_name(link, found);
  if (link.kind == ManifestLink::Kind::Text && !link.is_call && !link.has_block) {
    const std::string coordinates = coordinates_of(*link.token);
    if (!coordinates.empty()) found.targets.push_back({GradleTarget::Kind::Coordinates, coordinates});
    return;
  }
  if (collect_library(chain, found)) return;
  for (const ManifestLink& each : chain) {
    if (each.kind == ManifestLink::Kind::Index) continue;
    if (each.is_call && gives_module(each.name())) found.is_computed = true;
    for (const ManifestArgument& argument : each.arguments) {
      const ManifestLink* word = argument.value.link();
      const bool is_list = each.kind == ManifestLink::Kind::List || each.is_name("platform") || each.is_name("listOf");
      // libs.findLibrary(name): a name in a foreign call is no dependency.
      if (!is_list && word != nullptr && word->is_bare() && values_.variable(word->token->text) == nullptr) continue;
      collect(argument.value, found);
    }
  }
}

/// project(":x"), rootProject.project(":x"), project(":x").sourceSets.test.output
bool GradleScript::collect_project(const ManifestChain& chain, Found& found) {
  const auto is_project = [](const ManifestLink& link) {
    return link.is_call && (link.is_name("project") || link.is_name("findProject"));
  };
  const auto project = std::find_if(chain.begin(), chain.end(), is_project);
  if (project == chain.end()) return false;
  const std::size_t before = found.targets.size();
  collect_module(*project, found);
  const bool takes_sets =
      std::any_of(project, chain.end(), [](const ManifestLink& link) { return link.is_name("sourceSets"); });
  for (std::size_t i = before; i < found.targets.size(); ++i) found.targets[i].takes_tests |= takes_sets;
  return true;
}

/// project(":x"), project(path: ":x", configuration: "y"), project(mapOf("path" to ":x")), project() itself.
void GradleScript::collect_module(const ManifestLink& link, Found& found) {
  if (link.arguments.empty()) return;
  const ManifestExpression* path = labelled(link, "path");
  const ManifestLink* map = link.arguments[0].value.link();
  const bool is_map = map != nullptr && (map->is_name("mapOf") || map->kind == ManifestLink::Kind::List);
  if (path == nullptr && is_map) path = labelled(*map, "path");
  if (path == nullptr && link.arguments[0].label.empty()) path = &link.arguments[0].value;
  if (path == nullptr) {
    found.is_computed = true;
    return;
  }
  const ManifestLink* own = path->link();
  if (own != nullptr && own->is_name("path") && own->is_bare() && !values_.knows("path")) return;  // the module itself
  if (const auto name = values_.text(*path)) {
    if (name->empty()) return;
    const ManifestExpression* configuration = labelled(is_map ? *map : link, "configuration");
    if (configuration == nullptr && link.arguments.size() == 2 && link.arguments[1].label.empty()) {
      configuration = &link.arguments[1].value;  // project(":x", "tests")
    }
    const std::string taken = configuration == nullptr ? "" : to_lower(values_.text(*configuration).value_or("test"));
    const std::string absolute = name->starts_with(':') ? *name : module_ == ":" ? ":" + *name : module_ + ":" + *name;
    found.targets.push_back({GradleTarget::Kind::Module, absolute, taken.find("test") != std::string::npos});
    return;
  }
  const ManifestChain* accessor = path->chain();  // project(projects.core.data.path)
  const bool is_accessor = accessor != nullptr && (*accessor)[0].is_name("projects") && accessor->size() > 1;
  if (is_accessor) return collect(*accessor, found);
  found.is_computed = true;
}

/// libs.assertk, libs.bundles.compose, libs.findLibrary("assertk").get(), Deps.assertk. Of a name that nothing here
/// explains, as of a catalog that is published, the name itself is kept: something comes from outside.
bool GradleScript::collect_library(const ManifestChain& chain, Found& found) const {
  const ManifestLink& first = chain[0];
  if (!first.is_bare() || chain.size() < 2) return false;
  const bool finds = chain[1].is_name("findLibrary") || chain[1].is_name("findBundle");
  std::string alias;
  std::size_t end = 1;
  if (finds && chain[1].arguments.size() == 1) {
    alias = (chain[1].is_name("findBundle") ? "bundles." : "") +
            accessor_of_alias(values_.text(chain[1].arguments[0].value).value_or(""));
  }
  for (; !finds && end < chain.size() && chain[end].is_bare(); ++end) alias += (end > 1 ? "." : "") + chain[end].name();
  const auto catalog = world_.libraries.find(first.name());
  if (catalog != world_.libraries.end()) {
    const auto library = catalog->second.find(alias);
    if (library != catalog->second.end()) {
      for (const std::string& each : library->second) found.targets.push_back({GradleTarget::Kind::Coordinates, each});
      return true;
    }
  }
  if (finds || end < chain.size() || values_.knows(first.name())) return finds;
  const auto constant = values_.constant(chain);
  const std::string coordinates = constant ? coordinates_in(*constant) : first.name() + "." + alias;
  if (!coordinates.empty()) found.targets.push_back({GradleTarget::Kind::Coordinates, coordinates});
  return true;
}

/// A variable of the script. In a plugin's code it may be a parameter: those who call it are read where they stand.
void GradleScript::collect_name(const ManifestLink& link, Found& found) {
  const std::string_view name = link.token->text;
  if (const ManifestExpression* value = values_.variable(name)) return collect(*value, found);
  const bool is_word = name == "true" || name == "false" || name == "null" || name == "project" || name == "this";
  // A catalog that is handed to a function names nothing of the pool.
  if (is_word || world_.catalogs.contains(std::string(name))) return;
  const bool is_one_of_many = walks_modules_ && values_.knows(name);  // for (module in rootProject.subprojects)
  if (is_plugin_ && !is_one_of_many) return;
  if (!values_.knows(name) && parameters_.contains(name)) return;
  if (!values_.knows(name) && values_.constant(std::span(&link, 1))) return;
  found.is_computed = true;
}

/// The script's or a plugin's function speaks of modules.
bool GradleScript::gives_module(std::string_view function) {
  const auto [known, is_new] = gives_module_.try_emplace(std::string(function), false);
  if (is_new) known->second = speaks_of_modules(function);
  return known->second;
}

bool GradleScript::speaks_of_modules(std::string_view function) const {
  for (const GradleNames* names : {&own_names_, &world_.plugins.names}) {
    const auto found = names->functions.find(function);
    if (found == names->functions.end()) continue;
    for (const GradlePiece& piece : found->second) {
      const std::vector<ManifestToken>& tokens = piece.source->words.tokens;
      for (std::size_t i = piece.begin; i < piece.end; ++i) {
        if (tokens[i].is_word("projects") || (tokens[i].is_word("project") && tokens[i + 1].is_symbol('(')))
          return true;
      }
    }
  }
  return false;
}

}  // namespace podworks
