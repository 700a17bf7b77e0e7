// Three small passes over the same words: declared names, registrations of plugins, ids of precompiled scripts.
#include "scanner/pods/gradle/sources.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/facts.h"
#include "scanner/pods/gradle/files.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

using Kind = ManifestToken::Kind;

constexpr std::size_t kMaxBytes = 16 << 20;

bool is_script(std::string_view path) {
  return path.ends_with(".gradle") || path.ends_with(".gradle.kts");
}

bool is_source(std::string_view path) {
  return path.ends_with(".kt") || path.ends_with(".java") || path.ends_with(".groovy");
}

/// The build script of a module that makes plugins.
bool speaks_of_plugins(const GradleSource& script) {
  return std::any_of(script.words.tokens.begin(), script.words.tokens.end(), [](const ManifestToken& token) {
    const std::string_view text = token.text;
    return text == "gradlePlugin" || text == "gradleApi" || text.find("kotlin-dsl") != std::string_view::npos ||
           text.ends_with("-gradle-plugin");
  });
}

/// Finds `id = ...` beside `implementationClass = ...`, wherever a build script registers plugins.
class Registrations {
 public:
  Registrations(const GradleSource& source, const GradleCatalogs& catalogs, GradlePluginSources& all)
      : source_(source), catalogs_(catalogs), all_(all) {}

  void visit(const std::vector<ManifestStatement>& statements) {
    const ManifestExpression* id = nullptr;
    const ManifestExpression* type = nullptr;
    for (const ManifestStatement& statement : statements) {
      if (const ManifestExpression* value = value_of(statement, "id")) id = value;
      if (const ManifestExpression* value = value_of(statement, "implementationClass")) type = value;
      visit(statement.expression);
      visit(statement.value);
    }
    if (id != nullptr && type != nullptr) add(*id, *type);
  }

 private:
  static const ManifestExpression* value_of(const ManifestStatement& statement, std::string_view name) {
    const ManifestLink* link = statement.expression.link();
    if (link == nullptr || !link->is_name(name)) return nullptr;
    if (statement.assigns) return &statement.value;
    return link->is_call && link->arguments.size() == 1 ? &link->arguments[0].value : nullptr;
  }

  void visit(const ManifestExpression& expression) {
    for (const ManifestChain& chain : expression.operands) {
      for (const ManifestLink& link : chain) {
        for (const ManifestArgument& argument : link.arguments) visit(argument.value);
        visit(link.block);
      }
    }
  }

  void add(const ManifestExpression& id, const ManifestExpression& type) {
    const GradleValues values({}, {}, all_.names.constants);
    const ManifestChain& chain = id.operands.empty() ? ManifestChain{} : id.operands[0];
    std::string name = values.text(id).value_or("");
    if (name.empty() && id.chain() != nullptr) name = plugin_id_of_accessor(catalogs_, chain);
    const std::string class_name = values.text(type).value_or("");
    if (chain.empty()) return;
    const Place at{source_.path, chain[0].token->line, chain[0].token->column};
    if (name.empty() || class_name.empty()) {
      all_.problems.push_back(
          manifest_problem(at, "the id or the class of this plugin cannot be known: what it adds to modules is missing",
                           "write both as literals"));
      return;
    }
    all_.by_id.emplace(name, GradlePlugin{nullptr, class_name.substr(class_name.rfind('.') + 1), at});
  }

  const GradleSource& source_;
  const GradleCatalogs& catalogs_;
  GradlePluginSources& all_;
};

/// The id of a precompiled script plugin: its file's name, below the package that Kotlin's names.
std::string id_of_script(const GradleSource& source) {
  std::string_view name = base_name(source.path);
  name = name.substr(0, name.rfind(".gradle"));
  std::string id;
  const std::vector<ManifestToken>& tokens = source.words.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size() && source.path.ends_with(".kts"); ++i) {
    if (!tokens[i].is_word("package")) continue;
    for (++i; tokens[i].kind == Kind::Word || tokens[i].is_symbol('.'); ++i) id += tokens[i].text;
    id += '.';
    break;
  }
  return id + std::string(name);
}

/// kotlin.srcDir("$platform/src"), kotlin.setSrcDirs(listOf("$platform/$set")), but of no folder that a build makes.
std::optional<Place> computed_folder_in(const GradleSource& source) {
  const std::vector<ManifestToken>& tokens = source.words.tokens;
  const auto is_made = [](const ManifestToken::Part& part) {
    const std::string text = to_lower(part.text);
    return text.find("build") != std::string::npos || text.find("generated") != std::string::npos;
  };
  const auto is_code = [](const ManifestToken::Part& part) { return part.is_code; };
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool is_call = tokens[i].is_word("srcDir") || tokens[i].is_word("srcDirs") || tokens[i].is_word("setSrcDirs");
    const bool is_code_set = i >= 2 && (tokens[i - 2].is_word("kotlin") || tokens[i - 2].is_word("java"));
    if (!is_call || !is_code_set || !tokens[i - 1].is_symbol('.')) continue;
    constexpr std::size_t kMostWords = 16;
    for (std::size_t k = i + 1; k < std::min(tokens.size(), i + kMostWords); ++k) {
      if (tokens[k].kind == Kind::NewLine) break;
      const auto& parts = tokens[k].parts;
      const bool is_computed = tokens[k].kind == Kind::Text && std::any_of(parts.begin(), parts.end(), is_code);
      if (is_computed && std::none_of(parts.begin(), parts.end(), is_made)) {
        return Place{source.path, tokens[i].line, tokens[i].column};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<GradleSource> read_gradle_source(const ReaderContext& context, std::string_view path) {
  // What the walk did not list is excluded, lies behind a link that leads elsewhere, or is no regular file.
  if (!has_listed_file(context, path)) return nullptr;
  Result<std::string> text = context.files.read_text(path);
  if (!text.ok() || text.value().size() > kMaxBytes) return nullptr;
  auto source = std::make_unique<GradleSource>();
  source->path = path;
  source->text = std::move(text.value());
  const bool is_kotlin = path.ends_with(".kts") || path.ends_with(".kt");
  source->words = tokenize_manifest(source->text, is_kotlin ? kKotlinSyntax : kGroovySyntax);
  return source;
}

std::string plugin_id_of_accessor(const GradleCatalogs& catalogs, const ManifestChain& chain) {
  const auto catalog = catalogs.find(chain[0].name());
  if (catalog == catalogs.end() || chain.size() < 2) return {};
  std::string alias;
  if (chain[1].is_name("findPlugin") && chain[1].arguments.size() == 1) {
    const ManifestLink* text = chain[1].arguments[0].value.link();
    if (text != nullptr) alias = accessor_of_alias(text->name());
  } else if (chain[1].is_name("plugins") && chain[1].is_bare()) {
    for (std::size_t i = 2; i < chain.size() && chain[i].is_bare() && !chain[i].is_name("pluginId"); ++i) {
      if (!alias.empty()) alias += '.';
      alias += chain[i].token->text;
    }
  }
  const auto found = catalog->second.find(alias);
  return found == catalog->second.end() ? std::string() : found->second;
}

void add_plugin_sources(const ReaderContext& context, std::string_view folder, const GradleCatalogs& catalogs,
                        GradlePluginSources& all) {
  const std::vector<std::string_view>& files = context.listing.files;
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
  std::vector<std::string_view> sources;
  std::vector<const GradleSource*> build_scripts;
  bool makes_plugins = base_name(folder) == "buildSrc";
  for (auto at = std::lower_bound(files.begin(), files.end(), prefix); at != files.end() && at->starts_with(prefix);
       ++at) {
    if (at->find("/src/main/") != std::string_view::npos) {
      if (is_script(*at) || is_source(*at)) sources.push_back(*at);
      makes_plugins |= is_script(*at);
    } else if (base_name(*at) == "build.gradle" || base_name(*at) == "build.gradle.kts") {
      std::unique_ptr<GradleSource> script = read_gradle_source(context, *at);
      if (script == nullptr) continue;
      makes_plugins |= speaks_of_plugins(*script);
      build_scripts.push_back(script.get());
      all.sources.push_back(std::move(script));
    }
  }
  if (!makes_plugins) return;  // a library that is built along: its code says nothing of modules
  for (const std::string_view path : sources) {
    std::unique_ptr<GradleSource> source = read_gradle_source(context, path);
    if (source == nullptr) continue;
    all.names.add(*source);
    if (!all.computes_folders) all.computes_folders = computed_folder_in(*source);
    if (is_script(path)) {
      all.by_id.emplace(id_of_script(*source), GradlePlugin{source.get(), {}, {source->path, 1, 1}});
    }
    all.sources.push_back(std::move(source));
  }
  for (const GradleSource* script : build_scripts) {
    Registrations(*script, catalogs, all).visit(parse_manifest_calls(script->words.tokens));
  }
}

}  // namespace podworks
