// What a manifest says of a pod, before anything is matched with the tree: the readers' output (scanner/pods).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/diagnostic.h"
#include "model/languages.h"
#include "model/packaging.h"
#include "model/platforms.h"

namespace podworks {

enum class UnitKind : std::uint8_t { Library, Test, App };

/// A glob, with the platform that it holds for ("" = all). Scanning takes the union of all platforms.
struct Pattern {
  std::string glob = {};
  std::string platform = {};
};

/// What a dependency is declared for.
enum class DeclaredFor : std::uint8_t {
  Build,      ///< it is needed to build and to run, and comes along into apps
  Tests,      ///< of the unit's own tests and development: it does not come along
  Compiling,  ///< compileOnly, annotation processors, optional peers: it does not come along
  Running,    ///< runtimeOnly: it comes along, and no import shows it
};

/// One branch of a choice that a manifest leaves open, as `if` and `else` on an option.
struct DeclaredBranch {
  std::uint32_t choice = 0;  ///< counted in the pool; 0: it holds only now and then, and nothing says when
  std::uint32_t branch = 0;
  bool operator==(const DeclaredBranch&) const = default;
};

struct DeclaredDependency {
  std::string name = {};  ///< "Net" or "Net/Core", as written
  DeclaredFor purpose = DeclaredFor::Build;
  bool reexported = false;                     ///< `api`, `PUBLIC`, `exports`: whoever uses the unit may use it as well
  std::vector<std::string> requirements = {};  ///< "~> 4.0"
  std::string platform = {};
  LanguageSet languages = kAllLanguages;  ///< whose imports it allows: a podspec's says nothing of JavaScript
  std::string_view reader = {};           ///< id of the reader of the manifest that says so; set by find_pods
  /// What the spellings of its headers and modules begin with, where that is not its name up to the first slash.
  std::vector<std::string> spelled = {};
  /// Of Swift: the product that the manifest names, `name` being a target of it. `package` is as the manifest has it
  /// where the product is not found, else set for targets that only come along with the product's.
  std::string product = {};
  std::string package = {};
  bool takes_tests = false;    ///< what its tests declare is for those of the unit as well
  bool takes_circles = false;  ///< its tool builds pods that need each other, if all of them say so
  /// Under which it holds. Dependencies with different branches of one choice never hold together.
  std::vector<DeclaredBranch> branches = {};
  Place at = {};
};

/// A folder's files as most ecosystems have them: everything below it that lies in no deeper pod of the language.
struct FolderFiles {
  std::string root = {};  ///< relative to the pool's root
  LanguageSet languages = kAllLanguages;
  std::vector<std::string> include = {};  ///< globs relative to `root`; empty = all
  std::vector<std::string> exclude = {};
  std::vector<std::string> open = {};         ///< headers that others may include; empty = all
  std::vector<std::string> tests = {};        ///< files that only tests and tools compile
  std::vector<std::string> always_open = {};  ///< headers that it has whatever `include` and `exclude` say
  /// `include` is about what is compiled: headers below that no pod takes are its own as well.
  bool limits_sources = false;
  bool yields_rest = false;  ///< what it does not take may be the pod's around it
};

/// A file that the manifest lists, or that its globs gave: it is the unit's wherever it lies.
struct ListedFile {
  std::string path = {};  ///< relative to the pool's root
  bool open = true;       ///< a header that others may include
  bool is_test = false;   ///< only tests and tools compile it
};

/// A name under which files of other pods import this one.
struct ProvidedName {
  Language language = Language::None;
  std::string name = {};  ///< Dart: of the package; JavaScript: "@wb/net"; Jvm: an Android namespace, "com.wb.net"
};

/// "podspec" of "podspec-json": the tool whose manifest it is.
inline std::string_view tool_of(std::string_view reader) {
  return reader.ends_with("-json") ? reader.substr(0, reader.size() - 5) : reader;
}

/// Whoever takes the unit into an app takes the dependency along.
inline bool comes_along(const DeclaredDependency& dependency) {
  return dependency.purpose == DeclaredFor::Build || dependency.purpose == DeclaredFor::Running;
}

/// One specification: the root, a subspec, a test spec or an app spec. Everything inherited (pods.md §4) is already in
/// it.
struct UnitDeclaration {
  std::string name = {};  ///< full: "React-Core", "React-Core/Default"
  UnitKind kind = UnitKind::Library;
  PlatformSet platforms = kAllPlatforms;  ///< for which the pod is made
  PackagingSet packagings = 0;            ///< what compiles it; set by find_pods
  bool is_default = true;                 ///< comes along when somebody depends on the pod's bare name
  std::vector<FolderFiles> folders = {};  ///< besides the patterns below, which are CocoaPods' own
  std::vector<ListedFile> files = {};     ///< the same, one by one
  std::vector<Pattern> source_files = {};
  std::vector<Pattern> public_header_files = {};
  std::vector<Pattern> private_header_files = {};
  std::vector<Pattern> project_header_files = {};
  std::vector<Pattern> exclude_files = {};
  std::vector<Pattern> resources = {};  ///< resources and the contents of resource bundles
  std::vector<Pattern> preserve_paths = {};
  std::vector<Pattern> vendored = {};  ///< vendored_frameworks and vendored_libraries
  std::string header_dir = {};
  std::optional<std::string> header_mappings_dir = {};
  std::string prefix_header = {};  ///< path relative to the pod's root
  std::string module_map = {};
  std::vector<std::string> header_search_paths = {};  ///< relative to the pod's root, from $(PODS_TARGET_SRCROOT)/...
  std::vector<std::string> generated_paths = {};      ///< headers that a build makes, from the pool's root
  /// Headers from the pool's root that other pods own, and that are this one's to itself, and to whoever declares it
  /// and no owner: an include folder of it serves them.
  std::vector<std::string> lent_headers = {};
  std::vector<DeclaredDependency> dependencies = {};
  bool arc = true;  ///< requires_arc; false only where it is false for all files
  /// Attributes that change how the unit is compiled or linked and that podworks does not carry into builds, as
  /// CocoaPods names them: "compiler_flags". Sorted.
  std::vector<std::string> build_settings = {};
  /// A list held something that cannot be known, so files or dependencies may be missing. The reason is a problem.
  bool files_are_partial = false;
  bool dependencies_are_partial = false;
  Place at = {};
};

struct PodDeclaration {
  std::string name = {};
  std::string root = {};                ///< folder, relative to the pool's root; several podspecs may share one
  std::string reader = {};              ///< id of the reader: podspec, directory ...
  std::vector<std::string> tools = {};  ///< of all manifests that declare it: podspec, gradle; sorted
  /// The folder of the manifest that declares the whole build it belongs to; set where names hold within a build.
  std::string build = {};
  /// Its files are listed one by one: its folder does not end another pod's.
  bool lists_files = false;
  /// What it lists is its own: folders of other pods go without it, and so do coarser builds of the same code.
  bool keeps_listed_files = false;
  bool keeps_tests = false;        ///< what its tests declare is for them alone, but for who takes them along
  bool headers_by_path = false;    ///< its headers are known by their paths, never by their bare names or its own
  bool names_all_folders = false;  ///< its header_search_paths are all folders in which its includes are looked for
  std::string declared_name = {};  ///< where another pod keeps the name: as the manifest has it; else empty
  std::string version = {};
  std::string module_name = {};             ///< of Clang and Swift; empty: as CocoaPods derives it from the name
  std::vector<ProvidedName> provides = {};  ///< in the other languages
  std::string package = {};                 ///< the folder of the Swift package that has it as a target
  std::vector<std::string> products = {};   ///< of that package, that hold it
  LanguageSet languages = kAllLanguages;    ///< that it is declared for
  LanguageSet declares_for = 0;             ///< whose imports its manifests must declare; set by find_pods
  std::vector<UnitDeclaration> units = {};  ///< [0] is the root
  bool by_cocoapods =
      false;  ///< a podspec: its patterns are CocoaPods', and its names are what CocoaPods makes of them
  /// Whoever depends on it may use it though no file imports it: a Flutter plugin, a code generator, a font.
  bool works_without_import = false;
  bool declares_dependencies = false;  ///< false for folder pods: undeclared-dependency is silent for them
  /// Variables that the manifest asks for and `env:` does not set, sorted: they were taken as unset.
  std::vector<std::string> unset_environment = {};
  std::vector<Diagnostic> problems = {};  ///< rule podspec-problem or manifest-problem
  Place at = {};
};

/// What a `pod` line says besides name, version and folder: where the pod comes from, how it is built.
struct PodfileOption {
  std::string name = {};                 ///< "git", "configurations"
  std::vector<std::string> values = {};  ///< of a list, one of a text, one of a flag
  bool is_list = false;
  bool is_flag = false;  ///< `true` or `false`, no text
};

/// A `pod` line of a Podfile's target.
struct PodfilePod {
  std::string name = {};  ///< "X" or "X/A"
  std::string path = {};  ///< of :path, relative to the pool's root; empty if none
  std::vector<std::string> requirements = {};
  std::vector<PodfileOption> options = {};  ///< in the line's order; :path, :subspecs, :testspecs, :appspecs left out
  Place at = {};
};

struct PodfileTarget {
  std::string name = {};
  bool abstract = false;
  bool inherits_search_paths_only = false;
  std::string platform = {};          ///< own or of an enclosing target: "ios"; empty if none
  std::string platform_version = {};  ///< "13.0"; may be empty
  std::vector<PodfilePod> pods = {};  ///< its own lines
  /// The enclosing target whose pods it takes over, an index into `targets`; unset if it takes over none.
  std::optional<std::size_t> inherits_from = {};
  Place at = {};
};

/// A Podfile's literal subset. What cannot be known is a problem, never dropped silently.
struct PodfileDeclaration {
  /// In the order of the file. Lines outside of any target make a last one, abstract and without a name.
  std::vector<PodfileTarget> targets = {};
  /// Statements that shape the build and name no pod, each once, `platform` only if it is not known: `use_frameworks!`,
  /// `post_install`.
  std::vector<std::string> settings = {};
  /// Something was unknown, so pods may be missing: excess and missing pods are then no errors.
  bool is_partial = false;
  std::vector<Diagnostic> problems = {};
};

}  // namespace podworks
