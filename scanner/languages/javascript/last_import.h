// Behind which place does no word of the text import any more, nor change what an import before it means? Most of a
// source stands behind its last import, and the lexer need not read it.
#pragma once

namespace podworks {

/// Inside the last such word in [begin, end), whatever it stands in (code, a string, a comment); null if there is none.
/// The words: import, require, define, declare module, an export that names a module, and the functions of jest that
/// do. What else the lexer acts upon (`catch`, elements of JSX, other exports) it must know itself.
const char* last_import_word(const char* begin, const char* end);

}  // namespace podworks
