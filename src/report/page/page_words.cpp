#include "report/page/page_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

/// " (2 more)", " (1 fewer)"; nothing if it is the same.
std::string change(std::size_t now, std::size_t then) {
  if (now == then) return "";
  return now > then ? fmt::format(" ({} more)", grouped(now - then)) : fmt::format(" ({} fewer)", grouped(then - now));
}

}  // namespace

std::string_view text_at(const PageData& page, std::int64_t row) {
  return row < 0 ? std::string_view() : std::string_view(page.texts[static_cast<std::size_t>(row)]);
}

std::string place_at(const PageData& page, std::int64_t file, std::int64_t line) {
  if (file < 0) return "";
  const std::string& path = page.files[static_cast<std::size_t>(file)];
  return line > 0 ? fmt::format("{}:{}", path, line) : path;
}

std::string_view rule_at(const PageData& page, std::int64_t row) {
  return row < 0 ? std::string_view() : std::string_view(page.rules[static_cast<std::size_t>(row)].id);
}

std::vector<StatusCounts> findings_by_rule(const PageData& page) {
  std::vector<StatusCounts> counts(page.rules.size());
  const FindingTable& findings = page.findings;
  for (std::size_t i = 0; i < findings.id.size(); ++i) {
    if (findings.rule[i] < 0) continue;
    ++counts[static_cast<std::size_t>(findings.rule[i])][static_cast<std::size_t>(findings.status[i])];
  }
  return counts;
}

std::string page_verdict(const PageData& page) {
  StatusCounts counts{};
  for (const std::int64_t status : page.findings.status) ++counts[static_cast<std::size_t>(status)];
  std::vector<std::string> words;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) words.push_back(fmt::format("{} {}", grouped(counts[i]), kPageStatuses[i]));
  }
  const std::optional<PoolFigures>& then = page.then;
  const auto than = [&](std::size_t now, std::size_t before) { return then ? change(now, before) : ""; };
  const std::size_t pods = pod_count(page);
  const std::size_t edges = page.edges.from.size();
  const std::string head =
      fmt::format("{}{}, {}{}, {}{}, {}, {}.", counted(pods, "pod", "pods"), than(pods, then ? then->pods.size() : 0),
                  counted(edges, "dependency", "dependencies"), than(edges, then ? then->edges : 0),
                  counted(page.cycles.size(), "cycle", "cycles"), than(page.cycles.size(), then ? then->cycles : 0),
                  counted(page.files_read, "file", "files"), counted(page.imports, "import", "imports"));
  const std::string base = page.base_commit.empty() ? ""
                                                    : fmt::format(" Compared with {} ({}).", page.base_revision,
                                                                  page.base_commit.substr(0, 10));
  return fmt::format("{} Findings: {}.{}", head, words.empty() ? "none" : join(words, ", "), base);
}

std::size_t pod_count(const PageData& page) {
  const Column& flags = page.pods.flags;
  return static_cast<std::size_t>(
      std::count_if(flags.begin(), flags.end(), [](std::int64_t one) { return (one & kEntryPod) == 0; }));
}

const AppFigures* app_then(const PageData& page, const std::string& name) {
  if (!page.then) return nullptr;
  const auto& apps = page.then->apps;
  const auto found = std::find_if(apps.begin(), apps.end(), [&](const AppFigures& app) { return app.name == name; });
  return found != apps.end() ? &*found : nullptr;
}

}  // namespace podworks
