// Reads Swift packages from memory, for the tests of this folder.
#pragma once

#include "tests/unit/scanner/pods/read_pod.h"

namespace podworks {

inline const std::string kPackageHead = "// swift-tools-version:5.9\nimport PackageDescription\n";

/// The pods of p/Package.swift with this text. Its folders are there unless `files` says otherwise.
inline std::vector<PodDeclaration> read_package(const std::string& text, Files files = {},
                                                const Project& project = {}) {
  files["p/Package.swift"] = kPackageHead + text;
  auto pods = try_read("p/Package.swift", files, project);
  REQUIRE(pods.ok());
  return std::move(pods.value());
}

/// As above, of `let package = Package(name: "P", targets: [...])`.
inline std::vector<PodDeclaration> read_targets(const std::string& targets, Files files = {},
                                                const Project& project = {}) {
  return read_package("let package = Package(name: \"P\", targets: [" + targets + "])\n", std::move(files), project);
}

inline const PodDeclaration& pod_of(const std::vector<PodDeclaration>& pods, const std::string& name) {
  for (const PodDeclaration& pod : pods) {
    if (pod.name == name) return pod;
  }
  FAIL("no pod " << name);
  return pods.front();
}

inline Names pod_names(const std::vector<PodDeclaration>& pods) {
  Names names;
  for (const PodDeclaration& pod : pods) names.push_back(pod.name);
  return names;
}

inline Names dependencies_of(const std::vector<PodDeclaration>& pods, const std::string& name) {
  return dependencies(pod_of(pods, name).units[0]);
}

/// Problems of all pods, without those that say that a folder is missing.
inline std::vector<Diagnostic> package_problems(const std::vector<PodDeclaration>& pods) {
  std::vector<Diagnostic> all;
  for (const PodDeclaration& pod : pods) {
    for (const Diagnostic& problem : pod.problems) {
      if (problem.message.find("does not exist") == std::string::npos) all.push_back(problem);
    }
  }
  return all;
}

}  // namespace podworks
