// The data of the report page as JSON: podworks.report/1, described by docs/schemas/report.schema.json. One line for
// each table, nothing else: the page that holds it stays small, and two of them can be compared.
#include "report/page/json_text.h"
#include "report/page/page.h"
#include "report/page/page_past.h"

namespace podworks {
namespace {

void write_layers(const PageData& page, JsonText& json) {
  json.key("layers");
  json.open_array();
  for (const PageLayer& layer : page.layers) {
    json.open_object();
    json.member("name", layer.name);
    json.member("en", layer.title_en);
    json.member("zh", layer.title_zh);
    json.member("app", layer.is_app);
    json.member("standard", layer.is_standard);
    json.member("forbids_peers", layer.forbids_peers);
    json.close_object();
  }
  json.close_array();
}

void write_rules(const PageData& page, JsonText& json) {
  json.key("rules");
  json.open_array();
  for (const RuleText& rule : page.rules) {
    json.open_object();
    json.member("id", rule.id);
    json.member("severity", to_string(rule.severity));
    json.member("about", rule.about);
    json.member("summary", rule.summary);
    json.key("explanation");
    json.open_array();
    for (const auto& [heading, text] : rule.explanation) {
      if (!text.empty()) json.value(std::vector<std::string>{heading, text});
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
}

void write_pods(const PodTable& pods, JsonText& json) {
  json.key("pods");
  json.open_object();
  json.member("name", pods.name);
  json.member("layer", pods.layer);
  json.member("group", pods.group);
  json.member("owner", pods.owner);
  json.member("bytes", pods.bytes);
  json.member("files", pods.files);
  json.member("flags", pods.flags);
  json.close_object();
}

void write_edges(const PageData& page, JsonText& json) {
  json.key("edges");
  json.open_object();
  json.member("from", page.edges.from);
  json.member("to", page.edges.to);
  json.member("imports", page.edges.imports);
  json.member("kinds", page.edges.kinds);
  json.close_object();
  json.key("evidence");
  json.open_object();
  json.member("edge", page.evidence.edge);
  json.member("file", page.evidence.file);
  json.member("line", page.evidence.line);
  json.close_object();
}

void write_findings(const FindingTable& findings, JsonText& json) {
  json.key("findings");
  json.open_object();
  json.member("id", findings.id);
  json.member("rule", findings.rule);
  json.member("severity", findings.severity);
  json.member("status", findings.status);
  json.member("edge", findings.edge);
  json.member("from", findings.from);
  json.member("to", findings.to);
  json.member("file", findings.file);
  json.member("line", findings.line);
  json.member("message", findings.message);
  json.member("help", findings.help);
  json.member("owner", findings.owner);
  json.member("notes", findings.notes);
  json.member("pods", findings.pods);
  json.member("path", findings.path);
  json.member("apps", findings.apps);
  json.member("imports", findings.imports);
  json.close_object();
}

void write_cycles(const PageData& page, JsonText& json) {
  json.key("cycles");
  json.open_array();
  for (const PageCycle& cycle : page.cycles) {
    json.open_object();
    json.member("pods", cycle.pods);
    json.member("loop", cycle.loop);
    json.member("cut", cycle.cut);
    json.member("cost", static_cast<std::int64_t>(cycle.cost));
    json.member("exact", cycle.is_exact);
    json.close_object();
  }
  json.close_array();
}

void write_apps(const PageData& page, JsonText& json) {
  json.key("apps");
  json.open_array();
  for (const PageApp& app : page.apps) {
    json.open_object();
    json.member("name", app.name);
    json.member("roots", app.roots);
    json.member("count", static_cast<std::int64_t>(app.pods.size()));
    json.member("bytes", static_cast<std::int64_t>(app.bytes));
    json.member("pods", bits_in_base64(app.pods, page.pods.name.size()));
    json.member("edges", bits_in_base64(app.edges, page.edges.from.size()));
    json.member("outside", app.outside);
    json.close_object();
  }
  json.close_array();
  json.key("savings");
  json.open_object();
  json.member("edge", page.savings.edge);
  json.member("app", page.savings.app);
  json.member("pods", page.savings.pods);
  json.member("bytes", page.savings.bytes);
  json.close_object();
}

void write_head(const PageData& page, JsonText& json) {
  json.member("schema", "podworks.report/1");
  json.member("tool", "podworks " + page.version);
  json.member("title", page.title);
  json.key("rev");
  json.value_or_null(page.commit);
  json.key("time");
  json.value_or_null(page.time);
  json.key("links");
  json.open_object();
  json.member("web", page.links.web);
  json.member("editor", page.links.editor);
  json.close_object();
  json.member("redacted", page.is_redacted);
  json.key("base");
  if (page.base_commit.empty()) {
    json.null();
  } else {
    json.open_object();
    json.member("revision", page.base_revision);
    json.member("commit", page.base_commit);
    write_then(page, json);
    json.close_object();
  }
  json.key("summary");
  json.open_object();
  json.member("files", static_cast<std::int64_t>(page.files_read));
  json.member("imports", static_cast<std::int64_t>(page.imports));
  json.member("unresolved", static_cast<std::int64_t>(page.unresolved));
  json.close_object();
}

}  // namespace

std::string page_json(const PageData& page, std::string before) {
  JsonText json(std::move(before));
  json.open_object();
  write_head(page, json);
  write_layers(page, json);
  json.member("groups", page.groups);
  write_rules(page, json);
  write_pods(page.pods, json);
  write_edges(page, json);
  write_findings(page.findings, json);
  write_cycles(page, json);
  write_apps(page, json);
  write_trend(page.history, json);
  json.member("files", page.files);
  json.member("texts", page.texts);
  json.key("limits");
  json.open_object();
  json.member("evidence_per_edge", static_cast<std::int64_t>(page.evidence_per_edge));
  json.member("evidence_dropped", static_cast<std::int64_t>(page.evidence_dropped));
  json.close_object();
  json.close_object();
  return json.take();
}

}  // namespace podworks
