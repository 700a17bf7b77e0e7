#include "report/why.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/json_parts.h"
#include "report/paint.h"

namespace podworks {
namespace {

std::string render_why_text(const WhyAnswer& answer, const ScanResult& scan, bool colour);
std::string render_why_json(const WhyAnswer& answer, const ScanResult& scan, bool colour);

Place place_of(const WhyStep& step, const ScanResult& scan) {
  if (!step.first) return step.declared_at;
  const Import& import = scan.imports[index_of(*step.first)];
  return {std::string(scan.files[index_of(import.file)].path), static_cast<int>(import.line),
          static_cast<int>(import.column)};
}

std::string step_text(const WhyStep& step, const ScanResult& scan, std::size_t width) {
  const std::string arrow = fmt::format("{} -> {}", printable(step.from), printable(step.to));
  const std::string gap(width - std::min(width, display_width(arrow)), ' ');
  std::string reason = "declared";
  if (step.first) {
    reason = fmt::format("`{}`", printable(scan.imports[index_of(*step.first)].spelling));
    if (step.imports > 1) reason += fmt::format(" and {} more", grouped(step.imports - 1));
  }
  return fmt::format("  {}{}  {}  {}\n", arrow, gap, printable(to_string(place_of(step, scan))), reason);
}

std::string steps_text(const std::vector<WhyStep>& steps, const ScanResult& scan) {
  std::size_t width = 0;
  for (const WhyStep& step : steps) {
    width = std::max(width, display_width(printable(step.from)) + 4 + display_width(printable(step.to)));
  }
  std::string text;
  for (const WhyStep& step : steps) text += step_text(step, scan, width);
  return text;
}

std::string render_why_text(const WhyAnswer& answer, const ScanResult& scan, bool colour) {
  const Paint paint(colour);
  const std::string from = fmt::format("{}`{}`", answer.from_app ? "app " : "", printable(answer.from));
  const std::string to = fmt::format("`{}`", printable(answer.to));
  if (!answer.reached) {
    const std::string back = answer.reverse ? fmt::format(", but {} needs {}", to, from) : "";
    return fmt::format("{} does not need {}{}\n", from, to, back);
  }
  std::string text =
      paint(Ink::Strong, fmt::format("{} needs {} in {}", from, to, counted(answer.chain.size(), "step", "steps"))) +
      "\n";
  text += steps_text(answer.chain, scan);
  if (!answer.only_by.empty()) {
    text += fmt::format("not needed by a build: the chain holds {} imports\n", answer.only_by);
  }
  if (answer.unavoidable.empty()) {
    return text + "no single edge lies on every chain: to cut them, cut several\n";
  }
  text += paint(Ink::Strong, "every chain goes through") + "\n";
  return text + steps_text(answer.unavoidable, scan);
}

Json steps_json(const std::vector<WhyStep>& steps, const ScanResult& scan) {
  JsonArray array;
  for (const WhyStep& step : steps) {
    const Place place = place_of(step, scan);
    const Json spelling = step.first ? Json(scan.imports[index_of(*step.first)].spelling) : Json(nullptr);
    array.push_back(JsonObject{{"from", step.from},
                               {"to", step.to},
                               {"file", json_text(place.file)},
                               {"line", json_position(place.line)},
                               {"column", json_position(place.column)},
                               {"spelling", spelling},
                               {"count", step.imports}});
  }
  return array;
}

std::string render_why_json(const WhyAnswer& answer, const ScanResult& scan, bool) {
  return write_json(JsonObject{{"schema", "podworks.why/1"},
                               {"from", answer.from},
                               {"from_app", answer.from_app},
                               {"to", answer.to},
                               {"reached", answer.reached},
                               {"only_by", json_text(answer.only_by)},
                               {"chain", steps_json(answer.chain, scan)},
                               {"every_chain", steps_json(answer.unavoidable, scan)}});
}

}  // namespace

const std::vector<WhyFormat>& all_why_formats() {
  static const std::vector<WhyFormat> kFormats = {
      {"text", "for people: one step a line, with file and line", render_why_text},
      {"json", "for programs: podworks.why/1", render_why_json},
  };
  return kFormats;
}

}  // namespace podworks
