// The import lexer of Dart.
#include "scanner/languages/language.h"

namespace podworks {

void find_dart_imports(std::string_view, Arena&, FileFacts&) {}

}  // namespace podworks
