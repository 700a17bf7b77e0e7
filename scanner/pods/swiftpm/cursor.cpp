// The parser among its tokens: what comes next, and what is passed over.
#include "scanner/pods/swiftpm/parser.h"

namespace podworks {

const ManifestToken& SwiftParser::peek(std::size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : tokens_.back();
}

const ManifestToken& SwiftParser::behind_lines() const {
  std::size_t at = at_;
  while (tokens_[at].kind == ManifestToken::Kind::NewLine) ++at;
  return tokens_[at];
}

void SwiftParser::skip_lines() {
  while (peek().kind == ManifestToken::Kind::NewLine) ++at_;
}

bool SwiftParser::take(char c) {
  if (!at_symbol(c)) return false;
  advance();
  return true;
}

void SwiftParser::skip_bracket() {
  std::size_t open = 0;
  do {
    if (at_symbol('(') || at_symbol('[') || at_symbol('{')) ++open;
    if (at_symbol(')') || at_symbol(']') || at_symbol('}')) --open;
    advance();
  } while (open > 0 && !at_end());
}

/// Up to what may follow a type in a definition, a parameter, a closure's header or a cast.
void SwiftParser::skip_type() {
  int open = 0;
  while (!at_line_end() && !at_symbol('{') && !at_symbol('}') && !at_symbol(']') && !at_symbol(')')) {
    if (open == 0 && (at_symbol(',') || at_symbol('=') || at_word("where") || at_word("in"))) return;
    if (at_symbol('-') && peek(1).is_symbol('>')) {
      advance();
    } else if (at_symbol('<')) {
      ++open;
    } else if (at_symbol('>')) {
      --open;
    } else if (at_symbol('(') || at_symbol('[')) {
      skip_bracket();
      continue;
    } else if (open == 0 && at_symbol('?') && peek().after_blank) {
      return;  // of a ternary
    }
    advance();
  }
}

}  // namespace podworks
