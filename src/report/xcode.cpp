// `check` for a Run Script phase of Xcode, which shows such lines at the source: file:line:col: error: message. Xcode
// finds a file by its absolute path only.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/formats.h"
#include "report/paint.h"
#include "report/services.h"

namespace podworks {

std::string render_check_xcode(const CheckReport& report) {
  std::string text;
  for (const Diagnostic& finding : report.findings) {
    if (finding.status != Status::New) continue;
    const Place place = place_in_repository(report, finding.place);
    const std::string file = report.top.empty() ? place.file : report.top + "/" + place.file;
    text += fmt::format("{}:{}:{}: {}: {} [{}]\n", printable(file), std::max(place.line, 1), std::max(place.column, 1),
                        severity_word(finding.severity), printable(finding.message), printable(finding.rule));
  }
  return text;
}

}  // namespace podworks
