// `check` as workflow commands of GitHub Actions: annotations beside the lines of a pull request. One for each finding,
// at its first new import. GitHub takes ten errors and ten warnings of a step and drops the others without a word, so
// what is left out is counted.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/formats.h"
#include "report/paint.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::size_t kMost = 10;  // of one severity

/// As the runner reads them back: `%` and line ends, in a property also what ends it.
std::string escaped(std::string_view text, bool is_property) {
  std::string result;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    result += special ? fmt::format("%{:02X}", c) : std::string(1, c);
  }
  return result;
}

std::string command(const CheckReport& report, const Diagnostic& finding) {
  const Place place = place_in_repository(report, finding.place);
  std::string properties = fmt::format("file={}", escaped(printable(place.file), true));
  if (place.line > 0) properties += fmt::format(",line={}", place.line);
  if (place.line > 0 && place.column > 0) {
    properties += fmt::format(",col={}", place.column);
    if (finding.length > 0) properties += fmt::format(",endColumn={}", place.column + finding.length);
  }
  properties += fmt::format(",title={}", escaped(printable("podworks " + finding.rule), true));
  return fmt::format("::{} {}::{}\n", severity_word(finding.severity), properties,
                     escaped(words_of(finding, true), false));
}

/// "3 errors, 1 warning and 2 notes"
std::string counts(std::size_t errors, std::size_t warnings, std::size_t notes) {
  std::vector<std::string> parts;
  if (errors > 0) parts.push_back(counted(errors, "error", "errors"));
  if (warnings > 0) parts.push_back(counted(warnings, "warning", "warnings"));
  if (notes > 0) parts.push_back(counted(notes, "note", "notes"));
  if (parts.size() < 2) return join(parts, "");
  const std::string last = parts.back();
  parts.pop_back();
  return fmt::format("{} and {}", join(parts, ", "), last);
}

}  // namespace

std::string render_check_github(const CheckReport& report) {
  std::string text;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  for (const Diagnostic& finding : report.findings) {
    if (finding.status != Status::New) continue;
    if (finding.severity == Severity::Note) {
      ++notes;
      continue;
    }
    std::size_t& seen = finding.severity == Severity::Error ? errors : warnings;
    if (++seen <= kMost) text += command(report, finding);
  }
  const std::string left = counts(errors - std::min(errors, kMost), warnings - std::min(warnings, kMost), notes);
  if (left.empty()) return text;
  return text + fmt::format("::notice title=podworks::without annotation: {}; `{}` shows them\n", left,
                            escaped(command_of(report) + " --all", false));
}

}  // namespace podworks
