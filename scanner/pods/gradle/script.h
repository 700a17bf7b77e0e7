// What a build script, or a plugin of the build's own, says of modules: dependencies on other modules, plugins,
// folders. Both sides of a condition count. What is computed is a problem, and the lists are then partial.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "scanner/pods/gradle/facts.h"
#include "scanner/pods/gradle/sources.h"
#include "scanner/pods/gradle/values.h"

namespace podworks {

/// What scripts may refer to.
struct GradleWorld {
  const ReaderContext& reader;
  std::string root = {};  ///< of the build, relative to the pool's
  GradleCatalogs catalogs = {};
  GradlePluginSources plugins = {};
  std::map<std::string, GradleLibraries, std::less<>> libraries = {};  ///< by catalog
};

/// Where a statement stands.
struct GradleSurroundings {
  GradleFacts* facts = nullptr;
  bool in_dependencies = false;
  bool in_source_sets = false;  ///< right inside: names are source sets
  bool in_plugins = false;
  bool for_many = false;        ///< subprojects { }, allprojects { }
  bool is_conditional = false;  ///< if, withPlugin
  std::string source_set = {};
  std::string container = {};  ///< java { }, kotlin { }, jni { }
};

/// The value of `label: value`, `label = value`, mapOf("label" to value); null if the call has none.
const ManifestExpression* labelled(const ManifestLink& link, std::string_view label);

/// Reads one file. Another file, or a function's body, takes another one.
class GradleScript {
 public:
  /// `folder` and `module` (":core:data", ":" of the root) are those of the module that the file is read for.
  GradleScript(const GradleWorld& world, std::string folder, std::string module, GradleScriptFacts& facts);

  void read(const GradleSource& source);
  /// A class or script of the build's own that a module applies.
  void read_plugin(const GradlePlugin& plugin);

 private:
  struct Found {
    std::vector<GradleTarget> targets = {};
    bool is_computed = false;
    int steps = 1'000;
  };

  void visit(const std::vector<ManifestStatement>& statements, const GradleSurroundings& around);
  void visit(const ManifestStatement& statement, const GradleSurroundings& around);
  void visit(const ManifestExpression& expression, const GradleSurroundings& around);
  void visit(const ManifestChain& chain, GradleSurroundings around);
  bool visit_elsewhere(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around);
  void visit_arguments(const ManifestLink& link, GradleSurroundings around);
  void visit_many(const ManifestLink& link, const GradleSurroundings& around);
  void visit_module(const ManifestLink& link, const ManifestExpression& path, const GradleSurroundings& around);
  void visit_configure(const ManifestLink& link, const GradleSurroundings& around);
  void visit_unknown_modules(const ManifestLink& link, const GradleSurroundings& around);
  void enter(const ManifestLink& link, GradleSurroundings& around) const;
  void follow(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around);
  bool is_too_deep(const Place& at, const GradleSurroundings& around) const;
  void read_piece(const GradlePiece& piece, const ManifestLink* call, const GradleSurroundings& around);
  void bind_parameters(const GradlePiece& piece, const ManifestLink& call, const GradleValues& of_caller);
  void read(const GradleSource& source, const GradleSurroundings& around);

  bool take_dependency(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around);
  void add_dependency(std::string_view configuration, const ManifestLink& link, std::size_t first_argument,
                      const GradleSurroundings& around);
  void collect(const ManifestExpression& expression, Found& found);
  void collect(const ManifestChain& chain, Found& found);
  bool collect_project(const ManifestChain& chain, Found& found);
  void collect_module(const ManifestLink& link, Found& found);
  void collect_name(const ManifestLink& link, Found& found);
  bool collect_library(const ManifestChain& chain, Found& found) const;
  bool is_of_no_class_path(const std::string& configuration) const;
  bool gives_module(std::string_view function);
  bool speaks_of_modules(std::string_view function) const;

  void take_assignment(const ManifestStatement& statement, GradleSurroundings around);
  void take_value(const ManifestLink& name, const ManifestExpression& value, const GradleSurroundings& around);
  bool take_plugin(const ManifestChain& chain, std::size_t i, const GradleSurroundings& around);
  void apply(const ManifestLink& link, const GradleSurroundings& around);
  void apply_script(const ManifestExpression& from, const ManifestLink& link, const GradleSurroundings& around);
  void apply_plugin(const ManifestExpression& id, const GradleSurroundings& around);
  void add_folders(const ManifestExpression& value, const ManifestLink& link, const GradleSurroundings& around);

  Place place_of(const ManifestLink& link) const;
  /// The dependencies are partial from now on.
  void lose(const ManifestLink& link, const GradleSurroundings& around, std::string message);
  static void add_problem(const GradleSurroundings& around, Diagnostic problem);

  const GradleWorld& world_;
  std::string folder_;
  std::string module_;
  GradleScriptFacts& facts_;
  GradleNames own_names_;
  GradleValues values_;
  std::string path_;
  int depth_ = 0;                                          // of scripts and classes that lead to each other
  bool is_plugin_ = false;                                 // of a plugin's code: names may be a function's parameters
  bool walks_modules_ = false;                             // a plugin's code that speaks of `subprojects`
  std::map<std::string, bool, std::less<>> gives_module_;  // functions, once asked
  std::set<std::string, std::less<>> parameters_;          // of the script's functions
  std::set<std::string, std::less<>> read_already_;        // scripts, and functions of plugins
};

}  // namespace podworks
