// `check` as Checkstyle XML, which many tools read. Findings by file; known ones with --all only.
#include <fmt/format.h>

#include <map>

#include "report/formats.h"
#include "report/services.h"
#include "report/xml_text.h"

namespace podworks {
namespace {

std::string_view severity_name(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warn ? "warning" : "info";
}

std::string element(const Diagnostic& finding) {
  // Readers want a line of every error; Checkstyle itself writes 0 for what is about the whole file.
  std::string text = fmt::format("    <error line=\"{}\"", finding.place.line);
  if (finding.place.column > 0) text += fmt::format(" column=\"{}\"", finding.place.column);
  return text + fmt::format(" severity=\"{}\" message=\"{}\" source=\"podworks.{}\"/>\n",
                            severity_name(finding.severity), xml_attribute(words_of(finding, false)),
                            xml_attribute(finding.rule));
}

}  // namespace

std::string render_check_checkstyle(const CheckReport& report) {
  std::map<std::string, std::string> files;
  for (const Diagnostic& finding : report.findings) {
    if (is_reported(report, finding)) files[place_in_repository(report, finding.place).file] += element(finding);
  }
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& [file, errors] : files) {
    text += fmt::format("  <file name=\"{}\">\n{}  </file>\n", xml_attribute(file), errors);
  }
  return text + "</checkstyle>\n";
}

}  // namespace podworks
