#include "scanner/languages/cxx_modules.h"

#include "base/text.h"
#include "scanner/languages/c_text.h"

namespace podworks {

namespace {

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

// module; | [export] module net.core; | [export] module net.core:part;
const char* CxxModules::read_declaration(const char* p) {
  const char* const after_export = take_word(p, "export");
  const char* const begin = after_export != nullptr ? c_text::skip_blanks(after_export, end_) : p;
  const char* const after_module = take_word(begin, "module");
  if (after_module == nullptr) return p;
  const char* const fragment = after_semicolon(after_module);
  if (fragment != nullptr && after_export == nullptr) return fragment;
  const char* const first = c_text::skip_blanks(after_module, end_);
  const Name name = read_name(first);
  const char* const behind = name.end != nullptr ? after_semicolon(name.end) : nullptr;
  if (behind == nullptr || name.module.empty()) return p;
  if (conditions_.is_dead()) return behind;
  module_ = name.module;
  const bool is_part = !name.part.empty();
  if (is_part || after_export != nullptr) {
    sink_.declare(is_part ? name.module + ":" + name.part : name.module, DeclaredName::Kind::CxxModule);
  } else {
    sink_.add(Form::CxxModule, name.module, first, name.end);  // an implementation unit sees its interface
  }
  return behind;
}

// import net.core; | import :part; | import <vector>; | import "x.h";
const char* CxxModules::read_import(const char* word, bool exported) {
  const char* const after_import = word + std::string_view("import").size();
  const char* const first = c_text::skip_blanks(after_import, end_);
  if (first == end_ || conditions_.is_dead()) return after_import;
  if (*first == '"' || *first == '<') return read_header_unit(word, first, exported);
  const Name name = read_name(first);
  if (name.end == nullptr || after_semicolon(name.end) == nullptr) return after_import;  // a variable of that name
  const std::string& module = name.module.empty() ? module_ : name.module;
  if (module.empty()) return after_import;
  const std::string whole = name.part.empty() ? module : module + ":" + name.part;
  sink_.add(Form::CxxModule, whole, first, name.end).reexport = exported;
  return name.end;
}

const char* CxxModules::read_header_unit(const char* word, const char* p, bool exported) {
  const char closer = *p == '"' ? '"' : '>';
  const char* close = p + 1;
  while (close < end_ && *close != closer && !c_text::is_line_break(*close)) ++close;
  if (close == end_ || *close != closer || close == p + 1) return p;  // a comparison
  const char* const behind = close + 1;
  if (after_semicolon(behind) == nullptr) {
    const char* const rest = c_text::skip_blanks(behind, end_);
    const bool line_ends = rest == end_ || c_text::is_line_break(*rest) || *rest == '/';
    // What no compiler takes must not vanish.
    if (line_ends) sink_.add(Form::IncludeMacro, view(word, behind), word, behind).malformed = true;
    return behind;
  }
  const std::string_view spelling = view(p + 1, close);
  ImportStatement& statement = sink_.add(closer == '"' ? Form::IncludeQuote : Form::IncludeAngle, spelling, p, behind);
  statement.reexport = exported;
  const std::size_t slash = spelling.find('/');
  const std::string_view group = slash == std::string_view::npos ? std::string_view{} : spelling.substr(0, slash);
  statement.optional = conditions_.was_asked(base_name(spelling), group);
  return behind;
}

CxxModules::Name CxxModules::read_name(const char* p) const {
  Name name;
  const char* end = append_dotted(p, name.module);
  const char* const colon = c_text::skip_blanks(end, end_);
  const bool has_part = colon < end_ && *colon == ':' && (colon + 1 == end_ || colon[1] != ':');
  if (!has_part) {
    if (end != p) name.end = end;
    return name;
  }
  const char* const part = c_text::skip_blanks(colon + 1, end_);
  end = append_dotted(part, name.part);
  if (end != part) name.end = end;
  return name;
}

// Names parted by dots. Answers their end; `p` if there are none.
const char* CxxModules::append_dotted(const char* p, std::string& out) const {
  const char* const begin = p;
  const char* end = begin;
  while (p < end_ && c_text::is_identifier(*p) && !c_text::is_digit(*p)) {
    const char* const word = p;
    while (p < end_ && c_text::is_identifier(*p)) ++p;
    out.append(word, p);
    end = p;
    const char* const dot = c_text::skip_blanks(p, end_);
    if (dot == end_ || *dot != '.') break;
    out += '.';
    p = c_text::skip_blanks(dot + 1, end_);
  }
  return out.ends_with('.') ? begin : end;
}

// Behind the word that begins at `p`; null if it is another one.
const char* CxxModules::take_word(const char* p, std::string_view word) const {
  if (!view(p, end_).starts_with(word)) return nullptr;
  const char* const behind = p + word.size();
  return behind < end_ && c_text::is_identifier(*behind) ? nullptr : behind;
}

// Behind the `;` that follows, on this line, attributes aside; null if there is none.
const char* CxxModules::after_semicolon(const char* p) const {
  p = c_text::skip_blanks(p, end_);
  while (p + 1 < end_ && p[0] == '[' && p[1] == '[') {
    while (p < end_ && !c_text::is_line_break(*p) && !(p[0] == ']' && p + 1 < end_ && p[1] == ']')) ++p;
    if (p == end_ || c_text::is_line_break(*p)) return nullptr;
    p = c_text::skip_blanks(p + 2, end_);
  }
  return p < end_ && *p == ';' ? p + 1 : nullptr;
}

}  // namespace podworks
