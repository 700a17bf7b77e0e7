#include "scanner/languages/statement_sink.h"

#include "scanner/languages/byte_search.h"

namespace podworks {

ImportStatement& StatementSink::add(Form form, std::string_view spelling, const char* begin, const char* end) {
  position_.advance(begin);
  ImportStatement& statement = facts_.imports.emplace_back();
  statement.spelling = arena_.keep(spelling);
  statement.line = position_.line();
  statement.column = position_.column();
  statement.length = columns_of(begin, find_line_end(begin, end));
  statement.form = form;
  statement.condition = conditions_.text();
  statement.by_language = conditions_.is_by_language();
  statement.packagings = conditions_.alive();
  return statement;
}

void StatementSink::add_forward(Form form, const char* begin, const char* end) {
  if (conditions_.text() != announced_under_) {
    announced_under_ = conditions_.text();
    classes_ = {};
    protocols_ = {};
  }
  const std::string_view name(begin, static_cast<std::size_t>(end - begin));
  if ((form == Form::ForwardClass ? classes_ : protocols_).insert(name).second) add(form, name, begin, end);
}

void StatementSink::declare(std::string_view name, DeclaredName::Kind kind, std::string_view value) {
  facts_.declares.push_back({.name = arena_.keep(name), .kind = kind, .value = arena_.keep(value)});
}

const char* after_byte_order_mark(std::string_view text) {
  return text.data() + (text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

}  // namespace podworks
