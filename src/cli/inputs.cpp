#include "cli/inputs.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/reader.h"
#include "scanner/resolve/javascript/js_index.h"

namespace podworks {

bool is_input_name(std::string_view path) {
  const std::string_view name = base_name(path);
  if (name == "podworks.yml" || name == "podworks.pod.yml" || is_js_config(path)) return true;
  if (name == "CODEOWNERS" || name == ".gitignore") return true;
  if (name == "CMakeLists.txt") return false;
  const auto takes = [&](const Reader& reader) { return reader.is_manifest(path); };
  return language_of(path).row != nullptr || std::any_of(all_readers().begin(), all_readers().end(), takes);
}

std::vector<std::string> named_inputs(const Project& project) {
  std::vector<std::string> paths = project.config_files;
  paths.push_back(project.baseline.value);
  for (const AppConfig& app : project.apps) {
    if (!app.from.value.empty()) paths.push_back(app.from.value);
    for (const auto& [emitter, path] : app.emit) paths.push_back(path + ".tmpl");
  }
  return paths;
}

bool is_input(const Project& project, std::string_view path) {
  const std::vector<std::string> named = named_inputs(project);
  return is_input_name(path) || std::find(named.begin(), named.end(), path) != named.end();
}

}  // namespace podworks
