// Calls that look a class or a protocol up by its name at run time, in Objective-C, C and Swift alike:
// NSClassFromString(@"A"). Which functions do so is a table (lookup_calls.cpp). A name that is no plain literal is
// computed: it is kept as such, so that it can be counted.
#pragma once

#include <string>
#include <string_view>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/condition_stack.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

class LookupCalls {
 public:
  using SkipTrivia = const char* (*)(const char* p, const char* end);

  /// `skip_trivia` passes over the blanks and comments of the language.
  LookupCalls(const char* begin, const char* end, StatementSink& sink, const ConditionStack& conditions,
              SkipTrivia skip_trivia)
      : begin_(begin), end_(end), sink_(sink), conditions_(conditions), skip_trivia_(skip_trivia) {}

  /// Two pairs of bytes that are rare elsewhere, one of which each function of the table holds: "FromS" and "jc_". For
  /// find_any_or_pairs.
  using InString = BytePair<'F', 4, 'S'>;
  using InObjc = BytePair<'j', 2, '_'>;

  /// `p` points to one of the pairs, outside of comments and literals. Answers the place to go on from.
  const char* read(const char* p);

 private:
  const char* read_argument(Form form, const char* word, const char* p);
  bool declares_function(const char* word) const;

  const char* begin_;
  const char* end_;
  StatementSink& sink_;
  const ConditionStack& conditions_;
  SkipTrivia skip_trivia_;
};

/// A class's or protocol's name as the run time knows it: "A", Swift's "Mod.A".
bool is_runtime_name(std::string_view text);

}  // namespace podworks
