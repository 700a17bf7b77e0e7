// Takes the statements that a lexer finds, in the order of the text, and fills in what all languages have in common.
#pragma once

#include <string_view>
#include <unordered_set>

#include "base/arena.h"
#include "scanner/languages/condition_stack.h"
#include "scanner/languages/language.h"
#include "scanner/languages/text_position.h"

namespace podworks {

class StatementSink {
 public:
  /// `begin` is where the text begins, behind a byte order mark.
  StatementSink(const char* begin, Arena& arena, FileFacts& facts, ConditionStack& conditions)
      : arena_(arena), facts_(facts), conditions_(conditions), position_(begin) {}

  /// Adds what is written in [begin, end). The reference holds until the next call.
  ImportStatement& add(Form form, std::string_view spelling, const char* begin, const char* end);
  /// Adds a @class or @protocol of one name. The same name again under the same condition says nothing new and is left
  /// out: a file of nothing else must not grow a hundredfold in memory.
  void add_forward(Form form, const char* begin, const char* end);
  /// The file declares `name`.
  void declare(std::string_view name, DeclaredName::Kind kind, std::string_view value = {});

 private:
  Arena& arena_;
  FileFacts& facts_;
  ConditionStack& conditions_;
  TextPosition position_;
  std::unordered_set<std::string_view> classes_;  // announced so far under `announced_under_`
  std::unordered_set<std::string_view> protocols_;
  std::string_view announced_under_;
};

/// Behind a UTF-8 byte order mark, if the text starts with one.
const char* after_byte_order_mark(std::string_view text);

}  // namespace podworks
