// Starlark's statements: lines, blocks by their indentation.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/bazel/parser.h"

namespace podworks {

namespace {

using Statement = StarlarkStatement::Kind;

StarlarkOperator assigning_operator(char c) {
  switch (c) {
    case '+':
      return StarlarkOperator::Plus;
    case '-':
      return StarlarkOperator::Minus;
    case '*':
      return StarlarkOperator::Times;
    case '%':
      return StarlarkOperator::Modulo;
    case '|':
      return StarlarkOperator::BitOr;
    case '&':
      return StarlarkOperator::BitAnd;
    case '/':
      return StarlarkOperator::Divide;
    default:
      return StarlarkOperator::None;
  }
}

}  // namespace

const ManifestToken& StarlarkParser::peek(std::size_t ahead) {
  while (brackets_ > 0 && tokens_[at_].kind == ManifestToken::Kind::NewLine) ++at_;
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const ManifestToken& StarlarkParser::next() {
  const ManifestToken& token = peek();
  if (token.kind != ManifestToken::Kind::End) ++at_;
  return token;
}

bool StarlarkParser::is_pair(char a, char b) {
  return is(a) && peek(1).is_symbol(b) && !peek(1).after_blank;
}

bool StarlarkParser::take(char c) {
  if (!is(c)) return false;
  next();
  return true;
}

bool StarlarkParser::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  next();
  return true;
}

bool StarlarkParser::ends_statement() {
  const ManifestToken& token = peek();
  return token.kind == ManifestToken::Kind::NewLine || token.kind == ManifestToken::Kind::End || token.is_symbol(';');
}

void StarlarkParser::fail(std::string_view what) {
  if (failed_) return;
  failed_ = true;
  const ManifestToken& token = peek();
  if (program_.errors.size() < kMaxErrors) {
    program_.errors.push_back({std::string(what), token.line, token.column});
  }
}

void StarlarkParser::parse() {
  while (peek().kind != ManifestToken::Kind::End) {
    if (peek().kind == ManifestToken::Kind::NewLine) {
      next();
    } else {
      block(program_.statements, peek().column);
    }
  }
}

/// The lines of one indentation.
void StarlarkParser::block(StarlarkBlock& out, int column) {
  while (true) {
    while (peek().kind == ManifestToken::Kind::NewLine) next();
    if (peek().kind == ManifestToken::Kind::End || peek().column < column) return;
    if (peek().column > column) fail("this line is indented more than the one before it");
    line(out);
    if (failed_) recover(column);
  }
}

/// What follows the colon: a block, or statements of the same line.
void StarlarkParser::suite(StarlarkBlock& out, int outer) {
  if (!take(':')) return fail("a colon is missing");
  if (peek().kind != ManifestToken::Kind::NewLine) return line(out);
  next();
  const int column = peek().column;
  if (column <= outer || peek().kind == ManifestToken::Kind::End) return fail("an indented block is missing");
  if (++depth_ > kMaxDepth) {
    fail("the blocks are nested too deep");
  } else {
    block(out, column);
  }
  --depth_;
}

void StarlarkParser::line(StarlarkBlock& out) {
  statement(out);
  while (!failed_ && take(';')) {
    if (!ends_statement()) statement(out);
  }
  const bool is_over = peek().kind == ManifestToken::Kind::NewLine || peek().kind == ManifestToken::Kind::End ||
                       (at_ > 0 && tokens_[at_ - 1].kind == ManifestToken::Kind::NewLine);
  if (!failed_ && !is_over) fail("this is no Starlark");
}

/// Goes on at the next line that is not indented more.
void StarlarkParser::recover(int column) {
  failed_ = false;
  brackets_ = 0;
  while (peek().kind != ManifestToken::Kind::End) {
    const bool is_break = next().kind == ManifestToken::Kind::NewLine;
    if (is_break && peek().column <= column) return;
  }
}

void StarlarkParser::statement(StarlarkBlock& out) {
  StarlarkStatement statement;
  const int column = peek().column;
  statement.line = peek().line;
  statement.column = column;
  if (take_word("def")) {
    definition(statement, column);
  } else if (take_word("if")) {
    conditional(statement, column);
  } else if (take_word("for")) {
    loop(statement, column);
  } else if (is_load()) {
    load(statement);
  } else {
    simple(statement);
  }
  if (!failed_) out.push_back(std::move(statement));
}

void StarlarkParser::simple(StarlarkStatement& out) {
  if (take_word("return")) {
    out.kind = Statement::Return;
    if (!ends_statement()) out.value = tuple_or_expression();
  } else if (take_word("pass")) {
    out.kind = Statement::Pass;
  } else if (take_word("break")) {
    out.kind = Statement::Break;
  } else if (take_word("continue")) {
    out.kind = Statement::Continue;
  } else {
    assignment(out);
  }
}

void StarlarkParser::assignment(StarlarkStatement& out) {
  const StarlarkNode* value = tuple_or_expression();
  out.kind = Statement::Expression;
  out.value = value;
  if (failed_) return;
  if (is(':') && value->kind == Kind::Name) {  // name: type = value
    next();
    expression();
  }
  if (is('=')) {
    next();
    out.kind = Statement::Assign;
    out.target = value;
    out.value = tuple_or_expression();
    return;
  }
  const ManifestToken& sign = peek();
  if (sign.kind != ManifestToken::Kind::Symbol) return;
  const StarlarkOperator operation = assigning_operator(sign.text[0]);
  const bool is_double = sign.is_symbol('/') && peek(1).is_symbol('/');  // a //= b
  if (operation == StarlarkOperator::None || !peek(is_double ? 2 : 1).is_symbol('=')) return;
  for (int i = is_double ? 3 : 2; i > 0; --i) next();
  out.kind = Statement::Assign;
  out.operation = is_double ? StarlarkOperator::FloorDivide : operation;
  out.target = value;
  out.value = tuple_or_expression();
}

void StarlarkParser::conditional(StarlarkStatement& out, int column) {
  out.kind = Statement::If;
  while (!failed_) {
    out.conditions.push_back(expression());
    suite(out.blocks.emplace_back(), column);
    while (!failed_ && peek().kind == ManifestToken::Kind::NewLine) next();
    if (failed_ || peek().column != column) return;
    if (take_word("else")) return suite(out.blocks.emplace_back(), column);
    if (!take_word("elif")) return;
  }
}

void StarlarkParser::loop(StarlarkStatement& out, int column) {
  out.kind = Statement::For;
  out.target = target();
  if (!take_word("in")) return fail("`in` is missing");
  out.value = tuple_or_expression();
  suite(out.blocks.emplace_back(), column);
}

void StarlarkParser::definition(StarlarkStatement& out, int column) {
  out.kind = Statement::Define;
  StarlarkFunction& function = program_.functions.emplace_back();
  out.function = &function;
  function.name = std::string(next().text);
  if (!take('(')) return fail("the parameters are missing");
  ++brackets_;
  function.parameters = parameters(')');
  --brackets_;
  if (!failed_ && !take(')')) return fail("a bracket is missing");
  if (is_pair('-', '>')) {
    next();
    next();
    expression();
  }
  if (!failed_) suite(function.body, column);
}

bool StarlarkParser::is_load() {
  return is_word("load") && peek(1).is_symbol('(');
}

/// load("//x:y.bzl", "A", b = "B")
void StarlarkParser::load(StarlarkStatement& out) {
  out.kind = Statement::Load;
  next();
  next();
  ++brackets_;
  while (!failed_ && !is(')')) {
    std::string name;
    if (peek().kind == ManifestToken::Kind::Word) {
      name = std::string(next().text);
      if (!take('=')) fail("`load` takes texts");
    }
    if (failed_ || peek().kind != ManifestToken::Kind::Text) {
      fail("`load` takes texts");
      break;
    }
    std::string text = next().value();
    if (out.module.empty()) {
      out.module = std::move(text);
    } else {
      std::string original = text;
      out.symbols.push_back({name.empty() ? std::move(text) : std::move(name), std::move(original)});
    }
    if (!take(',') && !is(')')) fail("a bracket is missing");
  }
  --brackets_;
  if (!failed_) next();
}

std::vector<StarlarkParameter> StarlarkParser::parameters(char end) {
  std::vector<StarlarkParameter> found;
  while (!failed_ && !is(end)) {
    StarlarkParameter& parameter = found.emplace_back();
    while (take('*')) ++parameter.stars;
    if (peek().kind == ManifestToken::Kind::Word) {
      parameter.name = std::string(next().text);
    } else if (parameter.stars != 1) {
      fail("a parameter's name is missing");
      break;
    }
    if (end == ')' && take(':')) expression();  // its type
    if (take('=')) parameter.fallback = expression();
    if (!take(',') && !is(end)) fail("this is no parameter");
  }
  return found;
}

StarlarkProgram parse_starlark(std::string_view text) {
  StarlarkProgram program;
  const ManifestTokens tokens = tokenize_manifest(text, kStarlarkSyntax);
  if (tokens.is_cut) program.errors.push_back({"the file is larger than any build file", 0, 0});
  if (tokens.unclosed_line != 0)
    program.errors.push_back({"a text begins here that never ends", tokens.unclosed_line, 0});
  StarlarkParser(tokens, program).parse();
  return program;
}

}  // namespace podworks
