// Says for one import statement, seen from one owner of its file, which pod it means (imports.md §1.1, §1.2).
// More than one answer is ambiguous, never the first found.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "model/project.h"
#include "model/scan.h"
#include "scanner/resolve/header_macros.h"
#include "scanner/resolve/javascript/js_index.h"
#include "scanner/resolve/name_index.h"
#include "scanner/resolve/pod_index.h"

namespace podworks {

/// What all resolvers read.
struct ResolveContext {
  const ScanResult& scan;
  const PodIndex& index;
  const Project& project;
  const JsIndex& javascript;
  const NameIndex* names = nullptr;      ///< set once all files are read
  const HeaderMacros* macros = nullptr;  ///< likewise
};

/// The statement's place in the tree.
struct Importer {
  FileId file = {};
  UnitId unit = {};
  PodId pod = {};
};

struct Resolution {
  Target target = Unresolved{};
  bool case_differs = false;
  bool shadows_system = false;
  bool private_api = false;
  /// Further pods that the statement means: import a.b.*, of which several pods hold a part. `target` is then Resolved.
  std::vector<UnitId> also = {};
};

/// One per thread: it keeps answers and scratch space. What it answers does not depend on what it was asked before.
class Resolver {
 public:
  Resolver(const ResolveContext& context, Arena& arena) : context_(context), arena_(arena) {}

  Resolution resolve(const ImportStatement& statement, const Importer& importer);

  /// One thing that `#include NAME` means, by a definition in another file.
  struct MacroMeaning {
    Resolution resolution = {};
    std::string_view condition = {};  ///< of the definition
    bool optional = false;
  };
  /// At least one. Holds until the next call.
  const std::vector<MacroMeaning>& resolve_macro(const ImportStatement& statement, const Importer& importer);

  /// The statement can only be resolved when what all files declare and define is known.
  static bool needs_names(const ImportStatement& statement) {
    if (statement.malformed) return false;
    const bool by_macro = statement.form == Form::IncludeMacro && !statement.words.empty();
    const bool is_glob = statement.form == Form::Specifier && statement.only_if_known;
    return by_macro || is_glob || statement.form == Form::Package || statement.form == Form::PackageAll ||
           statement.form == Form::CxxModule || (is_lookup(statement.form) && statement.form != Form::ComputedName);
  }

  /// The root unit of the innermost npm package around the folder that is a pod.
  std::optional<UnitId> js_pod_around(std::string_view folder) const;

  /// Entries of podworks.yml that decided something, as ScanResult::used_configuration has them.
  const std::set<std::string, std::less<>>& used() const { return used_; }

 private:
  /// One of several.
  struct Choice {
    std::optional<UnitId> unit = {};
    std::vector<PodId> candidates = {};  ///< when nothing decides
  };

  // resolve_c_family.cpp: the steps of imports.md §1.1, in its order
  Resolution resolve_include(const ImportStatement& statement, const Importer& importer);
  Resolution find_include(const ImportStatement& statement, const Importer& importer);
  std::optional<Resolution> configured(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> generated(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> made(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> at_path(std::string_view folder, std::string_view spelling, How how,
                                    const Importer& importer);
  std::optional<UnitId> keeper_of(FileId file, const Importer& importer) const;
  std::optional<Resolution> by_search_path(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> served(std::string_view spelling, bool by_convention, const Importer& importer);
  std::optional<Resolution> by_name(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> by_include_root(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> any_pod(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> declared_only(std::string_view spelling, const Importer& importer);
  std::optional<Resolution> ignoring_case(const ImportStatement& statement, const Importer& importer);
  bool knows_all_folders(const Importer& importer) const;
  std::vector<FileId> named_ignoring_case(const std::string& spelling, const Importer& importer);
  std::optional<Resolution> external_by_config(std::string_view spelling, std::string_view name);
  std::optional<Resolution> external(std::string_view spelling, std::string_view name, const Importer& importer);
  Target unresolved(const ImportStatement& statement, const Importer& importer);

  // resolve_macro.cpp
  struct MacroHeader;
  using Definitions = std::vector<const HeaderMacros::Definition*>;
  std::vector<MacroMeaning> meanings_of_macro(const ImportStatement& statement, const Importer& importer);
  Definitions definitions_of(std::string_view names, const Importer& importer);
  std::vector<MacroMeaning> union_of(const std::vector<MacroHeader>& headers, bool in_one_file,
                                     const Importer& importer);
  void join_headers(const Target& further, Target& known, const Importer& importer);

  // resolve_module.cpp
  Resolution resolve_module(const ImportStatement& statement, const Importer& importer);

  // resolve_cxx.cpp
  Resolution resolve_cxx_module(const ImportStatement& statement, const Importer& importer);
  Resolution resolve_embed(const ImportStatement& statement, const Importer& importer);

  // resolve_lookup.cpp
  Resolution resolve_lookup(const ImportStatement& statement, const Importer& importer);
  std::optional<Resolution> class_of_module(std::string_view name, const Importer& importer);
  std::optional<Resolution> runtime_class(std::string_view name, const Importer& importer);
  std::optional<Resolution> service(std::string_view protocol, const Importer& importer);
  Resolution resolve_android_class(const ImportStatement& statement, const Importer& importer);

  // resolve_jvm.cpp, resolve_dart.cpp, resolve_javascript.cpp
  Resolution resolve_package(const ImportStatement& statement, const Importer& importer);
  std::vector<NameIndex::Holder> visible(std::span<const NameIndex::Table::Entry> entries,
                                         const Importer& importer) const;
  std::optional<Resolution> one_of(const std::vector<NameIndex::Holder>& holders, How how, const Importer& importer);
  std::optional<Resolution> declared_as(std::string_view name, const Importer& importer);
  std::vector<NameIndex::Holder> files_called(std::string_view name, const Importer& importer) const;
  std::optional<Resolution> declared_name(std::string_view name, const Importer& importer);
  std::optional<Resolution> made_by_android(std::string_view name, const Importer& importer);
  std::optional<Resolution> alternatives(const std::vector<UnitId>& units, const std::vector<PodId>& pods,
                                         const Importer& importer);
  std::optional<Resolution> made_below(std::string_view package, std::span<const NameIndex::Table::Entry> entries,
                                       const Importer& importer) const;
  bool must_declare(const Importer& importer) const;
  bool may_use(PodId pod, const Importer& importer);
  bool shows_tests(const NameIndex::Holder& holder, const Importer& importer) const;
  bool may_be_of_library(std::string_view name, const Importer& importer);
  std::optional<PodId> declared_in_tests(std::string_view name) const;
  std::optional<Resolution> one_that_may_be_used(std::vector<NameIndex::Holder> holders, const Importer& importer);
  std::optional<Resolution> undeclared_name(std::string_view name, bool all, const Importer& importer);
  std::optional<Resolution> whole_package(const ImportStatement& statement, const Importer& importer);
  std::optional<Resolution> used_of_package(const ImportStatement& statement, const Importer& importer);
  Resolution resolve_uri(const ImportStatement& statement, const Importer& importer);
  Resolution resolve_package_uri(const ImportStatement& statement, const Importer& importer);
  Resolution outside_package(std::string_view uri, std::string_view package, const Importer& importer);
  Resolution resolve_dart_path(const ImportStatement& statement, const Importer& importer);
  Resolution resolve_specifier(const ImportStatement& statement, const Importer& importer);

  // resolve_javascript.cpp, in the order in which they are asked
  Resolution js_relative(std::string_view specifier, bool is_dynamic, const Importer& importer);
  std::optional<Resolution> js_build_output(const std::string& path);
  std::optional<Resolution> js_alias(std::string_view specifier, const Importer& importer);
  std::optional<Resolution> js_framework(std::string_view specifier, const Importer& importer);
  bool is_left_out_of_tests(std::string_view path, const Importer& importer) const;
  std::optional<Resolution> js_docusaurus(std::string_view specifier, const Importer& importer);
  std::optional<Resolution> js_internal(std::string_view specifier, const Importer& importer);
  std::optional<Resolution> js_package(std::string_view specifier, const Importer& importer);
  std::optional<Resolution> js_pod(std::string_view package, std::string_view subpath, const Importer& importer);
  Choice choose_js_pod(std::string_view package, const Importer& importer);
  Resolution resolve_js_glob(const ImportStatement& statement, const Importer& importer);
  bool is_read_as_text(FileId file, const Importer& importer) const;
  std::optional<Resolution> js_file(FileId file, How how, const Importer& importer);
  bool has_files_below(std::string_view folder) const;
  bool is_declaration(const Resolution& resolution) const;
  const JsIndex::Scope& js_scope(const Importer& importer) const;

  // choose_owner.cpp
  Choice choose_owner(FileId file, const Importer& importer);
  bool is_own_library(UnitId unit, std::string_view spelling) const;
  std::optional<UnitId> lender_for(FileId file, const Importer& importer);
  std::optional<std::string_view> pod_folder_around(PodId pod, std::string_view path) const;
  std::vector<UnitId> folder_owners(FileId file) const;
  Choice choose_pod(const std::vector<UnitId>& units, const Importer& importer);
  UnitId choose_unit(const std::vector<UnitId>& units_of_one_pod, const Importer& importer);
  const FileOwner* owner_in(FileId file, UnitId unit) const;  ///< nullptr if the unit does not own it
  /// On which the importer's file is compiled.
  PlatformSet platforms_of(const Importer& importer) const;
  /// Those that hold on one of the importer's platforms; all of them if none does.
  std::vector<FileOwner> owners_for(FileId file, const Importer& importer) const;
  bool is_of_package_only(const Importer& importer) const;  ///< no podspec compiles it, too
  std::vector<FileOwner> owners_in_package(std::vector<FileOwner> owners, FileId file, const Importer& importer) const;
  std::vector<FileId> files_for(const std::vector<FileId>& files, const Importer& importer) const;
  std::optional<Resolution> resolved_file(FileId file, How how, const Importer& importer);
  std::optional<Resolution> resolved_files(const std::vector<FileId>& files, How how, const Importer& importer);

  /// Pods that a unit's declarations name: directly, or through others.
  struct Declared {
    std::vector<bool> direct = {};      // by pod
    std::vector<bool> transitive = {};  // by pod
    /// Names that no pod of the pool has, of the closure, each with the languages of the manifests that say so.
    std::map<std::string, LanguageSet, std::less<>> outside = {};
    bool takes_swift_packages = false;  // from outside: their modules, and those of the packages that they take
    bool is_outside(std::string_view name, LanguageSet languages) const {
      const auto found = outside.find(name);
      return found != outside.end() && (found->second & languages) != 0;
    }
  };
  const Declared& declared(UnitId unit);
  PodId pod_of(UnitId unit) const { return context_.scan.units[index_of(unit)].pod; }

  const ResolveContext& context_;
  Arena& arena_;
  std::set<std::string, std::less<>> used_;
  std::unordered_map<std::uint32_t, Declared> declared_;
  // Of the file that was asked for last: what its macros mean, and which files it includes.
  std::optional<FileId> macros_of_;
  std::optional<std::vector<bool>> included_;
  std::map<std::pair<UnitId, std::string_view>, std::vector<MacroMeaning>> macro_meanings_;
  std::string scratch_;
};

}  // namespace podworks
