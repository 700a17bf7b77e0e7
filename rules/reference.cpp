#include "rules/reference.h"

#include <fmt/format.h>

#include <iterator>

namespace podworks {

std::string rule_markdown(const Rule& rule, int heading_level) {
  const std::string marks(static_cast<std::size_t>(heading_level), '#');
  const Explanation& text = rule.explanation;
  std::string out = fmt::format("{} {}\n\n*{} by default, about: {}.* {}.\n", marks, rule.id, to_string(rule.severity),
                                rule.about, rule.summary);
  const auto section = [&](std::string_view title, std::string_view body) {
    fmt::format_to(std::back_inserter(out), "\n**{}.** {}\n", title, body);
  };
  section("What it checks", text.checks);
  section("Why it matters", text.why);
  section("How to fix", text.fix);
  section("Configuration", text.configuration);
  section("Example", text.example);
  return out;
}

std::string rules_reference() {
  std::string out =
      "# Rules\n\n<!-- generated from the table of rules (rules/all_rules.cpp); do not edit -->\n\n"
      "`podworks explain RULE` prints the same text. Severities are set under `rules:` in podworks.yml: `error`, "
      "`warn`, "
      "`note` or `off`.\n\n| rule | default | about | finds |\n|---|---|---|---|\n";
  for (const Rule& rule : all_rules()) {
    fmt::format_to(std::back_inserter(out), "| [`{}`](#{}) | {} | {} | {} |\n", rule.id, rule.id,
                   to_string(rule.severity), rule.about, rule.summary);
  }
  for (const Rule& rule : all_rules()) out += "\n" + rule_markdown(rule, 2);
  return out;
}

}  // namespace podworks
