// How statements are visited, and for which modules they count. What they say is read in script_dependencies.cpp
// and script_plugins.cpp.
#include "scanner/pods/gradle/script.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/configurations.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxProblems = 1'000;  // of one module: more help nobody

/// Blocks that speak of the build itself, of publishing, or of versions only.
constexpr std::array kForeignBlocks = std::to_array<std::string_view>(
    {"buildscript", "pluginManagement", "dependencyResolutionManagement", "initscript", "constraints", "publishing",
     "resolutionStrategy", "pom", "dependencySubstitution", "components", "artifactTypes", "attributesSchema"});

constexpr std::array kLoops = std::to_array<std::string_view>({"forEach", "each", "onEach", "forEachIndexed"});

constexpr std::array kConditions =
    std::to_array<std::string_view>({"if", "else", "when", "switch", "withPlugin", "withId", "withType", "matching"});

/// Blocks whose own names are no source sets.
constexpr std::array kAroundSourceSets =
    std::to_array<std::string_view>({"all", "configureEach", "matching", "if", "else", "forEach", "each", "invoke"});

constexpr std::array kNamedSets =
    std::to_array<std::string_view>({"named", "getByName", "create", "maybeCreate", "register", "findByName", "getAt"});

constexpr std::array kContainers =
    std::to_array<std::string_view>({"java", "kotlin", "groovy", "jni", "res", "resources", "assets", "aidl", "jniLibs",
                                     "manifest", "proto", "scala", "shaders", "renderscript"});

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What `dependencies { }` speaks to; getDependencies(task) of tasks is something else.
bool is_handler(const ManifestLink& link) {
  return (link.is_name("dependencies") || link.is_name("getDependencies")) && link.arguments.empty();
}

bool is_loop(const ManifestLink& link) {
  return link.has_block && link.kind == ManifestLink::Kind::Name && contains(kLoops, link.token->text);
}

/// `implementation(project(":x"))`, which also stands outside of `dependencies { }`: in a function of the script.
bool names_module(const ManifestLink& link) {
  if (!link.is_call || !is_known_configuration(link.name())) return false;
  const auto is_module = [](const ManifestArgument& argument) {
    const ManifestChain* chain = argument.value.chain();
    return chain != nullptr && (chain->front().is_name("project") || chain->front().is_name("projects"));
  };
  return std::any_of(link.arguments.begin(), link.arguments.end(), is_module);
}

bool has_modules(const GradleFacts& facts) {
  const auto names_module = [](const GradleDependency& dependency) {
    return dependency.target.kind != GradleTarget::Kind::Coordinates;
  };
  return facts.dependencies_are_partial || !facts.plugins.empty() ||
         std::any_of(facts.dependencies.begin(), facts.dependencies.end(), names_module);
}

}  // namespace

GradleScript::GradleScript(const GradleWorld& world, std::string folder, std::string module, GradleScriptFacts& facts)
    : world_(world),
      folder_(std::move(folder)),
      module_(std::move(module)),
      facts_(facts),
      values_(world.root, folder_, world.plugins.names.constants) {
  // The root's may be anything, and stands for all modules where their plugins are read.
  if (module_ != ":") values_.bind_text("project.name", module_.substr(module_.rfind(':') + 1));
}

void GradleScript::read(const GradleSource& source) {
  read(source, {.facts = &facts_.own});
}

void GradleScript::read(const GradleSource& source, const GradleSurroundings& around) {
  path_ = source.path;
  read_already_.insert(path_);
  if (const std::optional<ManifestFlaw> flaw = flaw_of(source.words)) {
    around.facts->dependencies_are_partial = true;
    around.facts->problems.push_back(
        manifest_problem({path_, flaw->line, 0},
                         fmt::format("the script cannot be read whole: {}: dependencies may be missing", flaw->what),
                         "repair the script"));
  }
  own_names_.add(source);
  const std::vector<ManifestStatement> statements = parse_manifest_calls(source.words.tokens);
  visit(statements, around);
  if (values_.has_steps_left()) return;
  around.facts->dependencies_are_partial = true;
  around.facts->problems.push_back(manifest_problem({path_, 1, 1},
                                                    "the loops of this script go on for too long to be followed",
                                                    "declare the dependencies without loops"));
}

void GradleScript::visit(const std::vector<ManifestStatement>& statements, const GradleSurroundings& around) {
  for (const ManifestStatement& statement : statements) {
    if (!values_.take_step()) return;
    visit(statement, around);
  }
}

void GradleScript::visit(const ManifestStatement& statement, const GradleSurroundings& around) {
  if (!statement.declares.empty()) {
    values_.bind(statement.declares, statement.value);
    GradleSurroundings inside = around;
    for (const ManifestChain& chain : statement.value.operands) {  // val commonMain by getting { }
      const auto makes_set = [](const ManifestLink& link) {
        return link.is_name("getting") || link.is_name("creating") || link.is_name("registering");
      };
      if (!around.source_set.empty() || std::none_of(chain.begin(), chain.end(), makes_set)) continue;
      inside.source_set = statement.declares;
      inside.in_source_sets = false;
    }
    return visit(statement.value, inside);
  }
  if (statement.assigns) take_assignment(statement, around);
  visit(statement.expression, around);
  visit(statement.value, around);
}

void GradleScript::visit(const ManifestExpression& expression, const GradleSurroundings& around) {
  for (const ManifestChain& chain : expression.operands) visit(chain, around);
}

void GradleScript::visit(const ManifestChain& chain, GradleSurroundings around) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const ManifestLink& link = chain[i];
    const bool is_first = i == 0 || is_handler(chain[i - 1]);
    if (is_first && (around.in_dependencies || names_module(link)) && take_dependency(chain, i, around)) return;
    if (link.kind == ManifestLink::Kind::Name && contains(kForeignBlocks, link.token->text)) return;
    if (visit_elsewhere(chain, i, around)) continue;
    if (take_plugin(chain, i, around)) return;
    follow(chain, i, around);
    // directories.add("x")
    const bool adds = i > 0 && chain[i - 1].is_name("directories") && (link.is_name("add") || link.is_name("addAll"));
    if (link.is_call && !link.arguments.empty())
      take_value(adds ? chain[i - 1] : link, link.arguments[0].value, around);
    enter(link, around);
    visit_arguments(link, around);
    visit(link.block, around);
  }
}

/// Blocks whose statements do not simply count for the script's module.
bool GradleScript::visit_elsewhere(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around) {
  const ManifestLink& link = chain[i];
  if (is_loop(link)) {
    values_.rounds(chain, i, [&] { visit(link.block, around); });
    return true;
  }
  if (link.is_name("for") && link.has_block) {
    values_.rounds_of_for(link, [&] { visit(link.block, around); });
    return true;
  }
  if (!link.has_block || around.for_many || around.in_dependencies) return false;
  if (link.is_name("subprojects") || link.is_name("allprojects")) return visit_many(link, around), true;
  if (!link.is_call || link.arguments.empty()) return false;
  if (link.is_name("project")) return visit_module(link, link.arguments[0].value, around), true;
  if (link.is_name("configure") && link.type.empty()) return visit_configure(link, around), true;
  return false;
}

void GradleScript::visit_arguments(const ManifestLink& link, GradleSurroundings around) {
  around.in_dependencies = around.in_plugins = around.in_source_sets = false;
  const bool declares_function =
      link.is_command && (link.is_name("fun") || link.is_name("def") || link.is_name("void"));
  for (const ManifestArgument& argument : link.arguments) {
    for (const ManifestChain& chain : argument.value.operands) {
      for (const ManifestLink& function : chain) {
        if (!declares_function) break;
        for (const ManifestArgument& parameter : function.arguments) {
          const ManifestLink* name = parameter.value.link();
          parameters_.insert(parameter.label);
          if (name != nullptr && name->is_command) name = name->arguments[0].value.link();
          if (name != nullptr) parameters_.insert(name->name());
        }
      }
    }
    visit(argument.value, around);
  }
}

void GradleScript::visit_many(const ManifestLink& link, const GradleSurroundings& around) {
  if (module_ != ":") return visit_unknown_modules(link, around);
  GradleSurroundings inside = around;
  inside.for_many = true;
  inside.facts = &facts_.of_subprojects;
  visit(link.block, inside);
  if (link.is_name("subprojects")) return;
  inside.facts = &facts_.own;
  visit(link.block, inside);
}

void GradleScript::visit_module(const ManifestLink& link, const ManifestExpression& path,
                                const GradleSurroundings& around) {
  const auto name = values_.text(path);
  if (!name) return visit_unknown_modules(link, around);
  GradleSurroundings inside = around;
  inside.for_many = true;
  inside.facts = &facts_.of_modules[name->starts_with(':') ? *name
                                    : module_ == ":"       ? ":" + *name
                                                           : module_ + ":" + *name];
  visit(link.block, inside);
}

/// configure(subprojects) { }, configure(listOf(project(":a"), project(":b"))) { }
void GradleScript::visit_configure(const ManifestLink& link, const GradleSurroundings& around) {
  const ManifestExpression& modules = link.arguments[0].value;
  const ManifestLink* many = modules.link();
  if (many != nullptr && many->is_bare() && (many->is_name("subprojects") || many->is_name("allprojects"))) {
    return visit_many(link, around);
  }
  const auto elements = values_.list(modules);
  if (!elements) return visit_unknown_modules(link, around);
  for (const ManifestExpression* element : *elements) {
    const ManifestLink* module = element->link();
    if (module != nullptr && module->is_name("project") && module->arguments.size() == 1) {
      visit_module(link, module->arguments[0].value, around);
    } else {
      visit_unknown_modules(link, around);
    }
  }
}

/// Says so if that matters: what the block adds goes to some of the modules.
void GradleScript::visit_unknown_modules(const ManifestLink& link, const GradleSurroundings& around) {
  GradleFacts scratch;
  GradleSurroundings inside = around;
  inside.for_many = true;
  inside.facts = &scratch;
  visit(link.block, inside);
  if (!has_modules(scratch)) return;
  lose(link, around, "which modules take the dependencies or plugins of this block cannot be known: they are left out");
  facts_.of_subprojects.dependencies_are_partial = true;
}

void GradleScript::enter(const ManifestLink& link, GradleSurroundings& around) const {
  const std::string name = link.name();
  if (around.in_source_sets && !contains(kAroundSourceSets, name)) {
    const bool is_named = link.kind == ManifestLink::Kind::Index || contains(kNamedSets, name);
    const bool has_name = is_named && !link.arguments.empty();
    around.source_set = has_name ? values_.text(link.arguments[0].value).value_or("?") : name;
    around.in_source_sets = false;
  }
  if (is_handler(link)) {
    around.in_dependencies = true;
  } else if (name == "sourceSets" && around.source_set.empty()) {
    around.in_source_sets = true;
  } else if (name == "suites") {
    around.source_set = "test";
  } else if (name == "plugins" && link.has_block) {
    around.in_plugins = true;
  } else if (contains(kConditions, name)) {
    around.is_conditional = true;
  } else if (!around.source_set.empty() && contains(kContainers, name)) {
    around.container = name;
  }
}

Place GradleScript::place_of(const ManifestLink& link) const {
  return {path_, link.token->line, link.token->column};
}

void GradleScript::lose(const ManifestLink& link, const GradleSurroundings& around, std::string message) {
  around.facts->dependencies_are_partial = true;
  add_problem(around, manifest_problem(place_of(link), std::move(message),
                                       "write it as a literal, in the build script of each module"));
}

void GradleScript::add_problem(const GradleSurroundings& around, Diagnostic problem) {
  if (around.facts->problems.size() < kMaxProblems) around.facts->problems.push_back(std::move(problem));
}

}  // namespace podworks
