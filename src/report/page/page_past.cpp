#include "report/page/page_past.h"

#include <algorithm>
#include <map>

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

/// By name a column with a row for each run, -1 where the run had no part of this name.
template <class Part, class Number>
std::map<std::string, Column> by_name(const History& history, std::vector<Part> RunRecord::*parts,
                                      std::string Part::*name, const Number& number) {
  std::map<std::string, Column> columns;
  for (std::size_t i = 0; i < history.runs.size(); ++i) {
    for (const Part& part : history.runs[i].*parts) {
      columns.try_emplace(part.*name, history.runs.size(), -1).first->second[i] = number(part);
    }
  }
  return columns;
}

std::int64_t standing(const RuleRecord& rule) {
  return rule.fresh + rule.known;
}

void write_trend_of_rules(const History& history, JsonText& json) {
  json.key("rules");
  json.open_array();
  for (const auto& [id, findings] : by_name(history, &RunRecord::rules, &RuleRecord::id, standing)) {
    if (std::none_of(findings.begin(), findings.end(), [](std::int64_t count) { return count > 0; })) continue;
    json.open_object();
    json.member("id", id);
    json.member("findings", findings);
    json.close_object();
  }
  json.close_array();
}

void write_trend_of_apps(const History& history, JsonText& json) {
  const auto column = [&](std::int64_t AppRecord::*number) {
    return by_name(history, &RunRecord::apps, &AppRecord::name, [&](const AppRecord& app) { return app.*number; });
  };
  const std::map<std::string, Column> bytes = column(&AppRecord::bytes);
  json.key("apps");
  json.open_array();
  for (const auto& [name, pods] : column(&AppRecord::pods)) {
    json.open_object();
    json.member("name", name);
    json.member("pods", pods);
    json.member("bytes", bytes.at(name));
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
