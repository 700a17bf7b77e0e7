// Reads manifests from memory, for the tests of this folder.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/memory_file_system.h"
#include "scanner/pods/podspec.h"
#include "scanner/pods/reader.h"

namespace podworks {

using Files = std::map<std::string, std::string, std::less<>>;

inline Result<std::vector<PodDeclaration>> try_read(const std::string& path, const Files& files,
                                                    const Project& project = {}) {
  const MemoryFileSystem memory(files);
  const Listing listing = memory.list({});
  const ReaderContext context = {.files = memory, .listing = listing, .project = project};
  for (const Reader& reader : all_readers()) {
    if (reader.is_manifest(path)) return reader.read(context, path);
  }
  return Error{.message = "no reader for " + path};
}

/// The pod of x/P.podspec with this text.
inline PodDeclaration read_pod(const std::string& text, const Project& project = {}, Files files = {}) {
  files["x/P.podspec"] = text;
  auto pods = try_read("x/P.podspec", files, project);
  REQUIRE(pods.ok());
  REQUIRE(pods.value().size() == 1);
  return std::move(pods.value().front());
}

/// As above, with the statements inside of `Pod::Spec.new do |s| s.name = 'P' ... end`.
inline PodDeclaration read_body(const std::string& body, const Project& project = {}, Files files = {}) {
  return read_pod("Pod::Spec.new do |s|\n  s.name = 'P'\n" + body + "\nend\n", project, std::move(files));
}

/// "a.h", or "a.h@ios" for a pattern of one platform.
inline std::vector<std::string> globs(const std::vector<Pattern>& patterns) {
  std::vector<std::string> result;
  for (const Pattern& pattern : patterns) {
    result.push_back(pattern.platform.empty() ? pattern.glob : pattern.glob + "@" + pattern.platform);
  }
  return result;
}

inline std::vector<std::string> dependencies(const UnitDeclaration& unit) {
  std::vector<std::string> result;
  for (const DeclaredDependency& dependency : unit.dependencies) {
    result.push_back(dependency.platform.empty() ? dependency.name : dependency.name + "@" + dependency.platform);
  }
  return result;
}

inline std::vector<std::string> unit_names(const PodDeclaration& pod) {
  std::vector<std::string> result;
  for (const UnitDeclaration& unit : pod.units) result.push_back(unit.name);
  return result;
}

inline const UnitDeclaration& unit(const PodDeclaration& pod, const std::string& name) {
  for (const UnitDeclaration& each : pod.units) {
    if (each.name == name) return each;
  }
  FAIL("no unit " << name);
  return pod.units.front();
}

inline std::vector<std::string> messages(const std::vector<Diagnostic>& problems) {
  std::vector<std::string> result;
  for (const Diagnostic& problem : problems) result.push_back(problem.message);
  return result;
}

/// True if one of the problems says `part`.
inline bool says(const std::vector<Diagnostic>& problems, const std::string& part) {
  for (const Diagnostic& problem : problems) {
    if (problem.message.find(part) != std::string::npos) return true;
  }
  return false;
}

using Names = std::vector<std::string>;

}  // namespace podworks
