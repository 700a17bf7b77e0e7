// The part of GradleScript that reads the statements of `dependencies { }`.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/configurations.h"
#include "scanner/pods/gradle/script.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxDependencies = 20'000;  // of one module

/// Calls within `dependencies { }` that are no configurations.
constexpr std::array kNoConfigurations = std::to_array<std::string_view>({"project",
                                                                          "projects",
                                                                          "with",
                                                                          "run",
                                                                          "apply",
                                                                          "also",
                                                                          "let",
                                                                          "if",
                                                                          "else",
                                                                          "for",
                                                                          "while",
                                                                          "when",
                                                                          "switch",
                                                                          "try",
                                                                          "catch",
                                                                          "finally",
                                                                          "afterEvaluate",
                                                                          "fun",
                                                                          "def",
                                                                          "void",
                                                                          "all",
                                                                          "configureEach",
                                                                          "withPlugin",
                                                                          "withId",
                                                                          "println",
                                                                          "dependencies",
                                                                          "getDependencies",
                                                                          "listOf",
                                                                          "setOf",
                                                                          "arrayOf"});

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "group:artifact" of "group:artifact:version"; "" of what is no coordinates. `?` stands for what is computed.
std::string coordinates_of(const ManifestToken& text) {
  std::string all;
  for (const ManifestToken::Part& part : text.parts) all += part.is_code ? "?" : part.text;
  const std::size_t first = all.find(':');
  if (first == std::string::npos || first == 0 || first + 1 == all.size()) return {};
  const std::string name = all.substr(0, all.find_first_of(":@", first + 1));
  const bool is_literal = name.find_first_of("? /") == std::string::npos;
  return is_literal ? name : std::string();
}

/// "${name}Implementation", "ksp${name}": what it ends in says what it is for, or else what it begins with.
std::string configuration_of(const ManifestToken& text) {
  if (!text.parts.back().is_code) return text.parts.back().text;
  return text.parts.front().is_code ? "?" : text.parts.front().text + "X";
}

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

}  // namespace

/// `configuration(dependency, ...)`, `add("configuration", dependency)`. What stands in its block is about versions.
bool GradleScript::take_dependency(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around) {
  const ManifestLink& link = chain[i];
  const bool is_call = link.is_call && (link.kind == ManifestLink::Kind::Name || link.kind == ManifestLink::Kind::Text);
  if (!is_call || link.arguments.empty()) return false;
  if (link.kind == ManifestLink::Kind::Name && contains(kNoConfigurations, link.token->text)) return false;
  const auto loops = [](const ManifestLink& each) {
    return each.has_block && (each.is_name("forEach") || each.is_name("each"));
  };
  if (std::any_of(chain.begin() + static_cast<std::ptrdiff_t>(i), chain.end(), loops)) return false;
  if (link.is_name("add") && link.arguments.size() >= 2) {
    const ManifestLink* name = link.arguments[0].value.link();
    const bool is_text = name != nullptr && name->kind == ManifestLink::Kind::Text;
    const std::string otherwise = is_text ? configuration_of(*name->token) : "?";
    add_dependency(values_.text(link.arguments[0].value).value_or(otherwise), link, 1, around);
    return true;
  }
  const std::string name =
      link.kind == ManifestLink::Kind::Name ? std::string(link.token->text) : configuration_of(*link.token);
  add_dependency(name, link, 0, around);
  if (is_known_configuration(name)) return true;
  follow(chain, i, around);
  visit(link.block, around);
  return true;
}

void GradleScript::add_dependency(std::string_view configuration, const ManifestLink& link, std::size_t first_argument,
                                  const GradleSurroundings& around) {
  const GradlePurpose purpose = purpose_of_configuration(configuration, around.source_set);
  const bool is_known = is_known_configuration(configuration) || purpose.purpose == DeclaredFor::Tests;
  Found found;
  const ManifestExpression* group = labelled(link, "group");
  const ManifestExpression* name = labelled(link, "name");
  if (group != nullptr && name != nullptr) {
    const auto texts = std::pair(values_.text(*group), values_.text(*name));
    if (texts.first && texts.second) {
      found.targets.push_back({GradleTarget::Kind::Coordinates, *texts.first + ":" + *texts.second});
    }
  }
  for (std::size_t i = first_argument; i < link.arguments.size(); ++i) {
    if (link.arguments[i].label.empty()) collect(link.arguments[i].value, found);
  }
  const bool goes_to_some = around.for_many && around.is_conditional;
  found.is_computed |= around.facts->dependencies.size() > kMaxDependencies;
  for (GradleTarget& target : found.targets) {
    if (around.facts->dependencies.size() > kMaxDependencies) break;
    const bool is_external = target.kind == GradleTarget::Kind::Coordinates;
    if (is_external && !is_known) continue;
    if (goes_to_some && !is_external) {
      lose(link, around, "which modules take this dependency cannot be known: it is left out");
      continue;
    }
    around.facts->dependencies.push_back({std::move(target), purpose.purpose, purpose.reexported, place_of(link)});
  }
  if (found.is_computed) {
    lose(link, around,
         fmt::format("what this `{}` takes is computed and cannot be known: dependencies may be missing",
                     configuration == "?" ? "add" : configuration));
  }
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
  for (const ManifestLink& each : chain) {
    const bool is_module = each.is_call && (each.is_name("project") || each.is_name("findProject"));
    if (is_module) return collect_module(each, found);
  }
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
  if (const auto name = values_.text(*path)) {
    if (name->empty()) return;
    found.targets.push_back({GradleTarget::Kind::Module, name->starts_with(':') ? *name
                                                         : module_ == ":"       ? ":" + *name
                                                                                : module_ + ":" + *name});
    return;
  }
  const ManifestChain* accessor = path->chain();  // project(projects.core.data.path)
  const bool is_accessor = accessor != nullptr && (*accessor)[0].is_name("projects") && accessor->size() > 1;
  if (is_accessor) return collect(*accessor, found);
  found.is_computed = true;
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
