// What the builds of a pool mean to each other.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/cmake.h"

namespace podworks {
namespace {

bool is_cmake(const PodDeclaration& pod) {
  return pod.reader == "cmake";
}

/// `other` is the same target, read by another build.
void unite(PodDeclaration& pod, PodDeclaration& other) {
  UnitDeclaration& kept = pod.units[0];
  UnitDeclaration& more = other.units[0];
  for (ListedFile& file : more.files) {
    const auto is_same = [&](const ListedFile& known) { return known.path == file.path; };
    if (std::none_of(kept.files.begin(), kept.files.end(), is_same)) kept.files.push_back(std::move(file));
  }
  const auto add_paths = [](std::vector<std::string>& to, std::vector<std::string>& from) {
    for (std::string& path : from) {
      if (std::find(to.begin(), to.end(), path) == to.end()) to.push_back(std::move(path));
    }
  };
  add_paths(kept.header_search_paths, more.header_search_paths);
  add_paths(kept.lent_headers, more.lent_headers);
  // Each build makes its own.
  kept.generated_paths.insert(kept.generated_paths.end(), more.generated_paths.begin(), more.generated_paths.end());
  for (DeclaredDependency& dependency : more.dependencies) {
    const auto is_same = [&](const DeclaredDependency& known) { return known.name == dependency.name; };
    if (std::none_of(kept.dependencies.begin(), kept.dependencies.end(), is_same)) {
      kept.dependencies.push_back(std::move(dependency));
    }
  }
}

}  // namespace

void qualify_cmake_names(std::vector<PodDeclaration>& pods) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name;
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (is_cmake(pods[i]) && !pods[i].name.empty()) by_name[pods[i].name].push_back(i);
  }
  std::map<std::pair<std::string, std::string>, std::string> renamed;  // by build and name
  std::vector<bool> drops(pods.size());
  for (auto& [name, numbers] : by_name) {
    if (numbers.size() < 2) continue;
    const auto rank = [&](std::size_t i) {
      return std::tuple(std::count(pods[i].build.begin(), pods[i].build.end(), '/'), pods[i].build);
    };
    std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(!pods[a].build.empty(), rank(a)) < std::tuple(!pods[b].build.empty(), rank(b));
    });
    std::map<Place, std::size_t> by_place;
    for (const std::size_t i : numbers) {
      const auto [first, is_new] = by_place.emplace(pods[i].at, i);
      if (!is_new) {
        unite(pods[first->second], pods[i]);
        drops[i] = true;
      } else if (i != numbers[0]) {
        renamed.emplace(std::pair(pods[i].build, name), fmt::format("{}@{}", name, pods[i].build));
      }
    }
    for (const std::size_t i : numbers) {  // what is one target has one name in all builds
      const auto first = by_place.find(pods[i].at);
      const auto other = renamed.find({pods[first->second].build, name});
      if (drops[i] && other != renamed.end()) renamed.insert_or_assign(std::pair(pods[i].build, name), other->second);
    }
  }
  for (PodDeclaration& pod : pods) {
    if (!is_cmake(pod)) continue;
    const auto rename = [&](std::string& one) {
      const auto found = renamed.find({pod.build, one});
      if (found != renamed.end()) one = found->second;
    };
    rename(pod.name);
    for (UnitDeclaration& unit : pod.units) {
      rename(unit.name);
      for (DeclaredDependency& dependency : unit.dependencies) rename(dependency.name);
    }
  }
  std::size_t at = 0;
  std::erase_if(pods, [&](const PodDeclaration&) { return drops[at++]; });
}

}  // namespace podworks
