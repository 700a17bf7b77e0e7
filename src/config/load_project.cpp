#include "config/load_project.h"

#include <fmt/format.h>

#include "base/text.h"
#include "config/check_emits.h"
#include "config/check_project.h"
#include "config/check_tree.h"
#include "config/config_file.h"
#include "config/read_project.h"
#include "config/tree_access.h"

namespace podworks {
Result<Project> load_project(const FileSystem& files, const std::string& config_path, const KnownNames& known) {
  if (!files.is_file(config_path)) {
    const std::string_view what = files.is_folder(config_path) ? "is a folder" : "does not exist";
    return Error{.message = fmt::format("the configuration {} {}", shown(config_path), what),
                 .hint = "`podworks init` writes a first one; without `-c`, podworks.yml is looked for upwards"};
  }
  Problems problems;
  std::optional<YamlNode> tree = read_config_file(files, config_path, problems);
  if (!tree) return problems.take(config_path);
  const std::string file_kind = config_path == "podworks.yml" ? config_path : shown(config_path);
  check_tree(*tree, project_keys(), file_kind, known, problems);
  merge_includes(files, config_path, known, *tree, problems);
  Project project = read_project(*tree, problems);
  project.config_files = {config_path};
  for (const std::string& path : texts(list_at(*tree, "include"))) {
    project.config_files.push_back(normalize_path(path).value_or(path));
  }
  check_project(project, *tree, problems);
  check_emits(project, known, problems);
  if (!problems.empty()) return problems.take(config_path);
  project.config_path = config_path;
  return project;
}

}  // namespace podworks
