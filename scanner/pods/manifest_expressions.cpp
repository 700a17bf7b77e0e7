// Expressions of manifests: chains of names and calls, operators, commands without brackets.
#include "scanner/pods/manifest_call_parser.h"

namespace podworks {
namespace {

using Kind = ManifestToken::Kind;

}  // namespace

bool ManifestCallParser::begins_operand() const {
  return is_word() || (!is_over() && peek().kind == Kind::Text) || is('(') || is('[') || is('{');
}

ManifestExpression ManifestCallParser::expression(bool in_brackets, bool with_commands) {
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

bool ManifestCallParser::is_operator() const {
  if (is_over() || peek().kind != Kind::Symbol) return false;
  const char c = peek().text[0];
  if (c == '=') return (is('=', 1) || is('~', 1)) && !peek(1).after_blank;
  if (c == '+' && is('=', 1)) return false;
  return std::string_view("(){}[],;").find(c) == std::string_view::npos;
}

char ManifestCallParser::operation() {
  const bool is_plus = is('+');
  std::size_t length = 0;
  do {
    ++at_;
    ++length;
  } while (!is_over() && peek().kind == Kind::Symbol && !peek().after_blank &&
           std::string_view("(){}[],;*!+").find(peek().text[0]) == std::string_view::npos);
  return is_plus && length == 1 ? '+' : '?';
}

ManifestChain ManifestCallParser::chain(bool in_brackets, bool with_commands) {
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
                                links[0].kind == ManifestLink::Kind::Name && peek().kind == Kind::NewLine && is('{', 1);
    if (is_block_below) {
      ++at_;
      continue;
    }
    if (!with_commands || !command(links, in_brackets)) break;
  }
  return links;
}

ManifestLink ManifestCallParser::primary() {
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

bool ManifestCallParser::suffix(ManifestChain& links) {
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

bool ManifestCallParser::command(ManifestChain& links, bool in_brackets) {
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

bool ManifestCallParser::generics(ManifestLink& last) {
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

void ManifestCallParser::skip_brackets() {
  std::size_t open = 0;
  do {
    if (is('(') || is('[') || is('{')) ++open;
    if (is(')') || is(']') || is('}')) --open;
    ++at_;
  } while (!is_over() && open > 0);
  --depth_;
}

}  // namespace podworks
