// Statements of Package.swift that decide what runs: if, guard, switch, loops, and jumps out of them.
#include <utility>

#include "scanner/pods/swiftpm/parser.h"

namespace podworks {

std::vector<SwiftCondition> SwiftParser::conditions() {
  std::vector<SwiftCondition> all;
  do {
    skip_lines();
    all.push_back(condition());
    skip_lines();
  } while (take(','));
  return all;
}

SwiftCondition SwiftParser::condition() {
  SwiftCondition found;
  if (at_word("case") || at_symbol('#')) {
    const std::size_t begin = at_;
    std::size_t end = 0;  // of the pattern
    while (!at_end() && !at_symbol('{') && !at_symbol(',') && !at_word("else")) {
      if (at_symbol('=') && end == 0) end = at_;
      at_symbol('(') || at_symbol('[') ? skip_bracket() : advance();
    }
    found.pattern_names = pattern_names(begin, end == 0 ? at_ : end);
    return found;
  }
  if (!at_word("let") && !at_word("var")) {
    found.value = expression(false);
    return found;
  }
  advance();
  found.binds = std::string(peek().text);
  SwiftNode& same = make(SwiftNode::Kind::Name);
  same.text = found.binds;
  found.value = &same;
  advance();
  if (take(':')) skip_type();
  if (!take('=')) return found;
  skip_lines();
  found.value = expression(false);
  return found;
}

/// What `let` and `var` may bind in a pattern; nothing without one of them.
std::vector<std::string> SwiftParser::pattern_names(std::size_t begin, std::size_t end) const {
  std::vector<std::string> names;
  bool binds = false;
  for (std::size_t i = begin; i < end; ++i) {
    const ManifestToken& token = tokens_[i];
    if (token.kind != ManifestToken::Kind::Word) continue;
    const bool is_introducer = token.is_word("let") || token.is_word("var");
    binds = binds || is_introducer;
    const bool is_name = !is_introducer && !token.is_word("case") && !token.is_word("_") &&
                         !(i > begin && tokens_[i - 1].is_symbol('.')) && !tokens_[i + 1].is_symbol(':');
    if (is_name) names.emplace_back(token.text);
  }
  if (!binds) names.clear();
  return names;
}

/// The only expression of a body is its value, and where the body is but `if`, `switch` or #if, that of each of their
/// branches (SE-0255, SE-0380): as if `return` stood before it.
void SwiftParser::give_value(SwiftBlock& body) {
  using Kind = SwiftStatement::Kind;
  if (body.size() != 1) return;
  SwiftStatement& only = body[0];
  if (only.kind == Kind::Expression) only.kind = Kind::Return;
  if (only.kind != Kind::If && only.kind != Kind::Switch && only.kind != Kind::Branches) return;
  for (SwiftBlock& branch : only.blocks) give_value(branch);
}

void SwiftParser::if_statement(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::If);
  advance();
  statement.conditions = conditions();
  statement.blocks.push_back(block());
  if (behind_lines().is_word("else")) {
    skip_lines();
    advance();
    skip_lines();
    SwiftBlock& other = statement.blocks.emplace_back();
    if (!at_word("if")) {
      other = block();
    } else if (depth_ >= kMaxBlocks) {
      skipped(other);
    } else {
      ++depth_;
      if_statement(other);
      --depth_;
    }
  }
  into.push_back(std::move(statement));
}

void SwiftParser::guard_statement(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Guard);
  advance();
  statement.conditions = conditions();
  if (at_word("else")) advance();
  skip_lines();
  statement.blocks.push_back(block());
  into.push_back(std::move(statement));
}

void SwiftParser::for_statement(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::For);
  const std::size_t start = at_;
  advance();
  if (!for_pattern(statement)) {
    at_ = start;
    return skipped(into);
  }
  statement.value = expression(false);
  skip_lines();
  if (at_word("where")) {
    advance();
    statement.conditions.push_back({{}, expression(false), {}});
  }
  skip_lines();
  statement.blocks.push_back(block());
  into.push_back(std::move(statement));
}

/// From behind `for` to behind `in`.
bool SwiftParser::for_pattern(SwiftStatement& statement) {
  const std::size_t begin = at_;
  while (!at_line_end() && !at_word("in") && !at_symbol('{') && !at_symbol('}') && !at_symbol(')') && !at_symbol(']')) {
    at_symbol('(') ? skip_bracket() : advance();
  }
  if (!at_word("in")) return false;
  for (std::size_t i = begin; i < at_; ++i) {
    const ManifestToken& token = tokens_[i];
    const bool fits = token.kind == ManifestToken::Kind::Word || token.is_symbol('(') || token.is_symbol(',') ||
                      (token.is_symbol(')') && i + 1 == at_);
    if (!fits || token.is_word("case")) statement.is_pattern = true;
    if (token.is_word("let") || token.is_word("var") || token.is_word("case") || token.is_word("await")) {
      continue;
    }
    if (token.kind == ManifestToken::Kind::Word) statement.words.emplace_back(token.text);
  }
  advance();
  return true;
}

void SwiftParser::switch_statement(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Switch);
  advance();
  statement.value = expression(false);
  skip_lines();
  if (!at_symbol('{') || depth_ >= kMaxBlocks) {
    if (at_symbol('{')) skip_bracket();
    statement.kind = SwiftStatement::Kind::Skipped;
    into.push_back(std::move(statement));
    return;
  }
  ++depth_;
  advance();
  const bool outer = std::exchange(takes_closures_, true);
  const bool was_in_switch = std::exchange(in_switch_, true);
  while (!at_end() && !at_symbol('}')) {
    SwiftBlock nobodys;  // what stands before the first case
    if (at_symbol('#')) {
      while (!at_line_end()) advance();  // the cases of all branches are cases
    } else if (at_case()) {
      statement.cases.push_back(case_label());
      SwiftBlock& body = statement.blocks.emplace_back();
      statements(body);
      const bool jumps = !body.empty() && body.back().kind == SwiftStatement::Kind::Jump;
      statement.cases.back().falls_through = jumps && body.back().name == "fallthrough";
    } else {
      const std::size_t before = at_;
      statements(nobodys);
      if (at_ == before) advance();
    }
  }
  takes_closures_ = outer;
  in_switch_ = was_in_switch;
  take('}');
  --depth_;
  into.push_back(std::move(statement));
}

/// From `case`, `default` or `@unknown default` to behind the colon.
SwiftCase SwiftParser::case_label() {
  SwiftCase label;
  if (at_symbol('@')) advance();
  if (at_word("unknown")) advance();
  const bool is_default = at_word("default");
  advance();
  const std::size_t begin = at_;
  while (!at_end() && !at_symbol(':') && !at_symbol('{') && !at_symbol('}') && !at_case()) {
    at_symbol('(') || at_symbol('[') ? skip_bracket() : advance();
  }
  const std::size_t end = at_;
  take(':');
  if (is_default) return label;
  std::vector<ManifestToken> words(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                   tokens_.begin() + static_cast<std::ptrdiff_t>(end));
  words.push_back(tokens_.back());
  SwiftParser(words, program_, depth_ + 1).patterns(label);
  label.pattern_names = pattern_names(begin, end);
  return label;
}

void SwiftParser::patterns(SwiftCase& into) {
  do {
    skip_lines();
    const bool binds = at_word("let") || at_word("var") || at_word("is");
    into.patterns.push_back(binds ? unknown("this pattern is not understood") : expression(false));
    skip_lines();
    if (at_word("where")) {
      advance();
      into.where = expression(false);
      skip_lines();
    }
    if (at_end() || at_symbol(',')) continue;
    into.patterns.back() = unknown("this pattern is not understood");
    skip_lines();
  } while (take(','));
  if (into.where != nullptr && into.patterns.size() > 1) into.where = unknown("which pattern `where` limits");
}

/// `do { } catch { }`: that it runs to its end is assumed, what `catch` does is not known.
void SwiftParser::do_statement(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::If);
  advance();
  skip_lines();
  if (!at_symbol('{')) return skipped(into);
  statement.blocks.push_back(block());
  into.push_back(std::move(statement));
  while (behind_lines().is_word("catch")) {
    skip_lines();
    unfollowed(into);
  }
}

/// `while a { }`, `repeat { } while a`, `defer { }`, `catch { }`
void SwiftParser::unfollowed(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Unfollowed);
  const bool is_repeat = at_word("repeat");
  advance();
  while (!at_end() && !at_symbol('{') && !at_symbol('}') && !at_symbol(')') && !at_symbol(']') && !at_symbol(';')) {
    at_symbol('(') || at_symbol('[') ? skip_bracket() : advance();
  }
  statement.blocks.push_back(block());
  if (is_repeat && behind_lines().is_word("while")) {
    skip_lines();
    advance();
    expression();
  }
  into.push_back(std::move(statement));
}

/// `break`, `continue outer`, `throw Problem()`
void SwiftParser::jump(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Jump);
  statement.name = std::string(peek().text);
  advance();
  if (statement.name == "throw") {
    expression();
  } else if (peek().kind == ManifestToken::Kind::Word) {
    statement.words.emplace_back(peek().text);
    advance();
  }
  into.push_back(std::move(statement));
}

}  // namespace podworks
