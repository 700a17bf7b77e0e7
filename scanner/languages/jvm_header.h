// What stands behind Kotlin's and Java's words at the top of a file: dotted names of packages and imports, and the name
// that a declaration gives.
#pragma once

#include <string>
#include <string_view>

#include "scanner/languages/jvm_text.h"

namespace podworks {

/// A dotted name: "a.b.C", in Kotlin without its backticks.
struct JvmPath {
  std::string name = {};    ///< empty: there is none
  bool all = false;         ///< it ends in `.*`, which `name` leaves out
  bool is_complete = true;  ///< false: nothing stands behind its last dot
  const char* begin = nullptr;
  const char* end = nullptr;
};
/// `p` stands behind `package` or `import`; Java's `static` and `module` are passed over.
JvmPath read_jvm_path(const char* p, const char* end, JvmDialect dialect);

/// The X of Kotlin's `import a.b.C as X`, if `as` stands at `p`, blanks aside; else empty.
std::string_view alias_behind(const char* p, const char* end);

/// The name that a declaration gives, and where the part of it that was read ends.
struct JvmDeclaration {
  std::string_view name = {};  ///< empty: none, as in `object : A` or `fun(x: Int)`
  const char* end = nullptr;
};
/// The words that begin a declaration at the top of a file. `fun`, `val` and `var` may have type parameters and a
/// receiver before the name.
bool is_jvm_declaration(std::string_view word, JvmDialect dialect);
/// `p` stands behind `keyword`.
JvmDeclaration read_jvm_declaration(std::string_view keyword, const char* p, const char* end, JvmDialect dialect);

/// `p` stands behind `@file`. X of `@file:JvmName("X")`, alone or in brackets; empty if there is none.
std::string_view file_class_of(const char* p, const char* end);

}  // namespace podworks
