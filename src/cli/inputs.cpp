#include "cli/inputs.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/reader.h"

namespace podworks {

bool is_input_name(std::string_view path) {
  const std::string_view name = base_name(path);
  if (name == "podworks.yml" || name == "podworks.pod.yml") return true;
  const auto takes = [&](const Reader& reader) { return reader.is_manifest(path); };
  return language_of(path).row != nullptr || std::any_of(all_readers().begin(), all_readers().end(), takes);
}

bool is_input(const Project& project, std::string_view path) {
  const auto& config = project.config_files;
  if (is_input_name(path) || std::find(config.begin(), config.end(), path) != config.end()) return true;
  return std::any_of(project.apps.begin(), project.apps.end(), [&](const AppConfig& app) {
    return app.from.value == path || std::any_of(app.emit.begin(), app.emit.end(),
                                                 [&](const auto& emit) { return path == emit.second + ".tmpl"; });
  });
}

}  // namespace podworks
