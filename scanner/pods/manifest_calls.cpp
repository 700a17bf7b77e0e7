#include "scanner/pods/manifest_calls.h"

#include "scanner/pods/manifest_call_parser.h"

namespace podworks {
namespace {

using Kind = ManifestToken::Kind;

constexpr std::array kModifiers = std::to_array<std::string_view>(
    {"private", "internal", "public", "protected", "const", "final", "static", "lateinit", "override"});

}  // namespace

std::vector<ManifestStatement> ManifestCallParser::statements(bool in_block) {
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

void ManifestCallParser::skip_lines() {
  while (!is_over() && peek().kind == Kind::NewLine) ++at_;
}

ManifestStatement ManifestCallParser::statement() {
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

ManifestLink ManifestCallParser::control() {
  ManifestLink link;
  link.token = &peek();
  ++at_;
  if (is('(')) call(link);
  const bool on_next_line = peek().kind == Kind::NewLine && is('{', 1);
  if (on_next_line) ++at_;
  if (is('{')) block(link);
  return link;
}

void ManifestCallParser::declaration(ManifestStatement& found) {
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

void ManifestCallParser::assignment(ManifestStatement& found) {
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

ManifestArgument ManifestCallParser::argument(bool in_brackets) {
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

void ManifestCallParser::call(ManifestLink& link) {
  link.is_call = true;
  arguments(link, ')');
}

void ManifestCallParser::arguments(ManifestLink& link, char close) {
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

void ManifestCallParser::block(ManifestLink& link) {
  link.has_block = true;
  if (++depth_ > kMaxDepth) return skip_brackets();
  ++at_;
  skip_lines();
  parameters(link);
  link.block = statements(true);
  --depth_;
}

void ManifestCallParser::parameters(ManifestLink& link) {
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

std::string ManifestLink::name() const {
  if (kind == Kind::Name) return std::string(token->text);
  return kind == Kind::Text ? token->value() : std::string();
}

std::vector<ManifestStatement> parse_manifest_calls(const std::vector<ManifestToken>& tokens, std::size_t begin,
                                                    std::size_t end) {
  return ManifestCallParser(tokens, begin, end).statements(false);
}

std::vector<ManifestStatement> parse_manifest_calls(const std::vector<ManifestToken>& tokens) {
  return parse_manifest_calls(tokens, 0, tokens.size());
}

}  // namespace podworks
