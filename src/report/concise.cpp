// `check` for editors and grep: one line per finding, nothing held back.
#include <fmt/format.h>

#include "report/formats.h"
#include "report/paint.h"
#include "report/summary.h"

namespace podworks {

std::string render_check_concise(const CheckReport& report) {
  const Paint paint(report.colour);
  std::string text;
  for (const Diagnostic& finding : report.findings) {
    if (finding.status != Status::New) continue;
    if (!finding.place.file.empty()) text += fmt::format("{}: ", printable(to_string(finding.place)));
    const std::string head = fmt::format("{}[{}]", severity_word(finding.severity), finding.rule);
    text += fmt::format("{}: {}\n", paint(ink_of(finding.severity), head), printable(finding.message));
  }
  return text + summary_line(report, summarize(report));
}

}  // namespace podworks
