// C++20's modules ([cpp.module], [cpp.import]): the declaration at a file's beginning, and imports, which are read like
// directives: where a logical line begins, and up to its end.
#pragma once

#include <string>
#include <string_view>

#include "scanner/languages/condition_stack.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

class CxxModules {
 public:
  CxxModules(const char* end, StatementSink& sink, const ConditionStack& conditions)
      : end_(end), sink_(sink), conditions_(conditions) {}

  /// If a module declaration or `module;` begins at `p`, where only directives stand before: behind it. Else `p`.
  const char* read_declaration(const char* p);
  /// `word` is the `import` with which a line begins, behind an `export` if `exported`. Answers where to go on.
  const char* read_import(const char* word, bool exported);

 private:
  /// "net.core", "net.core:part", ":part"
  struct Name {
    std::string module = {};
    std::string part = {};
    const char* end = nullptr;  ///< null: there is none
  };

  Name read_name(const char* p) const;
  const char* append_dotted(const char* p, std::string& out) const;
  const char* take_word(const char* p, std::string_view word) const;
  const char* after_semicolon(const char* p) const;
  const char* read_header_unit(const char* word, const char* p, bool exported);

  const char* end_;
  StatementSink& sink_;
  const ConditionStack& conditions_;
  std::string module_ = {};  ///< that the file belongs to; empty: to none
};

}  // namespace podworks
