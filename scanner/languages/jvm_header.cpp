#include "scanner/languages/jvm_header.h"

#include <algorithm>
#include <iterator>

#include "scanner/languages/c_text.h"

namespace podworks {
namespace {

using jvm_text::name_end;
using jvm_text::skip_trivia;

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// A name, in Kotlin perhaps in backticks. `name` is empty if there is none. Answers its end.
const char* read_name(const char* p, const char* end, JvmDialect dialect, std::string_view& name) {
  name = {};
  if (p < end && *p == '`' && dialect == JvmDialect::Kotlin) {
    const char* const behind = jvm_text::after_backticks(p, end);
    if (behind - p > 2) name = view(p + 1, behind - 1);
    return behind;
  }
  if (p == end || c_text::is_digit(*p)) return p;
  const char* const behind = name_end(p, end);
  name = view(p, behind);
  return behind;
}

/// `import static a.b.C.m`, `import module a.b`: behind the word, if it is none of the path.
const char* skip_java_word(const char* p, const char* end) {
  const char* const behind = name_end(p, end);
  const std::string_view word = view(p, behind);
  if (word != "static" && word != "module") return p;
  const char* const path = skip_trivia(behind, end, JvmDialect::Java);
  return path < end && c_text::is_identifier(*path) ? path : p;
}

struct Brackets {
  const char* end = nullptr;  ///< behind them, or where the declaration ends
  bool closed = false;
};

/// The brackets that `p` opens.
Brackets read_brackets(const char* p, const char* end, char open, char close) {
  std::size_t depth = 0;
  while (p < end) {
    if (*p == '/') {
      const char* const behind = jvm_text::after_comment(p, end, JvmDialect::Kotlin);
      p = behind == p ? p + 1 : behind;
    } else if (*p == '"') {
      p = jvm_text::after_plain_string(p, end, JvmDialect::Kotlin);
    } else if (*p == '-' && p + 1 < end && p[1] == '>') {
      p += 2;  // of a function's type: closes no angle
    } else if (*p == '{' || *p == '}' || *p == ';') {
      break;
    } else {
      const char c = *p++;
      if (c == open) ++depth;
      if (c == close && --depth == 0) return {p, true};
    }
  }
  return {p, false};
}

/// The annotation at the `@` at `p`, its arguments too.
Brackets read_annotation(const char* p, const char* end) {
  do {
    p = name_end(p + 1, end);
  } while (p < end && (*p == '.' || *p == ':'));
  return p < end && *p == '(' ? read_brackets(p, end, '(', ')') : Brackets{p, true};
}

/// Of fun, val, var: behind type parameters and the receiver. `fun <T> List<T>.second()`, `val (() -> A)?.b: Int`.
JvmDeclaration read_member(const char* p, const char* end) {
  JvmDeclaration found;
  while (true) {
    p = skip_trivia(p, end, JvmDialect::Kotlin);
    found.end = p;
    if (p == end) return found;
    Brackets part{p, true};
    if (*p == '<') {
      part = read_brackets(p, end, '<', '>');
    } else if (*p == '(' && found.name.empty()) {
      part = read_brackets(p, end, '(', ')');
    } else if (*p == '@' && found.name.empty()) {
      part = read_annotation(p, end);
    } else if (*p == '.') {
      found.name = {};  // it was the receiver's
      ++part.end;
    } else if (*p == '?') {
      ++part.end;
    } else if (found.name.empty() && !is_jvm_declaration(view(p, name_end(p, end)), JvmDialect::Kotlin)) {
      part.end = read_name(p, end, JvmDialect::Kotlin, found.name);
    }
    if (!part.closed) return {{}, part.end};
    if (part.end == p) return found;
    p = part.end;
  }
}

constexpr std::string_view kKotlin[] = {"class", "interface", "object", "typealias", "fun", "val", "var"};
constexpr std::string_view kJava[] = {"class", "interface", "enum", "record"};

}  // namespace

JvmPath read_jvm_path(const char* p, const char* end, JvmDialect dialect) {
  JvmPath path;
  p = skip_trivia(p, end, dialect);
  if (dialect == JvmDialect::Java) p = skip_java_word(p, end);
  path.begin = path.end = p;
  while (true) {
    std::string_view name;
    const char* const behind = read_name(p, end, dialect, name);
    if (name.empty()) {
      path.all = p < end && *p == '*' && !path.name.empty();
      path.is_complete = path.all;
      if (path.all) path.end = p + 1;
      return path;
    }
    if (!path.name.empty()) path.name += '.';
    path.name += name;
    path.end = behind;
    p = skip_trivia(behind, end, dialect);
    if (p == end || *p != '.') return path;
    p = skip_trivia(p + 1, end, dialect);
  }
}

std::string_view alias_behind(const char* p, const char* end) {
  p = skip_trivia(p, end, JvmDialect::Kotlin);
  const char* const behind = name_end(p, end);
  std::string_view alias;
  if (view(p, behind) == "as") read_name(skip_trivia(behind, end, JvmDialect::Kotlin), end, JvmDialect::Kotlin, alias);
  return alias;
}

bool is_jvm_declaration(std::string_view word, JvmDialect dialect) {
  if (dialect == JvmDialect::Kotlin)
    return std::find(std::begin(kKotlin), std::end(kKotlin), word) != std::end(kKotlin);
  return std::find(std::begin(kJava), std::end(kJava), word) != std::end(kJava);
}

JvmDeclaration read_jvm_declaration(std::string_view keyword, const char* p, const char* end, JvmDialect dialect) {
  const bool may_have_receiver = keyword == "fun" || keyword == "val" || keyword == "var";
  if (may_have_receiver) return read_member(p, end);
  JvmDeclaration found;
  found.end = read_name(skip_trivia(p, end, dialect), end, dialect, found.name);
  if (keyword == "record") {
    // A record has components; without them the word is somebody's name.
    const char* const next = skip_trivia(found.end, end, dialect);
    if (next == end || (*next != '(' && *next != '<')) return {{}, p};
  }
  return found;
}

std::string_view file_class_of(const char* p, const char* end) {
  const auto skip = [&](const char* at) { return skip_trivia(at, end, JvmDialect::Kotlin); };
  p = skip(p);
  if (p == end || *p != ':') return {};
  p = skip(p + 1);
  const bool many = p < end && *p == '[';
  if (many) p = skip(p + 1);
  while (p < end && c_text::is_identifier(*p)) {
    std::string_view name;
    while (p < end && (c_text::is_identifier(*p) || *p == '.')) {
      name = view(*p == '.' ? p + 1 : p, name_end(*p == '.' ? p + 1 : p, end));
      p = name.data() + name.size();
    }
    const bool has_arguments = p < end && *p == '(';
    if (name == "JvmName" && has_arguments) {
      p = skip(p + 1);
      const char* const behind = p < end && *p == '"' ? name_end(p + 1, end) : p;
      return behind > p && behind < end && *behind == '"' ? view(p + 1, behind) : std::string_view{};
    }
    if (!many) return {};
    const Brackets arguments = has_arguments ? read_brackets(p, end, '(', ')') : Brackets{p, true};
    if (!arguments.closed) return {};
    p = skip(arguments.end);
  }
  return {};
}

}  // namespace podworks
