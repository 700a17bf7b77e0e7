// tsconfig.json and jsconfig.json: what their `paths` and `baseUrl` mean, `extends` and `references` followed.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "model/diagnostic.h"
#include "scanner/pods/npm/packages.h"
#include "scanner/resolve/javascript/js_aliases.h"

namespace podworks {

/// Reads each file once. Not for several threads.
class TsConfigs {
 public:
  TsConfigs(const FileSystem& files, const NpmPackages& packages) : files_(files), packages_(packages) {}

  struct Read {
    const JsAliases* aliases = nullptr;     ///< lives as long as this; configurations that mean the same share them
    std::vector<Diagnostic> problems = {};  ///< of the file and of what it extends
  };
  Read read(const std::string& path);

  /// A package that a configuration takes types of, by `types`.
  struct Types {
    std::string package = {};
    int line = 0;  ///< of the entry, or of the `extends` that brings it
  };
  /// Holds as long as this.
  const std::vector<Types>& types(const std::string& path) { return config(path, 0).types; }

 private:
  /// One file, with what it takes from those that it extends.
  struct Config {
    std::optional<std::string> base_url = {};  ///< as written
    std::string base_url_folder = {};          ///< of the file that says it
    std::vector<Types> types = {};
    std::string paths_from = {};  ///< the file whose `paths` hold; empty if none
    /// What the file itself says.
    std::vector<std::pair<std::string, std::vector<std::string>>> paths = {};
    bool is_open = false;           ///< it is being read, and what it extends
    bool says_config_dir = false;   ///< its paths depend on who extends it
    bool compiles_nothing = false;  ///< "files": [] and no `include`: it only refers to others
    std::vector<std::string> references = {};
    std::vector<std::string> extends = {};  ///< paths
    std::vector<Diagnostic> problems = {};
  };

  const JsAliases& aliases(const Config& config, std::string_view leaf);
  JsAliases make_aliases(const Config& config, const std::optional<std::string>& base, std::string_view leaf);
  std::vector<Diagnostic> problems_of(const std::string& path) const;
  const Config& config(const std::string& path, int depth);
  Config parse(const std::string& path, int depth);
  void extend(const std::string& path, const Json& json, int depth, Config& config);
  std::optional<std::string> extended_path(const std::string& path, const std::string& wanted) const;
  static void read_options(const std::string& path, const Json& json, Config& config);
  static void read_references(const std::string& path, const Json& json, Config& config);

  const FileSystem& files_;
  const NpmPackages& packages_;
  std::map<std::string, JsAliases> aliases_;  // by what they are made of
  std::map<std::string, Config> configs_;     // by path; one that is being read is in it, empty: loops of `extends` end
};

}  // namespace podworks
