// The part of the page that needs no script and reads well without style: Jenkins forbids both to what a job keeps.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/page/page.h"
#include "report/page/page_words.h"
#include "report/paint.h"

namespace podworks {
namespace {

constexpr std::size_t kMostFindings = 200;
constexpr std::size_t kMostPods = 50;  // of a cycle, in words
constexpr std::size_t kMostCuts = 50;

/// Findings by status, the new ones first, each group in the order of the report.
std::vector<std::size_t> shown_order(const FindingTable& findings) {
  constexpr std::array kOrder = {PageStatus::New, PageStatus::Stale, PageStatus::Known, PageStatus::Fixed,
                                 PageStatus::Allowed};
  std::vector<std::size_t> order;
  for (const PageStatus status : kOrder) {
    for (std::size_t i = 0; i < findings.id.size(); ++i) {
      if (findings.status[i] == static_cast<std::int64_t>(status)) order.push_back(i);
    }
  }
  return order;
}

std::string counts_table(const PageData& page) {
  const std::vector<StatusCounts> counts = findings_by_rule(page);
  std::string rows;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (sum_of(counts[i]) == 0) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", html_text(page.rules[i].id),
                        html_text(page.rules[i].summary));
    for (const std::size_t count : counts[i]) rows += fmt::format("<td>{}</td>", count);
    rows += "</tr>\n";
  }
  if (rows.empty()) return "<p>Every rule is kept.</p>\n";
  std::string head;
  for (const std::string_view status : kPageStatuses) head += fmt::format("<th scope=\"col\">{}</th>", status);
  return fmt::format(
      "<table border=\"1\"><caption>Rules</caption>\n<thead><tr><th scope=\"col\">rule</th><th scope=\"col\">what it "
      "finds</th>{}</tr></thead>\n<tbody>\n{}</tbody></table>\n",
      head, rows);
}

std::string finding_row(const PageData& page, std::size_t i) {
  const FindingTable& findings = page.findings;
  std::string words = html_text(text_at(page, findings.message[i]));
  if (findings.help[i] >= 0) words += fmt::format("<br>{}", html_text(text_at(page, findings.help[i])));
  if (findings.owner[i] >= 0) words += fmt::format("<br>ask {}", html_text(text_at(page, findings.owner[i])));
  return fmt::format("<tr><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                     kPageStatuses[static_cast<std::size_t>(findings.status[i])],
                     kPageSeverities[static_cast<std::size_t>(findings.severity[i])],
                     html_text(rule_at(page, findings.rule[i])),
                     html_text(place_at(page, findings.file[i], findings.line[i])), words);
}

std::string findings_table(const PageData& page) {
  const std::vector<std::size_t> order = shown_order(page.findings);
  if (order.empty()) return "";
  const std::size_t shown = std::min(order.size(), kMostFindings);
  std::string rows;
  for (std::size_t i = 0; i < shown; ++i) rows += finding_row(page, order[i]);
  const std::string rest =
      shown == order.size() ? "" : fmt::format("<p>and {} more</p>\n", grouped(order.size() - shown));
  return fmt::format(
      "<table border=\"1\"><caption>Findings</caption>\n<thead><tr><th scope=\"col\">status</th><th "
      "scope=\"col\">severity</th><th scope=\"col\">rule</th><th scope=\"col\">where</th><th scope=\"col\">what, and "
      "what to do</th></tr></thead>\n<tbody>\n{}</tbody></table>\n{}",
      rows, rest);
}

std::string edge_text(const PageData& page, std::int64_t edge) {
  const auto row = static_cast<std::size_t>(edge);
  const auto name = [&](std::int64_t pod) { return html_text(page.pods.name[static_cast<std::size_t>(pod)]); };
  return fmt::format("{} → {} ({})", name(page.edges.from[row]), name(page.edges.to[row]),
                     counted(static_cast<std::size_t>(page.edges.imports[row]), "import", "imports"));
}

std::string cycles_table(const PageData& page) {
  if (page.cycles.empty()) return "";
  std::string rows;
  for (const PageCycle& cycle : page.cycles) {
    std::string pods;
    for (std::size_t i = 0; i < std::min(cycle.pods.size(), kMostPods); ++i) {
      if (i > 0) pods += ", ";
      pods += html_text(page.pods.name[static_cast<std::size_t>(cycle.pods[i])]);
    }
    if (cycle.pods.size() > kMostPods) pods += fmt::format(" and {} more", cycle.pods.size() - kMostPods);
    std::string cut;
    for (std::size_t i = 0; i < std::min(cycle.cut.size(), kMostCuts); ++i) {
      cut += edge_text(page, cycle.cut[i]) + "<br>";
    }
    if (cycle.cut.size() > kMostCuts) cut += fmt::format("and {} more", grouped(cycle.cut.size() - kMostCuts));
    rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", cycle.pods.size(), pods, cut);
  }
  return fmt::format(
      "<table border=\"1\"><caption>Cycles</caption>\n<thead><tr><th scope=\"col\">pods</th><th "
      "scope=\"col\">which</th><th scope=\"col\">the cheapest cut</th></tr></thead>\n<tbody>\n{}</tbody></table>\n",
      rows);
}

std::string apps_table(const PageData& page) {
  if (page.apps.empty()) return "";
  std::string rows;
  for (const PageApp& app : page.apps) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", html_text(app.name),
                        grouped(app.pods.size()), grouped(app.bytes));
  }
  return fmt::format(
      "<table border=\"1\"><caption>Apps</caption>\n<thead><tr><th scope=\"col\">app</th><th "
      "scope=\"col\">pods</th><th "
      "scope=\"col\">bytes of sources</th></tr></thead>\n<tbody>\n{}</tbody></table>\n",
      rows);
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : to_valid_utf8(text, true)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string page_tables(const PageData& page) {
  return fmt::format("<h1>{}</h1>\n<p>{}</p>\n", html_text(page.title), html_text(page_verdict(page))) +
         counts_table(page) + findings_table(page) + cycles_table(page) + apps_table(page);
}

}  // namespace podworks
