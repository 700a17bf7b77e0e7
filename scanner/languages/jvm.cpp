// The import lexer of Kotlin and Java.
#include "scanner/languages/language.h"

namespace podworks {

void find_kotlin_imports(std::string_view, Arena&, FileFacts&) {}
void find_java_imports(std::string_view, Arena&, FileFacts&) {}

}  // namespace podworks
