// What stands behind the words `import` and `export` when they begin a statement.
#pragma once

#include "scanner/languages/javascript/text.h"

namespace podworks {

struct JsClause {
  enum class Kind : std::uint8_t {
    Module,    ///< `source` is what is imported, or exported again
    Alias,     ///< TypeScript's import A = B.C
    NoModule,  ///< it names no module; behind `import`: no compiler takes it
  };
  Kind kind = Kind::NoModule;
  js_text::Literal source = {};
  bool type_only = false;     ///< import type, import typeof, or nothing but such names in the braces
  bool has_from = false;      ///< of NoModule: the word `from` stands where the module's name should follow
  bool is_require = false;    ///< import x = require('s')
  const char* end = nullptr;  ///< behind it; of NoModule: behind what was read
};

/// `p` stands behind `import` and the blanks behind it.
JsClause read_import_clause(const char* p, const char* end);
/// `p` stands behind `export` and the blanks behind it.
JsClause read_export_clause(const char* p, const char* end);
/// Is it no export of the file's own, which began at `p`, but one that should name a module and does not?
bool lacks_module(const JsClause& export_clause, const char* p, const char* end);

}  // namespace podworks
