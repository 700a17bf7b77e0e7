// What an `@` may start in Objective-C that matters for imports: @import, @class, @protocol, @interface.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/languages/condition_stack.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

class ObjcStatements {
 public:
  ObjcStatements(const char* end, StatementSink& sink, const ConditionStack& conditions)
      : end_(end), sink_(sink), conditions_(conditions) {}

  /// `at` points to an `@` outside of comments and literals. Answers the place to go on from.
  const char* read(const char* at);

 private:
  struct Name {
    const char* begin = nullptr;
    const char* end = nullptr;
    std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
  };

  const char* read_import(const char* p);
  const char* add_malformed_import(const char* keyword_end);
  const char* read_class(const char* p);
  const char* read_protocol(const char* p);
  const char* read_interface(const char* p);
  Name read_name(const char* p) const;
  const char* skip_generics(const char* p) const;
  const char* end_of_list(const char* p, Form form);

  const char* end_;
  StatementSink& sink_;
  const ConditionStack& conditions_;
  std::vector<Name> names_ = {};  // of the list that is being read
  std::string path_ = {};
};

}  // namespace podworks
