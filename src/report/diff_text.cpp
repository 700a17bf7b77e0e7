// `diff` for people.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/diff.h"
#include "report/graph_view.h"
#include "report/paint.h"

namespace podworks {
namespace {

std::string heading(const Paint& paint, std::string_view title, std::size_t count) {
  return fmt::format("{}: {}\n", paint(Ink::Strong, title), grouped(count));
}

std::string dependency_line(const ChangedDependency& change) {
  std::vector<std::string> facts;
  if (!to_string(change.at).empty()) {
    facts.push_back((change.is_new() ? "" : "was ") + printable(to_string(change.at)));
  }
  std::string why = change.spelling.empty() ? "declared" : fmt::format("`{}`", printable(change.spelling));
  if (change.imports > 1) why += fmt::format(" and {} more", grouped(change.imports - 1));
  facts.push_back(std::move(why));
  if (is_weak(change)) facts.push_back(kinds_text(change.kinds));
  if (const std::string other = other_side(change); !other.empty()) facts.push_back(other);
  return fmt::format("  {} -> {}  {}\n", printable(change.from), printable(change.to), join(facts, "  "));
}

std::string dependencies_text(const GraphDiff& diff, const Paint& paint) {
  std::string text;
  const auto add = [&](std::string_view title, bool is_new, bool weak) {
    std::string lines;
    std::size_t count = 0;
    for (const ChangedDependency& change : diff.dependencies) {
      if (change.is_new() != is_new || is_weak(change) != weak) continue;
      lines += dependency_line(change);
      ++count;
    }
    if (count > 0) text += heading(paint, title, count) + lines;
  };
  add("new dependencies", true, false);
  add("gone dependencies", false, false);
  add("new dependencies that no build needs", true, true);
  add("gone dependencies that no build needed", false, true);
  return text;
}

std::string pods_text(std::string_view title, const std::vector<ChangedPod>& pods, const Paint& paint) {
  if (pods.empty()) return "";
  std::string text = heading(paint, title, pods.size());
  for (const ChangedPod& pod : pods) {
    text += fmt::format("  {}", printable(pod.name));
    if (!pod.layer.empty()) text += fmt::format(" ({})", printable(pod.layer));
    text += fmt::format("  {}, {}\n", counted(pod.files, "file", "files"), counted(pod.bytes, "byte", "bytes"));
  }
  return text;
}

std::string members_text(const std::vector<std::string>& members) {
  return fmt::format("{{{}}}", printable(join(members, ", ")));
}

std::string cycle_line(const CycleChange& change) {
  std::vector<std::string> before;
  for (const std::vector<std::string>& members : change.before) before.push_back(members_text(members));
  std::string text = fmt::format("  {}: ", to_string(change.kind));
  if (change.after.empty()) return text + join(before, " and ") + "\n";
  if (!before.empty()) text += join(before, " and ") + " -> ";
  return text + members_text(change.after) + "\n";
}

std::string app_text(const AppChange& app) {
  std::string text = fmt::format("  {}", printable(app.name));
  if (app.kind != AppChange::Kind::Changed) {
    const bool came = app.kind == AppChange::Kind::Came;
    return text + fmt::format("  {}  {}, {}\n", came ? "is new" : "is gone",
                              counted(came ? app.pods_after : app.pods_before, "pod", "pods"),
                              counted(came ? app.bytes_after : app.bytes_before, "byte", "bytes"));
  }
  text += fmt::format("  {} -> {} pods, {} -> {} bytes of sources ({})\n", grouped(app.pods_before),
                      grouped(app.pods_after), grouped(app.bytes_before), grouped(app.bytes_after),
                      signed_difference(app.bytes_before, app.bytes_after));
  for (const CarriedPod& pod : app.came) {
    text += fmt::format("    + {}  {}  {}", printable(pod.name), counted(pod.bytes, "byte", "bytes"),
                        printable(chain_text(pod, " -> ")));
    if (const CarryStep* step = step_to_look_at(pod)) text += fmt::format("  {}", printable(to_string(step->at)));
    text += '\n';
  }
  for (const CarriedPod& pod : app.went) {
    text += fmt::format("    - {}  {}\n", printable(pod.name), counted(pod.bytes, "byte", "bytes"));
  }
  return text;
}

}  // namespace

std::string render_diff_text(const DiffReport& report, bool colour) {
  const Paint paint(colour);
  const GraphDiff& diff = report.diff;
  if (!diff.changes_graph()) {
    return fmt::format("nothing changed in the graph of pods {}{}\n", diff_sides(report), diff_asides(diff));
  }
  std::string text = dependencies_text(diff, paint);
  text += pods_text("new pods", diff.came, paint) + pods_text("gone pods", diff.went, paint);
  if (!diff.renamed.empty()) text += heading(paint, "renamed pods", diff.renamed.size());
  for (const RenamedPod& pod : diff.renamed) {
    text += fmt::format("  {} -> {}\n", printable(pod.before), printable(pod.after));
  }
  if (!diff.cycles.empty()) text += heading(paint, "cycles", diff.cycles.size());
  for (const CycleChange& change : diff.cycles) text += cycle_line(change);
  if (!diff.apps.empty()) text += heading(paint, "apps", diff.apps.size());
  for (const AppChange& app : diff.apps) text += app_text(app);
  return text + fmt::format("{} {}{}\n", diff_counts(diff), diff_sides(report), diff_asides(diff));
}

}  // namespace podworks
