#include "report/page/page_past.h"

#include <algorithm>
#include <set>

namespace podworks {
namespace {

/// The row of a name, -1 if there is none.
template <class Rows, class Name>
std::int64_t row_named(const Rows& rows, const std::string& wanted, const Name& name_of) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return name_of(row) == wanted; });
  return found != rows.end() ? found - rows.begin() : -1;
}

/// A column of numbers, one for each run.
template <class Number>
Column of_runs(const History& history, const Number& number) {
  Column column;
  for (const RunRecord& run : history.runs) column.push_back(number(run));
  return column;
}

/// The part of a run that has this name, or -1.
template <class Part, class Number>
std::int64_t of_part(const std::vector<Part>& parts, const std::string& name, std::string Part::*name_of,
                     const Number& number) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.*name_of == name; });
  return found != parts.end() ? number(*found) : -1;
}

std::int64_t standing(const RuleRecord& rule) {
  return rule.fresh + rule.known;
}

void write_trend_of_rules(const History& history, JsonText& json) {
  std::set<std::string> ids;
  for (const RunRecord& run : history.runs) {
    for (const RuleRecord& rule : run.rules) {
      if (standing(rule) > 0) ids.insert(rule.id);
    }
  }
  json.key("rules");
  json.open_array();
  for (const std::string& id : ids) {
    json.open_object();
    json.member("id", id);
    json.member("findings", of_runs(history, [&](const RunRecord& run) {
                  return of_part(run.rules, id, &RuleRecord::id, standing);
                }));
    json.close_object();
  }
  json.close_array();
}

void write_trend_of_apps(const History& history, JsonText& json) {
  std::set<std::string> names;
  for (const RunRecord& run : history.runs) {
    for (const AppRecord& app : run.apps) names.insert(app.name);
  }
  const auto column = [&](const std::string& name, std::int64_t AppRecord::*number) {
    return of_runs(history, [&](const RunRecord& run) {
      return of_part(run.apps, name, &AppRecord::name, [&](const AppRecord& app) { return app.*number; });
    });
  };
  json.key("apps");
  json.open_array();
  for (const std::string& name : names) {
    json.open_object();
    json.member("name", name);
    json.member("pods", column(name, &AppRecord::pods));
    json.member("bytes", column(name, &AppRecord::bytes));
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void write_then(const PageData& page, JsonText& json) {
  const PoolFigures then = page.then.value_or(PoolFigures());
  std::vector<std::string> names;
  Column layers;
  Column groups;
  Column bytes;
  for (const PodFigures& pod : then.pods) {
    names.push_back(pod.name);
    layers.push_back(row_named(page.layers, pod.layer, [](const PageLayer& layer) { return layer.name; }));
    groups.push_back(row_named(page.groups, pod.group, [](const std::string& group) { return group; }));
    bytes.push_back(static_cast<std::int64_t>(pod.bytes));
  }
  json.key("pods");
  json.open_object();
  json.member("name", names);
  json.member("layer", layers);
  json.member("group", groups);
  json.member("bytes", bytes);
  json.close_object();
  json.member("edges", static_cast<std::int64_t>(then.edges));
  json.member("cycles", static_cast<std::int64_t>(then.cycles));
  json.key("apps");
  json.open_array();
  for (const AppFigures& app : then.apps) {
    json.open_object();
    json.member("name", app.name);
    json.member("count", static_cast<std::int64_t>(app.pods.size()));
    json.member("bytes", static_cast<std::int64_t>(app.bytes));
    json.member("pods", bits_in_base64(Column(app.pods.begin(), app.pods.end()), then.pods.size()));
    json.close_object();
  }
  json.close_array();
}

void write_trend(const History& history, JsonText& json) {
  std::vector<std::string> commits;
  std::vector<std::string> times;
  for (const RunRecord& run : history.runs) {
    commits.push_back(run.commit);
    times.push_back(run.time);
  }
  const auto sum = [](const RunRecord& run, const auto& number) {
    std::int64_t all = 0;
    for (const RuleRecord& rule : run.rules) all += number(rule);
    return all;
  };
  json.key("trend");
  json.open_object();
  json.member("rev", commits);
  json.member("time", times);
  json.member("pods", of_runs(history, [](const RunRecord& run) { return run.pods; }));
  json.member("edges", of_runs(history, [](const RunRecord& run) { return run.edges; }));
  json.member("cycles", of_runs(history, [](const RunRecord& run) { return run.cycles; }));
  json.member("findings", of_runs(history, [&](const RunRecord& run) { return sum(run, standing); }));
  json.member("known", of_runs(history, [&](const RunRecord& run) {
                return sum(run, [](const RuleRecord& rule) { return rule.known; });
              }));
  json.member("allowed", of_runs(history, [&](const RunRecord& run) {
                return sum(run, [](const RuleRecord& rule) { return rule.allowed; });
              }));
  write_trend_of_rules(history, json);
  write_trend_of_apps(history, json);
  json.member("dropped", static_cast<std::int64_t>(history.left_out));
  json.close_object();
}

}  // namespace podworks
