#include "rules/doubtful_uses.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "rules/declared.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

/// Kotlin and Java use a name of the own package without an import, and several pods may have a part of it.
void add_shared_packages(const ScanResult& scan, const std::vector<UnusedCandidate>& candidates,
                         std::set<PodPair>& uses);
void add_doubts(const ScanResult& scan, const Import& import, PodId from,
                const std::vector<UnusedCandidate>& candidates, std::set<PodPair>& uses);
bool may_name(const Pod& pod, std::string_view spelling);

}  // namespace

std::set<PodPair> doubtful_uses(const ScanResult& scan, const std::vector<UnusedCandidate>& candidates) {
  std::set<PodPair> uses;
  std::vector<std::vector<UnusedCandidate>> by_source(scan.pods.size());
  for (const UnusedCandidate& candidate : candidates) by_source[index_of(candidate.from)].push_back(candidate);
  PodLists imported(scan.pods.size());
  for (const Import& import : scan.imports) {
    const auto from = source_pod(scan, import);
    if (!from || by_source[index_of(*from)].empty()) continue;
    if (const auto to = target_pod(scan, import)) imported[index_of(*from)].push_back(*to);
    add_doubts(scan, import, *from, by_source[index_of(*from)], uses);
  }
  add_shared_packages(scan, candidates, uses);
  const PodLists reexported = reexported_pods(scan);
  for (std::size_t i = 0; i < by_source.size(); ++i) {
    if (by_source[i].empty()) continue;
    const std::vector<bool> seen = closure(reexported, imported[i]);
    for (const UnusedCandidate& candidate : by_source[i]) {
      if (seen[index_of(candidate.to)]) uses.insert({candidate.from, candidate.to});
    }
  }
  return uses;
}

namespace {

void add_shared_packages(const ScanResult& scan, const std::vector<UnusedCandidate>& candidates,
                         std::set<PodPair>& uses) {
  std::vector<std::set<std::string_view>> packages(scan.pods.size());
  for (const DeclaredPackage& package : scan.packages) {
    packages[index_of(pod_of(scan, package.unit))].insert(package.name);
  }
  std::vector<std::set<std::string_view>> with_tests = packages;
  for (const DeclaredPackage& package : scan.test_packages) {
    with_tests[index_of(pod_of(scan, package.unit))].insert(package.name);
  }
  for (const UnusedCandidate& candidate : candidates) {
    const std::set<std::string_view>& others = packages[index_of(candidate.to)];
    const auto is_shared = [&](std::string_view name) { return others.contains(name); };
    const std::set<std::string_view>& own = with_tests[index_of(candidate.from)];
    if (std::any_of(own.begin(), own.end(), is_shared)) uses.insert({candidate.from, candidate.to});
  }
}

void add_doubts(const ScanResult& scan, const Import& import, PodId from,
                const std::vector<UnusedCandidate>& candidates, std::set<PodPair>& uses) {
  if (const auto* resolved = std::get_if<Resolved>(&import.target)) {
    if (!resolved->file) return;
    for (const FileOwner& owner : scan.owners_of(*resolved->file)) uses.insert({from, pod_of(scan, owner.unit)});
  } else if (const auto* ambiguous = std::get_if<Ambiguous>(&import.target)) {
    for (const PodId candidate : ambiguous->candidates) uses.insert({from, candidate});
  } else if (!std::holds_alternative<External>(import.target)) {
    for (const UnusedCandidate& candidate : candidates) {
      if (may_name(scan.pods[index_of(candidate.to)], import.spelling)) uses.insert({from, candidate.to});
    }
  }
}

bool may_name(const Pod& pod, std::string_view spelling) {
  const std::string_view first = spelling.substr(0, spelling.find_first_of("/."));
  return first == pod.name ||
         std::find(pod.module_names.begin(), pod.module_names.end(), first) != pod.module_names.end();
}

}  // namespace
}  // namespace podworks
