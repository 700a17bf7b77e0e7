// What changed in the graph as sections of a comment for a pull request: for `diff`, and for `check --base`.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/diff.h"
#include "report/graph_view.h"
#include "report/markdown_text.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::size_t kLongest = 60'000;     // bytes; GitHub takes 65 536 characters in a comment
constexpr std::size_t kShown = 20;           // lines of a section
constexpr std::size_t kLongestName = 1'000;  // code points of a name or a list of names

struct Section {
  std::string title = {};
  std::vector<std::string> lines = {};
};

std::string code(std::string_view text) {
  return markdown_code(shortened(text, kLongestName));
}

class Sections {
 public:
  Sections(const GraphDiff& diff, const PathMap& path) : diff_(diff), path_(path) {}

  std::vector<Section> make() const {
    std::vector<Section> sections = {dependencies("new dependencies", true, false),
                                     cycles(),
                                     apps(),
                                     dependencies("gone dependencies", false, false),
                                     dependencies("new dependencies that no build needs", true, true),
                                     dependencies("gone dependencies that no build needed", false, true),
                                     pods("new pods", diff_.came),
                                     pods("gone pods", diff_.went),
                                     renamed()};
    std::erase_if(sections, [](const Section& section) { return section.lines.empty(); });
    return sections;
  }

 private:
  std::string place(const Place& at) const {
    const std::string file = path_ && !at.file.empty() ? path_(at.file) : at.file;
    return code(at.line > 0 ? fmt::format("{}:{}", file, at.line) : file);
  }

  Section dependencies(std::string title, bool is_new, bool weak) const {
    Section section{std::move(title), {}};
    for (const ChangedDependency& change : diff_.dependencies) {
      if (change.is_new() != is_new || is_weak(change) != weak) continue;
      std::string line =
          fmt::format("{} → {}: {}{}", code(change.from), code(change.to), is_new ? "" : "was ", place(change.at));
      line += change.spelling.empty() ? ", declared" : fmt::format(", {}", code(change.spelling));
      if (change.imports > 1) line += fmt::format(" and {} more", grouped(change.imports - 1));
      if (weak) line += fmt::format(" ({})", kinds_text(change.kinds));
      if (const std::string other = other_side(change); !other.empty()) line += ", " + other;
      section.lines.push_back(std::move(line));
    }
    return section;
  }

  Section cycles() const {
    Section section{"cycles", {}};
    for (const CycleChange& change : diff_.cycles) {
      std::vector<std::string> before;
      for (const std::vector<std::string>& members : change.before) before.push_back(code(join(members, ", ")));
      std::string line =
          fmt::format("{}: {}", to_string(change.kind), shortened(join(before, " and "), 4 * kLongestName));
      if (!change.after.empty()) line += (before.empty() ? "" : " → ") + code(join(change.after, ", "));
      section.lines.push_back(std::move(line));
    }
    return section;
  }

  Section apps() const {
    Section section{"apps", {}};
    for (const AppChange& app : diff_.apps) {
      if (app.kind != AppChange::Kind::Changed) {
        section.lines.push_back(
            fmt::format("{} is {}", code(app.name), app.kind == AppChange::Kind::Came ? "new" : "gone"));
        continue;
      }
      section.lines.push_back(fmt::format("{}: {} → {} pods, {} bytes of sources", code(app.name),
                                          grouped(app.pods_before), grouped(app.pods_after),
                                          signed_difference(app.bytes_before, app.bytes_after)));
      for (const CarriedPod& pod : app.came) {
        std::string line = fmt::format("{} carries {} ({}): {}", code(app.name), code(pod.name),
                                       signed_difference(0, pod.bytes), code(chain_text(pod, " -> ")));
        if (const CarryStep* step = step_to_look_at(pod)) line += fmt::format(", {}", place(step->at));
        section.lines.push_back(std::move(line));
      }
      for (const CarriedPod& pod : app.went) {
        section.lines.push_back(fmt::format("{} no longer carries {} ({})", code(app.name), code(pod.name),
                                            signed_difference(pod.bytes, 0)));
      }
    }
    return section;
  }

  static Section pods(std::string title, const std::vector<ChangedPod>& pods) {
    Section section{std::move(title), {}};
    for (const ChangedPod& pod : pods) {
      section.lines.push_back(fmt::format("{}{}, {}", code(pod.name),
                                          pod.layer.empty() ? "" : fmt::format(" ({})", code(pod.layer)),
                                          counted(pod.files, "file", "files")));
    }
    return section;
  }

  Section renamed() const {
    Section section{"renamed pods", {}};
    for (const RenamedPod& pod : diff_.renamed) {
      section.lines.push_back(fmt::format("{} → {}", code(pod.before), code(pod.after)));
    }
    return section;
  }

  const GraphDiff& diff_;
  const PathMap& path_;
};

}  // namespace

std::string graph_changes_markdown(const GraphDiff& diff, const PathMap& path_in_repository, std::size_t room) {
  if (!diff.changes_graph()) return "";
  constexpr std::size_t kForCounts = 200;  // bytes that say how much is left out
  room -= std::min(room, kForCounts);
  std::string text;
  std::size_t left_out = 0;
  for (const Section& section : Sections(diff, path_in_repository).make()) {
    std::string part = fmt::format("\n#### {} ({})\n\n", section.title, grouped(section.lines.size()));
    std::size_t shown = 0;
    for (const std::string& line : section.lines) {
      if (shown == kShown || text.size() + part.size() + line.size() > room) break;
      part += fmt::format("- {}\n", line);
      ++shown;
    }
    if (shown == 0) {
      left_out += section.lines.size();
      continue;
    }
    const std::size_t rest = section.lines.size() - shown;
    if (rest > 0) part += fmt::format("- and {} more\n", grouped(rest));
    text += part;
  }
  if (left_out > 0) {
    text += fmt::format("\n{} of the graph found no room here.\n", counted(left_out, "more change", "more changes"));
  }
  return text;
}

std::string render_diff_markdown(const DiffReport& report, bool) {
  const GraphDiff& diff = report.diff;
  const std::string sides = shortened(diff_sides(report), kLongestName);
  const std::string counts = diff.changes_graph() ? diff_counts(diff) : "nothing changed in the graph of pods";
  const std::string head = fmt::format("**podworks**: {} {}{}\n", counts, markdown_sentence(sides), diff_asides(diff));
  return head + graph_changes_markdown(diff, report.path_in_repository, kLongest - head.size());
}

}  // namespace podworks
