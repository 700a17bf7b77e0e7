// podworks list: what there is, in the pool and in podworks' own tables.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "generator/emitter.h"
#include "report/json_parts.h"
#include "report/paint.h"
#include "report/report.h"
#include "scanner/languages/language.h"
#include "scanner/pods/reader.h"

namespace podworks {
namespace {

/// A list of things with the same facts in the same order. A fact's name is its key in JSON; text shows the values.
struct Table {
  std::vector<std::string> keys = {};
  std::vector<std::vector<Json>> rows = {};
};

struct Kind {
  std::string_view name = {};
  bool needs_pool = false;
  Table (*make)(const Pool& pool) = nullptr;  // the pool is empty for those that do not need one
};

std::string layer_of(const Pool& pool, std::size_t pod) {
  const auto layer = pool.layers.layer_of.size() > pod ? pool.layers.layer_of[pod] : std::nullopt;
  return layer ? pool.layers.layers[index_of(*layer)].name : std::string();
}

Table pods(const Pool& pool) {
  Table table{{"name", "layer", "kind", "files", "bytes", "root"}};
  for (std::size_t i = 0; i < pool.scan.pods.size(); ++i) {
    const Pod& pod = pool.scan.pods[i];
    table.rows.push_back({pod.name, json_text(layer_of(pool, i)), pod.reader, static_cast<std::size_t>(pod.files),
                          static_cast<std::size_t>(pod.bytes), pod.root});
  }
  return table;
}

Table layers(const Pool& pool) {
  Table table{{"name", "pods", "peers", "may_use"}};
  for (std::size_t i = 0; i < pool.layers.layers.size(); ++i) {
    const Layer& layer = pool.layers.layers[i];
    const auto count =
        std::count(pool.layers.layer_of.begin(), pool.layers.layer_of.end(), std::optional(id_at<LayerId>(i)));
    JsonArray may_use;
    for (std::size_t other = 0; other < layer.may_use.size(); ++other) {
      if (layer.may_use[other]) may_use.emplace_back(pool.layers.layers[other].name);
    }
    table.rows.push_back({layer.name, static_cast<std::size_t>(count),
                          layer.peers == Peers::Forbid ? "forbid" : "acyclic", std::move(may_use)});
  }
  return table;
}

Table apps(const Pool& pool) {
  Table table{{"name", "pods", "bytes", "path", "emits"}};
  for (std::size_t i = 0; i < pool.project.apps.size(); ++i) {
    const AppConfig& app = pool.project.apps[i];
    JsonArray emits;
    for (const auto& [emitter, path] : app.emit) emits.emplace_back(emitter.value);
    table.rows.push_back({app.name, pool.plans[i].pods.size(), static_cast<std::size_t>(pool.plans[i].bytes),
                          json_text(app.path), std::move(emits)});
  }
  return table;
}

std::string meaning_of(const ScanResult& scan, const Import& import) {
  if (import.form == Form::ComputedName) return "computed";
  if (const auto* resolved = std::get_if<Resolved>(&import.target)) return scan.pod_of(resolved->unit).name;
  if (const auto* external = std::get_if<External>(&import.target)) return fmt::format("external {}", external->name);
  const auto* ambiguous = std::get_if<Ambiguous>(&import.target);
  if (ambiguous == nullptr) return "no pod";
  std::vector<std::string> names;
  for (const PodId pod : ambiguous->candidates) names.push_back(scan.pods[index_of(pod)].name);
  return "one of " + join(names, ", ");
}

Table lookups(const Pool& pool) {
  Table table{{"name", "pod", "means", "file", "line"}};
  for (const Import& import : pool.scan.imports) {
    if (import.kind != DependencyKind::Runtime) continue;
    table.rows.push_back({import.spelling, pool.scan.pod_of(*import.from).name, meaning_of(pool.scan, import),
                          pool.scan.files[index_of(import.file)].path, static_cast<std::size_t>(import.line)});
  }
  return table;
}

Table rules(const Pool&) {
  Table table{{"name", "severity", "about", "summary"}};
  for (const Rule& rule : all_rules())
    table.rows.push_back({rule.id, to_string(rule.severity), rule.about, rule.summary});
  return table;
}

Table languages(const Pool&) {
  Table table{{"name", "title", "extensions"}};
  for (const LanguageRow& row : all_languages()) {
    JsonArray extensions(row.source_extensions.begin(), row.source_extensions.end());
    extensions.insert(extensions.end(), row.header_extensions.begin(), row.header_extensions.end());
    table.rows.push_back({row.id, row.title, std::move(extensions)});
  }
  return table;
}

Table readers(const Pool&) {
  Table table{{"name", "summary"}};
  for (const Reader& reader : all_readers()) table.rows.push_back({reader.id, reader.summary});
  return table;
}

Table emitters(const Pool&) {
  Table table{{"name", "summary"}};
  for (const Emitter& emitter : all_emitters()) table.rows.push_back({emitter.id, emitter.summary});
  return table;
}

Table formats(const Pool&) {
  Table table{{"command", "name", "summary"}};
  for (const Command& command : all_commands()) {
    for (const FormatRow& format : command.formats()) table.rows.push_back({command.name, format.id, format.summary});
  }
  return table;
}

const std::vector<Kind>& all_kinds() {
  static const std::vector<Kind> kKinds = {
      {"pods", true, pods},        {"layers", true, layers},      {"apps", true, apps},
      {"lookups", true, lookups},  {"rules", false, rules},       {"languages", false, languages},
      {"readers", false, readers}, {"emitters", false, emitters}, {"formats", false, formats},
  };
  return kKinds;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind& kind : all_kinds()) names.emplace_back(kind.name);
  return names;
}

std::string cell(const Json& value) {
  if (value.string() != nullptr) return printable(*value.string());
  if (value.integer() != nullptr) return grouped(static_cast<std::size_t>(*value.integer()));
  if (value.array() == nullptr) return "-";
  std::vector<std::string> parts;
  for (const Json& item : *value.array()) parts.push_back(cell(item));
  return parts.empty() ? "-" : join(parts, " ");
}

std::string render_text(const Table& table, bool colour) {
  const Paint paint(colour);
  std::vector<std::vector<std::string>> cells = {table.keys};
  for (const auto& row : table.rows) {
    std::vector<std::string>& texts = cells.emplace_back();
    for (const Json& value : row) texts.push_back(cell(value));
  }
  std::vector<std::size_t> widths(table.keys.size(), 0);
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string text;
  for (std::size_t line = 0; line < cells.size(); ++line) {
    std::string one;
    for (std::size_t i = 0; i < cells[line].size(); ++i) {
      const std::string& value = cells[line][i];
      one += value;
      if (i + 1 < cells[line].size()) one.append(widths[i] - display_width(value) + 2, ' ');
    }
    text += (line == 0 ? paint(Ink::Help, one) : one) + "\n";
  }
  return text;
}

std::string render_json(std::string_view kind, const Table& table) {
  JsonArray items;
  for (const auto& row : table.rows) {
    JsonObject item;
    for (std::size_t i = 0; i < row.size(); ++i) item.emplace_back(table.keys[i], row[i]);
    items.emplace_back(std::move(item));
  }
  return write_json(JsonObject{{"schema", "podworks.list/1"}, {"kind", kind}, {"items", std::move(items)}});
}

Result<Answer> run(Call& call) {
  const std::string& name = call.options.arguments.front();
  const auto& kinds = all_kinds();
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& row) { return row.name == name; });
  if (kind == kinds.end()) {
    const auto near = nearest(name, kind_names());
    return Error{
        fmt::format("`{}` cannot be listed", name),
        {},
        near ? fmt::format("did you mean `{}`?", *near) : fmt::format("list one of {}", join(kind_names(), ", "))};
  }
  Pool pool;
  if (kind->needs_pool) {
    Result<Pool> read = read_pool(call);
    if (!read.ok()) return read.errors();
    pool = std::move(read.value());
  }
  return Answer{kClean, [name = kind->name, table = kind->make(pool)](std::string_view format, bool colour) {
                  return format == "json" ? render_json(name, table) : render_text(table, colour);
                }};
}

}  // namespace

Command list_command() {
  return {
      .name = "list",
      .arguments = "pods|layers|apps|lookups|rules|languages|readers|emitters|formats",
      .summary = "what there is: pods, layers, apps, rules, formats ...",
      .about = "The first four are read from the pool, the others are podworks' own tables.",
      .examples = {{"podworks list pods", "every pod with its layer and size"},
                   {"podworks list rules", "every rule with its default severity"},
                   {"podworks list apps --format json", "the apps for a program"}},
      .least_arguments = 1,
      .most_arguments = 1,
      .formats = text_and_json,
      .words = kind_names,
      .run = run,
  };
}

}  // namespace podworks
