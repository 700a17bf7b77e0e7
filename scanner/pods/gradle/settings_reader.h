// One visitor of the settings: what includes, moves and names modules shares the state of the build that it fills.
// Statements and functions are followed in settings.cpp, modules, catalogs and applied scripts in settings_modules.cpp.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scanner/pods/gradle/settings.h"
#include "scanner/pods/gradle/values.h"

namespace podworks {

/// A function of the settings: `fun module(name: String) { include(name) ... }`.
struct GradleSettingsFunction {
  std::vector<std::string> parameters = {};
  const ManifestLink* body = nullptr;
};

/// Where a statement stands.
struct GradleSettingsSurroundings {
  std::string module = {};   ///< project(":x") { projectDir = ... }
  std::string catalog = {};  ///< versionCatalogs { create("x") { ... } }
  bool in_catalogs = false;
  std::string included_build = {};  ///< includeBuild("x") { ... }: its folder
};

class GradleSettingsReader {
 public:
  GradleSettingsReader(const ReaderContext& context, GradleBuild& build, const GradleConstants& constants)
      : context_(context), build_(build), values_(build.folder, build.folder, constants) {}

  void read(std::unique_ptr<GradleSource> source);
  /// After the last `read`: where modules are computed, the folders with a build script below are taken for them.
  void add_modules_by_folder();

 private:
  void visit(const std::vector<ManifestStatement>& statements, const GradleSettingsSurroundings& around);
  void visit(const ManifestChain& chain, GradleSettingsSurroundings around);
  void enter(const ManifestLink& link, GradleSettingsSurroundings& around);

  /// True if nothing of the step is left to visit.
  bool take(const ManifestChain& chain, std::size_t i, const GradleSettingsSurroundings& around);

  /// fun f(name: String) { ... }, def f(name) { ... }: read where it is called.
  bool declare_function(const ManifestLink& link);
  void call(const GradleSettingsFunction& function, const ManifestLink& link, const GradleSettingsSurroundings& around);
  void assign(const ManifestStatement& statement, const GradleSettingsSurroundings& around);
  static std::string absolute(const std::string& path) { return path.starts_with(':') ? path : ":" + path; }

  void include(const ManifestExpression& value, const ManifestLink& link, bool is_flat);
  void include_one(const ManifestExpression& value, const ManifestLink& link, bool is_flat);
  void add_module(const std::string& path, const std::string& parent, const std::string& below,
                  const ManifestLink& link);
  void move(const std::string& path, const ManifestExpression& to, const ManifestLink& link);
  void rename(const std::string& path, const ManifestExpression& to, const ManifestLink& link);
  GradleModule* module(const std::string& path);
  bool is_of_other_build(std::string_view folder) const;
  bool take_catalog(const ManifestLink& link, const std::string& catalog);
  void read_catalog(const ManifestExpression& from, const std::string& catalog);
  void apply(const ManifestLink& link);
  void apply_script(const ManifestExpression& from, const ManifestLink& link);
  void substitute(const ManifestChain& chain, const std::string& build);
  bool take_folders_for_modules(const std::vector<std::string_view>& folders);
  std::vector<std::string_view> folders_with_script() const;

  /// Always in the settings themselves: they say which build the module is of.
  Place declared_at(const ManifestLink& link) const { return applied_at_ ? *applied_at_ : place_of(link); }
  Place place_of(const ManifestLink& link) const { return {path_, link.token->line, link.token->column}; }

  void lose(Place at, std::string message, std::string help);

  static constexpr std::size_t kMaxDepth = 64;        // of a module's path, and of calls
  static constexpr std::size_t kMaxProblems = 1'000;  // more help nobody
  static constexpr const char* kWriteLiterals = "write it as a literal";

  const ReaderContext& context_;
  GradleBuild& build_;
  GradleValues values_;
  std::string path_;
  std::size_t applied_ = 0;                             // scripts that apply the one that is being read
  std::optional<Place> applied_at_;                     // where the settings apply the script that is being read
  std::vector<std::unique_ptr<GradleSource>> sources_;  // what variables and functions point into
  std::vector<std::unique_ptr<std::vector<ManifestStatement>>> statements_;
  std::map<std::string, GradleSettingsFunction, std::less<>> functions_;
  std::map<std::string, std::size_t, std::less<>> indices_;
  std::set<std::string, std::less<>> read_already_;
  std::size_t calls_ = 0;
  std::optional<Place> computes_modules_at_;  // the first line that includes what it computes
  std::optional<Place> moves_modules_at_;     // the first line that moves a module whose name it computes
  std::map<std::string, Place, std::less<>> computed_folders_;  // of modules, by their paths
};

}  // namespace podworks
