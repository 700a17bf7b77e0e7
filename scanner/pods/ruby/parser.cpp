#include "scanner/pods/ruby/parser.h"

#include <algorithm>
#include <memory>

#include "scanner/pods/ruby/lexer.h"
#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

namespace {

constexpr int kMaxDepth = 200;

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

}  // namespace podworks
