#include "scanner/pods/manifest_calls.h"

#include <algorithm>
#include <array>

namespace podworks {
namespace {

using Kind = ManifestToken::Kind;

constexpr int kMaxDepth = 100;

constexpr std::array kWithCondition =
    std::to_array<std::string_view>({"if", "for", "while", "when", "switch", "catch"});
constexpr std::array kBeforeBlock = std::to_array<std::string_view>({"else", "try", "do", "finally"});
constexpr std::array kModifiers = std::to_array<std::string_view>(
    {"private", "internal", "public", "protected", "const", "final", "static", "lateinit", "override"});

template <class Words>
bool is_one_of(const ManifestToken& token, const Words& words) {
  return token.kind == Kind::Word && std::find(words.begin(), words.end(), token.text) != words.end();
}

class Parser {
 public:
  Parser(const std::vector<ManifestToken>& tokens, std::size_t begin, std::size_t end)
      : tokens_(tokens), at_(begin), end_(std::min(end, tokens.size() - 1)) {}

  /// Up to the closing brace of a block, which is taken too, or to the end.
  std::vector<ManifestStatement> statements(bool in_block) {
    std::vector<ManifestStatement> all;
    while (!is_over()) {
      if (peek().kind == Kind::NewLine || is(';') || is(',') || is(')') || is(']')) {
        ++at_;
      } else if (is('}')) {
        ++at_;
        if (in_block) break;
      } else {
        const std::size_t before = at_;
        all.push_back(statement());
        if (at_ == before) ++at_;
      }
    }
    return all;
  }

 private:
  bool is_over() const { return at_ >= end_; }
  const ManifestToken& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool is(char c, std::size_t ahead = 0) const { return at_ + ahead < end_ && peek(ahead).is_symbol(c); }
  bool is_word(std::size_t ahead = 0) const { return at_ + ahead < end_ && peek(ahead).kind == Kind::Word; }
  void skip_lines() {
    while (!is_over() && peek().kind == Kind::NewLine) ++at_;
  }

  ManifestStatement statement() {
    ManifestStatement found;
    found.token = &peek();
    while (is_one_of(peek(), kModifiers) && is_word(1)) ++at_;
    if (peek().is_word("return") || peek().is_word("throw")) ++at_;
    if ((peek().is_word("val") || peek().is_word("var") || peek().is_word("def")) && is_word(1) && !is('(', 2)) {
      declaration(found);
      return found;
    }
    if (is_one_of(peek(), kBeforeBlock) || (is_one_of(peek(), kWithCondition) && is('(', 1))) {
      found.expression.operands.push_back({control()});
      return found;
    }
    found.expression = expression(false);
    if (is('+') && is('=', 1)) ++at_;
    if (is('=')) assignment(found);
    return found;
  }

  /// `if (x) { ... }`: what follows without braces is the next statement.
  ManifestLink control() {
    ManifestLink link;
    link.token = &peek();
    ++at_;
    if (is('(')) call(link);
    const bool on_next_line = peek().kind == Kind::NewLine && is('{', 1);
    if (on_next_line) ++at_;
    if (is('{')) block(link);
    return link;
  }

  void declaration(ManifestStatement& found) {
    found.declares = peek(1).text;
    at_ += 2;
    if (is('.')) {  // val Project.name get() = ...
      while (is('.') && is_word(1)) at_ += 2;
      found.declares = {};
    }
    if (is(':')) {
      while (!is_over() && peek().kind != Kind::NewLine && !is('=') && !is('{') && !is(';') && !peek().is_word("by")) {
        ++at_;
      }
    }
    if (is('=') || peek().is_word("by")) {
      ++at_;
      skip_lines();
      found.value = expression(false);
    }
  }

  void assignment(ManifestStatement& found) {
    ++at_;
    skip_lines();
    const ManifestLink* link = found.expression.link();
    const bool has_type = link != nullptr && link->is_command && link->arguments.size() == 1;
    const ManifestLink* name = has_type ? link->arguments[0].value.link() : nullptr;
    if (name != nullptr && name->is_bare()) {  // String name = ...
      found.declares = name->token->text;
      found.expression = {};
    } else {
      found.assigns = true;
    }
    found.value = expression(false);
  }

  bool begins_operand() const {
    return is_word() || (!is_over() && peek().kind == Kind::Text) || is('(') || is('[') || is('{');
  }

  ManifestExpression expression(bool in_brackets, bool with_commands = true) {
    ManifestExpression found;
    while (!is_over()) {
      if (in_brackets) skip_lines();
      if (is('*') && found.operands.empty()) ++at_;  // a list as arguments
      while (is_operator()) found.operators += operation();
      if (!begins_operand()) break;
      const bool is_control = is_one_of(peek(), kWithCondition) || is_one_of(peek(), kBeforeBlock);
      if (is_control) {
        found.operands.push_back({control()});
        found.operators += '?';
        continue;
      }
      found.operands.push_back(chain(in_brackets, with_commands));
      if (in_brackets) skip_lines();
      if (peek().is_word("else") && !found.operators.empty()) {
        found.operators += '?';
        continue;
      }
      if (!is_operator()) break;
      found.operators += operation();
      skip_lines();
    }
    return found;
  }

  /// `=` assigns, and `+=` too: they end an expression.
  bool is_operator() const {
    if (is_over() || peek().kind != Kind::Symbol) return false;
    const char c = peek().text[0];
    if (c == '=') return (is('=', 1) || is('~', 1)) && !peek(1).after_blank;
    if (c == '+' && is('=', 1)) return false;
    return std::string_view("(){}[],;").find(c) == std::string_view::npos;
  }

  /// One operator of any number of characters.
  char operation() {
    const bool is_plus = is('+');
    std::size_t length = 0;
    do {
      ++at_;
      ++length;
    } while (!is_over() && peek().kind == Kind::Symbol && !peek().after_blank &&
             std::string_view("(){}[],;*!+").find(peek().text[0]) == std::string_view::npos);
    return is_plus && length == 1 ? '+' : '?';
  }

  ManifestChain chain(bool in_brackets, bool with_commands) {
    ManifestChain links;
    if (peek().is_word("new") && is_word(1)) ++at_;
    links.push_back(primary());
    while (!is_over()) {
      if (suffix(links)) continue;
      const bool goes_on = peek().kind == Kind::NewLine && (is('.', 1) || (is('?', 1) && is('.', 2)));
      if (goes_on) {
        ++at_;
        continue;
      }
      const bool is_block_below = !in_brackets && with_commands && links.size() == 1 && !links[0].has_block &&
                                  links[0].kind == ManifestLink::Kind::Name && peek().kind == Kind::NewLine &&
                                  is('{', 1);
      if (is_block_below) {
        ++at_;
        continue;
      }
      if (!with_commands || !command(links, in_brackets)) break;
    }
    return links;
  }

  ManifestLink primary() {
    ManifestLink link;
    link.token = &peek();
    if (is('[') || is('(')) {
      link.kind = ManifestLink::Kind::List;
      arguments(link, is('[') ? ']' : ')');
    } else if (is('{')) {
      link.kind = ManifestLink::Kind::Block;
      block(link);
    } else {
      link.kind = peek().kind == Kind::Text ? ManifestLink::Kind::Text : ManifestLink::Kind::Name;
      ++at_;
    }
    return link;
  }

  /// What may stand right behind a step of the chain: its arguments, its block, the next step.
  bool suffix(ManifestChain& links) {
    ManifestLink& last = links.back();
    if (is('(') && !last.is_call && !last.has_block && last.kind != ManifestLink::Kind::List) return call(last), true;
    if (is('{') && !last.has_block) return block(last), true;
    if (is('[') && !peek().after_blank) {
      ManifestLink& index = links.emplace_back();
      index.kind = ManifestLink::Kind::Index;
      index.token = &peek();
      return arguments(index, ']'), true;
    }
    if (is('<') && !peek().after_blank && last.is_bare()) return generics(last);
    std::size_t dots = 0;
    if (is('.')) dots = 1;
    if ((is('?') || is('*')) && is('.', 1)) dots = 2;
    if (is('!') && is('!', 1)) {
      at_ += 2;
      return true;
    }
    if (is(':') && is(':', 1)) dots = 2;  // Type::class
    if (dots == 0 || at_ + dots >= end_) return false;
    if (peek(dots).kind != Kind::Word && peek(dots).kind != Kind::Text) return false;
    at_ += dots;
    links.push_back(primary());
    return true;
  }

  /// `name a, b`, and `x name y`, which is x.name(y). In brackets a comma ends it.
  bool command(ManifestChain& links, bool in_brackets) {
    if (is_one_of(peek(), kBeforeBlock) || peek().is_word("catch")) return false;
    ManifestLink& last = links.back();
    if (!last.is_bare()) {
      if (!is_word()) return false;
      links.push_back(primary());
      return true;
    }
    const bool is_argument = is_word() || (!is_over() && peek().kind == Kind::Text) || (is('[') && peek().after_blank);
    if (!is_argument) return false;
    last.is_call = last.is_command = true;
    while (!is_over()) {
      const std::size_t before = at_;
      last.arguments.push_back(argument(false));
      if (at_ == before || in_brackets || !is(',')) break;
      ++at_;
      skip_lines();
    }
    return true;
  }

  ManifestArgument argument(bool in_brackets) {
    ManifestArgument found;
    const bool is_named = is_word() || (!is_over() && peek().kind == Kind::Text);
    const bool has_colon = is_named && is(':', 1) && !is(':', 2);
    const bool has_equals = is_word() && is('=', 1) && !is('=', 2) && !is('~', 2) && in_brackets;
    if (has_colon || has_equals) {
      found.label = peek().kind == Kind::Text ? peek().value() : std::string(peek().text);
      at_ += 2;
      skip_lines();
    }
    found.value = expression(in_brackets, in_brackets);
    return found;
  }

  void call(ManifestLink& link) {
    link.is_call = true;
    arguments(link, ')');
  }

  void arguments(ManifestLink& link, char close) {
    if (++depth_ > kMaxDepth) return skip_brackets();
    ++at_;
    while (!is_over()) {
      if (is(close)) {
        ++at_;
        break;
      }
      if (is('}')) break;  // a bracket that was never closed
      if (peek().kind == Kind::NewLine || is(',') || is(';')) {
        ++at_;
        continue;
      }
      const std::size_t before = at_;
      ManifestArgument found = argument(true);
      if (!found.value.operands.empty()) link.arguments.push_back(std::move(found));
      if (at_ == before) ++at_;
    }
    --depth_;
  }

  void block(ManifestLink& link) {
    link.has_block = true;
    if (++depth_ > kMaxDepth) return skip_brackets();
    ++at_;
    skip_lines();
    parameters(link);
    link.block = statements(true);
    --depth_;
  }

  void parameters(ManifestLink& link) {
    std::size_t ahead = is('(') ? 1 : 0;
    std::vector<std::string_view> names;
    while (is_word(ahead) && names.size() < 8) {
      names.push_back(peek(ahead++).text);
      if (is(':', ahead) && is_word(ahead + 1)) ahead += 2;
      if (is(',', ahead)) ++ahead;
    }
    if (is(')', ahead)) ++ahead;
    if (!is('-', ahead) || !is('>', ahead + 1)) return;
    at_ += ahead + 2;
    link.parameters = std::move(names);
  }

  /// configure<Type> { ... }: one line of names, or it is a comparison.
  bool generics(ManifestLink& last) {
    std::size_t ahead = 1;
    int open = 1;
    for (; open > 0 && ahead < 64; ++ahead) {
      if (is('<', ahead)) {
        ++open;
      } else if (is('>', ahead)) {
        --open;
      } else if (!is_word(ahead) && !is('.', ahead) && !is(',', ahead) && !is('*', ahead) && !is('?', ahead)) {
        return false;
      }
    }
    if (open > 0) return false;
    if (is_word(1)) last.type = peek(1).text;
    at_ += ahead;
    return true;
  }

  /// From an opening bracket behind its closing one.
  void skip_brackets() {
    std::size_t open = 0;
    do {
      if (is('(') || is('[') || is('{')) ++open;
      if (is(')') || is(']') || is('}')) --open;
      ++at_;
    } while (!is_over() && open > 0);
    --depth_;
  }

  const std::vector<ManifestToken>& tokens_;
  std::size_t at_;
  std::size_t end_;
  int depth_ = 0;
};

}  // namespace

std::string ManifestLink::name() const {
  if (kind == Kind::Name) return std::string(token->text);
  return kind == Kind::Text ? token->value() : std::string();
}

std::vector<ManifestStatement> parse_manifest_calls(const std::vector<ManifestToken>& tokens, std::size_t begin,
                                                    std::size_t end) {
  return Parser(tokens, begin, end).statements(false);
}

std::vector<ManifestStatement> parse_manifest_calls(const std::vector<ManifestToken>& tokens) {
  return parse_manifest_calls(tokens, 0, tokens.size());
}

}  // namespace podworks
