// Preprocessor directives: includes become statements, conditions go to the stack, macros that name headers are kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "scanner/languages/c_macros.h"
#include "scanner/languages/condition_stack.h"
#include "scanner/languages/known_macros.h"
#include "scanner/languages/language.h"
#include "scanner/languages/lookup_calls.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

class CDirectives {
 public:
  CDirectives(const char* end, Arena& arena, FileFacts& facts, ConditionStack& conditions, StatementSink& sink,
              LookupCalls& lookups)
      : end_(end),
        arena_(arena),
        facts_(facts),
        conditions_(conditions),
        sink_(sink),
        lookups_(lookups),
        known_(facts) {}

  /// `p` stands behind the `#` that starts a directive. Answers the end of its logical line.
  const char* read(const char* p);
  /// In the head of a file there are only comments and directives so far; an include guard may open there.
  void set_in_head(bool in_head) { in_head_ = in_head; }
  /// The text is over.
  void finish();

 private:
  static std::string_view view(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
  }
  /// The part of a header's name before its first slash: a framework, or a pod's namespace.
  static std::string_view group_of(std::string_view spelling) {
    const std::size_t slash = spelling.find('/');
    return slash == std::string_view::npos ? std::string_view{} : spelling.substr(0, slash);
  }

  struct Word {
    std::string_view text = {};
    const char* end = nullptr;
  };
  /// An `#ifndef X` around the whole file, followed by `#define X`. That it is one turns out at its #endif: until then
  /// it is no condition, and the statements in it get it afterwards if need be.
  struct Guard {
    std::string keyword = {};
    std::string condition = {};
    std::string name = {};
    std::size_t depth = 0;  ///< of the stack with it open; 0: none
    std::size_t first_statement = 0;
    bool is_defined = false;
  };
  /// A macro that says whether a header is there.
  struct HeaderTest {
    std::string_view macro = {};
    std::string_view name = {};
    std::string_view group = {};
  };

  Word read_word(const char* p);
  const char* read_body(std::string_view word, const char* p);
  const char* read_include(std::string_view word, const char* p);
  const char* read_macro_include(std::string_view word, const char* p);
  const char* read_define(const char* p);
  void read_lookups(const char* p, const char* line_end);
  const char* read_header_value(std::string_view name, const char* value);
  const char* read_pragma(std::string_view word, const char* p);
  const char* add_malformed(std::string_view word, const char* begin, const char* p);
  ImportStatement& add_include(std::string_view word, std::string_view spelling, Form form, const char* begin,
                               const char* end);
  void add_known_macro(std::string_view word, const CMacros::Value& value, const char* begin, const char* end);
  void define_header(std::string_view name, std::string_view spelling, Form form);

  // conditions (c_directive_conditions.cpp)
  const char* read_condition(std::string_view word, const char* p);
  void keep_header_tests(std::string_view macro, const char* body);
  void ask_for_headers(std::string_view text);
  void expect_guard(std::string_view keyword, std::string_view text, std::string_view name);
  void give_up_guard();
  void close_condition(const char* p);

  const char* end_;
  Arena& arena_;
  FileFacts& facts_;
  ConditionStack& conditions_;
  StatementSink& sink_;
  LookupCalls& lookups_;
  KnownMacros known_;
  CMacros macros_ = {};
  Guard guard_ = {};
  std::vector<HeaderTest> header_tests_ = {};
  std::string word_ = {};  // buffers that keep their memory
  std::string scratch_ = {};
  bool in_head_ = false;
};

}  // namespace podworks
