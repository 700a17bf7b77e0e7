// Services that pods offer and use by the name of a protocol, as BeeHive has them:
//   @BeeHiveService(P, A)      registerService:@protocol(P) service:[A class]      createService:@protocol(P)
// The macros write texts into a section of the binary, so that no symbol shows the dependency.
#include <algorithm>
#include <array>

#include "scanner/languages/c_text.h"
#include "scanner/languages/objc_statements.h"

namespace podworks {
namespace {

enum class Meaning { Use, Registration, ClassOfName };

struct ServiceWord {
  std::string_view name = {};
  Meaning meaning = Meaning::Use;
};

/// THE TABLE of selectors whose argument is `@protocol(P)`.
constexpr std::array kSelectors = {
    ServiceWord{"createService", Meaning::Use},
    ServiceWord{"registerService", Meaning::Registration},
};

/// THE TABLE of annotations: `@Name(P, A)` registers the class A for P, `@Name(A)` has the class A looked up.
constexpr std::array kAnnotations = {
    ServiceWord{"BeeHiveService", Meaning::Registration},
    ServiceWord{"BeeHiveMod", Meaning::ClassOfName},
};

template <std::size_t N>
const ServiceWord* find_word(const std::array<ServiceWord, N>& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const ServiceWord& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

// `p` stands behind the parenthesis of @protocol(P), whose `@` is at `at`. Answers the place behind the name.
const char* ObjcStatements::read_protocol_expression(const char* at, const char* p) {
  const Name protocol = read_name(c_text::skip_trivia(p, end_));
  const char* close = c_text::skip_trivia(protocol.end, end_);
  if (protocol.begin == protocol.end || close == end_ || *close != ')' || conditions_.is_dead()) return protocol.end;
  const ServiceWord* const word = find_word(kSelectors, selector_before(at));
  if (word == nullptr) return close + 1;
  if (word->meaning == Meaning::Registration) {
    read_registration(protocol, close + 1);
  } else {
    sink_.add(Form::ServiceName, protocol.text(), protocol.begin, protocol.end);
  }
  return close + 1;
}

// The part of a selector before the `:` that stands before `at`; empty if none does.
std::string_view ObjcStatements::selector_before(const char* at) const {
  constexpr std::size_t kLongest = 64;  // bytes; no part of the table is longer
  const auto skip_back = [&](const char* p) {
    while (p > begin_ && (c_text::is_blank(p[-1]) || c_text::is_line_break(p[-1])) && at - p < 256) --p;
    return p;
  };
  const char* p = skip_back(at);
  if (p == begin_ || p[-1] != ':') return {};
  p = skip_back(p - 1);
  const char* begin = p;
  while (begin > begin_ && static_cast<std::size_t>(p - begin) < kLongest && c_text::is_identifier(begin[-1])) --begin;
  return {begin, static_cast<std::size_t>(p - begin)};
}

// `p` stands behind `@protocol(P)`; `service:[A class]` may follow. A class that is no such literal stays unknown.
void ObjcStatements::read_registration(const Name& protocol, const char* p) {
  Name implementation = {};
  const Name label = read_name(c_text::skip_trivia(p, end_));
  p = c_text::skip_trivia(label.end, end_);
  if (label.begin != label.end && p < end_ && *p == ':') {
    p = c_text::skip_trivia(p + 1, end_);
    const bool has_bracket = p < end_ && *p == '[';
    const Name name = read_name(has_bracket ? c_text::skip_trivia(p + 1, end_) : p);
    p = c_text::skip_trivia(name.end, end_);
    if (!has_bracket && p < end_ && *p == '.') p = c_text::skip_trivia(p + 1, end_);  // A.class
    if (read_name(p).text() == "class") implementation = name;
  }
  const std::string_view value = implementation.begin != nullptr ? implementation.text() : std::string_view{};
  sink_.declare(protocol.text(), DeclaredName::Kind::ObjcService, value);
}

// @BeeHiveService(P, A), @BeeHiveMod(A). The framework looks A up by its name.
const char* ObjcStatements::read_annotation(const Name& name) {
  const ServiceWord* const word = find_word(kAnnotations, name.text());
  const char* p = c_text::skip_trivia(name.end, end_);
  if (word == nullptr || p == end_ || *p != '(' || conditions_.is_dead()) return name.end;
  const bool is_pair = word->meaning == Meaning::Registration;
  const Name first = read_name(c_text::skip_trivia(p + 1, end_));
  Name last = first;
  p = c_text::skip_trivia(first.end, end_);
  if (is_pair) {
    if (p == end_ || *p != ',') return name.end;
    last = read_name(c_text::skip_trivia(p + 1, end_));
    p = c_text::skip_trivia(last.end, end_);
  }
  if (first.begin == first.end || last.begin == last.end || p == end_ || *p != ')') return name.end;
  if (is_pair) sink_.declare(first.text(), DeclaredName::Kind::ObjcService, last.text());
  sink_.add(Form::ClassName, last.text(), last.begin, last.end);
  return p + 1;
}

}  // namespace podworks
