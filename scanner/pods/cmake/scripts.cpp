// The scripts of a build: the folders that it enters, what it includes.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxScriptBytes = std::size_t{16} << 20;

/// Where the build puts what it makes of this folder.
std::string build_folder_of(std::string_view folder) {
  return lies_in_cmake_pool(folder) ? join_path(kCMakeBuild, in_cmake_pool(folder))
                                    : std::string(kCMakeBuild) + std::string(folder);
}

std::string without_last_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

std::shared_ptr<const CMakeScript> CMakeScripts::read(const std::string& path) {
  const auto known = scripts_.find(path);
  if (known != scripts_.end()) return known->second;
  std::shared_ptr<const CMakeScript>& script = scripts_[path];
  const auto& files = context_.listing.files;
  if (!std::binary_search(files.begin(), files.end(), std::string_view(path))) return script;
  Result<std::string> text = context_.files.read_text(path);
  if (text.ok() && text.value().size() <= kMaxScriptBytes) script = parse_cmake(path, std::move(text.value()));
  return script;
}

CMakeScripts::OnDisk CMakeScripts::on_disk(const std::string& path) {
  const auto [known, is_new] = on_disk_.try_emplace(path, OnDisk::Nothing);
  if (!is_new) return known->second;
  if (context_.files.is_file(path)) {
    known->second = OnDisk::File;
  } else if (context_.files.is_folder(path)) {
    known->second = OnDisk::Folder;
  }
  return known->second;
}

CMakeBuild CMakeRun::run(const std::string& manifest) {
  build_.manifest = manifest;
  build_.folder = folder_of(manifest);
  const std::string folder = without_last_slash(join_path(kCMakePool, build_.folder));
  const auto fix = [&](std::string_view name, std::string value) {
    scopes_.set(name, CMakeValue::of(std::move(value)));
  };
  scopes_.push();
  fix("CMAKE_SOURCE_DIR", folder);
  fix("CMAKE_BINARY_DIR", without_last_slash(build_folder_of(folder)));
  fix("PROJECT_SOURCE_DIR", folder);
  fix("PROJECT_BINARY_DIR", without_last_slash(build_folder_of(folder)));
  fix("CMAKE_HOME_DIRECTORY", folder);
  fix("CMAKE_VERSION", "3.31.0");
  fix("CMAKE_MAJOR_VERSION", "3");
  fix("CMAKE_MINOR_VERSION", "31");
  enter_directory(folder);
  return std::move(build_);
}

void CMakeRun::enter_directory(const std::string& folder) {
  const std::shared_ptr<const CMakeScript> script =
      scripts_.read(join_path(std::string(in_cmake_pool(folder)), "CMakeLists.txt"));
  if (script == nullptr || !directories_read_.insert(folder).second) return;
  if (++depth_ > 100) {
    --depth_;
    return;
  }
  Directory directory{.folder = folder};
  if (!directories_.empty()) {
    directory.includes = directories_.back().includes;
    directory.links = directories_.back().links;
  }
  directories_.push_back(std::move(directory));
  scopes_.push();
  scopes_.set("CMAKE_CURRENT_SOURCE_DIR", CMakeValue::of(folder));
  scopes_.set("CMAKE_CURRENT_BINARY_DIR", CMakeValue::of(without_last_slash(build_folder_of(folder))));
  scopes_.set("CMAKE_CURRENT_LIST_DIR", CMakeValue::of(folder));
  scopes_.set("CMAKE_CURRENT_LIST_FILE", CMakeValue::of(join_path(folder, "CMakeLists.txt")));
  const auto calls = std::exchange(calls_, {});  // their arguments are relative to another folder
  run_script(script);
  run_deferred();
  calls_ = calls;
  scopes_.pop();
  directories_.pop_back();
  --depth_;
}

/// add_subdirectory(source [binary] [EXCLUDE_FROM_ALL])
void CMakeRun::add_subdirectory(const CMakeCommand& command, CMakeWords& words) {
  if (words.empty()) return;
  if (!words[0].value.unknown.empty() || words[0].text().empty()) {
    report(place(command),
           fmt::format("which folder is added cannot be known{}: its targets are missing",
                       words[0].value.unknown.empty() ? "" : ": " + words[0].value.unknown),
           "let CMake's file API say it (`export:`)");
    return;
  }
  for (const std::string& text : words[0].value.texts) {
    const std::string folder = absolute(text);
    if (!lies_in_cmake_pool(folder)) continue;
    const std::string path = join_path(std::string(in_cmake_pool(folder)), "CMakeLists.txt");
    // A folder that is excluded is nothing to report; of several that may be meant one is enough.
    if (scripts_.read(path) == nullptr && !context_.files.is_file(path) && undecided_ == 0 &&
        words[0].value.texts.size() == 1) {
      report(words[0].at, fmt::format("`{}` has no CMakeLists.txt: its targets are missing", in_cmake_pool(folder)),
             "correct the folder, or check out the submodule: CMake stops here");
    }
    const auto* const macro = std::exchange(macro_, nullptr);
    enter_directory(folder);
    macro_ = macro;
  }
}

/// include(file|module [OPTIONAL] ...)
void CMakeRun::include(const CMakeCommand& command, CMakeWords& words) {
  if (words.empty()) return;
  const std::string name = words[0].text();
  if (!words[0].value.unknown.empty()) {
    has_unread_script_ = true;
    return;
  }
  for (const std::string& folder : elements_of(lookup("CMAKE_MODULE_PATH"))) {
    const std::string path = absolute_cmake_path(absolute(folder), name + ".cmake");
    if (name.find('/') == std::string::npos && is_listed(path)) return include_script(path, command);
  }
  const std::string path = absolute(name);
  if (is_listed(path)) return include_script(path, command);
  // A module of CMake's own has a name, no path.
  if (name.find('/') == std::string::npos && !name.ends_with(".cmake")) return;
  has_unread_script_ = true;
  const bool is_optional = std::any_of(words.begin(), words.end(), [](const CMakeWord& word) {
    return word.is("OPTIONAL") || word.is("RESULT_VARIABLE");
  });
  if (!lies_in_cmake_pool(path) || is_optional || undecided_ > 0) return;
  if (context_.files.is_file(in_cmake_pool(path)) || build_.generated.contains(path)) return;
  report(words[0].at, fmt::format("`{}` is not there: what it sets and declares is missing", in_cmake_pool(path)),
         "correct the path: CMake stops here");
}

void CMakeRun::include_script(const std::string& path, const CMakeCommand& command) {
  const std::shared_ptr<const CMakeScript> script = scripts_.read(std::string(in_cmake_pool(path)));
  if (script == nullptr || guarded_scripts_.contains(script->path)) return;
  if (++depth_ > 100) {
    --depth_;
    return stop(command, "scripts include each other without end");
  }
  const CMakeValue folder = lookup("CMAKE_CURRENT_LIST_DIR");
  const CMakeValue file = lookup("CMAKE_CURRENT_LIST_FILE");
  scopes_.set("CMAKE_CURRENT_LIST_DIR", CMakeValue::of(std::string(folder_of(path))));
  scopes_.set("CMAKE_CURRENT_LIST_FILE", CMakeValue::of(path));
  const auto* const macro = std::exchange(macro_, nullptr);
  run_script(script);
  macro_ = macro;
  scopes_.set("CMAKE_CURRENT_LIST_DIR", folder);
  scopes_.set("CMAKE_CURRENT_LIST_FILE", file);
  --depth_;
}

/// Only the first time the script is read counts.
void CMakeRun::include_guard(const CMakeCommand&, CMakeWords&) {
  returns_ = !guarded_scripts_.emplace(script_path_).second;
}

/// project(NAME [VERSION v] ...)
void CMakeRun::project(const CMakeCommand&, CMakeWords& words) {
  if (words.empty()) return;
  const std::string name = words[0].text();
  const CMakeValue source = CMakeValue::of(directory().folder);
  const CMakeValue binary = lookup("CMAKE_CURRENT_BINARY_DIR");
  scopes_.set("PROJECT_NAME", words[0].value);
  if (directories_.size() == 1 || scopes_.find("CMAKE_PROJECT_NAME") == nullptr) {
    scopes_.set("CMAKE_PROJECT_NAME", words[0].value);
  }
  scopes_.set("PROJECT_SOURCE_DIR", source);
  scopes_.set("PROJECT_BINARY_DIR", binary);
  scopes_.set(name + "_SOURCE_DIR", source);
  scopes_.set(name + "_BINARY_DIR", binary);
  // Other folders of the build ask for it as well.
  scopes_.set_in_cache(name + "_SOURCE_DIR", source);
  scopes_.set_in_cache(name + "_BINARY_DIR", binary);
  const CMakeValue is_top = CMakeValue::of(directories_.size() == 1 ? "ON" : "OFF");
  CMakeValue top = is_top;
  top.is_open = directories_.size() == 1;  // others may add it to their build
  scopes_.set("PROJECT_IS_TOP_LEVEL", std::move(top));
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!words[i].is("VERSION")) continue;
    scopes_.set("PROJECT_VERSION", words[i + 1].value);
    scopes_.set(name + "_VERSION", words[i + 1].value);
    const std::vector<std::string_view> parts = split(words[i + 1].text(), '.');
    constexpr std::string_view kNames[] = {"_MAJOR", "_MINOR", "_PATCH", "_TWEAK"};
    for (std::size_t part = 0; part < std::min<std::size_t>(parts.size(), 4); ++part) {
      const CMakeValue number = CMakeValue::of(std::string(parts[part]));
      scopes_.set("PROJECT_VERSION" + std::string(kNames[part]), number);
      scopes_.set(name + "_VERSION" + std::string(kNames[part]), number);
    }
  }
}

}  // namespace podworks
