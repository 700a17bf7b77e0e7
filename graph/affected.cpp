#include "graph/affected.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "graph/compare_apps.h"
#include "graph/touched_pods.h"

namespace podworks {
namespace {

using Names = std::vector<std::string>;  // by PodId

constexpr std::uint8_t kBuild = kind_bit(DependencyKind::Build);
// A forward declaration needs nothing of what the other pod holds but the name.
constexpr auto kLoose =
    static_cast<std::uint8_t>(kind_bit(DependencyKind::Test) | kind_bit(DependencyKind::Optional) |
                              kind_bit(DependencyKind::TypeOnly) | kind_bit(DependencyKind::Runtime));

struct User {
  std::uint8_t loose = 0;  ///< kinds; 0: a build needs it
  CarryStep step = {};
};
/// By what is used, then by who uses it.
using Users = std::map<std::string, std::map<std::string, User>>;

CarryStep step_of(const GraphState& state, const Dependency& edge, const std::string& from, const std::string& to,
                  std::uint8_t kinds) {
  CarryStep step{.from = from, .to = to, .at = edge.declared_at};
  for (const ImportId id : edge.evidence) {
    if ((kind_bit(state.scan.imports[index_of(id)].kind) & kinds) == 0) continue;
    step.at = place_of(state.scan, id);
    step.spelling = state.scan.imports[index_of(id)].spelling;
    break;
  }
  return step;
}

/// Firm edges take the place of loose ones; what is there already stays.
void add_users(const GraphState& state, const Names& names, Users& users) {
  const auto add = [&](const Dependency& edge, std::uint8_t loose) {
    const std::string& from = names[index_of(edge.from)];
    const std::string& to = names[index_of(edge.to)];
    auto& of_pod = users[to];
    const auto known = of_pod.find(from);
    if (known != of_pod.end() && (known->second.loose == 0 || loose != 0)) return;
    of_pod[from] = {loose, step_of(state, edge, from, to, loose == 0 ? kBuild : loose)};
  };
  for (const Dependency& edge : state.graph.dependencies) {
    if (edge.has(DependencyKind::Build)) {
      add(edge, 0);
    } else if ((edge.kinds & kLoose) != 0) {
      add(edge, static_cast<std::uint8_t>(edge.kinds & kLoose));
    }
  }
  for (const Dependency& edge : state.graph.declared_only) add(edge, 0);
}

/// Goes up from what was touched, breadth-first.
class Spread {
 public:
  Spread(const Users& users, const std::map<std::string, Touches::Touch>& touched) : users_(users) {
    for (const auto& [name, touch] : touched) {
      if (touch.is_whole) reach(name, {}, nullptr);
    }
    for (std::size_t next = 0; next < order_.size(); ++next) go_up(order_[next]);
    for (const auto& [name, touch] : touched) {
      if (!touch.is_whole) reached_.emplace(name, Way{});
    }
    // Loose edges last: they lead no further.
    const std::map<std::string, Way> firm = reached_;
    for (const auto& [name, way] : firm) add_loose(name, way);
  }

  struct Way {
    std::size_t distance = 0;
    const User* user = nullptr;  ///< null: it was touched
  };
  const std::map<std::string, Way>& reached() const { return reached_; }

  std::vector<CarryStep> chain_from(const std::string& name) const {
    std::vector<CarryStep> chain;
    const Way* way = &reached_.at(name);
    while (way->user != nullptr) {
      chain.push_back(way->user->step);
      way = &reached_.at(chain.back().to);
    }
    return chain;
  }

 private:
  void reach(const std::string& name, std::size_t distance, const User* user) {
    if (reached_.emplace(name, Way{distance, user}).second) order_.push_back(name);
  }

  void go_up(const std::string name) {
    const auto users = users_.find(name);
    if (users == users_.end()) return;
    const std::size_t distance = reached_.at(name).distance + 1;
    for (const auto& [user, edge] : users->second) {
      if (edge.loose == 0) reach(user, distance, &edge);
    }
  }

  void add_loose(const std::string& name, const Way& way) {
    const auto users = users_.find(name);
    if (users == users_.end()) return;
    for (const auto& [user, edge] : users->second) {
      if (edge.loose == 0) continue;
      const auto [place, is_first] = reached_.emplace(user, Way{way.distance + 1, &edge});
      const bool is_loose = place->second.user != nullptr && place->second.user->loose != 0;
      if (!is_first && is_loose && place->second.distance > way.distance + 1) place->second = {way.distance + 1, &edge};
    }
  }

  const Users& users_;
  std::map<std::string, Way> reached_;
  std::vector<std::string> order_;
};

void sort_nearest_first(std::vector<AffectedOne>& all) {
  std::sort(all.begin(), all.end(), [](const AffectedOne& a, const AffectedOne& b) {
    return std::tie(a.distance, a.is_app, a.name) < std::tie(b.distance, b.is_app, b.name);
  });
}

/// The app changed by itself: its entry, its Podfile, its configuration, or the set of its pods.
bool is_touched(const GraphState& now, AppId app, const Touches& touches, const Change& change,
                const std::vector<AppChange>& changes) {
  const AppConfig& config = now.project.apps[index_of(app)];
  if (const auto entry = touches.pods.find("app:" + config.name); entry != touches.pods.end()) {
    if (entry->second.is_whole) return true;
  }
  const auto is_podfile = [&](const ChangedFile& file) { return file.path == config.from.value; };
  const auto is_it = [&](const AppChange& each) { return each.name == config.name; };
  return std::any_of(change.files.begin(), change.files.end(), is_podfile) ||
         std::any_of(changes.begin(), changes.end(), is_it);
}

std::vector<AffectedOne> affected_apps(const GraphState& now, const Touches& touches, const Change& change,
                                       const std::vector<AppChange>& changes) {
  std::vector<AffectedOne> apps;
  for (const AppPlan& plan : now.plans) {
    AffectedOne one{.name = now.project.apps[index_of(plan.app)].name, .is_app = true};
    const PlannedPod* nearest = nullptr;
    for (const PlannedPod& pod : plan.pods) {
      const auto touch = touches.pods.find(now.scan.pods[index_of(pod.pod)].name);
      if (touch == touches.pods.end() || !touch->second.is_whole) continue;
      const auto key = [](const PlannedPod& each) { return std::pair(each.because.size(), each.pod); };
      if (nearest == nullptr || key(pod) < key(*nearest)) nearest = &pod;
    }
    if (!is_touched(now, plan.app, touches, change, changes)) {
      if (nearest == nullptr) continue;
      one.chain = chain_of(now, plan.app, *nearest);
    }
    one.distance = one.chain.size();
    apps.push_back(std::move(one));
  }
  sort_nearest_first(apps);
  return apps;
}

/// The pods of the top layer; without layers, those that nothing needs.
class Top {
 public:
  Top(const GraphState& now, const Users& users) : now_(now), users_(users) {
    for (std::size_t i = 0; i < now.layers.layers.size() && !top_; ++i) {
      if (!now.layers.layers[i].is_app) top_ = id_at<LayerId>(i);
    }
  }

  bool holds(PodId pod) const {
    if (now_.scan.pods[index_of(pod)].entry_of) return false;
    if (top_) return now_.layers.layer_of[index_of(pod)] == top_;
    const auto users = users_.find(now_.scan.pods[index_of(pod)].name);
    return users == users_.end() || std::none_of(users->second.begin(), users->second.end(), [](const auto& user) {
             return user.second.loose == 0 && !user.first.starts_with("app:");
           });
  }

 private:
  const GraphState& now_;
  const Users& users_;
  std::optional<LayerId> top_;
};

/// What changed by more than its own files: dependencies that came or went by a file that is nobody's.
void touch_changed(const GraphDiff& diff, Touches& touches) {
  for (const ChangedDependency& change : diff.dependencies) {
    const bool is_weak = std::max(change.before, change.after) == Need::Weak;
    touches.pods[change.from].is_whole |= !is_weak;
  }
}

}  // namespace

Affected find_affected(const GraphState& then, const GraphState& now, const Change& change) {
  const Names then_names = names_of_now(then.scan, change.renamed);
  const Names now_names = names_of_now(now.scan, {});
  Touches touches = touched_pods(then, then_names, now, change.files);
  const GraphDiff diff = compare_graphs(then, now, change.renamed);
  touch_changed(diff, touches);
  for (std::size_t i = 0; change.is_everything && i < now_names.size(); ++i) touches.pods[now_names[i]].is_whole = true;

  Users users;
  add_users(now, now_names, users);
  add_users(then, then_names, users);
  const Spread spread(users, touches.pods);

  Affected affected;
  affected.unowned = std::move(touches.unowned);
  const std::set<std::string_view> present(now_names.begin(), now_names.end());
  for (const auto& [name, touch] : touches.pods) {
    affected.touched.push_back(
        {name, {touch.files.begin(), touch.files.end()}, !touch.is_whole, !present.contains(name)});
  }
  const Top top(now, users);
  for (std::size_t i = 0; i < now_names.size(); ++i) {
    const auto reached = spread.reached().find(now_names[i]);
    if (reached == spread.reached().end()) continue;
    const Spread::Way& way = reached->second;
    AffectedOne one{.name = now_names[i], .distance = way.distance, .chain = spread.chain_from(now_names[i])};
    if (way.user != nullptr) one.kinds = way.user->loose;
    if (top.holds(id_at<PodId>(i))) affected.to_test.push_back(one);
    if (way.user != nullptr && !now.scan.pods[i].entry_of) affected.pods.push_back(std::move(one));
  }
  affected.apps = affected_apps(now, touches, change, diff.apps);
  affected.to_test.insert(affected.to_test.end(), affected.apps.begin(), affected.apps.end());
  sort_nearest_first(affected.pods);
  sort_nearest_first(affected.to_test);
  return affected;
}

}  // namespace podworks
