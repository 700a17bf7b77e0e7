#include "rules/declared.h"

#include <algorithm>
#include <optional>

#include "rules/lookup.h"

namespace podworks {
namespace {

void sort_lists(PodLists& lists);

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

void sort_lists(PodLists& lists) {
  for (std::vector<PodId>& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

}  // namespace
}  // namespace podworks
