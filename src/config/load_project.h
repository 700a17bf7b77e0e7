// Reads podworks.yml and its includes into a Project, or says everything that is wrong with it in one go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "model/project.h"

namespace podworks {

/// Names that podworks.yml may use and that tables of other folders know; the caller passes them, so that config needs
/// none of those folders.
struct KnownNames {
  std::vector<std::string> rules = {};
  std::vector<std::string> readers = {};             ///< for `pods: [{from: ...}]`
  std::vector<std::string> emitters = {};            ///< for `emit:`
  bool (*is_read)(std::string_view path) = nullptr;  ///< by its name: a source, a manifest; `emit:` must not write it
  std::string version = {};                          ///< of this program, for `requires:`
};

/// Errors: absent, unreadable or empty file, syntax, unknown key (with the nearest known one), bad value, the same pod
/// named in two layers, the same key in two files, an include that does not exist, a `requires:` that does not hold.
Result<Project> load_project(const FileSystem& files, const std::string& config_path, const KnownNames& known);

/// The project of a pool without podworks.yml: built-in tables only.
Project default_project();

/// Adds the podworks.pod.yml files among `paths` to the project. Errors: as above, and what contradicts podworks.yml.
Result<Done> load_pod_settings(const FileSystem& files, const std::vector<std::string_view>& paths,
                               const KnownNames& known, Project& project);

/// The configuration in force, built-in tables included, as YAML that load_project reads again.
std::string show_project(const Project& project);
/// JSON schema (draft 2020-12) of podworks.yml, for editors.
std::string config_schema(const KnownNames& known);
/// docs/config.md: every key of podworks.yml and podworks.pod.yml, and the example.
std::string config_reference();
/// A complete podworks.yml with comments.
std::string_view config_example();

}  // namespace podworks
