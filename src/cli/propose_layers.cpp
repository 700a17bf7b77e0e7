#include "cli/propose_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace podworks {
namespace {

enum class Place3 : std::uint8_t { Business, Middleware, Base };
constexpr std::array<const char*, 3> kNames = {"business", "middleware", "base"};
constexpr std::array<const char*, 3> kComments = {"used by no other pod", "what others use and what uses others",
                                                  "stands alone"};

/// Tests and forward declarations do not say where a pod belongs.
bool counts(const UnitDependency& edge) {
  return edge.declared || edge.has(DependencyKind::Build) || edge.has(DependencyKind::Optional);
}

/// "WBNetworkBase" -> wb, network, base; "third-party" -> third, party.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto upper = [&](std::size_t at) { return at < name.size() && name[at] >= 'A' && name[at] <= 'Z'; };
    const auto lower = [&](std::size_t at) { return at < name.size() && name[at] >= 'a' && name[at] <= 'z'; };
    const bool letter = upper(i) || lower(i);
    const bool begins = upper(i) && (i == 0 || lower(i - 1) || lower(i + 1));
    if ((!letter || begins) && !words.back().empty()) words.emplace_back();
    if (letter) words.back() += to_lower(name.substr(i, 1));
  }
  return words;
}

std::optional<Place3> meaning_of(const std::string& word) {
  constexpr std::array<std::string_view, 15> kBase = {"base",  "core",     "common", "foundation", "util",
                                                      "utils", "utility",  "helper", "helpers",    "vendor",
                                                      "third", "external", "sdk",    "lib",        "libs"};
  constexpr std::array<std::string_view, 6> kMiddle = {"middleware", "service",    "services",
                                                       "component",  "components", "router"};
  constexpr std::array<std::string_view, 7> kBusiness = {"biz",  "business", "feature", "features",
                                                         "page", "pages",    "scene"};
  if (std::find(kBase.begin(), kBase.end(), word) != kBase.end()) return Place3::Base;
  if (std::find(kMiddle.begin(), kMiddle.end(), word) != kMiddle.end()) return Place3::Middleware;
  if (std::find(kBusiness.begin(), kBusiness.end(), word) != kBusiness.end()) return Place3::Business;
  return std::nullopt;
}

/// What the last word of the name says (its noun), else the first word of a folder above its files, the nearest first.
std::optional<Place3> hint_of(const Pod& pod) {
  if (const auto meaning = meaning_of(words_of(pod.name).back())) return meaning;
  std::vector<std::string_view> folders = split(pod.root, '/');
  std::reverse(folders.begin(), folders.end());
  for (const std::string_view folder : folders) {
    if (folder == pod.name) continue;
    if (const auto meaning = meaning_of(words_of(folder).front())) return meaning;
  }
  return std::nullopt;
}

struct Neighbours {
  std::vector<std::vector<std::size_t>> uses = {};
  std::vector<std::vector<std::size_t>> used_by = {};
};

Neighbours neighbours_of(const Pool& pool) {
  const std::size_t pods = pool.scan.pods.size();
  std::set<std::pair<std::size_t, std::size_t>> edges;
  for (const UnitDependency& edge : pool.graph.unit_dependencies) {
    const std::size_t from = index_of(pool.scan.units[index_of(edge.from)].pod);
    const std::size_t to = index_of(pool.scan.units[index_of(edge.to)].pod);
    if (from != to && counts(edge)) edges.emplace(from, to);
  }
  Neighbours result{std::vector<std::vector<std::size_t>>(pods), std::vector<std::vector<std::size_t>>(pods)};
  for (const auto& [from, to] : edges) {
    result.uses[from].push_back(to);
    result.used_by[to].push_back(from);
  }
  return result;
}

std::vector<Place3> place_pods(const Pool& pool, const Neighbours& near) {
  std::vector<Place3> places(pool.scan.pods.size(), Place3::Middleware);
  for (std::size_t pod = 0; pod < places.size(); ++pod) {
    if (near.uses[pod].empty())
      places[pod] = Place3::Base;
    else if (near.used_by[pod].empty())
      places[pod] = Place3::Business;
  }
  // What is named like a base joins it once all that it uses is there; the base only grows, so that this ends.
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t pod = 0; pod < places.size(); ++pod) {
      if (places[pod] == Place3::Base || hint_of(pool.scan.pods[pod]) != Place3::Base) continue;
      const bool on_base = std::all_of(near.uses[pod].begin(), near.uses[pod].end(),
                                       [&](std::size_t used) { return places[used] == Place3::Base; });
      if (on_base) places[pod] = Place3::Base;
      grown |= on_base;
    }
  }
  return places;
}

std::string doubt_about(const Pool& pool, const Neighbours& near, const std::vector<Place3>& places, std::size_t pod) {
  const Place3 place = places[pod];
  const auto name = [&](std::size_t other) { return fmt::format("`{}`", pool.scan.pods[other].name); };
  const auto hint = hint_of(pool.scan.pods[pod]);
  if (near.uses[pod].empty() && near.used_by[pod].empty()) return "uses nothing, and nothing uses it";
  if (!hint || *hint == place) return {};
  const std::string says = fmt::format("its name or folder says {}", kNames[static_cast<std::size_t>(*hint)]);
  if (*hint < place) {  // said to be higher than it was put
    return near.used_by[pod].empty() ? fmt::format("{}, but it uses nothing", says)
                                     : fmt::format("{}, but {} uses it", says, name(near.used_by[pod].front()));
  }
  const auto above = std::find_if(near.uses[pod].begin(), near.uses[pod].end(),
                                  [&](std::size_t used) { return places[used] < *hint; });
  return above == near.uses[pod].end() ? says : fmt::format("{}, but it uses {}", says, name(*above));
}

}  // namespace

Proposal propose_layers(const Pool& pool) {
  const Neighbours near = neighbours_of(pool);
  const std::vector<Place3> places = place_pods(pool, near);
  Proposal proposal;
  for (std::size_t layer = 0; layer < kNames.size(); ++layer) {
    ProposedLayer proposed{kNames[layer], kComments[layer]};
    for (std::size_t pod = 0; pod < places.size(); ++pod) {
      if (places[pod] != static_cast<Place3>(layer) || pool.scan.pods[pod].entry_of) continue;
      proposed.pods.push_back(pool.scan.pods[pod].name);
      const std::string doubt = doubt_about(pool, near, places, pod);
      if (!doubt.empty()) proposal.doubts.push_back({pool.scan.pods[pod].name, doubt});
    }
    if (!proposed.pods.empty()) proposal.layers.push_back(std::move(proposed));
  }
  std::sort(proposal.doubts.begin(), proposal.doubts.end(),
            [](const Doubt& a, const Doubt& b) { return a.pod < b.pod; });
  return proposal;
}

}  // namespace podworks
