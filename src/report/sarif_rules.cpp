#include "report/sarif_rules.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/paint.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::size_t kLongestDescription = 1000;  // code points; GitHub takes 1 024 characters

/// "LayerOrder" of "layer-order": SARIF wants a name that differs from the id.
std::string name_of(std::string_view id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (letter) name += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = !letter;
  }
  return name;
}

Json text_json(std::string_view text) {
  return JsonObject{{"text", text}};
}

/// Its explanation, as plain text and as Markdown.
Json help_json(const RuleText& rule) {
  std::string text;
  std::string markdown;
  for (const auto& [heading, body] : rule.explanation) {
    if (body.empty()) continue;
    const std::string_view gap = text.empty() ? "" : "\n\n";
    text += fmt::format("{}{}: {}", gap, heading, body);
    markdown += fmt::format("{}**{}**\n\n{}", gap, heading, body);
  }
  if (text.empty()) return text_json(rule.summary);
  return JsonObject{{"text", text}, {"markdown", markdown}};
}

Json descriptor(const RuleText& rule) {
  const std::string_view full = rule.explanation.empty() ? rule.summary : rule.explanation.front().second;
  return JsonObject{{"id", rule.id},
                    {"name", name_of(rule.id)},
                    {"shortDescription", text_json(shortened(rule.summary, kLongestDescription))},
                    {"fullDescription", text_json(shortened(full, kLongestDescription))},
                    {"help", help_json(rule)},
                    {"defaultConfiguration", JsonObject{{"level", sarif_level(rule.severity)}}},
                    {"properties", JsonObject{{"tags", JsonArray{"architecture"}}}}};
}

void add(SarifRules& rules, const RuleText& rule) {
  if (rules.index.emplace(rule.id, rules.descriptors.size()).second) rules.descriptors.push_back(descriptor(rule));
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  return severity_word(severity);
}

SarifRules sarif_rules(const CheckReport& report) {
  SarifRules rules;
  for (const RuleText& rule : report.rules) add(rules, rule);
  const auto add_found = [&](const Diagnostic& finding) {
    add(rules, RuleText{.id = finding.rule, .severity = finding.severity, .about = "", .summary = finding.rule});
  };
  for (const Diagnostic& finding : report.findings) add_found(finding);
  if (report.base) {
    for (const Diagnostic& finding : report.base->fixed) add_found(finding);
  }
  return rules;
}

}  // namespace podworks
