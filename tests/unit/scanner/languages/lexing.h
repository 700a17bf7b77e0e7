// What the lexers' tests share: the statements of a text, as values that outlive the buffers.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_buffer.h"
#include "scanner/languages/defines.h"
#include "scanner/languages/language.h"

namespace podworks::lexing {

struct Found {
  std::string spelling = {};
  Form form = Form::IncludeQuote;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  std::string condition = {};
  bool by_language = false;
  bool optional = false;
  bool testable = false;
  bool reexport = false;
  bool non_public = false;
  bool include_next = false;
  bool type_only = false;
  bool dynamic = false;
  bool malformed = false;
  bool in_brackets = false;
  PackagingSet packagings = kAllPackagings;
  bool only_if_known = false;
  std::string words = {};
  bool operator==(const Found&) const = default;
};

struct Lexed {
  std::vector<Found> imports = {};
  std::vector<std::string> classes = {};
  std::vector<std::string> protocols = {};
  std::vector<std::string> implementations = {};  // of Objective-C's run time
  std::vector<std::string> services = {};         // "P = A"
  std::vector<std::string> packages = {};         // of Kotlin and Java
  std::vector<std::string> names = {};            // of Kotlin and Java
  std::vector<std::string> protos = {};           // Java packages of .proto files
  std::vector<std::string> modules = {};          // of C++20
  std::vector<std::string> header_macros = {};    // NAME "x.h" [condition]
  std::vector<std::string> used_defines = {};
};

using Lexer = void (*)(std::string_view, Arena&, FileFacts&);

/// What `defines:` of podworks.yml may say.
using Values = std::map<std::string, std::string>;

inline Lexed lex(Lexer lexer, std::string_view text, const Values& values = {}) {
  FileBuffer buffer;
  buffer.assign(text);
  Arena arena;
  FileFacts facts;
  const Defines defines(values);
  facts.defines = &defines;
  lexer(buffer.text(), arena, facts);
  buffer.assign(std::string(text.size(), '!'));  // whatever points into the text shows
  Lexed lexed;
  for (const ImportStatement& import : facts.imports) {
    lexed.imports.push_back({.spelling = std::string{import.spelling},
                             .form = import.form,
                             .line = import.line,
                             .column = import.column,
                             .length = import.length,
                             .condition = std::string{import.condition},
                             .by_language = import.by_language,
                             .optional = import.optional,
                             .testable = import.testable,
                             .reexport = import.reexport,
                             .non_public = import.non_public,
                             .include_next = import.include_next,
                             .type_only = import.type_only,
                             .dynamic = import.dynamic,
                             .malformed = import.malformed,
                             .in_brackets = import.in_brackets,
                             .packagings = import.packagings,
                             .only_if_known = import.only_if_known,
                             .words = std::string{import.words}});
  }
  for (std::size_t i = 0; i < facts.used_defines.size(); ++i) {
    if (facts.used_defines[i]) lexed.used_defines.push_back(defines.name(i));
  }
  for (const HeaderMacro& macro : facts.header_macros) {
    const bool quoted = macro.form == Form::IncludeQuote;
    std::string told = std::string{macro.name} + (quoted ? " \"" : " <") + std::string{macro.header};
    told += quoted ? "\"" : ">";
    if (!macro.condition.empty()) told += " [" + std::string{macro.condition} + "]";
    lexed.header_macros.push_back(told + (macro.optional ? "?" : ""));
  }
  for (const DeclaredName& name : facts.declares) {
    switch (name.kind) {
      case DeclaredName::Kind::ObjcClass:
        lexed.classes.emplace_back(name.name);
        break;
      case DeclaredName::Kind::ObjcProtocol:
        lexed.protocols.emplace_back(name.name);
        break;
      case DeclaredName::Kind::ObjcImplementation:
        lexed.implementations.emplace_back(name.name);
        break;
      case DeclaredName::Kind::ObjcService:
        lexed.services.push_back(std::string{name.name} + " = " + std::string{name.value});
        break;
      case DeclaredName::Kind::JvmPackage:
        lexed.packages.emplace_back(name.name);
        break;
      case DeclaredName::Kind::JvmName:
        lexed.names.emplace_back(name.name);
        break;
      case DeclaredName::Kind::ProtoPackage:
        lexed.protos.emplace_back(name.name);
        break;
      case DeclaredName::Kind::CxxModule:
        lexed.modules.emplace_back(name.name);
        break;
    }
  }
  return lexed;
}

inline Lexed lex_c(std::string_view text, const Values& values = {}) {
  return lex(find_c_family_imports, text, values);
}
inline Lexed lex_swift(std::string_view text, const Values& values = {}) {
  return lex(find_swift_imports, text, values);
}

inline Lexed lex_kotlin(std::string_view text) {
  return lex(find_kotlin_imports, text);
}
inline Lexed lex_java(std::string_view text) {
  return lex(find_java_imports, text);
}

inline std::vector<std::string> spellings(const Lexed& lexed) {
  std::vector<std::string> all;
  for (const Found& found : lexed.imports) all.push_back(found.spelling);
  return all;
}

inline std::vector<std::string> c_imports(std::string_view text) {
  return spellings(lex_c(text));
}
inline std::vector<std::string> swift_imports(std::string_view text) {
  return spellings(lex_swift(text));
}

inline std::vector<std::string> kotlin_imports(std::string_view text) {
  return spellings(lex_kotlin(text));
}
inline std::vector<std::string> java_imports(std::string_view text) {
  return spellings(lex_java(text));
}

using Names = std::vector<std::string>;

}  // namespace podworks::lexing
