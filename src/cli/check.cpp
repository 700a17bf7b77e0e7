// podworks check: are the rules kept?
#include <algorithm>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/scope.h"
#include "cli/source_lines.h"
#include "report/report.h"

namespace podworks {
namespace {

constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const CheckFormat& format : all_check_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

Severity severity_of(const std::string& name) {
  return name == "note" ? Severity::Note : name == "warn" ? Severity::Warn : Severity::Error;
}

std::string render(const Pool& pool, const Scope& scope, const Options& options, std::string_view format, bool colour) {
  SourceLines lines(*pool.files);
  const CheckReport report{
      .project = pool.project,
      .scan = pool.scan,
      .graph = pool.graph,
      .layers = pool.layers,
      .plans = pool.plans,
      .findings = scope.findings,
      .today = pool.today,
      .colour = colour,
      .everything = options.all,
      .scope = scope.words,
      .source_line = [&](const std::string& file, int line) { return lines.line(file, line); },
  };
  const auto& formats = all_check_formats();
  const auto row = std::find_if(formats.begin(), formats.end(), [&](const CheckFormat& f) { return f.id == format; });
  return row->render(report);
}

Result<Answer> run(Call& call) {
  Result<Pool> read = read_pool(call);
  if (!read.ok()) return read.errors();
  const auto pool = std::make_shared<Pool>(std::move(read.value()));
  call.stopwatch.begin("rules");
  std::vector<Diagnostic> findings = run_rules(pool->rule_context());
  Result<Scope> scoped = findings_in_scope(call, *pool, std::move(findings));
  call.stopwatch.end();
  if (!scoped.ok()) return scoped.errors();
  const auto scope = std::make_shared<Scope>(std::move(scoped.value()));
  const Severity limit = severity_of(call.options.fail_on);
  const bool fails = std::any_of(scope->findings.begin(), scope->findings.end(),
                                 [&](const Diagnostic& finding) { return finding.severity >= limit; });
  const Options options = call.options;
  return Answer{fails ? kFindings : kClean, [pool, scope, options](std::string_view format, bool colour) {
                  return render(*pool, *scope, options, format, colour);
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
          "build.",
      .examples = {{"podworks check", "everything"},
                   {"podworks check pods/House", "only what stands in this folder"},
                   {"podworks check --app Recruit", "only the app and the pods that it needs"},
                   {"podworks check --exact build/compile_commands.json", "C and C++ as the compiler sees them"},
                   {"podworks check --fail-on warn --report json=findings.json",
                    "for a gate: stricter, and with a file"}},
      .options = {"--all", "--exact", "--pod", "--app", "--fail-on"},
      .most_arguments = kAnyNumber,
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
