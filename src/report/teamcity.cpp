// `check` as service messages of TeamCity: each rule with findings is an inspection type, each finding an inspection.
// Known findings with --all only.
// https://www.jetbrains.com/help/teamcity/service-messages.html#Reporting+Inspections
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "report/formats.h"
#include "report/paint.h"
#include "report/services.h"
#include "report/xml_text.h"

namespace podworks {
namespace {

constexpr std::size_t kLongestName = 255;
constexpr std::size_t kLongestText = 4000;

/// A value between quotes. What is no ASCII is written as UTF-16 numbers, whatever encoding the build's log has.
std::string value(std::string_view text, std::size_t longest) {
  const std::string valid = shortened(to_valid_utf8(text), longest);
  std::string result;
  for (std::size_t at = 0; at < valid.size();) {
    const Character c = character_at(valid, at);
    at += c.bytes;
    if (c.value == '\n') {
      result += "|n";
    } else if (c.value == '\r') {
      result += "|r";
    } else if (c.value < 0x80) {
      if (std::string_view("|'[]").find(static_cast<char>(c.value)) != std::string_view::npos) result += '|';
      result += static_cast<char>(c.value);
    } else if (c.value < 0x10000) {
      result += fmt::format("|0x{:04X}", static_cast<unsigned>(c.value));
    } else {
      const auto rest = static_cast<unsigned>(c.value) - 0x10000U;
      result += fmt::format("|0x{:04X}|0x{:04X}", 0xD800U + (rest >> 10U), 0xDC00U + (rest & 0x3FFU));
    }
  }
  return result;
}

std::string type_message(const CheckReport& report, const std::string& id) {
  const RuleText* const rule = rule_text(report, id);
  std::string description = rule == nullptr ? id : rule->summary;  // TeamCity shows it as HTML
  description = "<html><body>" + xml_content(description) + "</body></html>";
  return fmt::format("##teamcity[inspectionType id='{0}' name='{0}' description='{1}' category='podworks']\n",
                     value(printable(id), kLongestName), value(description, kLongestText));
}

std::string message(const CheckReport& report, const Diagnostic& finding) {
  const Place place = place_in_repository(report, finding.place);
  const std::string line = place.line > 0 ? fmt::format(" line='{}'", place.line) : "";
  const std::string_view severity = finding.severity == Severity::Error  ? "ERROR"
                                    : finding.severity == Severity::Warn ? "WARNING"
                                                                         : "INFO";
  return fmt::format("##teamcity[inspection typeId='{}' message='{}' file='{}'{} SEVERITY='{}']\n",
                     value(printable(finding.rule), kLongestName), value(words_of(finding, true), kLongestText),
                     value(printable(place.file), kLongestText), line, severity);
}

}  // namespace

std::string render_check_teamcity(const CheckReport& report) {
  std::string types;
  std::string messages;
  std::set<std::string_view> named;
  for (const Diagnostic& finding : report.findings) {
    if (!is_reported(report, finding)) continue;
    if (named.insert(finding.rule).second) types += type_message(report, finding.rule);
    messages += message(report, finding);
  }
  return types + messages;
}

}  // namespace podworks
