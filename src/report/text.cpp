// `check` for people: each finding with its source line, then what was looked at.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/formats.h"
#include "report/paint.h"
#include "report/snippet.h"
#include "report/summary.h"

namespace podworks {
namespace {

/// How many findings of a rule are shown; who wants the others asks for them.
std::size_t most_shown(Severity severity) {
  return severity == Severity::Error ? 100 : 10;
}

std::string render_place(const CheckReport& report, const Diagnostic& finding, const Paint& paint) {
  const Place& place = finding.place;
  if (place.file.empty()) return {};
  std::string text =
      fmt::format("{:{}}{} {}\n", "", gutter_width(place.line), paint(Ink::Frame, "-->"), printable(to_string(place)));
  if (place.line == 0 || !report.source_line) return text;
  if (const auto line = report.source_line(place.file, place.line)) {
    text += render_snippet(place.line, place.column, finding.length, *line, finding.severity, paint);
  }
  return text;
}

/// A note of several lines (a diff) continues below its first one.
std::string lines_below(std::string_view note, const std::string& indent) {
  if (!note.empty() && note.back() == '\n') note.remove_suffix(1);
  const std::vector<std::string_view> lines = split(note, '\n');
  if (lines.size() == 1) return printable(note);
  std::string text;
  for (const std::string_view line : lines) text += fmt::format("\n{}  {}", indent, printable(line));
  return text;
}

std::string render_finding(const CheckReport& report, const Diagnostic& finding, const Paint& paint) {
  const std::string status = finding.status == Status::New ? "" : fmt::format("{} ", to_string(finding.status));
  const std::string head = fmt::format("{}{}[{}]", status, severity_word(finding.severity), finding.rule);
  std::string text =
      fmt::format("{}: {}\n", paint(ink_of(finding.severity), head), paint(Ink::Strong, printable(finding.message)));
  text += render_place(report, finding, paint);
  const std::string indent(gutter_width(finding.place.line) + 1, ' ');
  for (const std::string& note : finding.notes) {
    text += fmt::format("{}{} {}\n", indent, paint(Ink::Note, "= note:"), lines_below(note, indent));
  }
  if (!finding.also.empty()) {
    text += fmt::format("{}{} it also breaks `{}`\n", indent, paint(Ink::Note, "= note:"), join(finding.also, "`, `"));
  }
  if (!finding.help.empty()) {
    text += fmt::format("{}{} {}\n", indent, paint(Ink::Help, "= help:"), printable(finding.help));
  }
  const std::vector<std::string> owners = report.owners_of ? report.owners_of(finding) : std::vector<std::string>();
  if (!owners.empty()) {
    text += fmt::format("{}{} {}\n", indent, paint(Ink::Note, "= ask:"), printable(join(owners, ", ")));
  }
  return text + "\n";
}

using Counts = std::map<std::pair<std::string, Severity>, std::size_t>;  // by rule

std::string render_held(const Counts& seen, const Paint& paint) {
  std::string text;
  for (const auto& [of, count] : seen) {
    const auto& [rule, severity] = of;
    if (count <= most_shown(severity)) continue;
    text += fmt::format("{}: and {} more; `podworks check --all` shows them, `--report json=FILE` writes them\n",
                        paint(ink_of(severity), fmt::format("{}[{}]", severity_word(severity), rule)),
                        grouped(count - most_shown(severity)));
  }
  return text.empty() ? text : text + "\n";
}

/// Each finding says what to do; why, and what else may be done, is the rule's to say.
std::string render_further(const CheckReport& report) {
  const bool is_any = std::any_of(report.findings.begin(), report.findings.end(), [&](const Diagnostic& finding) {
    return finding.status == Status::New || report.everything;
  });
  return is_any ? "what a rule is for, and how to except what it finds: `podworks explain RULE`\n" : "";
}

/// In the log, because a checkout of a service may not be written to, and is gone when somebody reads this.
std::string render_patch(const CheckReport& report) {
  if (report.baseline_patch.empty()) return {};
  std::string text = "for `git apply` in the folder of podworks.yml:\n\n";
  std::string_view patch = report.baseline_patch;
  if (patch.ends_with('\n')) patch.remove_suffix(1);
  for (const std::string_view line : split(patch, '\n')) text += fmt::format("{}\n", printable(line));
  return text + "\n";
}

}  // namespace

std::string render_findings_text(const CheckReport& report) {
  const Paint paint(report.colour);
  std::string text;
  Counts seen;
  for (const Diagnostic& finding : report.findings) {
    if (finding.status != Status::New && !report.everything) continue;
    const bool is_held = !report.everything && ++seen[{finding.rule, finding.severity}] > most_shown(finding.severity);
    if (is_held) continue;
    text += render_finding(report, finding, paint);
  }
  return text + render_held(seen, paint);
}

std::string render_check_text(const CheckReport& report) {
  std::string text = render_findings_text(report) + render_patch(report);
  const Summary summary = summarize(report);
  text += passed_over_lines(report.scan.notes);
  text += render_further(report);
  text += import_lines(summary.imports) + lookup_line(count_lookups(report.scan));
  return text + summary_line(report, summary);
}

}  // namespace podworks
