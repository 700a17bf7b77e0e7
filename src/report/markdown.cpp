// `check` as a comment for a pull request: the verdict, what is new by rule with its repair, and how to see the same on
// a laptop; with a base, what changed in the graph. One line when nothing is new, so that a comment that is kept up to
// date is worth reading. It ends its first line with a mark by which a script finds the comment again.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/diff.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/paint.h"
#include "report/services.h"
#include "report/summary.h"

namespace podworks {
namespace {

constexpr std::size_t kLongest = 60'000;        // bytes; GitHub takes 65 536 characters in a comment
constexpr std::size_t kShownPerRule = 20;       // findings
constexpr std::size_t kLongestFinding = 4'000;  // code points of a message or a note

using Found = std::vector<const Diagnostic*>;

struct Group {
  std::string rule = {};
  Severity severity = Severity::Note;  ///< of its gravest
  Found findings = {};
};

/// By severity, then in the order in which they come.
std::vector<Group> groups_of(const CheckReport& report) {
  std::vector<Group> groups;
  std::map<std::string_view, std::size_t> index;
  for (const Diagnostic& finding : report.findings) {
    if (finding.status != Status::New) continue;
    const auto [at, is_first] = index.emplace(finding.rule, groups.size());
    if (is_first) groups.push_back({finding.rule, finding.severity, {}});
    Group& group = groups[at->second];
    group.severity = std::max(group.severity, finding.severity);
    group.findings.push_back(&finding);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.severity > b.severity; });
  return groups;
}

std::string sentence(const std::string& text) {
  return markdown_sentence(shortened(text, kLongestFinding));
}

std::string finding_text(const CheckReport& report, const Diagnostic& finding) {
  const Place place = place_in_repository(report, finding.place);
  std::string text = fmt::format(
      "- {}: {}\n", markdown_code(place.line > 0 ? fmt::format("{}:{}", place.file, place.line) : place.file),
      sentence(finding.message));
  const std::size_t imports = static_cast<std::size_t>(std::count_if(
      finding.imports.begin(), finding.imports.end(), [](const ImportEvidence& e) { return !e.is_known; }));
  if (imports > 1) text += fmt::format("  <br>{} in all\n", counted(imports, "import", "imports"));
  if (!finding.help.empty()) text += fmt::format("  <br>**Repair:** {}\n", sentence(finding.help));
  return text;
}

std::string group_head(const CheckReport& report, const Group& group) {
  const RuleText* const rule = rule_text(report, group.rule);
  std::string text = fmt::format("\n#### {} {}", severity_word(group.severity), markdown_code(group.rule));
  if (rule != nullptr) text += fmt::format(": {}", markdown_sentence(rule->summary));
  return text + "\n\n";
}

/// As much of it as fits into `room`; what does not is counted.
std::string findings_text(const CheckReport& report, std::size_t room) {
  std::string text;
  std::size_t left_out = 0;
  for (const Group& group : groups_of(report)) {
    std::string part = group_head(report, group);
    std::size_t shown = 0;
    for (const Diagnostic* finding : group.findings) {
      const std::string one = finding_text(report, *finding);
      if (shown == kShownPerRule || text.size() + part.size() + one.size() > room) break;
      part += one;
      ++shown;
    }
    const std::size_t rest = group.findings.size() - shown;
    if (shown == 0 || text.size() + part.size() > room) {
      left_out += group.findings.size();
      continue;
    }
    if (rest > 0) part += fmt::format("- and {} more of this rule\n", grouped(rest));
    text += part;
  }
  if (left_out > 0) {
    text += fmt::format("\n{} found no room here.\n", counted(left_out, "more finding", "more findings"));
  }
  return text;
}

std::string verdict(const CheckReport& report) {
  std::string line = summary_line(report, summarize(report));
  line.pop_back();
  const bool failed = std::any_of(report.findings.begin(), report.findings.end(),
                                  [&](const Diagnostic& finding) { return fails(report, finding); });
  // Two pools of one repository have a comment each. A mark in HTML must not hold "--" or ">".
  std::string pool = report.folder;
  std::replace_if(
      pool.begin(), pool.end(), [](char c) { return c == '-' || c == '>' || c == '<'; }, '_');
  const std::string mark = fmt::format("<!-- podworks{}{} -->", pool.empty() ? "" : " ", printable(pool));
  const std::string name = report.folder.empty() ? "" : fmt::format(" ({})", markdown_code(report.folder));
  return fmt::format("{} **podworks**{}: {} {}\n", failed ? "❌" : "✅", name, markdown_sentence(line), mark);
}

}  // namespace

std::string render_check_markdown(const CheckReport& report) {
  constexpr std::size_t kForGraph = 20'000;  // bytes at least, if there is anything to say of it
  const std::string head = verdict(report);
  const std::string reproduce = fmt::format("\nThe same on a laptop: {} · what a rule is for: {}\n",
                                            markdown_code(command_of(report)), markdown_code("podworks explain RULE"));
  const std::size_t room = kLongest - head.size() - reproduce.size();
  const bool changes = report.base && report.base->graph && report.base->graph->changes_graph();
  std::string text = findings_text(report, changes ? room - kForGraph : room);
  if (changes) {
    const auto path = [&](const std::string& file) { return path_in_repository(report, file); };
    text += graph_changes_markdown(*report.base->graph, path, room - text.size());
  }
  return text.empty() ? head : head + text + reproduce;
}

}  // namespace podworks
