// What the tests of the configuration share: files in memory and problems as lines of text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/memory_file_system.h"
#include "config/load_project.h"

namespace podworks {

inline KnownNames known_names() {
  return {.rules = {"layer-order", "peer-dependency", "standard-pollution", "pod-cycle", "stale-baseline",
                    "undeclared-dependency", "unused-dependency", "whole-layer", "custom"},
          .readers = {"podspec", "directory"},
          .emitters = {"podfile", "cmake"},
          .is_read = [](std::string_view path) { return path.ends_with(".h") || path.ends_with("podworks.yml"); },
          .version = "0.1.0"};
}

/// "podworks.yml:3:1: MESSAGE (HINT)"
inline std::string line_of(const Error& error) {
  std::string line = to_string(error.where);
  line += line.empty() ? "" : ": ";
  line += error.message;
  return error.hint.empty() ? line : line + " (" + error.hint + ")";
}

template <class T>
std::vector<std::string> problems_of(const Result<T>& result) {
  std::vector<std::string> lines;
  if (result.ok()) return lines;
  for (const Error& error : result.errors()) lines.push_back(line_of(error));
  return lines;
}

using Files = std::map<std::string, std::string, std::less<>>;

inline Result<Project> load_files(Files files) {
  return load_project(MemoryFileSystem(std::move(files)), "podworks.yml", known_names());
}

inline Result<Project> load_text(std::string text) {
  return load_files({{"podworks.yml", std::move(text)}});
}

inline std::vector<std::string> problems_in(std::string text) {
  return problems_of(load_text(std::move(text)));
}

/// The only problem; a test fails with all of them if there are several.
inline std::string problem_in(std::string text) {
  std::string all;
  for (const std::string& line : problems_in(std::move(text))) all += (all.empty() ? "" : "\n") + line;
  return all;
}

}  // namespace podworks
