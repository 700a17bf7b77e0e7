// Reads workspaces of Bazel from memory, for the tests of this folder.
#pragma once

#include "base/text.h"
#include "scanner/pods/bazel/packages.h"
#include "scanner/pods/find_pods.h"
#include "tests/unit/scanner/pods/read_pod.h"

namespace podworks::bazel_test {

using Pods = std::vector<PodDeclaration>;

/// All pods of the pool, as a scan finds them.
inline FoundPods find_bazel(Files files, int threads = 1, const Project& project = {}) {
  files.emplace("MODULE.bazel", "");
  const MemoryFileSystem memory(files);
  const Listing listing = memory.list({});
  ReaderContext context{.files = memory, .listing = listing, .project = project};
  const BazelPackages packages(context, threads);
  context.bazel = &packages;
  return find_pods(context, threads);
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
  FAIL("no pod " << name << " among " << join(names_of(pods), ", "));
  return pods.front();
}

/// "a", "a exported", "a compiling"
inline Names edges_of(const PodDeclaration& pod) {
  Names edges;
  for (const DeclaredDependency& dependency : pod.units[0].dependencies) {
    std::string edge = dependency.name;
    if (dependency.reexported) edge += " exported";
    if (dependency.purpose == DeclaredFor::Tests) edge += " tests";
    if (dependency.purpose == DeclaredFor::Compiling) edge += " compiling";
    if (dependency.purpose == DeclaredFor::Running) edge += " running";
    edges.push_back(edge);
  }
  return edges;
}

/// Paths in the pool; of headers that are its own with a minus.
inline Names files_of(const PodDeclaration& pod) {
  Names found;
  for (const ListedFile& file : pod.units[0].files) {
    found.push_back((!file.open && file.path.ends_with(".h") ? "-" : "") + file.path);
  }
  return found;
}

/// The package a/ with this BUILD file and some sources: x.cc, x.h, y.cc, y.h, sub/z.cc, sub/z.h.
inline FoundPods find_in_a(const std::string& build, Files files = {}) {
  files["a/BUILD"] = build;
  for (const char* path : {"x.cc", "x.h", "y.cc", "y.h", "sub/z.cc", "sub/z.h"})
    files.emplace(std::string("a/") + path, "");
  return find_bazel(std::move(files));
}

/// The files of //a:t, whose `srcs` are this expression, without "a/".
inline Names sources(const std::string& expression, const std::string& before = "", Files files = {}) {
  const FoundPods found =
      find_in_a(before + "\ncc_library(name = 't', deps = ['@o//:o'], srcs = " + expression + ")\n", std::move(files));
  CHECK(messages(found.problems) == Names{});
  Names short_names;
  for (const std::string& path : files_of(pod(found.pods, "a:t")))
    short_names.push_back(path.substr(path.find('/') + 1));
  return short_names;
}

}  // namespace podworks::bazel_test
