// `check` as SARIF 2.1.0 (OASIS), for code scanning and editors.
//
// It always holds all findings, known ones too: a service that compares two logs would take what is missing for
// repaired. `baselineState` says which are new. What the branch repaired is left out without --all: code scanning does
// not look at `baselineState`, and would show it as open. There is no `automationDetails`: uploaders set it, and one of
// ours would win over theirs.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "report/formats.h"
#include "report/json_parts.h"
#include "report/markdown_text.h"
#include "report/paint.h"
#include "report/sarif_rules.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::size_t kMostRelated = 100;  // further imports of one finding
constexpr const char* kTop = "SRCROOT";
constexpr const char* kPool = "POOL";

/// A path as the path of a URI (RFC 3986): each byte that may not stand there as %XX. A colon may, but not in the first
/// part of a relative one.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kLegal = "-._~!$&'()*+,;=@/";
  std::string uri;
  for (const char c : path) {
    const bool legal = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kLegal.find(c) != std::string_view::npos;
    uri += legal ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

/// Of a place in the pool. What lies outside of the repository is named as the pool names it.
Json location(const CheckReport& report, const Place& at, int length) {
  const Place place = place_in_repository(report, at);
  const bool is_inside = place.file != ".." && !place.file.starts_with("../");
  JsonObject physical = {{"artifactLocation", JsonObject{{"uri", percent_encoded(is_inside ? place.file : at.file)},
                                                         {"uriBaseId", is_inside ? kTop : kPool}}}};
  if (place.line > 0) {
    JsonObject region = {{"startLine", place.line}};
    if (place.column > 0) region.emplace_back("startColumn", place.column);
    if (place.column > 0 && length > 0) region.emplace_back("endColumn", place.column + length);
    physical.emplace_back("region", std::move(region));
  }
  return JsonObject{{"physicalLocation", std::move(physical)}};
}

/// In plain text of SARIF "[a](b)" is a link: no name may make one.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '(' && result.ends_with(']')) result += ' ';
    result += c;
  }
  return result;
}

Json message(const Diagnostic& finding) {
  std::string markdown = markdown_sentence(finding.message);
  for (const std::string& note : finding.notes) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(note, '\n')) lines.push_back(markdown_sentence(line));
    markdown += fmt::format("\n\n*Note:* {}", join(lines, "  \n"));
  }
  if (!finding.also.empty()) {
    markdown += fmt::format("\n\n*Note:* it also breaks {}", markdown_sentence(join(finding.also, ", ")));
  }
  if (!finding.help.empty()) markdown += fmt::format("\n\n**Help:** {}", markdown_sentence(finding.help));
  return JsonObject{{"text", plain(words_of(finding, true))}, {"markdown", markdown}};
}

/// The imports behind the one that the finding stands at.
JsonArray related(const CheckReport& report, const Diagnostic& finding) {
  JsonArray locations;
  for (const ImportEvidence& import : finding.imports) {
    const bool is_place = import.at.file == finding.place.file && import.at.line == finding.place.line &&
                          import.at.column == finding.place.column;
    if (is_place || locations.size() == kMostRelated) continue;
    Json each = location(report, import.at, import.length);
    JsonObject object = {{"id", locations.size() + 1}};
    for (const JsonMember& member : *each.object()) object.push_back(member);
    const std::string& from = import.from.empty() ? finding.from : import.from;
    const std::string& to = import.to.empty() ? finding.to : import.to;
    const std::string pods = from.empty() || to.empty() ? "" : fmt::format(" (`{}` uses `{}`)", from, to);
    object.emplace_back("message", JsonObject{{"text", plain(printable(import.spelling + pods))}});
    locations.emplace_back(std::move(object));
  }
  return locations;
}

Json properties(const Diagnostic& finding) {
  JsonObject object = {{"id", finding.id}};
  if (!finding.from.empty()) object.emplace_back("from", finding.from);
  if (!finding.to.empty()) object.emplace_back("to", finding.to);
  if (!finding.pods.empty()) object.emplace_back("pods", json_texts(finding.pods));
  if (!finding.apps.empty()) object.emplace_back("apps", json_texts(finding.apps));
  if (!finding.also.empty()) object.emplace_back("also", json_texts(finding.also));
  object.emplace_back("imports", finding.imports.size());
  return object;
}

Json result(const CheckReport& report, const SarifRules& rules, const Diagnostic& finding, const char* state) {
  JsonObject object = {{"ruleId", finding.rule},
                       {"ruleIndex", rules.index.at(finding.rule)},
                       {"level", sarif_level(finding.severity)},
                       {"message", message(finding)},
                       {"locations", JsonArray{location(report, finding.place, finding.length)}}};
  JsonArray others = related(report, finding);
  if (!others.empty()) object.emplace_back("relatedLocations", std::move(others));
  object.emplace_back("partialFingerprints", JsonObject{{"podworks/v1", finding.fingerprint}});
  if (state != nullptr) object.emplace_back("baselineState", state);
  if (finding.status == Status::Allowed) {
    object.emplace_back("suppressions", JsonArray{JsonObject{{"kind", "inSource"}, {"status", "accepted"}}});
  }
  object.emplace_back("properties", properties(finding));
  return object;
}

JsonArray results(const CheckReport& report, const SarifRules& rules) {
  const bool is_compared = report.base || !report.baseline.empty();
  JsonArray all;
  for (const Diagnostic& finding : report.findings) {
    // Code scanning shows what is suppressed as open; readers that know better ask for everything.
    if (finding.status == Status::Allowed && !report.everything) continue;
    const char* const state = finding.status == Status::New ? "new" : "unchanged";
    all.push_back(result(report, rules, finding, is_compared ? state : nullptr));
  }
  if (!report.base || !report.everything) return all;
  for (const Diagnostic& finding : report.base->fixed) all.push_back(result(report, rules, finding, "absent"));
  return all;
}

Json described(std::string_view text) {
  return JsonObject{{"description", JsonObject{{"text", text}}}};
}

}  // namespace

std::string render_check_sarif(const CheckReport& report) {
  SarifRules rules = sarif_rules(report);
  JsonArray found = results(report, rules);
  const JsonObject driver = {
      {"name", "podworks"}, {"semanticVersion", report.version}, {"rules", std::move(rules.descriptors)}};
  const JsonObject run = {
      {"tool", JsonObject{{"driver", driver}}},
      {"invocations", JsonArray{JsonObject{{"executionSuccessful", true}}}},
      {"originalUriBaseIds",
       JsonObject{{kTop, described("The top of the repository that holds podworks.yml.")},
                  {kPool, described("The folder of podworks.yml; `roots:` in it says where other repositories lie.")}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(found)}};
  return write_json(JsonObject{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", JsonArray{run}}});
}

}  // namespace podworks
