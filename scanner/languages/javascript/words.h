// The words of JavaScript and TypeScript that the import lexer cares for.
#pragma once

#include <cstdint>
#include <string_view>

namespace podworks {

enum class JsWord : std::uint8_t {
  Other,
  Operator,  ///< an expression follows: return, typeof, in ...
  Typeof,
  Control,    ///< a condition in parentheses follows: if, while, for, with, switch, catch
  Await,      ///< an operator, also in `for await (`
  Statement,  ///< a statement or a block follows: else, do, finally
  Case,       ///< a colon that belongs to it follows: case, default
  Try,
  Import,
  Export,
  Require,
  Define,
  Jest,  ///< jest, vi
  Declare,
  Function,
  New,
  Type,
};

/// What the word is if no dot stands before it.
JsWord js_word(std::string_view word);

/// Is it a function of jest or vitest whose first argument names a module?
bool is_jest_function(std::string_view word);

}  // namespace podworks
