// The page as Markdown, for a job's summary: figures, what each rule found, what is new, cycles with their cuts, apps.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/markdown_text.h"
#include "report/page/page.h"
#include "report/page/page_words.h"
#include "report/paint.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::size_t kMostFindings = 50;
constexpr std::size_t kMostRules = 100;
constexpr std::size_t kMostCycles = 20;
constexpr std::size_t kMostPods = 20;  // of a cycle, in words
constexpr std::size_t kMostCuts = 10;
constexpr std::size_t kMostSavings = 5;
constexpr std::size_t kMostApps = 100;
constexpr std::size_t kLongestText = 600;  // code points

std::string pod_at(const PageData& page, std::int64_t row) {
  return markdown_code(page.pods.name[static_cast<std::size_t>(row)]);
}

std::string edge_at(const PageData& page, std::int64_t row) {
  const auto edge = static_cast<std::size_t>(row);
  return fmt::format("{} → {}", pod_at(page, page.edges.from[edge]), pod_at(page, page.edges.to[edge]));
}

/// A cell of a table: a bar would end it, within code too. Sentences have escaped theirs.
std::string cell(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '|' && !result.ends_with('\\')) result += '\\';
    result += c;
  }
  return result;
}

std::string and_more(std::size_t all, std::size_t shown, std::string_view one, std::string_view many) {
  return all > shown ? fmt::format("- and {}\n", counted(all - shown, one, many)) : "";
}

std::string rules_text(const PageData& page) {
  std::string rows;
  std::size_t shown = 0;
  std::size_t left_out = 0;
  const std::vector<StatusCounts> counts = findings_by_rule(page);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (sum_of(counts[i]) == 0) continue;
    if (shown == kMostRules) {
      ++left_out;
      continue;
    }
    ++shown;
    rows += fmt::format("| {} | {} |", cell(markdown_code(page.rules[i].id)),
                        cell(markdown_sentence(shortened(page.rules[i].summary, kLongestText))));
    for (const std::size_t count : counts[i]) rows += count == 0 ? "  |" : fmt::format(" {} |", grouped(count));
    rows += "\n";
  }
  if (rows.empty()) return "\nEvery rule is kept.\n";
  std::string head = "\n| rule | what it finds |";
  std::string line = "|---|---|";
  for (const std::string_view status : kPageStatuses) {
    head += fmt::format(" {} |", status);
    line += "--:|";
  }
  return fmt::format("{}\n{}\n{}{}", head, line, rows, left_out > 0 ? fmt::format("\nand {} more\n", left_out) : "");
}

std::string finding_text(const PageData& page, std::size_t i) {
  const FindingTable& table = page.findings;
  const std::string place = place_at(page, table.file[i], table.line[i]);
  std::string text = fmt::format("- {} {}{}: {}\n", kPageSeverities[static_cast<std::size_t>(table.severity[i])],
                                 table.rule[i] < 0 ? "" : markdown_code(rule_at(page, table.rule[i])),
                                 place.empty() ? "" : " " + markdown_code(place),
                                 markdown_sentence(shortened(text_at(page, table.message[i]), kLongestText)));
  if (table.help[i] >= 0) {
    text +=
        fmt::format("  <br>**Repair:** {}\n", markdown_sentence(shortened(text_at(page, table.help[i]), kLongestText)));
  }
  return text;
}

/// Those of one status; nothing if there are none.
std::string findings_text(const PageData& page, PageStatus status, std::string_view heading) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < page.findings.id.size(); ++i) {
    if (page.findings.status[i] == static_cast<std::int64_t>(status)) rows.push_back(i);
  }
  if (rows.empty()) return "";
  std::string text = fmt::format("\n### {}\n\n", heading);
  const std::size_t shown = std::min(rows.size(), kMostFindings);
  for (std::size_t i = 0; i < shown; ++i) text += finding_text(page, rows[i]);
  return text + and_more(rows.size(), shown, "other", "others");
}

std::string cycle_text(const PageData& page, const PageCycle& cycle) {
  std::vector<std::string> pods;
  for (std::size_t i = 0; i < std::min(cycle.pods.size(), kMostPods); ++i) pods.push_back(pod_at(page, cycle.pods[i]));
  std::string text = fmt::format("- {}: {}{}\n", counted(cycle.pods.size(), "pod", "pods"), join(pods, ", "),
                                 cycle.pods.size() > kMostPods ? " …" : "");
  std::vector<std::string> cuts;
  for (std::size_t i = 0; i < std::min(cycle.cut.size(), kMostCuts); ++i) cuts.push_back(edge_at(page, cycle.cut[i]));
  return text + fmt::format("  <br>cut {}{} ({}{})\n", join(cuts, ", "), cycle.cut.size() > kMostCuts ? " …" : "",
                            counted(static_cast<std::size_t>(cycle.cost), "import", "imports"),
                            cycle.is_exact ? ", nothing is cheaper" : "");
}

std::string cycles_text(const PageData& page) {
  if (page.cycles.empty()) return "";
  std::string text = "\n### Cycles\n\n";
  const std::size_t shown = std::min(page.cycles.size(), kMostCycles);
  for (std::size_t i = 0; i < shown; ++i) text += cycle_text(page, page.cycles[i]);
  return text + and_more(page.cycles.size(), shown, "other", "others");
}

std::string apps_text(const PageData& page) {
  if (page.apps.empty()) return "";
  std::string text = page.then
                         ? "\n### Apps\n\n| app | pods | then | bytes of sources | then |\n|---|--:|--:|--:|--:|\n"
                         : "\n### Apps\n\n| app | pods | bytes of sources |\n|---|--:|--:|\n";
  const std::size_t shown = std::min(page.apps.size(), kMostApps);
  for (std::size_t i = 0; i < shown; ++i) {
    const PageApp& app = page.apps[i];
    const AppFigures* const then = app_then(page, app.name);
    const auto before = [&](std::size_t count) {
      return page.then ? fmt::format(" {} |", then != nullptr ? grouped(count) : "none") : "";
    };
    text += fmt::format("| {} | {} |{} {} |{}\n", cell(markdown_code(app.name)), grouped(app.pods.size()),
                        before(then != nullptr ? then->pods.size() : 0), grouped(app.bytes),
                        before(then != nullptr ? then->bytes : 0));
  }
  for (const AppFigures& app : page.then ? page.then->apps : std::vector<AppFigures>()) {
    const bool is_gone =
        std::none_of(page.apps.begin(), page.apps.end(), [&](const PageApp& now) { return now.name == app.name; });
    if (is_gone) {
      text += fmt::format("| {} | none | {} | none | {} |\n", cell(markdown_code(app.name)), grouped(app.pods.size()),
                          grouped(app.bytes));
    }
  }
  return text + (page.apps.size() > shown ? fmt::format("\n… and {} more\n", page.apps.size() - shown) : "");
}

std::string savings_text(const PageData& page) {
  std::string text;
  const std::size_t shown = std::min(page.savings.edge.size(), kMostSavings);
  for (std::size_t i = 0; i < shown; ++i) {
    text += fmt::format("- {} without {}: {} and {} of sources less\n",
                        markdown_code(page.apps[static_cast<std::size_t>(page.savings.app[i])].name),
                        edge_at(page, page.savings.edge[i]),
                        counted(static_cast<std::size_t>(page.savings.pods[i]), "pod", "pods"),
                        counted(static_cast<std::size_t>(page.savings.bytes[i]), "byte", "bytes"));
  }
  return text.empty() ? "" : "\n### What a cut would save\n\n" + text;
}

}  // namespace

std::string page_markdown(const PageData& page) {
  return fmt::format("## {}\n\n{}\n", markdown_sentence(shortened(page.title, kLongestText)),
                     markdown_sentence(page_verdict(page))) +
         rules_text(page) + findings_text(page, PageStatus::New, "New") +
         findings_text(page, PageStatus::Stale, "Entries of the baseline that no longer hold") + cycles_text(page) +
         apps_text(page) + savings_text(page);
}

}  // namespace podworks
