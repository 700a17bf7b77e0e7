// Scripts, classes and functions of the build's own plugins that a script leads to.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/gradle/configurations.h"
#include "scanner/pods/gradle/script.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

struct GradleParameter {
  std::string_view name = {};
  std::size_t value = 0;  // what stands for it if no call says it: tokens [value, end)
  std::size_t end = 0;
};

std::vector<GradleParameter> parameters_of(const GradlePiece& piece) {
  const std::vector<ManifestToken>& tokens = piece.source->words.tokens;
  std::vector<GradleParameter> parameters;
  GradleParameter one;
  bool is_named = false;  // what comes is its type
  int depth = 0;
  for (std::size_t i = piece.parameters; i <= piece.parameters_end; ++i) {
    const ManifestToken& token = tokens[i];
    if (i == piece.parameters_end || (depth == 0 && token.is_symbol(','))) {
      one.end = i;
      if (one.value == 0) one.value = i;
      if (!one.name.empty()) parameters.push_back(one);
      one = {};
      is_named = false;
      continue;
    }
    const bool opens = token.is_symbol('(') || token.is_symbol('{') || token.is_symbol('[') || token.is_symbol('<');
    const bool closes = token.is_symbol(')') || token.is_symbol('}') || token.is_symbol(']') || token.is_symbol('>');
    const bool is_arrow = token.is_symbol('>') && i > piece.parameters && tokens[i - 1].is_symbol('-');
    if (opens) ++depth;
    if (closes && !is_arrow && depth > 0) --depth;
    if (depth > 0 || one.value != 0) continue;
    if (token.is_symbol('=')) one.value = i + 1;
    is_named |= token.is_symbol(':');
    if (!is_named && token.kind == ManifestToken::Kind::Word) one.name = token.text;
  }
  return parameters;
}

}  // namespace

void GradleScript::read_plugin(const GradlePlugin& plugin) {
  if (plugin.script != nullptr) return read(*plugin.script);
  const auto found = world_.plugins.names.classes.find(plugin.class_name);
  if (found == world_.plugins.names.classes.end()) {
    facts_.own.dependencies_are_partial = true;
    facts_.own.problems.push_back(
        manifest_problem(plugin.at,
                         fmt::format("the class `{}` of this plugin is not found: what it adds to modules is missing",
                                     plugin.class_name),
                         "correct the name, or make sure that `exclude:` leaves its source in"));
    return;
  }
  const GradlePiece& piece = found->second;
  if (!read_already_.insert("class " + plugin.class_name).second) return;
  if (is_too_deep(plugin.at, {.facts = &facts_.own})) return;
  read_piece(piece, nullptr, {.facts = &facts_.own});
  const std::vector<ManifestToken>& tokens = piece.source->words.tokens;
  for (std::size_t i = piece.head; i < piece.begin; ++i) {  // its base classes
    const std::string name(tokens[i].text);
    if (tokens[i].kind != ManifestToken::Kind::Word || !world_.plugins.names.classes.contains(name)) continue;
    ++depth_;
    read_plugin({.class_name = name, .at = plugin.at});
    --depth_;
  }
}

/// Scripts that apply scripts, classes of classes: a build has a few of them, an attack as many as the stack takes.
bool GradleScript::is_too_deep(const Place& at, const GradleSurroundings& around) const {
  constexpr int kMaxDepth = 64;
  if (depth_ < kMaxDepth) return false;
  around.facts->dependencies_are_partial = true;
  add_problem(around, manifest_problem(at, "scripts and plugins lead to each other for too long to be followed",
                                       "declare the dependencies in fewer steps"));
  return true;
}

/// `call` is the function's, null for a class.
void GradleScript::read_piece(const GradlePiece& piece, const ManifestLink* call, const GradleSurroundings& around) {
  if (is_too_deep({piece.source->path, 0, 0}, around)) return;
  GradleScript part(world_, folder_, module_, facts_);
  part.depth_ = depth_ + 1;
  part.path_ = piece.source->path;
  part.is_plugin_ = true;
  if (call != nullptr) part.bind_parameters(piece, *call, values_);
  const std::vector<ManifestToken>& tokens = piece.source->words.tokens;
  part.walks_modules_ = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(piece.end),
                                    [](const ManifestToken& token) { return token.is_word("subprojects"); });
  part.read_already_ = std::move(read_already_);
  GradleSurroundings inside = around;
  inside.in_dependencies |= piece.adds_dependencies;
  const std::vector<ManifestStatement> statements =
      parse_manifest_calls(piece.source->words.tokens, piece.begin, piece.end);
  part.visit(statements, inside);
  read_already_ = std::move(part.read_already_);
}

/// What the parameters of a function mean in its body: texts that the call says, or else those that stand for them.
/// Kotlin's `name: Type = value`, Groovy's `Type name = value`.
void GradleScript::bind_parameters(const GradlePiece& piece, const ManifestLink& call, const GradleValues& of_caller) {
  std::vector<const ManifestArgument*> unnamed;
  for (const ManifestArgument& argument : call.arguments) {
    if (argument.label.empty()) unnamed.push_back(&argument);
  }
  std::size_t place = 0;
  for (const GradleParameter& parameter : parameters_of(piece)) {
    const ManifestExpression* value = labelled(call, parameter.name);
    if (value == nullptr && place < unnamed.size()) value = &unnamed[place]->value;
    ++place;
    if (value != nullptr) {
      values_.bind_text(parameter.name, of_caller.text(*value));
      continue;
    }
    const std::vector<ManifestStatement> otherwise =
        parse_manifest_calls(piece.source->words.tokens, parameter.value, parameter.end);
    const bool is_one = otherwise.size() == 1;
    values_.bind_text(parameter.name, is_one ? values_.text(otherwise[0].expression) : std::nullopt);
  }
}

/// A function of the build's own plugins: what it does is done here. Those that make a configuration's name callable
/// are not worth it.
void GradleScript::follow(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around) {
  const ManifestLink& link = chain[i];
  if (link.kind != ManifestLink::Kind::Name || link.is_bare() || is_known_configuration(link.token->text)) return;
  std::string name(link.token->text);
  if (i > 0 && world_.plugins.names.classes.contains(chain[i - 1].name())) name = chain[i - 1].name() + "." + name;
  const auto found = world_.plugins.names.functions.find(name);
  if (found == world_.plugins.names.functions.end()) return;
  if (!read_already_.insert(name + (around.in_dependencies ? " in dependencies" : "()")).second) return;
  for (const GradlePiece& piece : found->second) read_piece(piece, &link, around);
}

}  // namespace podworks
