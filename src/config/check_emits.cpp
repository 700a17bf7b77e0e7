#include "config/check_emits.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/text.h"

namespace podworks {
namespace {

struct Emit {
  const AppConfig* app = nullptr;
  Place at = {};
};
using Emits = std::map<std::string, Emit>;  // by path

constexpr const char* kOwnPath = "give each manifest a path of its own";

void check_input(const Project& project, const KnownNames& known, const std::string& path, const Emit& emit,
                 Problems& problems);
void check_neighbours(const Emits& emits, const std::string& path, const Emit& emit, Problems& problems);
std::string writes(const Emit& emit, const std::string& path);

}  // namespace

void check_emits(const Project& project, const KnownNames& known, Problems& problems) {
  Emits emits;
  for (const AppConfig& app : project.apps) {
    for (const auto& [emitter, path] : app.emit) {
      if (path.empty()) continue;
      const Emit emit = {&app, emitter.at};
      check_input(project, known, path, emit, problems);
      const auto [first, is_new] = emits.emplace(path, emit);
      if (is_new) continue;
      problems.add(emit.at,
                   fmt::format("{}, as app {} does at {}", writes(emit, path), shown(first->second.app->name),
                               to_string(first->second.app->at)),
                   kOwnPath);
    }
  }
  for (const auto& [path, emit] : emits) check_neighbours(emits, path, emit, problems);
}

namespace {

void check_input(const Project& project, const KnownNames& known, const std::string& path, const Emit& emit,
                 Problems& problems) {
  const auto& files = project.config_files;
  if (std::find(files.begin(), files.end(), path) != files.end()) {
    return problems.add(emit.at, writes(emit, path) + ", which is a part of the configuration", kOwnPath);
  }
  if (known.is_read && known.is_read(path)) {
    return problems.add(emit.at, writes(emit, path) + ", whose name says that podworks reads it", kOwnPath);
  }
  for (const AppConfig& app : project.apps) {
    if (app.from.value != path) continue;
    const std::string reader = &app == emit.app ? "it" : "app " + shown(app.name);
    return problems.add(
        emit.at, fmt::format("{}, and {} reads it", writes(emit, path), reader),
        "write to another path, or remove `from`: a manifest under `emit` is compared with the plan too");
  }
}

void check_neighbours(const Emits& emits, const std::string& path, const Emit& emit, Problems& problems) {
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    const auto file = emits.find(std::string(folder));
    if (file == emits.end()) continue;
    problems.add(emit.at,
                 fmt::format("{}, and app {} writes a file {} at {}", writes(emit, path), shown(file->second.app->name),
                             shown(folder), to_string(file->second.at)),
                 kOwnPath);
  }
  constexpr std::string_view kTemplate = ".tmpl";
  if (!path.ends_with(kTemplate)) return;
  const auto made = emits.find(path.substr(0, path.size() - kTemplate.size()));
  if (made == emits.end()) return;
  problems.add(emit.at,
               fmt::format("{}, the template of what app {} writes at {}", writes(emit, path),
                           shown(made->second.app->name), to_string(made->second.at)),
               kOwnPath);
}

std::string writes(const Emit& emit, const std::string& path) {
  return fmt::format("app {} writes {}", shown(emit.app->name), shown(path));
}

}  // namespace
}  // namespace podworks
