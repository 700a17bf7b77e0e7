#include "cli/propose_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace podworks {
namespace {

/// From the top. Where no pod is in Feature, App and Feature are one layer, "business".
enum class Level : std::uint8_t { App, Feature, Middleware, Base };
constexpr std::array<const char*, 4> kNames = {"apps", "features", "middleware", "base"};
constexpr std::array<const char*, 4> kComments = {"used by no other pod", "used by apps, and by each other",
                                                  "what others use and what uses others", "stands alone"};
constexpr const char* kBusinessName = "business";

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

std::optional<Level> meaning_of(const std::string& word) {
  constexpr auto kBase = std::to_array<std::string_view>({"base", "core", "common", "foundation", "util", "utils",
                                                          "utility", "helper", "helpers", "vendor", "third", "external",
                                                          "sdk", "lib", "libs", "library", "libraries"});
  constexpr auto kMiddle =
      std::to_array<std::string_view>({"middleware", "service", "services", "component", "components", "router"});
  constexpr auto kFeature = std::to_array<std::string_view>(
      {"biz", "business", "feature", "features", "page", "pages", "scene", "scenes", "screen", "screens"});
  constexpr auto kApp =
      std::to_array<std::string_view>({"app", "apps", "application", "sample", "samples", "example", "examples", "demo",
                                       "demos", "playground", "benchmark", "benchmarks"});
  const auto is_in = [&](const auto& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
  if (is_in(kBase)) return Level::Base;
  if (is_in(kMiddle)) return Level::Middleware;
  if (is_in(kFeature)) return Level::Feature;
  if (is_in(kApp)) return Level::App;
  return std::nullopt;
}

/// What the last word of the name says (its noun), else the first word of a folder above its files, the nearest first.
std::optional<Level> hint_of(const Pod& pod) {
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

/// Its name or folder says app; or nothing is said, and features are below it, as of what leads from one to another.
bool is_like_app(const Pool& pool, const Neighbours& near, std::size_t pod) {
  const auto hint = hint_of(pool.scan.pods[pod]);
  if (hint) return hint == Level::App;
  return std::any_of(near.uses[pod].begin(), near.uses[pod].end(),
                     [&](std::size_t used) { return hint_of(pool.scan.pods[used]) == Level::Feature; });
}

/// What only apps use is theirs if it is like one.
void raise_apps(const Pool& pool, const Neighbours& near, std::vector<Level>& levels) {
  const auto is_app = [&](std::size_t pod) {  // no library that nothing uses yet
    const auto hint = hint_of(pool.scan.pods[pod]);
    return levels[pod] == Level::App && hint != Level::Base && hint != Level::Middleware;
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t pod = 0; pod < levels.size(); ++pod) {
      if (levels[pod] != Level::Middleware || !is_like_app(pool, near, pod)) continue;
      const bool is_above = std::all_of(near.used_by[pod].begin(), near.used_by[pod].end(),
                                        [&](std::size_t user) { return is_app(user); });
      if (is_above) levels[pod] = Level::App;
      grown |= is_above;
    }
  }
}

/// What is named like a feature is one if only apps and other features use it.
void raise_features(const Pool& pool, const Neighbours& near, std::vector<Level>& levels) {
  for (std::size_t pod = 0; pod < levels.size(); ++pod) {
    const bool is_free = levels[pod] == Level::Middleware || levels[pod] == Level::App;
    if (is_free && hint_of(pool.scan.pods[pod]) == Level::Feature) levels[pod] = Level::Feature;
  }
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    for (std::size_t pod = 0; pod < levels.size(); ++pod) {
      if (levels[pod] != Level::Feature) continue;
      const bool is_above = std::all_of(near.used_by[pod].begin(), near.used_by[pod].end(),
                                        [&](std::size_t user) { return levels[user] <= Level::Feature; });
      if (!is_above) levels[pod] = Level::Middleware;
      shrunk |= !is_above;
    }
  }
  // What was taken for an app because its users were: they are features by now.
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t pod = 0; pod < levels.size(); ++pod) {
      const bool is_below =
          levels[pod] == Level::App && std::any_of(near.used_by[pod].begin(), near.used_by[pod].end(),
                                                   [&](std::size_t user) { return levels[user] == Level::Feature; });
      if (is_below) levels[pod] = Level::Feature;
      moved |= is_below;
    }
  }
  // Features that nothing uses, and nothing below them: there are no apps among the pods.
  const auto is_used = [&](std::size_t pod) { return levels[pod] == Level::Feature && !near.used_by[pod].empty(); };
  for (std::size_t pod = 0; pod < levels.size(); ++pod) {
    if (is_used(pod)) return;
  }
  std::replace(levels.begin(), levels.end(), Level::Feature, Level::App);
}

std::vector<Level> place_pods(const Pool& pool, const Neighbours& near) {
  std::vector<Level> places(pool.scan.pods.size(), Level::Middleware);
  for (std::size_t pod = 0; pod < places.size(); ++pod) {
    const bool is_unused = near.used_by[pod].empty();
    if (near.uses[pod].empty() && !(is_unused && hint_of(pool.scan.pods[pod]) == Level::App))
      places[pod] = Level::Base;
    else if (is_unused)
      places[pod] = Level::App;
  }
  // What is named like a base joins it once all that it uses is there; the base only grows, so that this ends.
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t pod = 0; pod < places.size(); ++pod) {
      if (places[pod] == Level::Base || hint_of(pool.scan.pods[pod]) != Level::Base) continue;
      const bool on_base = std::all_of(near.uses[pod].begin(), near.uses[pod].end(),
                                       [&](std::size_t used) { return places[used] == Level::Base; });
      if (on_base) places[pod] = Level::Base;
      grown |= on_base;
    }
  }
  raise_apps(pool, near, places);
  raise_features(pool, near, places);
  return places;
}

/// `has_features`: apps and features are two layers.
std::string doubt_about(const Pool& pool, const Neighbours& near, const std::vector<Level>& places, std::size_t pod,
                        bool has_features) {
  const Level place = places[pod];
  const auto name = [&](std::size_t other) { return fmt::format("`{}`", pool.scan.pods[other].name); };
  auto hint = hint_of(pool.scan.pods[pod]);
  if (hint == Level::App) return {};
  if (near.uses[pod].empty() && near.used_by[pod].empty()) return "uses nothing, and nothing uses it";
  if (hint == Level::Feature && !has_features) hint = Level::App;
  if (!hint || *hint == place) return {};
  const std::string says = fmt::format("its name or folder says {}",
                                       *hint == Level::App ? kBusinessName : kNames[static_cast<std::size_t>(*hint)]);
  if (*hint < place) {  // said to be higher than it was put
    const auto below = std::find_if(near.used_by[pod].begin(), near.used_by[pod].end(),
                                    [&](std::size_t user) { return places[user] > *hint; });
    const auto user = below == near.used_by[pod].end() ? near.used_by[pod].begin() : below;
    return user == near.used_by[pod].end() ? fmt::format("{}, but it uses nothing", says)
                                           : fmt::format("{}, but {} uses it", says, name(*user));
  }
  // What it uses of its own kind is a doubt itself.
  const auto above = std::find_if(near.uses[pod].begin(), near.uses[pod].end(), [&](std::size_t used) {
    return places[used] < *hint && hint_of(pool.scan.pods[used]) != hint;
  });
  return above == near.uses[pod].end() ? std::string() : fmt::format("{}, but it uses {}", says, name(*above));
}

}  // namespace

Proposal propose_layers(const Pool& pool) {
  const Neighbours near = neighbours_of(pool);
  const std::vector<Level> places = place_pods(pool, near);
  const bool has_features = std::find(places.begin(), places.end(), Level::Feature) != places.end();
  Proposal proposal;
  for (std::size_t layer = 0; layer < kNames.size(); ++layer) {
    ProposedLayer proposed{layer == 0 && !has_features ? kBusinessName : kNames[layer], kComments[layer]};
    for (std::size_t pod = 0; pod < places.size(); ++pod) {
      if (places[pod] != static_cast<Level>(layer) || pool.scan.pods[pod].entry_of) continue;
      proposed.pods.push_back(pool.scan.pods[pod].name);
      const std::string doubt = doubt_about(pool, near, places, pod, has_features);
      if (!doubt.empty()) proposal.doubts.push_back({pool.scan.pods[pod].name, doubt});
    }
    if (!proposed.pods.empty()) proposal.layers.push_back(std::move(proposed));
  }
  std::sort(proposal.doubts.begin(), proposal.doubts.end(),
            [](const Doubt& a, const Doubt& b) { return a.pod < b.pod; });
  return proposal;
}

}  // namespace podworks
