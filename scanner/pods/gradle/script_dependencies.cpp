// The part of GradleScript that reads the statements of `dependencies { }`.
#include <algorithm>
#include <array>

#include <fmt/format.h>

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

/// "${name}Implementation", "ksp${name}": what it ends in says what it is for, or else what it begins with.
std::string configuration_of(const ManifestToken& text) {
  if (!text.parts.back().is_code) return text.parts.back().text;
  return text.parts.front().is_code ? "?" : text.parts.front().text + "X";
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
  GradlePurpose purpose = purpose_of_configuration(configuration, around.source_set);
  const bool is_unknown = purpose.purpose == DeclaredFor::Build && is_of_no_class_path(std::string(configuration));
  if (is_unknown) purpose = {DeclaredFor::Compiling, false};
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

/// A configuration of the build's own, or of a plugin from outside, which none extends that the compiler reads: what it
/// takes may be used, for all that is known, but comes along with nothing. A function of the build's own is none.
bool GradleScript::is_of_no_class_path(const std::string& configuration) const {
  if (configuration == "?" || is_known_configuration(configuration) || parameters_.contains(configuration))
    return false;
  for (const GradleNames* names : {&own_names_, &world_.plugins.names}) {
    if (names->extended.contains(configuration) || names->functions.contains(configuration)) return false;
  }
  const ManifestExpression* value = values_.variable(configuration);
  if (value == nullptr) return !values_.knows(configuration);
  const ManifestChain* chain = value->chain();  // val x by configurations.creating
  return chain != nullptr && chain->front().is_name("configurations");
}

}  // namespace podworks
