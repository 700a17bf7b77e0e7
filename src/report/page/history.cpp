#include "report/page/history.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/json.h"
#include "base/text.h"
#include "report/page/json_text.h"

namespace podworks {
namespace {

constexpr std::size_t kMostRuns = 200;
constexpr std::string_view kSchema = "podworks.history/1";

/// Reads one line; what it lacks makes it no record.
class RecordReader {
 public:
  explicit RecordReader(const Json& json) : json_(json) {}

  bool read(RunRecord& run) {
    const Json* const schema = json_.find("schema");
    if (schema == nullptr || schema->string() == nullptr || *schema->string() != kSchema) return false;
    return text("commit", run.commit) && text("time", run.time) && is_commit(run.commit) && is_time(run.time) &&
           number(json_.find("pods"), run.pods) && number(json_.find("edges"), run.edges) &&
           number(json_.find("cycles"), run.cycles) && rules(run.rules) && apps(run.apps);
  }

 private:
  bool text(const char* key, std::string& to) const {
    const Json* const value = json_.find(key);
    if (value == nullptr) return false;
    if (value->is_null()) return true;
    if (value->string() == nullptr) return false;
    to = *value->string();
    return true;
  }

  static bool is_commit(std::string_view commit) {
    return commit.empty() || (commit.size() == 40 && commit.find_first_not_of("0123456789abcdef") == commit.npos);
  }

  static bool is_time(std::string_view time) {
    return time.empty() || (time.size() == 20 && is_date(time.substr(0, 10)) && time[10] == 'T' && time[19] == 'Z' &&
                            time.find_first_not_of("0123456789:TZ-") == time.npos);
  }

  static bool number(const Json* value, std::int64_t& to) {
    constexpr std::int64_t kMost = 9'007'199'254'740'991;  // that JavaScript reads as it is; sums of 200 fit, too
    if (value == nullptr || value->integer() == nullptr) return false;
    if (*value->integer() < 0 || *value->integer() > kMost / 200) return false;
    to = *value->integer();
    return true;
  }

  /// The numbers behind each name of the object `key`.
  template <class Read>
  bool each(const char* key, std::size_t numbers, const Read& read) const {
    const Json* const value = json_.find(key);
    if (value == nullptr || value->object() == nullptr) return false;
    return std::all_of(value->object()->begin(), value->object()->end(), [&](const JsonMember& member) {
      const JsonArray* const list = member.second.array();
      return list != nullptr && list->size() >= numbers && read(member.first, *list);
    });
  }

  bool rules(std::vector<RuleRecord>& to) const {
    return each("rules", 3, [&](const std::string& id, const JsonArray& list) {
      RuleRecord& rule = to.emplace_back();
      rule.id = id;
      return number(list.data(), rule.fresh) && number(&list[1], rule.known) && number(&list[2], rule.allowed);
    });
  }

  bool apps(std::vector<AppRecord>& to) const {
    return each("apps", 2, [&](const std::string& name, const JsonArray& list) {
      AppRecord& app = to.emplace_back();
      app.name = name;
      return number(list.data(), app.pods) && number(&list[1], app.bytes);
    });
  }

  const Json& json_;
};

struct Line {
  std::string_view text = {};
  int number = 0;  ///< from 1
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (const std::string_view content = trim(line); !content.empty()) lines.push_back({content, number});
  }
  return lines;
}

Error is_no_record(const Line& line, const std::string& path) {
  const bool is_conflict = line.text.starts_with("<<<<<<<") || line.text.starts_with("=======") ||
                           line.text.starts_with(">>>>>>>") || line.text.starts_with("|||||||");
  if (is_conflict) {
    return {"a merge left its marks in the history of the report",
            {path, line.number, 1},
            "keep the lines of both sides and remove the marks; `merge=union` in .gitattributes does that by itself"};
  }
  return {fmt::format("this line is no record of a run ({})", kSchema),
          {path, line.number, 1},
          line.number == 1 ? "give --history a file of its own, or take the line out" : "take the line out"};
}

}  // namespace

std::string history_line(const RunRecord& run) {
  JsonText json;
  json.open_object();
  json.member("schema", kSchema);
  json.key("commit");
  json.value_or_null(run.commit);
  json.key("time");
  json.value_or_null(run.time);
  json.member("pods", run.pods);
  json.member("edges", run.edges);
  json.member("cycles", run.cycles);
  json.key("rules");
  json.open_object();
  for (const RuleRecord& rule : run.rules) {
    json.member(rule.id, std::vector<std::int64_t>{rule.fresh, rule.known, rule.allowed});
  }
  json.close_object();
  json.key("apps");
  json.open_object();
  for (const AppRecord& app : run.apps) json.member(app.name, std::vector<std::int64_t>{app.pods, app.bytes});
  json.close_object();
  json.close_object();
  return json.take();
}

Result<History> read_history(std::string_view text, const std::string& path) {
  const std::vector<Line> lines = lines_of(text);
  History history;
  history.left_out = lines.size() > kMostRuns ? lines.size() - kMostRuns : 0;
  std::vector<Error> errors;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && i < history.left_out) continue;
    RunRecord run;
    const Result<Json> json = parse_json(lines[i].text, path);
    if (!json.ok() || !RecordReader(json.value()).read(run)) {
      errors.push_back(is_no_record(lines[i], path));
      continue;
    }
    if (i >= history.left_out) history.runs.push_back(std::move(run));
  }
  if (!errors.empty()) return errors;
  return history;
}

std::string add_to_history(std::string_view text, const RunRecord& run) {
  const std::string line = history_line(run);
  const std::vector<Line> lines = lines_of(text);
  std::string result(text);
  if (!lines.empty() && lines.back().text == line) return result;
  if (!result.empty() && result.back() != '\n') result += '\n';
  return result + line + "\n";
}

}  // namespace podworks
