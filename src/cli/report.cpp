// podworks report: the page that shows a pool.
#include "cli/command.h"
#include "cli/judge.h"

namespace podworks {
namespace {

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const CheckFormat& format : all_page_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

Result<Answer> run(Call& call) {
  const Result<std::shared_ptr<const Judged>> judged = judge(call);
  if (!judged.ok()) return judged.errors();
  const Options options = call.options;
  return Answer{kClean, [judged = judged.value(), options](std::string_view format, bool colour) {
                  return render(*judged, options, find_format(all_page_formats(), format), colour);
                }};
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
                   {"podworks report --format json -o report.json", "the same as data"}},
      .options = {"--base", "--exact", "--title", "--full-evidence"},
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
