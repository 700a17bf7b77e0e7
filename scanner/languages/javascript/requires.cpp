// The import lexer of JavaScript and TypeScript: calls that import, and what is made of all that was found.
#include "scanner/languages/javascript/lexer.h"

namespace podworks {

using js_text::Literal;
using js_text::skip_trivia;
using js_text::view;
using js_text::word_at;
using Found = JsStatements::Found;

// A function named `require`: bundles bring their own.
const char* JsLexer::read_function(const char* behind) {
  const char* name = skip_trivia(behind, end_);
  if (name < end_ && *name == '*') name = skip_trivia(name + 1, end_);
  const char* const name_end = js_text::word_end(name, end_);
  if (view(name, name_end) == "define") own_define_ = true;
  if (view(name, name_end) == "require") {
    const char* const parenthesis = call_parenthesis(name_end, end_);
    const bool has_body = parenthesis != nullptr && declares_method(parenthesis, end_, false);
    const bool is_expression = expects_operand() && after_ != After::Start;
    if (has_body && is_expression) next_own_require_ = true;
    if (has_body && !is_expression) shadow_require();
  }
  after(After::Operand);
  return name_end == name ? behind : name_end;
}

// A declaration holds for the whole function around it, also for what stands before it.
void JsLexer::shadow_require() {
  const Function& function = functions_.back();
  if (frames_[function.frame].own_require) return;
  for (std::size_t i = function.frame; i < frames_.size(); ++i) frames_[i].own_require = true;
  statements_.drop_requires(function.first_require);
}

void JsLexer::read_require(const char* behind) {
  const char* const next = skip_trivia(behind, end_);
  const std::string_view rest = view(next, end_);
  if (rest.starts_with('.')) {
    const char* const name = skip_trivia(next + 1, end_);
    const std::string_view word = word_at(name, end_);
    const char* const parenthesis = call_parenthesis(name + word.size(), end_);
    if (parenthesis == nullptr || top().own_require) return;
    if (word == "resolve" || word == "resolveWeak") {
      add_argument(read_argument(parenthesis, end_), {.is_require = true});
    } else if (word == "context") {
      add_pattern(read_argument(parenthesis, end_));
    }
  } else if (const char* const parenthesis = call_parenthesis(next, end_)) {
    if (!top().own_require) read_require_call(parenthesis);
  } else if (rest.starts_with("=>")) {
    const char* const body = skip_trivia(next + 2, end_);
    if (body < end_ && *body == '{') next_own_require_ = !top().is_define;
  } else if (rest.starts_with(',') || rest.starts_with(')') || rest.starts_with(':')) {
    top().names_require = top().names_require || (top().kind == Kind::Parenthesis && after_ == After::Operator);
  }
}

void JsLexer::read_require_call(const char* parenthesis) {
  const char* const first = skip_trivia(parenthesis + 1, end_);
  if (first < end_ && *first == '[') return add_list(first, {.dynamic = true, .is_require = true});
  const JsArgument argument = read_argument(parenthesis, end_);
  const bool is_literal = argument.kind == JsArgument::Kind::Literal;
  if (!is_literal && declares_method(parenthesis, end_, may_be_signature())) return;
  add_argument(argument, {.is_require = true});
}

// define('name', ['a', 'b'], factory)
void JsLexer::read_define(const char* behind) {
  const char* const parenthesis = call_parenthesis(behind, end_);
  if (parenthesis == nullptr) {
    const char* const value = skip_trivia(behind, end_);  // define = (a) => ..., define = function
    if (view(value, end_).starts_with("=") && !view(value, end_).starts_with("==")) {
      const char* const function = skip_trivia(value + 1, end_);
      own_define_ = own_define_ || (function < end_ && *function == '(') || word_at(function, end_) == "function";
    }
    return;
  }
  next_is_define_ = true;
  const char* p = skip_trivia(parenthesis + 1, end_);
  if (const Literal name = js_text::literal_at(p, end_)) {
    p = skip_trivia(name.end, end_);
    if (p < end_ && *p == ',') p = skip_trivia(p + 1, end_);
  }
  if (p < end_ && *p == '[') add_list(p, {.is_define = true});
}

// jest.mock('s').mock('t'); also called behind the parenthesis that closes such a call.
void JsLexer::read_jest(const char* behind) {
  const char* const dot = skip_trivia(behind, end_);
  if (dot == end_ || *dot != '.') return;
  const char* const name = skip_trivia(dot + 1, end_);
  const std::string_view word = word_at(name, end_);
  const char* const parenthesis = call_parenthesis(name + word.size(), end_);
  if (parenthesis == nullptr) return;
  next_is_jest_ = true;
  if (!is_jest_function(word)) return;
  const JsArgument argument = read_argument(parenthesis, end_);
  if (!argument.text.starts_with("import(")) add_argument(argument, {});  // that one is found by itself
}

// new URL('./worker.js', import.meta.url)
void JsLexer::read_new(const char* behind) {
  constexpr std::string_view kClass = "URL";
  const char* const name = skip_trivia(behind, end_);
  if (word_at(name, end_) != kClass) return;
  const char* const parenthesis = call_parenthesis(name + kClass.size(), end_);
  if (parenthesis == nullptr) return;
  const JsArgument argument = read_argument(parenthesis, end_);
  if (argument.kind != JsArgument::Kind::Literal || *argument.behind != ',') return;
  const char* const base = skip_trivia(argument.behind + 1, end_);
  if (view(base, end_).starts_with("import.meta.url")) add_url(argument.literal);
}

// It is relative to the file, whatever it looks like; what is no file is no import.
void JsLexer::add_url(const Literal& literal) {
  std::string_view path = js_text::value_of(literal, arena_);
  if (path.substr(0, path.find('/')).find(':') != std::string_view::npos) return add(literal, {.dynamic = true});
  path = path.substr(0, path.find_first_of("?#"));
  const bool is_folder =
      path == "." || path == ".." || path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
  if (path.empty() || path.starts_with('/') || is_folder) return;
  if (!path.starts_with("./") && !path.starts_with("../")) path = arena_.keep("./" + std::string(path));
  Found found{.spelling = path, .begin = literal.begin, .end = literal.end, .dynamic = true};
  found.try_block = top().try_block;
  statements_.add(found);
}

void JsLexer::add(const Literal& literal, Found found) {
  found.begin = literal.begin;
  found.end = literal.end;
  found.spelling = js_text::value_of(literal, arena_);
  found.try_block = top().try_block;
  if (found.spelling.empty()) {  // import '' means nothing
    found.spelling = view(literal.begin, literal.end);
    found.malformed = true;
  }
  statements_.add(found);
}

void JsLexer::add_computed(std::string_view text, Found found) {
  found.form = Form::Computed;
  found.begin = text.data();
  found.end = text.data() + text.size();
  found.spelling = text;
  found.try_block = top().try_block;
  statements_.add(found);
}

void JsLexer::add_argument(const JsArgument& argument, const Found& found) {
  if (argument.kind == JsArgument::Kind::Literal) add(argument.literal, found);
  if (argument.kind == JsArgument::Kind::Computed && !is_file_url(argument.text)) add_computed(argument.text, found);
}

// new URL('./x.js', import.meta.url).href: it is found by itself.
bool JsLexer::is_file_url(std::string_view text) const {
  constexpr std::string_view kCall = "new URL(";
  if (!text.starts_with(kCall)) return false;
  const JsArgument url = read_argument(text.data() + kCall.size() - 1, end_);
  if (url.kind != JsArgument::Kind::Literal || *url.behind != ',') return false;
  return view(skip_trivia(url.behind + 1, end_), end_).starts_with("import.meta.url");
}

// import.meta.glob('./*.js'), import.meta.glob(['./a/*.js', '!**/b.js'])
void JsLexer::add_glob(const char* parenthesis) {
  constexpr std::size_t kMost = 64;  // of a file: each of them looks through the pool
  const JsGlobs globs = read_globs(parenthesis, end_, arena_);
  if (globs.wanted.empty() || globs_ + globs.wanted.size() > kMost)
    return add_pattern(read_argument(parenthesis, end_));
  globs_ += globs.wanted.size();
  for (const Literal& literal : globs.wanted) {
    add(literal, {.unwanted = globs.unwanted, .dynamic = true, .is_glob = true});
  }
}

// What stands for all files that it matches.
void JsLexer::add_pattern(const JsArgument& argument) {
  const Literal& literal = argument.literal;
  const bool is_literal = argument.kind == JsArgument::Kind::Literal;
  const std::string_view text = is_literal ? js_text::shortened(literal.begin, literal.end) : argument.text;
  if (!text.empty()) add_computed(text, {.dynamic = true});
}

void JsLexer::add_list(const char* bracket, const Found& found) {
  Literal literal = next_in_list(bracket, end_);
  for (; literal; literal = next_in_list(literal.end, end_)) {
    const std::string_view value = view(literal.begin + 1, literal.end - 1);
    if (value != "require" && value != "exports" && value != "module") add(literal, found);
  }
}

void JsLexer::add_malformed(const char* begin) {
  const std::string_view text = js_text::shortened(begin, end_);
  const std::string_view statement = text.substr(0, text.find(';'));
  Found found{.spelling = statement, .begin = begin, .end = begin + statement.size(), .malformed = true};
  found.try_block = top().try_block;
  statements_.add(found);
}

}  // namespace podworks
