// What stands behind the word `import` of Swift.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace podworks {

struct SwiftImport {
  enum class Kind : std::uint8_t {
    Module,     ///< a module, or something of one
    Label,      ///< no statement: the label of an argument, as in f(import: x)
    Malformed,  ///< no compiler takes it
  };
  Kind kind = Kind::Malformed;
  std::string path = {};  ///< "Net.Client", without backticks and the kind of a scoped import
  const char* begin = nullptr;
  const char* end = nullptr;
};

/// `p` stands behind the word, which may start a statement there. The names may stand on the lines below.
SwiftImport read_swift_import(const char* p, const char* end);
/// A malformed import for messages: the word and what follows it on its line, up to a comment or `;`, shortened.
std::string_view malformed_swift_import(const char* word, const char* end);

}  // namespace podworks
