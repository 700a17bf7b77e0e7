#include "scanner/pods/ruby_parser.h"

#include <algorithm>
#include <memory>

#include "scanner/pods/ruby_lexer.h"
#include "scanner/pods/ruby_parser_state.h"

namespace podworks {

namespace {

constexpr int kMaxDepth = 200;
constexpr std::size_t kMaxProblems = 50;

bool opens(Tok kind) {
  switch (kind) {
    case Tok::LeftParen:
    case Tok::LeftBracket:
    case Tok::LeftBrace:
    case Tok::KwDo:
    case Tok::KwDef:
    case Tok::KwClass:
    case Tok::KwModule:
    case Tok::KwBegin:
    case Tok::KwCase:
      return true;
    default:
      return false;
  }
}

bool closes(Tok kind) {
  return kind == Tok::RightParen || kind == Tok::RightBracket || kind == Tok::RightBrace || kind == Tok::KwEnd;
}

/// `if` and its kin open a block only where a statement or a value begins.
bool opens_here(Tok kind, Tok before) {
  if (kind != Tok::KwIf && kind != Tok::KwUnless && kind != Tok::KwWhile && kind != Tok::KwUntil &&
      kind != Tok::KwFor) {
    return false;
  }
  return before == Tok::Newline || before == Tok::Assign || before == Tok::LeftParen || before == Tok::OpAssign;
}

}  // namespace

std::unique_ptr<RubyProgram> parse_ruby(std::string_view source, std::uint32_t base) {
  auto program = std::make_unique<RubyProgram>();
  RubyParser parser(source, *program, base != 0);
  program->body = parser.parse_range(0, static_cast<std::uint32_t>(source.size()));
  for (Node* node : program->nodes) {
    node->begin += base;
    node->end += base;
  }
  for (SyntaxProblem& problem : program->problems) problem.offset += base;
  return program;
}

ParserDepth::ParserDepth(RubyParser& owner) : parser(owner) {
  if (++parser.depth_ > kMaxDepth) parser.give_up("nested too deeply: the rest of the file is not read");
}

const Node* RubyParser::parse_range(std::uint32_t begin, std::uint32_t end) {
  if (depth_ > kMaxDepth) {
    program_.problems.push_back({begin, "nested too deeply: this is not read"});
    return broken(begin);
  }
  stream_ = tokenize_ruby(source_, begin, end, program_.texts);
  for (const SyntaxProblem& problem : stream_.problems) program_.problems.push_back(problem);
  Node* body = make(NodeKind::Body, begin);
  std::vector<const Node*> statements;
  while (!at(Tok::End) && !given_up_) {
    const Node* part = parse_body({});
    statements.insert(statements.end(), part->list.begin(), part->list.end());
    if (at(Tok::End) || given_up_) break;
    fail("nothing is open here that this could end");
    take();
    failed_ = false;
  }
  if (given_up_ || !stream_.problems.empty()) statements.push_back(broken(end));
  body->list = keep(statements);
  return finish(body);
}

const Token& RubyParser::token(std::size_t ahead) const {
  return stream_.tokens[std::min(at_ + ahead, stream_.tokens.size() - 1)];
}

bool RubyParser::at_any(std::initializer_list<Tok> kinds) const {
  return std::find(kinds.begin(), kinds.end(), token().kind) != kinds.end();
}

const Token& RubyParser::take() {
  const Token& taken = token();
  if (at_ + 1 < stream_.tokens.size()) ++at_;
  return taken;
}

bool RubyParser::accept(Tok kind) {
  if (!at(kind)) return false;
  take();
  return true;
}

bool RubyParser::expect(Tok kind, std::string_view message) {
  if (accept(kind)) return true;
  fail(message);
  return false;
}

void RubyParser::skip_newlines() {
  while (at(Tok::Newline)) take();
}

void RubyParser::fail(std::string_view message) {
  const bool is_new = !failed_ && !given_up_ && program_.problems.size() < kMaxProblems;
  if (is_new) program_.problems.push_back({token().begin, message});
  failed_ = true;
}

void RubyParser::give_up(std::string_view message) {
  fail(message);
  given_up_ = true;
  at_ = stream_.tokens.size() - 1;
}

Node* RubyParser::make(NodeKind kind, std::uint32_t begin) {
  Node* node = new (program_.memory.allocate(sizeof(Node), alignof(Node))) Node();
  if (keeps_nodes_) program_.nodes.push_back(node);
  node->kind = kind;
  node->begin = begin;
  node->end = begin;
  return node;
}

/// Sets where the node ends: behind the last word taken.
Node* RubyParser::finish(Node* node) {
  if (at_ > 0) node->end = std::max(node->begin, stream_.tokens[at_ - 1].end);
  return node;
}

std::span<const Node* const> RubyParser::keep(const std::vector<const Node*>& nodes) {
  if (nodes.empty()) return {};
  void* memory = program_.memory.allocate(nodes.size() * sizeof(const Node*), alignof(const Node*));
  const Node** copy = static_cast<const Node**>(memory);
  std::uninitialized_copy(nodes.begin(), nodes.end(), copy);
  return {copy, nodes.size()};
}

const Node* RubyParser::broken(std::uint32_t begin) {
  return finish(make(NodeKind::Broken, begin));
}

/// Statements up to a terminator, which stays; also up to any `end`, `}` or `)` that an outer construct waits for.
const Node* RubyParser::parse_body(std::initializer_list<Tok> terminators) {
  Node* body = make(NodeKind::Body, token().begin);
  std::vector<const Node*> statements;
  while (true) {
    skip_newlines();
    if (at(Tok::End) || at_any(terminators) || is_awaited(token().kind) || given_up_) break;
    const std::size_t start = at_;
    const Node* statement = parse_statement();
    if (!failed_ && !at(Tok::Newline) && !at(Tok::End) && !at_any(terminators) && !closes(token().kind)) {
      fail("this does not belong to the statement before it");
    }
    if (failed_) {
      // What was read of a statement with a block is worth more than nothing: its own statements are whole.
      if (statement->kind != NodeKind::Broken) statements.push_back(statement);
      statements.push_back(broken(stream_.tokens[start].begin));
      if (program_.problems.size() >= kMaxProblems) give_up("too many problems: the rest of the file is not read");
      if (!given_up_) recover(start);
      continue;
    }
    statements.push_back(statement);
  }
  body->list = keep(statements);
  return finish(body);
}

/// Whether an enclosing construct ends with this word. A closing bracket that nothing opened is no end.
bool RubyParser::is_awaited(Tok kind) const {
  switch (kind) {
    case Tok::KwEnd:
      return true;
    case Tok::RightParen:
      return open_parentheses_ > 0;
    case Tok::RightBracket:
      return open_brackets_ > 0;
    case Tok::RightBrace:
      return open_braces_ > 0;
    default:
      return false;
  }
}

/// Goes to the end of the statement that began at `statement`, counting what opens and closes; if nothing closes it, to
/// the end of the line.
void RubyParser::recover(std::size_t statement) {
  failed_ = false;
  const std::size_t failure = at_;
  const std::size_t last = stream_.tokens.size() - 1;
  int depth = 0;
  for (std::size_t i = statement; i < last; ++i) {
    const Tok kind = stream_.tokens[i].kind;
    const Tok before = i > statement ? stream_.tokens[i - 1].kind : Tok::Newline;
    if (opens(kind) || opens_here(kind, before)) {
      ++depth;
    } else if (closes(kind)) {
      if (depth == 0 && i >= failure && is_awaited(kind)) {
        at_ = i;
        return;
      }
      depth = std::max(0, depth - 1);
    } else if (kind == Tok::Newline && depth == 0 && i >= failure) {
      at_ = i;
      return;
    }
  }
  at_ = failure;
  while (!at(Tok::Newline) && !at(Tok::End)) take();
}

const Node* RubyParser::parse_statement() {
  const ParserDepth depth(*this);
  if (given_up_) return broken(token().begin);
  return parse_modifiers(parse_expression_statement());
}

const Node* RubyParser::parse_modifiers(const Node* node) {
  while (!failed_) {
    const Tok kind = token().kind;
    if (kind == Tok::KwIf || kind == Tok::KwUnless) {
      take();
      Node* result = make(NodeKind::If, node->begin);
      result->first = parse_expression_statement();
      (kind == Tok::KwIf ? result->second : result->third) = node;
      node = finish(result);
    } else if (kind == Tok::KwWhile || kind == Tok::KwUntil) {
      take();
      Node* result = make(NodeKind::While, node->begin);
      result->flag = kind == Tok::KwUntil;
      result->first = parse_expression_statement();
      result->second = node;
      node = finish(result);
    } else if (kind == Tok::KwRescue) {
      take();
      Node* result = make(NodeKind::Begin, node->begin);
      const Node* fallback = parse_expression_statement();
      const bool assigns = node->kind == NodeKind::Assign;
      result->first = assigns ? node->second : node;
      result->list = keep({fallback});
      finish(result);
      if (!assigns) {
        node = result;
        continue;
      }
      Node* assign = make(NodeKind::Assign, node->begin);
      assign->first = node->first;
      assign->second = result;
      node = finish(assign);
    } else {
      break;
    }
  }
  return node;
}

const Node* RubyParser::parse_expression_statement() {
  const Node* left = parse_not();
  while (!failed_ && (at(Tok::KwAnd) || at(Tok::KwOr))) {
    Node* node = make(at(Tok::KwAnd) ? NodeKind::And : NodeKind::Or, left->begin);
    take();
    skip_newlines();
    node->first = left;
    node->second = parse_not();
    left = finish(node);
  }
  return left;
}

const Node* RubyParser::parse_not() {
  std::vector<std::uint32_t> nots;
  while (at(Tok::KwNot)) nots.push_back(take().begin);
  const Node* node = parse_assignment(true);
  for (; !nots.empty(); nots.pop_back()) {
    Node* negated = make(NodeKind::Not, nots.back());
    negated->first = node;
    node = finish(negated);
  }
  return node;
}

const Node* RubyParser::parse_if(bool unless) {
  const ParserDepth depth(*this);
  Node* node = make(NodeKind::If, take().begin);
  if (given_up_) return node;
  {
    const ParserFlag flag(no_do_block_, false);
    node->first = parse_expression_statement();
  }
  accept(Tok::KwThen);
  const Node* positive = parse_body({Tok::KwElsif, Tok::KwElse});
  const Node* negative = parse_else_branch();
  node->second = unless ? negative : positive;
  node->third = unless ? positive : negative;
  return finish(node);
}

/// Of `elsif ... else ... end`, up to and with the `end`.
const Node* RubyParser::parse_else_branch() {
  if (at(Tok::KwElsif)) return parse_if(false);
  const Node* body = nullptr;
  if (accept(Tok::KwElse)) body = parse_body({});
  expect(Tok::KwEnd, "an `end` is missing for this `if`");
  return body;
}

const Node* RubyParser::parse_while(bool until) {
  Node* node = make(NodeKind::While, take().begin);
  node->flag = until;
  {
    const ParserFlag flag(no_do_block_, true);
    node->first = parse_expression_statement();
  }
  accept(Tok::KwDo);
  const ParserFlag flag(no_do_block_, false);
  node->second = parse_body({});
  expect(Tok::KwEnd, "an `end` is missing for this loop");
  return finish(node);
}

const Node* RubyParser::parse_for() {
  Node* node = make(NodeKind::For, take().begin);
  std::vector<const Node*> variables;
  do {
    if (!at(Tok::Identifier)) {
      fail("a `for` loop needs names of variables");
      return finish(node);
    }
    Node* name = make(NodeKind::Name, token().begin);
    name->text = take().text;
    locals_.insert(name->text);
    variables.push_back(finish(name));
  } while (accept(Tok::Comma));
  node->list = keep(variables);
  if (!expect(Tok::KwIn, "a `for` loop needs `in`")) return finish(node);
  {
    const ParserFlag flag(no_do_block_, true);
    node->first = parse_expression_statement();
  }
  accept(Tok::KwDo);
  const ParserFlag flag(no_do_block_, false);
  node->second = parse_body({});
  expect(Tok::KwEnd, "an `end` is missing for this loop");
  return finish(node);
}

const Node* RubyParser::parse_case() {
  Node* node = make(NodeKind::Case, take().begin);
  if (!at(Tok::Newline) && !at(Tok::KwWhen)) node->first = parse_expression_statement();
  skip_newlines();
  std::vector<const Node*> branches;
  while (at(Tok::KwWhen) && !failed_) {
    Node* branch = make(NodeKind::When, take().begin);
    std::vector<const Node*> patterns;
    do {
      skip_newlines();
      Node* splat = at(Tok::Star) ? make(NodeKind::Splat, take().begin) : nullptr;
      const Node* pattern = parse_ternary();
      if (splat != nullptr) splat->first = pattern;
      patterns.push_back(splat != nullptr ? finish(splat) : pattern);
    } while (!failed_ && accept(Tok::Comma));
    branch->list = keep(patterns);
    accept(Tok::KwThen);
    branch->first = parse_body({Tok::KwWhen, Tok::KwElse});
    branches.push_back(finish(branch));
  }
  node->list = keep(branches);
  if (accept(Tok::KwElse)) node->second = parse_body({});
  expect(Tok::KwEnd,
         branches.empty() ? "pattern matching with `in` is not understood" : "an `end` is missing for `case`");
  return finish(node);
}

const Node* RubyParser::parse_begin() {
  const std::uint32_t begin = take().begin;
  const ParserFlag flag(no_do_block_, false);
  const Node* node = parse_rescued_body(begin);
  expect(Tok::KwEnd, "an `end` is missing for this `begin`");
  return node;
}

/// A body that may have rescue, else and ensure; stays before the `end`.
const Node* RubyParser::parse_rescued_body(std::uint32_t begin) {
  const Node* body = parse_body({Tok::KwRescue, Tok::KwElse, Tok::KwEnsure});
  if (!at_any({Tok::KwRescue, Tok::KwElse, Tok::KwEnsure})) return body;
  Node* node = make(NodeKind::Begin, begin);
  node->first = body;
  std::vector<const Node*> rescues;
  while (accept(Tok::KwRescue)) {
    while (!at_any({Tok::Newline, Tok::KwThen, Tok::End})) {
      if (take().kind == Tok::Arrow && at(Tok::Identifier)) locals_.insert(token().text);
    }
    accept(Tok::KwThen);
    rescues.push_back(parse_body({Tok::KwRescue, Tok::KwElse, Tok::KwEnsure}));
  }
  node->list = keep(rescues);
  if (accept(Tok::KwElse)) node->second = parse_body({Tok::KwEnsure});
  if (accept(Tok::KwEnsure)) node->third = parse_body({});
  return finish(node);
}

const Node* RubyParser::parse_def() {
  Node* node = make(NodeKind::Define, take().begin);
  std::unordered_set<std::string_view> outer;
  outer.swap(locals_);
  if (token(1).kind == Tok::Dot) {
    Node* receiver = make(at(Tok::KwSelf) ? NodeKind::Self : NodeKind::Constant, token().begin);
    receiver->text = take().text;
    node->first = finish(receiver);
    take();
  }
  node->text = take().text;
  if (at(Tok::Assign) && !token().space_before && !token().space_after) take();  // def name=(value)
  auto* block = new (program_.memory.allocate(sizeof(Block), alignof(Block))) Block();
  node->block = block;
  if (accept(Tok::LeftParen)) {
    block->parameters = parse_parameters(Tok::RightParen);
    expect(Tok::RightParen, "a `)` is missing after the parameters");
  } else if (!at(Tok::Newline) && !at(Tok::Assign)) {
    block->parameters = parse_parameters(Tok::Newline);
  }
  const ParserFlag flag(no_do_block_, false);
  if (accept(Tok::Assign)) {
    skip_newlines();
    block->body = parse_statement();
  } else {
    block->body = parse_rescued_body(node->begin);
    expect(Tok::KwEnd, "an `end` is missing for this method");
  }
  locals_.swap(outer);
  return finish(node);
}

const Node* RubyParser::parse_module() {
  Node* node = make(NodeKind::Module, take().begin);
  while (!at_any({Tok::Newline, Tok::Less, Tok::End})) {
    const Token& name = take();
    if (name.kind == Tok::Constant) node->text = name.text;
  }
  while (!at(Tok::Newline) && !at(Tok::End)) take();  // < Base
  const ParserFlag flag(no_do_block_, false);
  node->first = parse_rescued_body(node->begin);
  expect(Tok::KwEnd, "an `end` is missing for this class or module");
  return finish(node);
}

}  // namespace podworks
