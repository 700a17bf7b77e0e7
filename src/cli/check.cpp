// podworks check: are the rules kept?
#include "cli/command.h"
#include "cli/judge.h"

namespace podworks {
namespace {

constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const CheckFormat& format : all_check_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

Result<Answer> run(Call& call) {
  const Result<std::shared_ptr<const Judged>> judged = judge(call);
  if (!judged.ok()) return judged.errors();
  const Options options = call.options;
  return Answer{fails(*judged.value(), options) ? kFindings : kClean,
                [judged = judged.value(), options](std::string_view format, bool colour) {
                  return render(*judged, options, find_format(all_check_formats(), format), colour);
                }};
}

}  // namespace

Command check_command() {
  return {
      .name = "check",
      .arguments = "[FILE...]",
      .summary = "are the rules kept?",
      .about =
          "Reads every source file and manifest below podworks.yml, finds what each pod really uses, and reports what\n"
          "breaks a rule, with the line at fault and what to do about it. With files, folders, --pod or --app the\n"
          "whole pool is read all the same, and only findings there are reported. The only command made to fail a\n"
          "build. Without --format, annotations follow the text inside GitHub Actions, and inspections inside "
          "TeamCity;\n"
          "`--format text` is the text alone.",
      .examples = {{"podworks check", "everything"},
                   {"podworks check pods/House", "only what stands in this folder"},
                   {"podworks check --app Recruit", "only the app and the pods that it needs"},
                   {"podworks check --owner @wb/house", "only what these people are asked about"},
                   {"podworks check --base origin/main", "only what this branch made worse fails"},
                   {"podworks check --exact build/compile_commands.json", "C and C++ as the compiler sees them"},
                   {"podworks check --fail-on warn --report json=findings.json",
                    "for a gate: stricter, and with a file"}},
      .options = {"--all", "--base", "--exact", "--pod", "--app", "--owner", "--fail-on"},
      .most_arguments = kAnyNumber,
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
