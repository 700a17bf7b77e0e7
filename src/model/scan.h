// What the scanner found: pods, units, files with their owners, and every import with its target and how it was
// resolved.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/arena.h"
#include "model/declaration.h"
#include "model/diagnostic.h"
#include "model/ids.h"
#include "model/languages.h"
#include "model/packaging.h"
#include "model/platforms.h"

namespace podworks {

/// How an import is written.
enum class Form : std::uint8_t {
  IncludeQuote,     ///< #include "x.h", #import "x.h"
  IncludeAngle,     ///< #include <x.h>, #import <x.h>
  IncludeMacro,     ///< #include NAME, where this file does not say which header NAME is
  Module,           ///< @import M; Swift's import M
  CxxModule,        ///< import m; of C++20. `module m;` of an implementation unit, which imports its interface
  ForwardClass,     ///< @class A;
  ForwardProtocol,  ///< @protocol P;
  ModuleMapHeader,  ///< header "x.h" in a module map
  Embed,            ///< #embed "x.bin", #embed <x.bin>: the file's bytes
  Package,          ///< Kotlin's and Java's import a.b.C; import static a.b.C.m
  PackageAll,       ///< import a.b.*, spelled "a.b"
  Uri,              ///< Dart's import and export
  Part,             ///< Dart's part: a file of the same library
  Specifier,        ///< JavaScript's import, export ... from, require
  Computed,         ///< import(name), require(name): what it means is known at run time only
  ClassName,     ///< NSClassFromString(@"A"), customClass="A": a class that is looked up at run time. "A" or "Mod.A",
                 ///< and "com.wb.A" of Android's layouts and manifests
  ProtocolName,  ///< NSProtocolFromString(@"P")
  ServiceName,   ///< createService:@protocol(P): the class that is registered for P
  ComputedName,  ///< NSClassFromString(name)
};

/// No import, but a look-up by name at run time: its kind is DependencyKind::Runtime.
constexpr bool is_lookup(Form form) {
  return form == Form::ClassName || form == Form::ProtocolName || form == Form::ServiceName ||
         form == Form::ComputedName;
}

enum class DependencyKind : std::uint8_t { Build, Test, Optional, TypeOnly, Forward, Runtime };
const char* to_string(DependencyKind kind);  ///< "build", "test", "optional", "type-only", "forward", "runtime"

/// A statement as a lexer finds it: no project knowledge. Views point into the text or an arena.
struct ImportStatement {
  std::string_view spelling = {};  ///< as written, without quotes and brackets
  std::uint32_t line = 0;          ///< 1-based
  std::uint32_t column = 0;        ///< 1-based code point of the first character, quote or bracket included
  std::uint32_t length = 0;        ///< code points from there
  Form form = Form::IncludeQuote;
  std::string_view condition = {};  ///< "#if A && #ifdef B" as written; empty for include guards and #else of #if 0
  bool by_language = false;         ///< under a test of __cplusplus, which `condition` leaves out
  bool optional = false;            ///< guarded by __has_include or canImport of what it imports (both branches)
  bool testable = false;            ///< @testable
  bool reexport = false;            ///< @_exported, export import, public import is no re-export
  bool non_public = false;          ///< internal/private/fileprivate/package import, @_implementationOnly
  bool include_next = false;
  bool in_brackets = false;  ///< #embed <x.bin>: not searched for beside the file
  bool type_only = false;    ///< import type: gone after the compilation
  bool dynamic = false;      ///< import(), require() within code, deferred as
  bool malformed = false;    ///< `#include "a.h` and the like: no compiler takes it. `spelling` is then all of it
  PackagingSet packagings = kAllPackagings;  ///< under which its conditions may hold
  /// No import but a use in code, a.b.C.x(): it counts if a pod declares that very name, else nothing was meant. Of
  /// Specifier: a glob of files, import.meta.glob("./a/*.js"), which counts if it matches files of another pod.
  bool only_if_known = false;
  /// Of PackageAll: the file's capitalised words that no other import explains, parted by blanks. Of IncludeMacro: the
  /// macros that other files may define as the header; empty if none can say what it is. Of a glob: those that take
  /// files out of it, parted by line feeds.
  std::string_view words = {};
};

enum class Role : std::uint8_t {
  PublicHeader,
  PrivateHeader,
  ProjectHeader,
  Source,
  Test,
  KeptHeader,  ///< of `preserve_paths`, and imported by the pod's own files: found by its path, served by no name
  Resource     ///< not compiled; so are the second paths of its files
};

struct FileOwner {
  UnitId unit = {};
  Role role = Role::Source;
  PlatformSet platforms = kAllPlatforms;  ///< on which the unit compiles the file
};

struct SourceFile {
  std::string_view path = {};
  Language language = Language::None;
  bool is_header = false;
  bool scanned = false;         ///< it was read and its imports are known
  bool is_second_path = false;  ///< a pod has the same file by another path, through a link, and it is read there
  std::string_view served_as =
      {};                         ///< the spelling by which a pod serves the header, "React/RCTBridge.h"; empty if none
  std::uint32_t bytes = 0;        ///< of scanned files
  std::uint32_t first_owner = 0;  ///< into ScanResult::owners
  std::uint32_t owner_count = 0;  ///< several are normal; sorted by unit
};

/// Which step found the target (imports.md §1.1). Printed as in `how_name`.
enum class How : std::uint8_t {
  Override,      ///< `resolve:` in podworks.yml
  Generated,     ///< `generated:`, Pod-Swift.h, Pod-umbrella.h
  Beside,        ///< "x.h" in the file's own folder
  SearchPath,    ///< from a header search path of the unit
  HeaderKey,     ///< <dir/X.h>: header_dir, header_mappings_dir, pod or module name
  ModuleName,    ///< @import, import
  IncludeRoot,   ///< folder pods: the path's end, rooted at the pool, a pod, its parent, include/ or src/
  OwnPod,        ///< base name unique in the own pod
  DeclaredPod,   ///< unique among the declared dependencies
  AnyPod,        ///< unique in the pool, though undeclared
  DeclaredOnly,  ///< the pod's sources are absent; its manifest says that the spelling is its own
  IgnoringCase,  ///< as a last resort
  Declaration,   ///< @class, @protocol: exactly one pod declares the name
  TypeName,      ///< Kotlin, Java: a type or a function of the package that the pod declares
  PackageName,   ///< Kotlin, Java: the pod is the only one with this package. Dart, JavaScript: the package's name
  Namespace,     ///< Kotlin, Java: R, BuildConfig and the like, which Android's build makes for the pod's namespace
  Compiler,      ///< with --exact: the compiler's own answer
  PathAlias,     ///< JavaScript: `paths` or `baseUrl` of tsconfig.json, `imports` of package.json
};
const char* how_name(
    How how);  ///< "override", "generated", "beside", "search-path", "header-key", "module-name", "include-root",
               ///< "own-pod", "declared-pod", "any-pod", "declared-only", "ignoring-case", "declaration", "type-name",
               ///< "package-name", "namespace", "compiler", "path-alias"

struct Resolved {
  UnitId unit = {};
  std::optional<FileId> file = {};  ///< unset for modules, generated headers, absent sources
  How how = How::Beside;
};
/// The SDK's, the standard library's, or named in `external:`. `name` is the framework or header ("UIKit", "stdio.h").
struct External {
  std::string_view name = {};
};
struct Unresolved {
  std::string_view hint = {};          ///< what is near: "`React-Core` serves it as <React/RCTBridge.h>"; may be empty
  std::optional<FileId> unowned = {};  ///< the file that is meant: it is there, and belongs to no pod
};
struct Ambiguous {
  std::vector<PodId> candidates = {};  ///< sorted, at least two
  /// No file declares the name: a build makes it in one of them, and compiles. Of PackageAll: no name is known that the
  /// file takes from any of them.
  bool is_made = false;
};
using Target = std::variant<Resolved, External, Unresolved, Ambiguous>;

/// A statement, resolved for one owner of its file. A file with several owners has one Import per owner.
struct Import {
  FileId file = {};
  std::optional<UnitId> from = {};  ///< unset: the file belongs to no pod
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  std::string_view spelling = {};
  std::string_view condition = {};
  Form form = Form::IncludeQuote;
  DependencyKind kind = DependencyKind::Build;
  bool testable = false;
  bool reexport = false;
  bool non_public = false;
  bool dynamic = false;
  bool malformed = false;
  bool by_language = false;                  ///< as in ImportStatement
  PackagingSet packagings = kAllPackagings;  ///< under which its conditions may hold
  bool private_api = false;     ///< what the other pod keeps to itself: lib/src/ of Dart, what `exports` leaves out
  bool counted = true;          ///< false for the second and further owners: counts are of statements
  bool case_differs = false;    ///< spelling and path differ in case: fails on a case-sensitive disk
  bool shadows_system = false;  ///< a pod's header answers to the name of a system header
  Target target = Unresolved{};
};

struct Unit {
  PodId pod = {};
  std::string name = {};  ///< "React-Core/Default"
  UnitKind kind = UnitKind::Library;
  PlatformSet platforms = kAllPlatforms;  ///< for which it is made
  PackagingSet packagings = packaging_bit(Packaging::Other);
  bool is_default = true;
  /// Declared, with the units that each names (empty: outside the pool). Sorted by name.
  struct Declared {
    DeclaredDependency dependency = {};
    std::vector<UnitId> units = {};
  };
  std::vector<Declared> declared = {};
  bool dependencies_are_partial = false;
  bool files_are_partial = false;                ///< a list of files held something unknown: the unit may own more
  bool arc = true;                               ///< as in UnitDeclaration
  std::vector<std::string> build_settings = {};  ///< as in UnitDeclaration
  std::string header_dir = {};                   ///< as declared
  std::optional<std::string> header_mappings_dir = {};  ///< unset: CocoaPods flattens the folders of headers
  std::uint32_t files = 0;
  Place at = {};
};

struct Pod {
  std::string name = {};
  std::string root = {};
  std::string reader = {};              ///< "podspec", "directory", "entry" ...
  std::vector<std::string> tools = {};  ///< of all manifests that declare it: "podspec", "gradle"; sorted
  std::string version = {};
  std::vector<std::string> module_names = {};
  std::vector<UnitId> units = {};  ///< [0] is the root
  bool declares_dependencies = false;
  bool works_without_import = false;      ///< as in PodDeclaration
  bool keeps_tests = false;               ///< as in PodDeclaration
  bool headers_by_path = false;           ///< as in PodDeclaration
  bool names_all_folders = false;         ///< as in PodDeclaration
  LanguageSet languages = kAllLanguages;  ///< of the files that it takes
  LanguageSet declares_for = 0;           ///< whose imports its manifests must declare
  bool sources_are_absent = false;        ///< declared, but none of its sources lies in the tree
  std::optional<AppId> entry_of = {};     ///< this pod is an app's entry; its name is "app:NAME"
  std::uint32_t files = 0;                ///< sources and headers it owns
  std::uint64_t bytes = 0;
  Place declared_at = {};
};

/// What the compiler said to the text scan, where it was asked.
struct CompilerNotes {
  std::size_t units = 0;
  std::size_t failed = 0;     ///< of them: not compiled
  std::size_t agreed = 0;     ///< imports that mean the same to both
  std::size_t differ = 0;     ///< imports that do not; each is a finding
  std::size_t not_taken = 0;  ///< imports under conditions that no unit takes
};

/// What the run passed over, so that the summary can say it.
struct ScanNotes {
  std::size_t listed_files = 0;
  std::vector<std::string> excluded_folders = {};
  std::size_t excluded_files = 0;  ///< by pattern, outside excluded folders
  std::optional<CompilerNotes> compiler = {};
  std::size_t files_of_other_languages = 0;                  ///< sources in languages that no pod around them has
  std::vector<std::string> folders_of_other_languages = {};  ///< where they lie; sorted, none within another one
  std::vector<std::string> linked_folders = {};
  std::map<std::string, std::size_t> matched_excludes = {};  ///< pattern of podworks.yml -> how much it hit
};

/// A package of Kotlin or Java, for each unit that declares it in other files than tests.
struct DeclaredPackage {
  std::string_view name = {};
  UnitId unit = {};
  FileId file = {};  ///< the first of them
};

/// `// podworks: allow(RULE) reason` in a source, whatever the language's comments look like.
struct AllowComment {
  FileId file = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;  ///< columns from there to the closing parenthesis
  /// The lines of the statement that it is about: its own, or the next one's if the comment stands alone.
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
  std::string_view rules = {};  ///< as written: "layer-order, private-header"
  std::string_view reason = {};
};

struct ScanResult {
  std::vector<Arena> arenas = {};      ///< what the views below point into
  std::vector<Pod> pods = {};          ///< sorted by name
  std::vector<Unit> units = {};        ///< grouped by pod, the root first
  std::vector<SourceFile> files = {};  ///< sorted by path; resources too
  std::vector<FileOwner> owners = {};
  std::vector<Import> imports = {};                 ///< sorted by file, line, column, unit
  std::vector<AllowComment> allows = {};            ///< sorted by file, line
  std::vector<DeclaredPackage> packages = {};       ///< sorted by name and unit; the default one is ""
  std::vector<DeclaredPackage> test_packages = {};  ///< likewise, of tests: `file` is one of those
  std::vector<Diagnostic> problems = {};
  std::map<std::string, PodfileDeclaration> podfiles = {};  ///< those that apps name, by path
  ScanNotes notes = {};
  /// Keys and entries of podworks.yml that decided something: "external:Foo", "resolve:Utils.h", "generated:*.pb.h",
  /// "defines:DEBUG";
  /// what is missing here matched nothing.
  std::vector<std::string> used_configuration = {};

  std::span<const FileOwner> owners_of(FileId file) const {
    const SourceFile& source = files[index_of(file)];
    return {owners.data() + source.first_owner, source.owner_count};
  }
  const Pod& pod_of(UnitId unit) const { return pods[index_of(units[index_of(unit)].pod)]; }
};

}  // namespace podworks
