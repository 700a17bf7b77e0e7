// Reads Gradle builds from memory, for the tests of this folder.
#pragma once

#include "scanner/pods/find_pods.h"
#include "scanner/pods/gradle.h"
#include "tests/unit/scanner/pods/read_pod.h"

namespace podworks {

using Pods = std::vector<PodDeclaration>;

/// The pods of the settings at the pool's root, in Groovy or Kotlin.
inline Pods read_build(const Files& files) {
  auto pods = try_read(files.contains("settings.gradle") ? "settings.gradle" : "settings.gradle.kts", files);
  REQUIRE(pods.ok());
  return std::move(pods.value());
}

/// All pods of the pool, as a scan finds them.
inline FoundPods find_gradle(const Files& files) {
  const MemoryFileSystem memory(files);
  const Listing listing = memory.list({});
  const Project project;
  return find_pods({.files = memory, .listing = listing, .project = project}, 1);
}

inline Names names_of(const Pods& pods) {
  Names names;
  for (const PodDeclaration& pod : pods) names.push_back(pod.name);
  return names;
}

inline const PodDeclaration& pod(const Pods& pods, const std::string& name) {
  for (const PodDeclaration& each : pods) {
    if (each.name == name) return each;
  }
  FAIL("no pod " << name);
  return pods.front();
}

/// "core:data", "core:data api", "core:data tests"
inline Names edges_of(const PodDeclaration& pod) {
  Names edges;
  for (const DeclaredDependency& dependency : pod.units[0].dependencies) {
    std::string edge = dependency.name;
    if (dependency.reexported) edge += " api";
    if (dependency.purpose == DeclaredFor::Tests) edge += " tests";
    if (dependency.purpose == DeclaredFor::Compiling) edge += " compiling";
    if (dependency.purpose == DeclaredFor::Running) edge += " running";
    edges.push_back(edge);
  }
  return edges;
}

inline std::vector<Diagnostic> problems_of(const Pods& pods) {
  std::vector<Diagnostic> all;
  for (const PodDeclaration& each : pods) all.insert(all.end(), each.problems.begin(), each.problems.end());
  return all;
}

/// The module `app` of a build that has `core`, `core:data`, `core:data-test`, `ui`, with this build script.
inline PodDeclaration read_app(const std::string& script, bool is_kotlin, Files files = {}) {
  files["settings.gradle"] = "include ':app', ':core', ':core:data', ':core:data-test', ':ui'\n";
  for (const char* folder : {"app", "core", "core/data", "core/data-test", "ui"}) {
    files[std::string(folder) + "/src/main/java/A.java"] = "";
  }
  files[is_kotlin ? "app/build.gradle.kts" : "app/build.gradle"] = script;
  const Pods pods = read_build(files);
  return pod(pods, "app");
}

inline PodDeclaration groovy_app(const std::string& script, Files files = {}) {
  return read_app(script, false, std::move(files));
}
inline PodDeclaration kotlin_app(const std::string& script, Files files = {}) {
  return read_app(script, true, std::move(files));
}

}  // namespace podworks
