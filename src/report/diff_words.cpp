// Words that the formats of `diff` share, and their table.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/diff.h"

namespace podworks {
namespace {

std::size_t count_cycles(const GraphDiff& diff, CycleChange::Kind kind) {
  return static_cast<std::size_t>(std::count_if(diff.cycles.begin(), diff.cycles.end(),
                                                [&](const CycleChange& change) { return change.kind == kind; }));
}

}  // namespace

const std::vector<DiffFormat>& all_diff_formats() {
  static const std::vector<DiffFormat> kFormats = {
      {"text", "for people: what came, what went, and the line at fault", render_diff_text},
      {"json", "for programs: podworks.diff/1", render_diff_json},
      {"markdown", "sections for a pull request; one line when nothing changed", render_diff_markdown},
  };
  return kFormats;
}

std::string diff_counts(const GraphDiff& diff) {
  using Kind = CycleChange::Kind;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  const auto is_new = [](const ChangedDependency& change) { return change.is_new(); };
  const auto fresh =
      static_cast<std::size_t>(std::count_if(diff.dependencies.begin(), diff.dependencies.end(), is_new));
  add(fresh, "new dependency", "new dependencies");
  add(diff.dependencies.size() - fresh, "gone dependency", "gone dependencies");
  add(diff.came.size(), "new pod", "new pods");
  add(diff.went.size(), "gone pod", "gone pods");
  add(count_cycles(diff, Kind::Came), "new cycle", "new cycles");
  add(count_cycles(diff, Kind::Merged), "merged cycle", "merged cycles");
  add(count_cycles(diff, Kind::Grew), "grown cycle", "grown cycles");
  add(count_cycles(diff, Kind::Shrank), "smaller cycle", "smaller cycles");
  add(count_cycles(diff, Kind::Went), "gone cycle", "gone cycles");
  add(diff.apps.size(), "app with other pods", "apps with other pods");
  return join(parts, ", ");
}

std::string diff_asides(const GraphDiff& diff) {
  std::string text;
  if (!diff.renamed.empty()) {
    text += fmt::format("; {} renamed", counted(diff.renamed.size(), "pod was", "pods were"));
  }
  const auto add = [&](std::string_view what, std::size_t before, std::size_t after) {
    if (before == after) return;
    text += fmt::format("; {} imports: {} before, {} after", what, grouped(before), grouped(after));
  };
  add("unresolved", diff.loose.unresolved_before, diff.loose.unresolved_after);
  add("ambiguous", diff.loose.ambiguous_before, diff.loose.ambiguous_after);
  return text;
}

std::string diff_sides(const DiffReport& report) {
  const auto side = [](const std::string& revision, const std::string& commit) {
    return fmt::format("{} ({})", to_valid_utf8(revision, true), commit.substr(0, 12));
  };
  const std::string base = side(report.revision, report.commit);
  return report.head.empty() ? "since " + base
                             : fmt::format("from {} to {}", base, side(report.head, report.head_commit));
}

std::string other_side(const ChangedDependency& change) {
  const Need weaker = std::min(change.before, change.after);
  if (weaker == Need::None) return "";
  const std::string_view what = weaker == Need::Declared ? "declared" : "used by tests or loosely";
  return change.is_new() ? fmt::format("{} before", what) : fmt::format("still {}", what);
}

std::string signed_difference(std::uint64_t before, std::uint64_t after) {
  return after >= before ? "+" + grouped(after - before) : "-" + grouped(before - after);
}

std::string chain_text(const CarriedPod& pod, std::string_view arrow) {
  std::string text;
  for (const CarryStep& step : pod.chain) text += text.empty() ? step.to : fmt::format("{}{}", arrow, step.to);
  return text;
}

const CarryStep* step_to_look_at(const CarriedPod& pod) {
  if (pod.chain.empty()) return nullptr;
  const auto fresh =
      std::find_if(pod.chain.begin(), pod.chain.end(), [](const CarryStep& step) { return step.is_new; });
  return fresh != pod.chain.end() ? &*fresh : &pod.chain.back();
}

}  // namespace podworks
