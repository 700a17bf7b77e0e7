// The arguments of calls that import: require('s'), import('s'), define(['a', 'b'], ...), new URL('s', ...).
#pragma once

#include <vector>

#include "base/arena.h"
#include "scanner/languages/javascript/text.h"

namespace podworks {

struct JsArgument {
  enum class Kind : std::uint8_t { None, Literal, Computed };
  Kind kind = Kind::None;
  js_text::Literal literal = {};
  std::string_view text = {};    ///< of Computed: as written, shortened
  const char* behind = nullptr;  ///< of Literal: what follows it, blanks aside
};
/// The first argument. `open` points to the parenthesis. A literal with something behind it that is neither `,` nor `)`
/// is a part of a computed one.
JsArgument read_argument(const char* open, const char* end);

/// Is it no call, but the declaration of a method, `import(x) { ... }`, or (`may_be_signature`) `import(x): T`?
bool declares_method(const char* open, const char* end, bool may_be_signature);

/// The next literal in the list of AMD's `define` or `require`. `p` points to the bracket, or behind the last literal;
/// what is no literal is passed over.
js_text::Literal next_in_list(const char* p, const char* end);

/// The globs of `import.meta.glob`, of which one alone or a list is given. Without `wanted` they are computed, or names
/// of a bundler stand in them.
struct JsGlobs {
  std::vector<js_text::Literal> wanted = {};
  std::string_view unwanted = {};  ///< those with "!", without it, parted by line feeds
};
JsGlobs read_globs(const char* open, const char* end, Arena& arena);

/// Behind what may stand between a function's name and the parenthesis of its call, `?.` and type arguments: at the
/// parenthesis. Null if this is no call.
const char* call_parenthesis(const char* p, const char* end);

}  // namespace podworks
