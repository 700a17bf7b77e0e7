// The import lexer of JavaScript and TypeScript.
#include "scanner/languages/language.h"

namespace podworks {

void find_typescript_imports(std::string_view, Arena&, FileFacts&) {}
void find_jsx_imports(std::string_view, Arena&, FileFacts&) {}

}  // namespace podworks
