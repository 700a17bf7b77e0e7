#include "report/services.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/shell_word.h"
#include "base/text.h"
#include "report/paint.h"

namespace podworks {
namespace {

std::string printable_lines(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  std::string lines;
  for (const std::string_view line : split(text, '\n')) {
    lines += lines.empty() ? "" : "\n";
    lines += printable(line);
  }
  return lines;
}

}  // namespace

bool is_reported(const CheckReport& report, const Diagnostic& finding) {
  return finding.status == Status::New || report.everything;
}

bool fails(const CheckReport& report, const Diagnostic& finding) {
  return finding.status == Status::New && finding.severity >= report.fail_on;
}

std::string path_in_repository(const CheckReport& report, const std::string& file) {
  return report.path_in_repository ? report.path_in_repository(file) : file;
}

Place place_in_repository(const CheckReport& report, const Place& place) {
  const std::string& config = report.project.config_path;
  const std::string& file = !place.file.empty() ? place.file : config.empty() ? "podworks.yml" : config;
  return {path_in_repository(report, file), place.line, place.column};
}

std::string words_of(const Diagnostic& finding, bool with_notes) {
  std::string text = printable_lines(finding.message);
  if (with_notes) {
    for (const std::string& note : finding.notes) text += fmt::format("\nnote: {}", printable_lines(note));
    if (!finding.also.empty())
      text += fmt::format("\nnote: it also breaks `{}`", printable(join(finding.also, "`, `")));
  }
  if (!finding.help.empty()) text += fmt::format("\nhelp: {}", printable_lines(finding.help));
  return text;
}

std::string shortened(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  std::size_t last = 0;  // where the dots would begin
  for (std::size_t points = 0; end < text.size(); ++points) {
    if (points + 3 == count) last = end;
    if (points == count) return std::string(text.substr(0, last)) + "...";
    end += character_at(text, end).bytes;
  }
  return std::string(text);
}

const RuleText* rule_text(const CheckReport& report, std::string_view id) {
  const auto row =
      std::find_if(report.rules.begin(), report.rules.end(), [&](const RuleText& rule) { return rule.id == id; });
  return row == report.rules.end() ? nullptr : &*row;
}

std::string command_of(const CheckReport& report) {
  std::string command = "podworks";
  if (!report.folder.empty()) command += " -C " + shell_word(report.folder);
  command += " check";
  if (report.base) command += " --base " + shell_word(report.base->revision);
  if (report.fail_on != Severity::Error) command += fmt::format(" --fail-on {}", to_string(report.fail_on));
  return printable(command);
}

}  // namespace podworks
