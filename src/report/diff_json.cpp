// `diff` for programs: podworks.diff/1, described by docs/schemas/diff.schema.json.
#include "report/diff.h"
#include "report/graph_view.h"
#include "report/json_parts.h"

namespace podworks {
namespace {

Json number(std::uint64_t value) {
  return static_cast<std::size_t>(value);
}

Json pair_json(std::uint64_t before, std::uint64_t after) {
  return JsonObject{{"before", number(before)}, {"after", number(after)}};
}

void add_place(JsonObject& object, const Place& at, const std::string& spelling) {
  object.emplace_back("file", json_text(at.file));
  object.emplace_back("line", json_position(at.line));
  object.emplace_back("column", json_position(at.column));
  object.emplace_back("spelling", json_text(spelling));
}

Json dependency_json(const ChangedDependency& change) {
  JsonObject object = {{"change", change.is_new() ? "new" : "gone"},
                       {"from", change.from},
                       {"to", change.to},
                       {"before", to_string(change.before)},
                       {"after", to_string(change.after)},
                       {"kinds", json_texts(kind_names(change.kinds))},
                       {"count", change.imports}};
  add_place(object, change.at, change.spelling);
  return object;
}

Json pods_json(const std::vector<ChangedPod>& pods) {
  JsonArray array;
  for (const ChangedPod& pod : pods) {
    array.push_back(JsonObject{{"name", pod.name},
                               {"root", pod.root},
                               {"layer", json_text(pod.layer)},
                               {"files", pod.files},
                               {"bytes", number(pod.bytes)}});
  }
  return array;
}

Json cycle_json(const CycleChange& change) {
  JsonArray before;
  for (const std::vector<std::string>& members : change.before) before.push_back(json_texts(members));
  return JsonObject{
      {"change", to_string(change.kind)}, {"before", std::move(before)}, {"after", json_texts(change.after)}};
}

Json carried_json(const std::vector<CarriedPod>& pods) {
  JsonArray array;
  for (const CarriedPod& pod : pods) {
    JsonArray chain;
    for (const CarryStep& step : pod.chain) {
      JsonObject object = {{"from", step.from}, {"to", step.to}, {"new", step.is_new}};
      add_place(object, step.at, step.spelling);
      chain.emplace_back(std::move(object));
    }
    array.push_back(JsonObject{{"name", pod.name}, {"bytes", number(pod.bytes)}, {"chain", std::move(chain)}});
  }
  return array;
}

Json app_json(const AppChange& app) {
  using Kind = AppChange::Kind;
  const char* const change = app.kind == Kind::Came ? "came" : app.kind == Kind::Went ? "went" : "changed";
  return JsonObject{{"name", app.name},
                    {"change", change},
                    {"pods", pair_json(app.pods_before, app.pods_after)},
                    {"bytes", pair_json(app.bytes_before, app.bytes_after)},
                    {"came", carried_json(app.came)},
                    {"went", carried_json(app.went)}};
}

template <class Items, class Render>
Json all_of(const Items& items, Render render) {
  JsonArray array;
  for (const auto& item : items) array.push_back(render(item));
  return array;
}

}  // namespace

std::string render_diff_json(const DiffReport& report, bool) {
  const GraphDiff& diff = report.diff;
  const auto renamed = [](const RenamedPod& pod) {
    return Json(JsonObject{{"before", pod.before}, {"after", pod.after}});
  };
  const Json head =
      report.head.empty() ? Json(nullptr) : Json(JsonObject{{"revision", report.head}, {"commit", report.head_commit}});
  return write_json(JsonObject{{"schema", "podworks.diff/1"},
                               {"base", JsonObject{{"revision", report.revision}, {"commit", report.commit}}},
                               {"head", head},
                               {"dependencies", all_of(diff.dependencies, dependency_json)},
                               {"pods", JsonObject{{"came", pods_json(diff.came)},
                                                   {"went", pods_json(diff.went)},
                                                   {"renamed", all_of(diff.renamed, renamed)}}},
                               {"cycles", all_of(diff.cycles, cycle_json)},
                               {"apps", all_of(diff.apps, app_json)},
                               {"unresolved", pair_json(diff.loose.unresolved_before, diff.loose.unresolved_after)},
                               {"ambiguous", pair_json(diff.loose.ambiguous_before, diff.loose.ambiguous_after)}});
}

}  // namespace podworks
