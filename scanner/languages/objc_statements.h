// What an `@` may start in Objective-C that matters for imports: @import, @class, @protocol, @interface,
// @implementation, and what frameworks of services announce and ask for by the name of a protocol (objc_services.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "scanner/languages/condition_stack.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

class ObjcStatements {
 public:
  ObjcStatements(const char* begin, const char* end, StatementSink& sink, const ConditionStack& conditions)
      : begin_(begin), end_(end), sink_(sink), conditions_(conditions) {}

  /// `at` points to an `@` outside of comments and literals. Answers the place to go on from.
  const char* read(const char* at);

 private:
  struct Name {
    const char* begin = nullptr;
    const char* end = nullptr;
    std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
  };

  struct NameList {
    std::size_t count = 0;  ///< 0 where a name is missing
    Name first = {};
    const char* end = nullptr;  ///< what follows the last name
    bool is_forward = false;    ///< a `;`
  };

  const char* read_import(const char* p);
  const char* add_malformed_import(const char* keyword_end);
  const char* read_class(const char* p);
  const char* read_protocol(const char* at, const char* p);
  const char* read_class_definition(const char* p, DeclaredName::Kind kind);
  const char* read_protocol_expression(const char* at, const char* p);
  void read_registration(const Name& protocol, const char* p);
  const char* read_annotation(const Name& name);
  std::string_view selector_before(const char* at) const;
  template <class Visit>
  NameList read_names(const char* p, bool with_generics, const Visit& visit) const;
  Name read_name(const char* p) const;
  const char* skip_generics(const char* p) const;

  const char* begin_;
  const char* end_;
  StatementSink& sink_;
  const ConditionStack& conditions_;
  std::string path_ = {};
};

}  // namespace podworks
