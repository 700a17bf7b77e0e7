// Finds classes, functions and constants that the sources of a build declare.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/sources.h"

namespace podworks {
namespace {

using Kind = ManifestToken::Kind;

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
        add_function(tokens_[i + 1].text, i + 2, false);
      } else if (tokens_[i + 1].is_symbol('=') && tokens_[i].kind == Kind::Word) {
        add_constant(i, tokens_[i].text);
      } else if (tokens_[i].is_word("val")) {
        add_typed_constant(i);
      }
      if (tokens_[i].is_word("extendsFrom")) add_extended(i + 1);
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
    if (body >= tokens_.size()) return add_bare_class(i);
    names_.classes.emplace(tokens_[i + 1].text, GradlePiece{&source_, body + 1, partners_[body], i + 2});
    types_.emplace_back(tokens_[i + 1].text, partners_[body]);
  }

  /// class Name : Base("x"), which is all that its bases are.
  void add_bare_class(std::size_t i) {
    constexpr std::size_t kMostWords = 64;
    std::size_t end = i + 2;
    bool has_base = false;
    while (end < tokens_.size() && end < i + kMostWords && tokens_[end].kind != Kind::NewLine) {
      has_base |= tokens_[end].is_symbol(':');
      end = tokens_[end].is_symbol('(') && partners_[end] > end ? partners_[end] + 1 : end + 1;
    }
    if (has_base && end < tokens_.size()) {
      names_.classes.emplace(tokens_[i + 1].text, GradlePiece{&source_, end, end, i + 2});
    }
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
    add_function(name, at, of_dependencies);
  }

  /// Groovy's and Java's: Type name(parameters) { ... }
  bool is_method(std::size_t i) const {
    if (i + 2 >= tokens_.size() || tokens_[i].kind != Kind::Word || tokens_[i + 1].kind != Kind::Word) return false;
    if (!tokens_[i + 2].is_symbol('(') || partners_[i + 2] <= i + 2) return false;
    const std::size_t behind = partners_[i + 2] + 1;
    return behind < tokens_.size() && tokens_[behind].is_symbol('{') && !tokens_[i].is_word("new") &&
           !tokens_[i].is_word("return") && !tokens_[i].is_word("else") && !tokens_[i].is_word("fun");
  }

  /// tokens_[bracket] opens its parameters.
  void add_function(std::string_view name, std::size_t bracket, bool of_dependencies) {
    const std::size_t behind_parameters = partners_[bracket] + 1;
    std::size_t at = behind_parameters;
    while (at < tokens_.size() && at < behind_parameters + 32 && !tokens_[at].is_symbol('{') &&
           !tokens_[at].is_symbol('=') && tokens_[at].kind != Kind::NewLine) {
      ++at;
    }
    if (at >= tokens_.size()) return;
    GradlePiece piece{&source_, at + 1, at + 1, at, bracket + 1, partners_[bracket], of_dependencies};
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

  /// extendsFrom(configurations.x, "y"), extendsFrom x: all words up to the end of the line.
  void add_extended(std::size_t i) {
    constexpr std::size_t kMostWords = 64;
    const std::size_t end = std::min(tokens_.size(), i + kMostWords);
    for (; i < end && tokens_[i].kind != Kind::NewLine && tokens_[i].kind != Kind::End; ++i) {
      if (tokens_[i].kind == Kind::Word) names_.extended.emplace(tokens_[i].text);
      if (tokens_[i].is_plain_text()) names_.extended.insert(tokens_[i].value());
    }
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
    bind_constant(in_type(name), tokens_[i + 2].value());
    if (types_.size() < 2) return;
    std::string full;  // object Plugins { object App { ... } }: App.name, and Plugins.App.name
    for (const auto& [type, end] : types_) full += std::string(type) + ".";
    bind_constant(full + std::string(name), tokens_[i + 2].value());
  }

  /// Two things of one name: which one is meant is not known.
  void bind_constant(const std::string& name, const std::string& value) {
    const auto [known, is_new] = names_.constants.emplace(name, value);
    if (!is_new && known->second != value) known->second.clear();
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

}  // namespace

void GradleNames::add(const GradleSource& source) {
  NameFinder(source, *this).run();
}

}  // namespace podworks
