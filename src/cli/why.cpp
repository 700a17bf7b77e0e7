// podworks why: through which imports does one pod need another?
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/command.h"
#include "cli/why_graph.h"
#include "graph/reach.h"
#include "report/graph_view.h"

namespace podworks {
namespace {

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const WhyFormat& format : all_why_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

bool needs(const Dependency& edge) {
  return edge.has(DependencyKind::Build) || edge.declared;
}
bool any(const Dependency&) {
  return true;
}

bool find_chain(const Pool& pool, const WhyGraph& graph, PodId from, PodId to, const EdgeFilter& filter,
                WhyAnswer& answer) {
  const auto chain = shortest_chain(graph.graph, from, to, filter);
  if (!chain) return false;
  answer.reached = true;
  answer.chain = steps_of(pool, graph, *chain);
  answer.unavoidable = steps_of(pool, graph, unavoidable_edges(graph.graph, from, to, filter));
  std::uint8_t weak = 0;
  for (const Dependency* edge : *chain) weak |= needs(*edge) ? std::uint8_t{0} : edge->kinds;
  if (weak != 0) answer.only_by = kinds_text(weak);
  return true;
}

WhyAnswer explain(const Pool& pool, const WhyGraph& graph, PodId from, PodId to) {
  WhyAnswer answer{.from = graph.names[index_of(from)], .to = graph.names[index_of(to)]};
  // What sources show comes before what manifests say; weak kinds come last.
  if (find_chain(pool, graph, from, to, is_build, answer) || find_chain(pool, graph, from, to, needs, answer) ||
      find_chain(pool, graph, from, to, any, answer)) {
    return answer;
  }
  answer.reverse = shortest_chain(graph.graph, to, from, needs).has_value();
  return answer;
}

Result<WhyAnswer> why_in_app(const Call& call, const Pool& pool) {
  if (call.options.arguments.size() != 1) {
    return Error{"with `--app` there is one pod to ask for", {}, "usage: podworks why POD --app APP"};
  }
  const Result<AppId> app = find_app(pool.project, call.options.app);
  if (!app.ok()) return app.errors();
  const Result<PodId> pod = find_pod(pool, call.options.arguments[0]);
  if (!pod.ok()) return pod.errors();
  const WhyGraph graph = why_graph(pool, app.value());
  WhyAnswer answer = explain(pool, graph, id_at<PodId>(pool.scan.pods.size()), pod.value());
  answer.from = call.options.app;
  answer.from_app = true;
  return answer;
}

Result<WhyAnswer> why_between(const Call& call, const Pool& pool) {
  if (call.options.arguments.size() != 2) {
    return Error{
        "there are two pods to name, or one and an app", {}, "usage: podworks why A B, or podworks why POD --app APP"};
  }
  const Result<PodId> from = find_pod(pool, call.options.arguments[0]);
  if (!from.ok()) return from.errors();
  const Result<PodId> to = find_pod(pool, call.options.arguments[1]);
  if (!to.ok()) return to.errors();
  if (from.value() == to.value()) {
    return Error{fmt::format("`{}` stands on both sides", call.options.arguments[0]), {}, "name two pods"};
  }
  return explain(pool, why_graph(pool), from.value(), to.value());
}

Result<Answer> run(Call& call) {
  Result<Pool> read = read_pool(call);
  if (!read.ok()) return read.errors();
  const auto pool = std::make_shared<Pool>(std::move(read.value()));
  const Result<WhyAnswer> found = call.options.app.empty() ? why_between(call, *pool) : why_in_app(call, *pool);
  if (!found.ok()) return found.errors();
  return Answer{kClean, [pool, answer = found.value()](std::string_view format, bool colour) {
                  const auto& rows = all_why_formats();
                  const auto row =
                      std::find_if(rows.begin(), rows.end(), [&](const WhyFormat& f) { return f.id == format; });
                  return row->render(answer, pool->scan, colour);
                }};
}

}  // namespace

Command why_command() {
  return {
      .name = "why",
      .arguments = "A B | POD --app APP",
      .summary = "the shortest chain of imports from one pod, or an app, to another pod",
      .about =
          "Each step comes with the file and line of its first import. Then come the edges that every chain goes\n"
          "through: cutting one of them is enough.",
      .examples = {{"podworks why House AFNetworking", "why does House need AFNetworking?"},
                   {"podworks why MainPage --app Recruit", "why does the app Recruit carry MainPage?"},
                   {"podworks why MainPage --app Recruit --format json", "the same for a program"}},
      .options = {"--app"},
      .least_arguments = 1,
      .most_arguments = 2,
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
