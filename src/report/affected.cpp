#include "report/affected.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/graph_view.h"
#include "report/json_parts.h"
#include "report/markdown_text.h"
#include "report/paint.h"
#include "report/services.h"

namespace podworks {
namespace {

/// A field of a line whose fields are parted by tabs.
std::string field(std::string_view text) {
  std::string clean = printable(text);
  std::replace(clean.begin(), clean.end(), '\t', ' ');
  return clean;
}

std::string chain_words(const AffectedOne& one, std::string_view arrow) {
  if (one.chain.empty()) return "changed itself";
  std::string text = one.chain.front().from;
  for (const CarryStep& step : one.chain) text += fmt::format("{}{}", arrow, step.to);
  return text;
}

std::string reason_of(const AffectedOne& one) {
  std::string text = chain_words(one, " -> ");
  if (one.kinds != 0) text += fmt::format(", by {} imports only", kinds_text(one.kinds));
  if (!one.chain.empty() && !to_string(one.chain.front().at).empty()) {
    text += fmt::format(" ({})", to_string(one.chain.front().at));
  }
  return text;
}

std::string reason_of(const TouchedPod& pod) {
  std::string text = pod.files.empty() ? "its dependencies changed" : pod.files.front();
  if (pod.files.size() > 1) text += fmt::format(" and {} more", grouped(pod.files.size() - 1));
  if (pod.tests_only) text += ", tests only";
  if (pod.is_gone) text += ", the pod is gone";
  return text;
}

std::string since(const AffectedReport& report) {
  return fmt::format("since {} ({})", printable(report.revision), report.commit.substr(0, 12));
}

std::string everything_words(const AffectedReport& report) {
  return fmt::format("{} changed: every pod counts as changed", join(report.everything, ", "));
}

bool is_empty(const AffectedReport& report) {
  return report.affected.touched.empty() && report.affected.apps.empty() && report.affected.unowned.empty();
}

std::string nothing(const AffectedReport& report) {
  return fmt::format("nothing that pods or apps are made of changed {}", since(report));
}

std::string counts(const AffectedReport& report) {
  const Affected& all = report.affected;
  return fmt::format("{} changed {}, {} more affected; {} affected; {} to test",
                     counted(all.touched.size(), "pod", "pods"), since(report), counted(all.pods.size(), "pod", "pods"),
                     counted(all.apps.size(), "app", "apps"), grouped(all.to_test.size()));
}

std::string render_text(const AffectedReport& report, bool) {
  if (is_empty(report)) return nothing(report) + "\n";
  std::string text;
  const auto add = [&](std::string_view group, std::string_view name, std::string_view reason) {
    text += fmt::format("{}\t{}\t{}\n", group, field(name), field(reason));
  };
  for (const std::string& file : report.everything) add("everything", file, "every pod counts as changed");
  for (const TouchedPod& pod : report.affected.touched) add("changed", pod.name, reason_of(pod));
  for (const AffectedOne& one : report.affected.pods) add("affected", one.name, reason_of(one));
  for (const AffectedOne& one : report.affected.apps) add("app", one.name, reason_of(one));
  for (const AffectedOne& one : report.affected.to_test) {
    add(one.is_app ? "test-app" : "test", one.name, reason_of(one));
  }
  for (const std::string& file : report.affected.unowned) add("file", file, "belongs to no pod");
  return text + fmt::format("# {}\n", counts(report));
}

Json one_json(const AffectedOne& one) {
  JsonArray chain;
  for (const CarryStep& step : one.chain) {
    chain.push_back(JsonObject{{"from", step.from},
                               {"to", step.to},
                               {"file", json_text(step.at.file)},
                               {"line", json_position(step.at.line)},
                               {"column", json_position(step.at.column)},
                               {"spelling", json_text(step.spelling)}});
  }
  return JsonObject{{"name", one.name},
                    {"kind", one.is_app ? "app" : "pod"},
                    {"distance", one.distance},
                    {"only_by", one.kinds == 0 ? Json(nullptr) : Json(kinds_text(one.kinds))},
                    {"chain", std::move(chain)}};
}

Json all_json(const std::vector<AffectedOne>& all) {
  JsonArray array;
  for (const AffectedOne& one : all) array.push_back(one_json(one));
  return array;
}

std::string render_json(const AffectedReport& report, bool) {
  JsonArray changed;
  for (const TouchedPod& pod : report.affected.touched) {
    changed.push_back(JsonObject{
        {"name", pod.name}, {"files", json_texts(pod.files)}, {"tests_only", pod.tests_only}, {"gone", pod.is_gone}});
  }
  return write_json(JsonObject{{"schema", "podworks.affected/1"},
                               {"base", JsonObject{{"revision", report.revision}, {"commit", report.commit}}},
                               {"everything", json_texts(report.everything)},
                               {"changed", std::move(changed)},
                               {"affected", all_json(report.affected.pods)},
                               {"apps", all_json(report.affected.apps)},
                               {"to_test", all_json(report.affected.to_test)},
                               {"unowned", json_texts(report.affected.unowned)}});
}

/// As much of it as a comment may hold.
class Comment {
 public:
  explicit Comment(std::string head) : text_(std::move(head)) {}

  void add(std::string_view title, const std::vector<std::string>& lines) {
    constexpr std::size_t kShown = 30;
    constexpr std::size_t kLongest = 60'000;  // bytes; GitHub takes 65 536 characters
    if (lines.empty()) return;
    text_ += fmt::format("\n#### {} ({})\n\n", title, grouped(lines.size()));
    std::size_t shown = 0;
    for (const std::string& line : lines) {
      if (shown == kShown || text_.size() + line.size() > kLongest) break;
      text_ += fmt::format("- {}\n", line);
      ++shown;
    }
    if (shown < lines.size()) text_ += fmt::format("- and {} more\n", grouped(lines.size() - shown));
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string code(std::string_view text) {
  return markdown_code(shortened(text, 1'000));
}

std::vector<std::string> markdown_lines(const std::vector<AffectedOne>& all) {
  std::vector<std::string> lines;
  for (const AffectedOne& one : all) {
    lines.push_back(fmt::format("{}{}: {}", one.is_app ? "app " : "", code(one.name),
                                one.chain.empty() ? "changed itself" : code(reason_of(one))));
  }
  return lines;
}

std::string render_markdown(const AffectedReport& report, bool) {
  if (is_empty(report)) return fmt::format("**podworks**: {}\n", markdown_sentence(shortened(nothing(report), 1'000)));
  std::string head = fmt::format("**podworks**: {}\n", markdown_sentence(shortened(counts(report), 1'000)));
  if (!report.everything.empty()) {
    head += fmt::format("\n{}\n", markdown_sentence(shortened(everything_words(report), 1'000)));
  }
  std::vector<std::string> changed;
  for (const TouchedPod& pod : report.affected.touched) {
    changed.push_back(fmt::format("{}: {}", code(pod.name), code(reason_of(pod))));
  }
  std::vector<std::string> unowned;
  for (const std::string& file : report.affected.unowned) unowned.push_back(code(file));
  Comment comment(std::move(head));
  comment.add("to test, nearest first", markdown_lines(report.affected.to_test));
  comment.add("changed pods", changed);
  comment.add("affected pods", markdown_lines(report.affected.pods));
  comment.add("changed files of no pod", unowned);
  return comment.text();
}

}  // namespace

const std::vector<AffectedFormat>& all_affected_formats() {
  static const std::vector<AffectedFormat> kFormats = {
      {"text", "a line each: group, name and reason, parted by tabs", render_text},
      {"json", "for programs: podworks.affected/1", render_json},
      {"markdown", "for the text of a pull request", render_markdown},
  };
  return kFormats;
}

}  // namespace podworks
