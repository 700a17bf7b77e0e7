// A row of the table of languages: which files, and how to find their imports.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/scan.h"

namespace podworks {

/// A name that a file declares and that imports elsewhere may mean.
struct DeclaredName {
  enum class Kind : std::uint8_t {
    ObjcClass,           ///< @interface (a definition, no forward declaration): what @class means
    ObjcProtocol,        ///< @protocol
    ObjcImplementation,  ///< @implementation (of no category), Swift's @objc(Name) class: what the run time finds
    ObjcService,         ///< @BeeHiveService(P, A): whoever asks for the protocol P gets an A
    JvmPackage,          ///< Kotlin's and Java's package, "com.wb.net"; empty for the unnamed one
    JvmName,       ///< a type, function, property or alias at the top of a Kotlin or Java file: "com.wb.net.Client"
    ProtoPackage,  ///< the Java package of a .proto file whose outer class is called as the file is
    CxxModule,     ///< export module net.core;
  };
  std::string_view name = {};
  Kind kind = Kind::ObjcClass;
  std::string_view value = {};  ///< of ObjcService: the class; empty if it is computed
};

/// A macro that a file defines as one header: what `#include NAME` may mean in other files.
struct HeaderMacro {
  std::string_view name = {};
  std::string_view header = {};     ///< as spelled, without quotes and brackets
  Form form = Form::IncludeQuote;   ///< or IncludeAngle
  std::string_view condition = {};  ///< of the definition
  PackagingSet packagings = kAllPackagings;
  bool optional = false;  ///< defined under a condition that asks for this header
};

class Defines;

struct FileFacts {
  std::vector<ImportStatement> imports = {};  ///< in the order of the text
  std::vector<DeclaredName> declares = {};
  std::vector<HeaderMacro> header_macros = {};
  std::vector<AllowComment> allows = {};  ///< without `file`; found by the file's scanner, not by its lexer

  /// What podworks.yml says of macros, for lexers whose languages have any. Given by the caller; null: nothing.
  const Defines* defines = nullptr;
  /// The entries of `defines` for which a condition asked, in all files so far; empty: none.
  std::vector<bool> used_defines = {};

  /// For the next file: what holds for all files stays.
  void clear() {
    imports.clear();
    declares.clear();
    header_macros.clear();
    allows.clear();
  }
};

struct LanguageRow {
  Language language = Language::None;
  std::string_view id = {};                                  ///< "c-family"
  std::string_view title = {};                               ///< "C, C++, Objective-C, Objective-C++"
  std::span<const std::string_view> source_extensions = {};  ///< ".m"; compared ignoring ASCII case
  std::span<const std::string_view> header_extensions = {};
  /// One pass over the text, which has FileBuffer::kPadding readable zero bytes behind it. Adds to `facts`, whose
  /// spellings and conditions are kept in `arena` (the text's buffer is reused).
  void (*find_imports)(std::string_view text, Arena& arena, FileFacts& facts) = nullptr;
  /// Of the files with these extensions those that are meant; null: all.
  bool (*takes)(std::string_view path) = nullptr;
  /// It imports nothing, but says what a build makes: one that no pod owns is no source that somebody forgot.
  bool only_declares = false;
  /// A resource that names classes: read wherever a pod has it, and nobody's source.
  bool is_resource = false;
};

/// THE TABLE (all_languages.cpp).
const std::vector<LanguageRow>& all_languages();

struct LanguageOfFile {
  const LanguageRow* row = nullptr;  ///< null: no source file
  bool is_header = false;
};
LanguageOfFile language_of(std::string_view path);
/// A storyboard, a layout: what `is_resource` says of its row.
bool is_resource_file(std::string_view path);

/// The lexers themselves, for their tests. The first one knows C++20's modules, which are nothing in C and Objective-C.
void find_c_family_imports(std::string_view text, Arena& arena, FileFacts& facts);
void find_c_imports(std::string_view text, Arena& arena, FileFacts& facts);
void find_swift_imports(std::string_view text, Arena& arena, FileFacts& facts);
/// Of storyboards and xibs: the classes that they name.
void find_interface_builder_names(std::string_view text, Arena& arena, FileFacts& facts);
/// Of Android's layouts, manifests and their like: the classes that they name.
void find_android_names(std::string_view text, Arena& arena, FileFacts& facts);
/// "AndroidManifest.xml", and resources that name classes: "res/layout-land/page.xml".
bool is_android_xml(std::string_view path);
void find_module_map_imports(std::string_view text, Arena& arena, FileFacts& facts);
void find_kotlin_imports(std::string_view text, Arena& arena, FileFacts& facts);
void find_java_imports(std::string_view text, Arena& arena, FileFacts& facts);
/// Of .proto files: the names of the classes that protoc makes for Java.
void find_proto_names(std::string_view text, Arena& arena, FileFacts& facts);
void find_dart_imports(std::string_view text, Arena& arena, FileFacts& facts);
void find_typescript_imports(std::string_view text, Arena& arena, FileFacts& facts);
/// JavaScript and TSX: `<a>` begins an element there.
void find_jsx_imports(std::string_view text, Arena& arena, FileFacts& facts);
void find_component_imports(std::string_view text, Arena& arena, FileFacts& facts);

}  // namespace podworks
