// podworks diff: what changed in the graph of pods?
#include <algorithm>
#include <memory>

#include "cli/base_pool.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "report/diff.h"

namespace podworks {
namespace {

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const DiffFormat& format : all_diff_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

Result<Answer> run(Call& outer) {
  Options options = outer.options;
  options.base = options.arguments[0];
  Call call{options, outer.world};
  call.stopwatch.begin("git");
  const std::string head = options.arguments.size() > 1 ? options.arguments[1] : "";
  Result<OpenedSides> sides = open_sides(call, options.base, head);
  if (!sides.ok()) return sides.errors();
  const std::optional<OpenedBase>& other = sides.value().head;
  const Result<Pool> now = other ? read_head_pool(call, *other) : read_pool(call);
  if (!now.ok()) return now.errors();
  call.stopwatch.begin("base");
  const Result<BasePool> base = read_base_pool(call, now.value(), sides.value().base, !other);
  if (!base.ok()) return base.errors();
  call.stopwatch.begin("compare");
  const auto report = std::make_shared<DiffReport>();
  report->diff = compare_graphs(base.value().pool.graph_state(), now.value().graph_state(), base.value().renames.pods);
  report->revision = base.value().revision;
  report->commit = base.value().commit;
  if (other) {
    report->head = other->revision;
    report->head_commit = other->commit;
  }
  report->path_in_repository = [top = repository_top(call.world, now.value().location),
                                location = now.value().location](const std::string& file) {
    return path_from(top, location, file);
  };
  call.stopwatch.end();
  outer.stopwatch = std::move(call.stopwatch);
  outer.languages = std::move(call.languages);
  return Answer{kClean, [report](std::string_view format, bool colour) {
                  const auto& rows = all_diff_formats();
                  const auto row =
                      std::find_if(rows.begin(), rows.end(), [&](const DiffFormat& f) { return f.id == format; });
                  return row->render(*report, colour);
                }};
}

}  // namespace

Command diff_command() {
  return {
      .name = "diff",
      .arguments = "BASE [HEAD]",
      .summary = "what changed in the graph of pods since a branch left BASE",
      .about =
          "Compares the graph of now with that at the merge base of BASE and HEAD, the commit at which the branch "
          "left\n"
          "BASE, not the tip of BASE. Now is the work tree, untracked files too; with HEAD given, both sides come "
          "from\n"
          "git's objects. Shows dependencies that came and went, each with its import, pods, cycles that came, "
          "merged,\n"
          "grew, shrank or went, and apps that carry other pods, with the chain that brings each. What was only moved\n"
          "or renamed changes nothing. Dependencies of tests, guarded imports and types stand apart. Exits with 0\n"
          "whatever changed: `podworks check --base BASE` is the one that judges.",
      .examples = {{"podworks diff origin/main", "what this branch changed, with what is not committed yet"},
                   {"podworks diff origin/main HEAD", "only what is committed"},
                   {"podworks diff v1.0 v2.0", "between two releases"},
                   {"podworks diff origin/main --format markdown", "for the text of a pull request"},
                   {"podworks diff origin/main --format json | jq '.apps[].came[].name'", "what apps carry anew"}},
      .least_arguments = 1,
      .most_arguments = 2,
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
