// Statements of the Ruby parser: bodies, modifiers behind a statement, and going on behind one that cannot be read.
#include <algorithm>

#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

namespace {

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

}  // namespace podworks
