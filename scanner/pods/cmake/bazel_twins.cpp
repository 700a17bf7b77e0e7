#include "scanner/pods/cmake/bazel_twins.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

using Paths = std::set<std::string_view>;
using Folders = std::set<std::string, std::less<>>;

bool is_cmake(const PodDeclaration& pod) {
  return pod.reader == "cmake";
}

/// A target of Bazel that compiles C and says what it has.
bool is_twin(const PodDeclaration& pod) {
  return pod.keeps_listed_files && has(pod.languages, Language::CFamily) && !pod.name.empty();
}

void add_files(const PodDeclaration& pod, Paths& sources, Paths& headers) {
  for (const UnitDeclaration& unit : pod.units) {
    for (const ListedFile& file : unit.files) (language_of(file.path).is_header ? headers : sources).insert(file.path);
  }
}

/// What a build has: headers are what its folders were guessed to have, they count where it has nothing else.
struct Build {
  Paths sources = {};
  Paths headers = {};
  Folders declares_in = {};
};

bool is_workspace(const Listing& listing, std::string_view folder) {
  for (const std::string_view marker : {"MODULE.bazel", "REPO.bazel", "WORKSPACE", "WORKSPACE.bazel"}) {
    const std::string path = join_path(folder, marker);
    if (std::binary_search(listing.files.begin(), listing.files.end(), std::string_view(path))) return true;
  }
  return false;
}

bool lies_in_workspace(const Listing& listing, std::string_view folder) {
  for (;; folder = folder_of(folder)) {
    if (is_workspace(listing, folder)) return true;
    if (folder.empty()) return false;
  }
}

/// The workspace within the build that has the package: a library that comes with BUILD files of its own.
std::optional<std::string> library_around(const Listing& listing, std::string_view package, std::string_view build) {
  for (std::string_view folder = package; folder.size() > build.size(); folder = folder_of(folder)) {
    if (is_workspace(listing, folder)) return std::string(folder);
  }
  return std::nullopt;
}

Diagnostic left_out(const std::string& library, std::size_t targets) {
  Diagnostic problem = manifest_problem(
      {library.empty() ? "." : library, 0, 0},
      fmt::format("{} of Bazel in `{}` {} passed over: the build of CMake around declares targets there",
                  counted(targets, "target", "targets"), library.empty() ? "." : library, targets == 1 ? "is" : "are"),
      "`pods: [{ from: bazel }]` in podworks.yml reads them");
  problem.severity = Severity::Note;
  return problem;
}

void take_out(const Folders& libraries, std::vector<PodDeclaration>& pods) {
  std::vector<Diagnostic> notes;
  for (const std::string& library : libraries) {
    const std::size_t taken =
        std::erase_if(pods, [&](const PodDeclaration& pod) { return is_twin(pod) && lies_in(pod.root, library); });
    if (taken > 0) notes.push_back(left_out(library, taken));
  }
  if (!notes.empty()) pods.push_back(problems_without_pod("cmake", std::move(notes)));
}

/// Where Bazel's targets lie in a build's folder.
struct Twins {
  Folders libraries = {};  ///< workspaces of others
  Folders packages = {};
};

Twins twins_in(const Listing& listing, std::string_view folder, const Folders& packages) {
  Twins twins;
  const bool is_one_project = lies_in_workspace(listing, folder);  // which may have several workspaces
  for (const std::string& package : packages) {
    if (!lies_in(package, folder)) continue;
    std::optional<std::string> library = library_around(listing, package, folder);
    if (library && !is_one_project) {
      twins.libraries.insert(std::move(*library));
    } else {
      twins.packages.insert(package);
    }
  }
  return twins;
}

/// Bazel has at least half of the build, but for the libraries.
bool is_of_bazel(const Build& build, const Paths& files, const Twins& twins) {
  const Paths& all = build.sources.empty() ? build.headers : build.sources;
  if (all.empty()) return !twins.packages.empty();
  const auto taken = std::count_if(all.begin(), all.end(), [&](std::string_view path) {
    const auto holds = [&](const std::string& library) { return lies_in(path, library); };
    return files.contains(path) && std::none_of(twins.libraries.begin(), twins.libraries.end(), holds);
  });
  return 2 * static_cast<std::size_t>(taken) >= all.size();
}

}  // namespace

std::set<std::string, std::less<>> builds_of_bazel(const Listing& listing, std::vector<PodDeclaration>& pods) {
  Paths files;
  Folders packages;
  std::map<std::string, Build> builds;
  for (const PodDeclaration& pod : pods) {
    if (is_twin(pod)) {
      add_files(pod, files, files);
      packages.insert(pod.root);
    } else if (is_cmake(pod)) {
      Build& build = builds[pod.build];
      add_files(pod, build.sources, build.headers);
      if (!pod.name.empty()) build.declares_in.insert(pod.root);
    }
  }
  Folders passed_over;
  Folders others;
  if (packages.empty()) return passed_over;
  for (const auto& [folder, build] : builds) {
    Twins twins = twins_in(listing, folder, packages);
    if (is_of_bazel(build, files, twins)) {
      passed_over.insert(folder);
      continue;
    }
    twins.libraries.merge(twins.packages);
    for (const std::string& library : twins.libraries) {
      const auto is_here = [&](const std::string& declaring) { return lies_in(declaring, library); };
      if (std::any_of(build.declares_in.begin(), build.declares_in.end(), is_here)) others.insert(library);
    }
  }
  take_out(others, pods);
  return passed_over;
}

}  // namespace podworks
