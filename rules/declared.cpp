#include "rules/declared.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "rules/lookup.h"

namespace podworks {
namespace {

void sort_lists(PodLists& lists);
/// The last part of ":a:b", "b".
std::string_view module_name(const Pod& pod);
bool begins_with_parts(std::string_view package, std::string_view group);

}  // namespace

PodLists declared_pods(const ScanResult& scan) {
  PodLists lists(scan.pods.size());
  for (const Unit& unit : scan.units) {
    if (unit.kind != UnitKind::Library) continue;
    for (const Unit::Declared& declared : unit.declared) {
      if (declared.dependency.purpose == DeclaredFor::Tests) continue;
      for (const UnitId named : declared.units) lists[index_of(unit.pod)].push_back(pod_of(scan, named));
    }
  }
  sort_lists(lists);
  return lists;
}

PodLists published_pods(const ScanResult& scan) {
  std::map<std::string_view, std::vector<PodId>> modules;
  for (std::size_t i = 0; i < scan.pods.size(); ++i) {
    if (scan.pods[i].reader == "gradle") modules[module_name(scan.pods[i])].push_back(id_at<PodId>(i));
  }
  std::map<PodId, std::vector<std::string_view>> packages;
  for (const DeclaredPackage& package : scan.packages) packages[pod_of(scan, package.unit)].push_back(package.name);
  PodLists lists(scan.pods.size());
  for (const Unit& unit : scan.units) {
    for (const Unit::Declared& declared : unit.declared) {
      const std::string_view name = declared.dependency.name;
      const std::size_t colon = name.find(':');
      const bool is_library = declared.units.empty() && declared.dependency.purpose != DeclaredFor::Tests;
      if (!is_library || colon == 0 || colon == std::string_view::npos) continue;
      const auto found = modules.find(name.substr(colon + 1));
      if (found == modules.end()) continue;
      for (const PodId pod : found->second) {
        const auto& own = packages[pod];
        const auto is_of_group = [&](std::string_view one) { return begins_with_parts(one, name.substr(0, colon)); };
        if (std::any_of(own.begin(), own.end(), is_of_group)) lists[index_of(unit.pod)].push_back(pod);
      }
    }
  }
  sort_lists(lists);
  return lists;
}

PodLists reexported_pods(const ScanResult& scan) {
  PodLists lists(scan.pods.size());
  for (const Unit& unit : scan.units) {
    for (const Unit::Declared& declared : unit.declared) {
      if (!declared.dependency.reexported) continue;
      for (const UnitId named : declared.units) lists[index_of(unit.pod)].push_back(pod_of(scan, named));
    }
  }
  for (const Import& import : scan.imports) {
    // Dart's export and JavaScript's offer names, not the package: who imports the package itself must declare it.
    if (!import.reexport || import.form == Form::Uri || import.form == Form::Specifier) continue;
    const auto from = source_pod(scan, import);
    const auto to = target_pod(scan, import);
    if (from && to) lists[index_of(*from)].push_back(*to);
  }
  sort_lists(lists);
  return lists;
}

std::vector<bool> closure(const PodLists& lists, const std::vector<PodId>& start) {
  std::vector<bool> reached(lists.size(), false);
  std::vector<PodId> queue = start;
  for (const PodId pod : start) reached[index_of(pod)] = true;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const PodId pod : lists[index_of(queue[next])]) {
      if (reached[index_of(pod)]) continue;
      reached[index_of(pod)] = true;
      queue.push_back(pod);
    }
  }
  return reached;
}

std::vector<PodId> shortest_way(const PodLists& lists, PodId from, PodId to) {
  std::vector<std::optional<PodId>> before(lists.size());
  std::vector<PodId> queue = {from};
  for (std::size_t next = 0; next < queue.size() && !before[index_of(to)]; ++next) {
    for (const PodId pod : lists[index_of(queue[next])]) {
      if (pod == from || before[index_of(pod)]) continue;
      before[index_of(pod)] = queue[next];
      queue.push_back(pod);
    }
  }
  if (!before[index_of(to)]) return {};
  std::vector<PodId> way = {to};
  while (way.back() != from) way.push_back(*before[index_of(way.back())]);
  std::reverse(way.begin(), way.end());
  return way;
}

namespace {

std::string_view module_name(const Pod& pod) {
  const std::string_view name = pod.name;
  return name.substr(name.rfind(':') + 1);
}

bool begins_with_parts(std::string_view package, std::string_view group) {
  return package.starts_with(group) && (package.size() == group.size() || package[group.size()] == '.');
}

void sort_lists(PodLists& lists) {
  for (std::vector<PodId>& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

}  // namespace
}  // namespace podworks
