#include "scanner/languages/objc_statements.h"

#include "scanner/languages/c_text.h"

namespace podworks {

const char* ObjcStatements::read(const char* at) {
  const char* p = c_text::skip_blanks(at + 1, end_);
  const bool is_capital = p < end_ && *p >= 'A' && *p <= 'Z';
  if (p == end_ || (*p != 'i' && *p != 'c' && *p != 'p' && !is_capital)) return at + 1;
  const Name keyword = read_name(p);
  const std::string_view word = keyword.text();
  if (word == "import") return read_import(keyword.end);
  if (word == "class") return read_class(keyword.end);
  if (word == "protocol") return read_protocol(at, keyword.end);
  if (word == "interface") return read_class_definition(keyword.end, DeclaredName::Kind::ObjcClass);
  if (word == "implementation") return read_class_definition(keyword.end, DeclaredName::Kind::ObjcImplementation);
  return is_capital ? read_annotation(keyword) : keyword.end;
}

// @import A.B;
const char* ObjcStatements::read_import(const char* p) {
  const char* const start = p;
  path_.clear();
  const char* begin = nullptr;
  while (true) {
    const Name part = read_name(c_text::skip_trivia(p, end_));
    if (part.begin == part.end) return add_malformed_import(start);
    if (begin == nullptr) begin = part.begin;
    path_ += part.text();
    p = c_text::skip_trivia(part.end, end_);
    if (p < end_ && *p == '.') {
      path_ += '.';
      ++p;
      continue;
    }
    if (p == end_ || *p != ';') return add_malformed_import(start);
    if (!conditions_.is_dead()) {
      ImportStatement& statement = sink_.add(Form::Module, path_, begin, part.end);
      const std::string_view module = std::string_view{path_}.substr(0, path_.find('.'));
      statement.optional = conditions_.was_asked({}, module);
    }
    return p + 1;
  }
}

// `@import;`, `@import A` without `;`: no compiler takes it, and it must not vanish. `keyword_end` stands behind
// "import".
const char* ObjcStatements::add_malformed_import(const char* keyword_end) {
  if (conditions_.is_dead()) return keyword_end;
  const std::string spelling = path_.empty() ? "@import" : "@import " + path_;
  sink_.add(Form::IncludeMacro, spelling, keyword_end - 1, keyword_end).malformed = true;
  return keyword_end;
}

// @class A, B<T>;
const char* ObjcStatements::read_class(const char* p) {
  const NameList list = read_names(p, true, [](const Name&) {});
  if (!list.is_forward) return p;
  if (!conditions_.is_dead()) {
    read_names(p, true, [this](const Name& name) { sink_.add_forward(Form::ForwardClass, name.begin, name.end); });
  }
  return list.end + 1;
}

// @protocol P, Q; is a forward declaration, @protocol P <Q> and @protocol P a definition, @protocol(P) an expression.
const char* ObjcStatements::read_protocol(const char* at, const char* p) {
  const char* const next = c_text::skip_trivia(p, end_);
  if (next < end_ && *next == '(') return read_protocol_expression(at, next + 1);
  const NameList list = read_names(p, false, [](const Name&) {});
  if (list.count == 0 || conditions_.is_dead()) return list.is_forward ? list.end + 1 : p;
  if (list.is_forward) {
    read_names(p, false, [this](const Name& name) { sink_.add_forward(Form::ForwardProtocol, name.begin, name.end); });
    return list.end + 1;
  }
  if (list.count == 1) sink_.declare(list.first.text(), DeclaredName::Kind::ObjcProtocol);
  return p;
}

// Names parted by commas. A list is read twice rather than kept: only its end tells what it is.
template <class Visit>
ObjcStatements::NameList ObjcStatements::read_names(const char* p, bool with_generics, const Visit& visit) const {
  NameList list;
  while (true) {
    const Name name = read_name(c_text::skip_trivia(p, end_));
    if (name.begin == name.end) return {};
    if (list.count++ == 0) list.first = name;
    visit(name);
    p = c_text::skip_trivia(name.end, end_);
    if (with_generics) p = skip_generics(p);
    if (p == end_ || *p != ',') break;
    ++p;
  }
  list.end = p;
  list.is_forward = p < end_ && *p == ';';
  return list;
}

// @interface A declares A, a category or extension @interface A (X) does not; @implementation is alike.
const char* ObjcStatements::read_class_definition(const char* p, DeclaredName::Kind kind) {
  const Name name = read_name(c_text::skip_trivia(p, end_));
  if (name.begin == name.end) return p;
  const char* after = skip_generics(c_text::skip_trivia(name.end, end_));
  const bool is_category = after < end_ && *after == '(';
  if (!is_category && !conditions_.is_dead()) sink_.declare(name.text(), kind);
  return name.end;
}

ObjcStatements::Name ObjcStatements::read_name(const char* p) const {
  Name name{p, p};
  if (p == end_ || c_text::is_digit(*p)) return name;
  while (name.end < end_ && c_text::is_identifier(*name.end)) ++name.end;
  return name;
}

// Behind `<...>` and the blanks after it; where that is never closed, at what cannot stand in it.
const char* ObjcStatements::skip_generics(const char* p) const {
  if (p == end_ || *p != '<') return p;
  std::size_t depth = 0;
  while (p < end_) {
    switch (*p) {
      case '<':
        ++depth;
        break;
      case '>':
        if (--depth == 0) return c_text::skip_trivia(p + 1, end_);
        break;
      case '@':
      case ';':
      case '{':
      case '}':
      case '#':
      case '"':
      case '\'':
        return p;
      default:
        break;
    }
    p = c_text::skip_trivia(p + 1, end_);
  }
  return p;
}

}  // namespace podworks
