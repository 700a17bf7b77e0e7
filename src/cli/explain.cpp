// podworks explain: what a rule checks, why, and what to do about it. Needs no network and no pool.
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "report/paint.h"
#include "rules/rule.h"

namespace podworks {
namespace {

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const Rule& rule : all_rules()) names.emplace_back(rule.id);
  return names;
}

constexpr std::size_t kWidth = 100;

/// Breaks lines at blanks; what is indented is code and stays as it is.
std::string wrapped(std::string_view text) {
  std::string result;
  for (const std::string_view line : split(trim(text), '\n')) {
    std::size_t column = 0;
    for (const std::string_view word : split(line, ' ')) {
      const std::size_t width = display_width(word);
      if (column > 0 && column + 1 + width > kWidth && !line.starts_with(' ')) {
        result += '\n';
        column = 0;
      } else if (word.data() != line.data()) {
        result += ' ';
        ++column;
      }
      result += word;
      column += width;
    }
    result += '\n';
  }
  return result;
}

/// What keeps a finding from failing the gate, in a way that others see.
std::string exceptions_of(const Rule& rule) {
  const bool is_about_imports = rule.about == "dependency" || rule.about == "import";
  if (!rule.is_recordable && !is_about_imports) {
    return "Not at all: the finding says that the verdict is not complete, or that what the gate needs does not hold.";
  }
  std::string text = "For a time, and where others see it.";
  if (is_about_imports) {
    text += fmt::format(" At the import, with a reason: `// podworks: allow({}) the map moves in Q3`.",
                        rule.id == "custom" ? "custom/NAME" : rule.id);
  }
  if (rule.is_recordable) {
    text +=
        " In podworks-baseline.yml: `podworks baseline update` writes the entry, to which `reason`, `owner` and "
        "`until` "
        "are added by hand.";
  }
  return text + " What is `strict` takes none.";
}

std::string render_text(const Rule& rule, bool colour) {
  const Paint paint(colour);
  const Explanation& explanation = rule.explanation;
  std::string text = fmt::format("{}: {}\nabout: {}; by default: {}\n", paint(Ink::Strong, rule.id), rule.summary,
                                 rule.about, to_string(rule.severity));
  const std::string exceptions = exceptions_of(rule);
  const std::pair<std::string_view, std::string_view> parts[] = {
      {"What it checks", explanation.checks}, {"Why it matters", explanation.why},
      {"How to fix", explanation.fix},        {"Configuration", explanation.configuration},
      {"How to except", exceptions},          {"Example", explanation.example}};
  for (const auto& [title, body] : parts) {
    if (!body.empty()) text += fmt::format("\n{}\n{}", paint(Ink::Help, title), wrapped(body));
  }
  return text;
}

std::string render_json(const Rule& rule) {
  const Explanation& explanation = rule.explanation;
  return write_json(JsonObject{{"schema", "podworks.explain/1"},
                               {"rule", rule.id},
                               {"severity", to_string(rule.severity)},
                               {"about", rule.about},
                               {"summary", rule.summary},
                               {"checks", explanation.checks},
                               {"why", explanation.why},
                               {"fix", explanation.fix},
                               {"configuration", explanation.configuration},
                               {"example", explanation.example}});
}

Result<Answer> run(Call& call) {
  const std::string& name = call.options.arguments.front();
  const Rule* rule = find_rule(name);
  if (rule == nullptr) {
    const auto near = nearest(name, rule_names());
    const std::string list = "`podworks list rules` lists them";
    return Error{fmt::format("there is no rule `{}`", name),
                 {},
                 near ? fmt::format("did you mean `{}`? {}", *near, list) : list};
  }
  return Answer{kClean, [rule](std::string_view format, bool colour) {
                  return format == "json" ? render_json(*rule) : render_text(*rule, colour);
                }};
}

}  // namespace

Command explain_command() {
  return {
      .name = "explain",
      .arguments = "RULE",
      .summary = "what a rule checks, why, and how to fix what it finds",
      .about = "The rule's id stands in brackets in every finding: error[layer-order].",
      .examples = {{"podworks explain layer-order", "the rule that keeps the layers in order"},
                   {"podworks explain pod-cycle --format json", "the same for a program"}},
      .least_arguments = 1,
      .most_arguments = 1,
      .formats = text_and_json,
      .words = rule_names,
      .run = run,
  };
}

}  // namespace podworks
