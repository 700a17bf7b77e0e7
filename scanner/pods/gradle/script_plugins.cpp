// The part of GradleScript that reads which plugins and scripts are applied, and where sources lie.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "scanner/pods/gradle/configurations.h"
#include "scanner/pods/gradle/script.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxFolders = 1'000;  // of one module

constexpr std::array kFolderCalls =
    std::to_array<std::string_view>({"srcDir", "srcDirs", "setSrcDirs", "setRoot", "directories"});
constexpr std::array kCodeContainers = std::to_array<std::string_view>({"", "java", "kotlin", "groovy", "jni"});

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// X, X::class, X::class.java
std::string class_of(const ManifestChain& chain) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (!chain[i].is_bare()) return {};
    const bool is_last = i + 1 == chain.size() || chain[i + 1].is_name("class") || chain[i + 1].is_name("java");
    if (is_last) return chain[i].name();
  }
  return {};
}

/// "$buildDir/generated/...", tasks.named("x"): files that a build makes.
bool is_generated(const ManifestExpression& expression) {
  for (const ManifestChain& chain : expression.operands) {
    for (const ManifestLink& link : chain) {
      const bool is_task = link.is_name("tasks") || link.is_name("layout") || link.is_name("buildDir") ||
                           link.is_name("provider") || link.is_name("flatMap") || link.is_name("map");
      if (is_task) return true;
      if (link.kind == ManifestLink::Kind::Text) {
        for (const ManifestToken::Part& part : link.token->parts) {
          const std::string text = to_lower(part.text);
          if (text.find("build") != std::string::npos || text.find("generated") != std::string::npos) return true;
        }
      }
      for (const ManifestArgument& argument : link.arguments) {
        if (is_generated(argument.value)) return true;
      }
    }
  }
  return false;
}

}  // namespace

/// id("x"), alias(libs.plugins.x), kotlin("jvm"), apply(plugin = "x"), apply plugin: 'x', apply<X>(),
/// manager.apply("x").
bool GradleScript::take_plugin(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around) {
  const ManifestLink& link = chain[i];
  if (around.in_plugins && i == 0) {
    const bool is_off = std::any_of(chain.begin(), chain.end(), [](const ManifestLink& each) {
      const ManifestLink* value =
          each.is_name("apply") && each.arguments.size() == 1 ? each.arguments[0].value.link() : nullptr;
      return value != nullptr && value->is_name("false");
    });
    if (is_off) return true;
    if (link.is_name("if") || link.is_name("else")) return false;
    if (link.is_name("kotlin") && link.is_call && !link.arguments.empty()) {
      around.facts->plugins.push_back({"org.jetbrains.kotlin." + values_.text(link.arguments[0].value).value_or("?")});
    } else if (link.is_call && !link.arguments.empty()) {
      apply_plugin(link.arguments[0].value, around);
    } else if (link.is_bare()) {  // `my-plugin`, java
      std::string id;
      for (std::size_t k = 0; k < chain.size() && chain[k].kind == ManifestLink::Kind::Name && !chain[k].is_call; ++k) {
        if (!id.empty()) id += '.';
        id += chain[k].token->text;
      }
      around.facts->plugins.push_back({id});
    }
    return true;
  }
  // fun apply(project: Project) { ... } is a plugin's own code
  const bool applies = link.is_name("apply") && !link.has_block && (link.is_call || !link.type.empty());
  if (applies && (!link.arguments.empty() || !link.type.empty())) return apply(link, around), true;
  if (link.is_name("plugin") && link.is_call && i == 0 && link.arguments.size() == 1) {  // apply { plugin("x") }
    return apply_plugin(link.arguments[0].value, around), true;
  }
  return false;
}

void GradleScript::apply(const ManifestLink& link, const GradleSurroundings& around) {
  if (!link.type.empty()) around.facts->plugins.push_back({std::string(link.type), true});
  for (const ManifestArgument& argument : link.arguments) {
    if (argument.label == "from") {
      apply_script(argument.value, link, around);
    } else if (argument.label.empty() || argument.label == "plugin") {
      apply_plugin(argument.value, around);
    }
  }
}

/// An id that cannot be known is taken for a plugin from outside: those know nothing of the build's modules.
void GradleScript::apply_plugin(const ManifestExpression& id, const GradleSurroundings& around) {
  if (const auto text = values_.text(id)) {
    around.facts->plugins.push_back({*text});
    return;
  }
  const ManifestChain* chain = id.chain();
  if (chain == nullptr) return;
  const std::string by_catalog = plugin_id_of_accessor(world_.catalogs, *chain);
  if (!by_catalog.empty()) {
    around.facts->plugins.push_back({by_catalog});
  } else if (const std::string name = class_of(*chain); !name.empty()) {
    around.facts->plugins.push_back({name, true});
  }
}

void GradleScript::apply_script(const ManifestExpression& from, const ManifestLink& link,
                                const GradleSurroundings& around) {
  const auto path = values_.path(from);
  std::unique_ptr<GradleSource> source;
  if (path) {
    if (read_already_.contains(*path)) return;
    source = read_gradle_source(world_.reader, *path);
  }
  if (source == nullptr) {
    return lose(
        link, around,
        "the script that is applied here is not in the pool, or its path is computed: what it adds is not known");
  }
  if (is_too_deep(place_of(link), around)) return;
  GradleScript script(world_, folder_, module_, facts_);
  script.depth_ = depth_ + 1;
  script.read_already_ = std::move(read_already_);
  script.read(*source, around);
  read_already_ = std::move(script.read_already_);
}

void GradleScript::take_assignment(const ManifestStatement& statement, GradleSurroundings around) {
  const ManifestChain* chain = statement.expression.chain();
  if (chain == nullptr || !chain->back().is_bare()) return;
  for (std::size_t i = 0; i + 1 < chain->size(); ++i) enter((*chain)[i], around);
  const bool is_variable = chain->size() == 1 || (*chain)[0].is_name("ext") || (*chain)[0].is_name("extra");
  if (is_variable) values_.bind(chain->back().token->text, statement.value);
  take_value(chain->back(), statement.value, around);
}

/// Of `name = value` and `name(value)`.
void GradleScript::take_value(const ManifestLink& name, const ManifestExpression& value,
                              const GradleSurroundings& around) {
  if (name.kind != ManifestLink::Kind::Name) return;
  if (name.is_name("namespace")) {  // a function of the build's own may set it, too
    const auto text = values_.text(value);
    if (text && around.facts->android_namespace.empty()) around.facts->android_namespace = *text;
  }
  if (is_plugin_) return;
  if (name.is_name("targetProjectPath")) {
    const auto text = values_.text(value);
    if (!text) return lose(name, around, "which module is tested here is computed and cannot be known");
    around.facts->dependencies.push_back(
        {{GradleTarget::Kind::Module, *text}, DeclaredFor::Tests, false, place_of(name)});
  } else if (contains(kFolderCalls, name.token->text) && !around.source_set.empty()) {
    if (!contains(kCodeContainers, around.container)) return;
    const auto elements = values_.list(value);
    if (!elements) add_folders(value, name, around);
    for (const ManifestExpression* element : elements.value_or(std::vector<const ManifestExpression*>{})) {
      add_folders(*element, name, around);
    }
    for (std::size_t i = 1; i < name.arguments.size(); ++i) add_folders(name.arguments[i].value, name, around);
  }
}

/// What lies below src/ is the module's anyway.
void GradleScript::add_folders(const ManifestExpression& value, const ManifestLink& link,
                               const GradleSurroundings& around) {
  const auto path = values_.path(value);
  if (path) {
    if (lies_in(*path, join_path(folder_, "src")) || lies_in(*path, join_path(folder_, "build"))) return;
    if (around.facts->folders.size() >= kMaxFolders) {
      if (around.facts->files_are_partial) return;
      around.facts->files_are_partial = true;
      add_problem(around, manifest_problem(place_of(link),
                                           "the script names more folders than a module can have: the files "
                                           "of those behind are missing",
                                           "name the folder around them"));
      return;
    }
    const GradleFolder folder{*path, is_test_source_set(around.source_set), around.container == "jni"};
    around.facts->folders.push_back(folder);
    return;
  }
  const ManifestLink* text = value.link();
  const bool begins_in_src = text != nullptr && text->kind == ManifestLink::Kind::Text &&
                             !text->token->parts[0].is_code && text->token->parts[0].text.starts_with("src/");
  const auto values = text == nullptr || !text->is_bare() ? std::vector<const ManifestExpression*>()
                                                          : values_.values_of(text->token->text);
  const bool are_generated = !values.empty() && std::all_of(values.begin(), values.end(),
                                                            [](const auto* each) { return is_generated(*each); });
  if (begins_in_src || is_generated(value) || are_generated) return;
  around.facts->files_are_partial = true;
  add_problem(around,
              manifest_problem(place_of(link),
                               "this folder of sources is computed or lies outside of the pool: its files are missing",
                               "write its path as a literal"));
}

}  // namespace podworks
