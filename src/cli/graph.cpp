// podworks graph: what uses what.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "report/graph_view.h"
#include "report/report.h"

namespace podworks {
namespace {

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const GraphFormat& format : all_graph_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

GraphLevel level_of(const std::string& name) {
  return name == "unit"    ? GraphLevel::Unit
         : name == "layer" ? GraphLevel::Layer
         : name == "file"  ? GraphLevel::File
                           : GraphLevel::Pod;
}

int depth_of(const std::string& text) {
  if (text.empty()) return 1;
  int depth = -1;  // "all"
  std::from_chars(text.data(), text.data() + text.size(), depth);
  return depth;
}

/// A matrix has a cell for each pair: of many files that fills disks, and no program shows it.
Result<Done> check_matrix(const Options& options, const GraphReport& report) {
  constexpr std::size_t kMost = 5000;
  const auto is_matrix = [](const std::string& to) { return to.starts_with("dsm="); };
  if (options.format != "dsm" && std::none_of(options.reports.begin(), options.reports.end(), is_matrix)) return Done{};
  const std::size_t nodes = view_of(report).nodes.size();
  if (nodes <= kMost) return Done{};
  return Error{fmt::format("a matrix of {} would have {} cells", grouped(nodes), grouped(nodes * nodes)),
               {},
               "give `--focus POD` or a coarser `--level`, or another format: `--format graphml`"};
}

Result<Answer> run(Call& call) {
  if (!call.options.depth.empty() && call.options.focus.empty()) {
    return Error{"`--depth` counts steps around a focus, and there is no `--focus`",
                 {},
                 "give `--focus POD` too, or leave `--depth` out"};
  }
  Result<Pool> read = read_pool(call);
  if (!read.ok()) return read.errors();
  const auto pool = std::make_shared<Pool>(std::move(read.value()));
  std::optional<PodId> focus;
  if (!call.options.focus.empty()) {
    const Result<PodId> pod = find_pod(*pool, call.options.focus);
    if (!pod.ok()) return pod.errors();
    focus = pod.value();
  }
  const GraphLevel level = level_of(call.options.level);
  const int depth = depth_of(call.options.depth);
  const auto report_of = [pool, focus, level, depth](bool colour) {
    return GraphReport{.project = pool->project,
                       .scan = pool->scan,
                       .graph = pool->graph,
                       .layers = pool->layers,
                       .level = level,
                       .focus = focus,
                       .depth = depth,
                       .colour = colour};
  };
  const Result<Done> matrix = check_matrix(call.options, report_of(false));
  if (!matrix.ok()) return matrix.errors();
  return Answer{kClean, [report_of](std::string_view format, bool colour) {
                  const auto& rows = all_graph_formats();
                  const auto row =
                      std::find_if(rows.begin(), rows.end(), [&](const GraphFormat& f) { return f.id == format; });
                  return row->render(report_of(colour));
                }};
}

}  // namespace

Command graph_command() {
  return {
      .name = "graph",
      .summary = "what uses what, as text, data or a picture",
      .about =
          "Shows the dependencies that the sources have, each with its imports. Around a focus, what is used\n"
          "directly and indirectly are told apart. Arrows against the layers are red in pictures.",
      .examples = {{"podworks graph", "every pod with what it uses, layer by layer"},
                   {"podworks graph --focus House --depth all", "all that House needs and all that needs it"},
                   {"podworks graph --level layer --format mermaid", "a small picture for a Markdown page"},
                   {"podworks graph --format dot | dot -Tsvg > pods.svg", "a large picture, drawn by Graphviz"},
                   {"podworks graph --level file --format json", "every import from file to file"}},
      .options = {"--focus", "--depth", "--level"},
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
