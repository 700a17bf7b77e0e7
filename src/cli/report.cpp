// podworks report: the page that shows a pool.
#include <algorithm>
#include <future>
#include <memory>

#include "base/check.h"
#include "cli/command.h"
#include "cli/judge.h"
#include "cli/page_wishes.h"
#include "report/page/page.h"

namespace podworks {
namespace {

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const PageFormat& format : all_page_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

Result<Answer> run(Call& call) {
  std::future<HeadCommit> commit = std::async(std::launch::async, [&call] { return head_commit(call); });
  const Result<std::shared_ptr<const Judged>> judged = judge(call);
  if (!judged.ok()) return judged.errors();
  const Result<PageWishes> wishes = page_wishes(call, *judged.value(), commit.get());
  if (!wishes.ok()) return wishes.errors();
  call.stopwatch.begin("page");
  const auto page = std::make_shared<const PageData>(page_data(*judged.value(), call.options, wishes.value()));
  call.stopwatch.end();
  Answer answer{kClean,
                [page](std::string_view id, bool /*colour*/) {
                  const auto& formats = all_page_formats();
                  const auto format =
                      std::find_if(formats.begin(), formats.end(), [&](const PageFormat& row) { return row.id == id; });
                  PW_CHECK(format != formats.end());
                  return format->render(*page);
                },
                {}};
  if (!call.options.history.empty()) {
    answer.afterwards = [&call, run = wishes.value().run] { return keep_run(call, run); };
  }
  return answer;
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .summary = "the pool as one HTML file",
      .about =
          "Writes what `check` and `graph` know of the pool into one file that opens anywhere: rules and findings,\n"
          "cycles with the cheapest cuts, apps with their pods. It never fails a build.",
      .examples = {{"podworks report -o report.html", "everything"},
                   {"podworks report --base origin/main -o report.html", "with what is new, known and repaired"},
                   {"podworks report --history ci/report-history.jsonl -o report.html",
                    "with how the figures went; FILE gets a line a run"},
                   {"podworks report --format json -o report.json", "the same as data"},
                   {"podworks report --format markdown >> \"$GITHUB_STEP_SUMMARY\"", "the summary of a job"}},
      .options = {"--base", "--history", "--title", "--full-evidence", "--redact-files", "--stamp", "--exact"},
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
