// Three small passes over the same words: declared names, registrations of plugins, ids of precompiled scripts.
#include "scanner/pods/gradle/sources.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/facts.h"
#include "scanner/pods/gradle/files.h"

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

/// Where each bracket's partner stands; its own place for one that has none.
std::vector<std::size_t> partners_of(const std::vector<ManifestToken>& tokens) {
  std::vector<std::size_t> partners(tokens.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    partners[i] = i;
    if (tokens[i].is_symbol('(') || tokens[i].is_symbol('{')) open.push_back(i);
    const bool closes = tokens[i].is_symbol(')') || tokens[i].is_symbol('}');
    const char opener = tokens[i].is_symbol(')') ? '(' : '{';
    if (!closes || open.empty() || !tokens[open.back()].is_symbol(opener)) continue;
    partners[open.back()] = i;
    partners[i] = open.back();
    open.pop_back();
  }
  return partners;
}

/// Looks for the heads of classes and functions in one source.
class NameFinder {
 public:
  NameFinder(const GradleSource& source, GradleNames& names)
      : source_(source), tokens_(source.words.tokens), partners_(partners_of(tokens_)), names_(names) {}

  void run() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      while (!types_.empty() && types_.back().second <= i) types_.pop_back();
      if (tokens_[i].is_symbol('{')) ++depth_;
      if (tokens_[i].is_symbol('}') && depth_ > 0) --depth_;
      const bool is_class =
          tokens_[i].is_word("class") || tokens_[i].is_word("object") || tokens_[i].is_word("interface");
      if (is_class && tokens_[i + 1].kind == Kind::Word && !is_after_colons(i)) {
        add_class(i);
      } else if (tokens_[i].is_word("fun")) {
        add_kotlin_function(i);
      } else if (is_method(i)) {
        add_function(tokens_[i + 1].text, partners_[i + 2] + 1, false);
      } else if (tokens_[i + 1].is_symbol('=') && tokens_[i].kind == Kind::Word) {
        add_constant(i, tokens_[i].text);
      } else if (tokens_[i].is_word("val")) {
        add_typed_constant(i);
      }
    }
  }

 private:
  bool is_after_colons(std::size_t i) const { return i > 0 && tokens_[i - 1].is_symbol(':'); }

  /// The next `{` of a head that begins at `i`, stepping over parameters; the end if the head has no body.
  std::size_t body_of(std::size_t i) const {
    for (std::size_t n = 0; i < tokens_.size() && n < 64; ++n) {
      const ManifestToken& token = tokens_[i];
      if (token.is_symbol('{')) return partners_[i] > i ? i : tokens_.size();
      if (token.is_symbol('}') || token.is_symbol(';') || token.is_symbol('=')) break;
      if (token.is_word("class") || token.is_word("fun") || token.is_word("object") || token.is_word("val")) break;
      i = token.is_symbol('(') && partners_[i] > i ? partners_[i] + 1 : i + 1;
    }
    return tokens_.size();
  }

  void add_class(std::size_t i) {
    const std::size_t body = body_of(i + 2);
    if (body >= tokens_.size()) return;
    names_.classes.emplace(tokens_[i + 1].text, GradlePiece{&source_, body + 1, partners_[body], i + 2, false});
    types_.emplace_back(tokens_[i + 1].text, partners_[body]);
  }

  /// fun <T> Receiver<X>.name(parameters): Type { ... } or = ...
  void add_kotlin_function(std::size_t i) {
    std::string_view name;
    bool of_dependencies = false;
    std::size_t at = i + 1;
    for (std::size_t n = 0; at < tokens_.size() && n < 32 && !tokens_[at].is_symbol('('); ++n, ++at) {
      if (tokens_[at].kind != Kind::Word) continue;
      of_dependencies |= tokens_[at].text.starts_with("DependencyHandler");
      name = tokens_[at].text;
    }
    if (at >= tokens_.size() || !tokens_[at].is_symbol('(') || partners_[at] <= at || name.empty()) return;
    add_function(name, partners_[at] + 1, of_dependencies);
  }

  /// Groovy's and Java's: Type name(parameters) { ... }
  bool is_method(std::size_t i) const {
    if (i + 2 >= tokens_.size() || tokens_[i].kind != Kind::Word || tokens_[i + 1].kind != Kind::Word) return false;
    if (!tokens_[i + 2].is_symbol('(') || partners_[i + 2] <= i + 2) return false;
    const std::size_t behind = partners_[i + 2] + 1;
    return behind < tokens_.size() && tokens_[behind].is_symbol('{') && !tokens_[i].is_word("new") &&
           !tokens_[i].is_word("return") && !tokens_[i].is_word("else") && !tokens_[i].is_word("fun");
  }

  void add_function(std::string_view name, std::size_t behind_parameters, bool of_dependencies) {
    std::size_t at = behind_parameters;
    while (at < tokens_.size() && at < behind_parameters + 32 && !tokens_[at].is_symbol('{') &&
           !tokens_[at].is_symbol('=') && tokens_[at].kind != Kind::NewLine) {
      ++at;
    }
    if (at >= tokens_.size()) return;
    GradlePiece piece{&source_, at + 1, at + 1, at, of_dependencies};
    if (tokens_[at].is_symbol('{')) {
      piece.end = partners_[at] > at ? partners_[at] : tokens_.size() - 1;
    } else if (tokens_[at].is_symbol('=')) {
      piece.end = end_of_expression(at + 1);
    }
    if (piece.end > piece.begin) names_.functions[in_type(name)].push_back(piece);
  }

  /// The end of the line that the expression ends on.
  std::size_t end_of_expression(std::size_t at) const {
    while (at < tokens_.size() && tokens_[at].kind == Kind::NewLine) ++at;
    while (at + 1 < tokens_.size() && tokens_[at].kind != Kind::NewLine && !tokens_[at].is_symbol('}')) {
      const bool opens = tokens_[at].is_symbol('(') || tokens_[at].is_symbol('{');
      at = opens && partners_[at] > at ? partners_[at] + 1 : at + 1;
    }
    return at;
  }

  void add_typed_constant(std::size_t i) {  // val name: String = "x"
    if (i + 4 < tokens_.size() && tokens_[i + 2].is_symbol(':') && tokens_[i + 4].is_symbol('=')) {
      add_constant(i + 3, tokens_[i + 1].text);
    }
  }

  /// tokens_[i + 1] is the '='.
  void add_constant(std::size_t i, std::string_view name) {
    if (i + 3 >= tokens_.size() || !tokens_[i + 2].is_plain_text()) return;
    if (depth_ != types_.size()) return;  // a function's own
    const ManifestToken& behind = tokens_[i + 3];
    const bool ends =
        behind.kind == Kind::NewLine || behind.kind == Kind::End || behind.is_symbol(';') || behind.is_symbol('}');
    if (!ends) return;
    const auto [known, is_new] = names_.constants.emplace(in_type(name), tokens_[i + 2].value());
    // Two things of one name: which one is meant is not known.
    if (!is_new && known->second != tokens_[i + 2].value()) known->second.clear();
  }

  std::string in_type(std::string_view name) const {
    return types_.empty() ? std::string(name) : fmt::format("{}.{}", types_.back().first, name);
  }

  const GradleSource& source_;
  const std::vector<ManifestToken>& tokens_;
  std::vector<std::size_t> partners_;
  GradleNames& names_;
  std::vector<std::pair<std::string_view, std::size_t>> types_;  // around the token, each with its end
  std::size_t depth_ = 0;                                        // braces around the token
};

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
          gradle_problem(at, "the id or the class of this plugin cannot be known: what it adds to modules is missing",
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

}  // namespace

Diagnostic gradle_problem(Place at, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.place = std::move(at);
  problem.subject = fmt::format("{}:{}", problem.place.file, message);
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

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

void GradleNames::add(const GradleSource& source) {
  NameFinder(source, *this).run();
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
