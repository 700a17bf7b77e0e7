// podworks check: are the rules kept?
#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <memory>

#include "cli/base_pool.h"
#include "cli/command.h"
#include "cli/follow_renames.h"
#include "cli/known_findings.h"
#include "cli/lost_changes.h"
#include "cli/owners.h"
#include "cli/pipeline.h"
#include "cli/refuse_entries.h"
#include "cli/scope.h"
#include "cli/source_lines.h"
#include "report/report.h"
#include "rules/baseline.h"

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

/// What the answer is rendered from, once for each format.
struct Checked {
  Pool pool = {};
  Scope scope = {};
  Owners owners = {};
  std::optional<BaseReport> base = {};
  std::string top = {};    ///< of the repository, absolute
  std::string patch = {};  ///< for the baseline; empty if nothing of it is stale
};

bool wants_markdown(const Options& options) {
  return options.format == "markdown" ||
         std::any_of(options.reports.begin(), options.reports.end(),
                     [](const std::string& report) { return report.starts_with("markdown="); });
}

/// What changed in the graph is shown by one format, and of the whole pool only.
bool wants_graph(const Options& options) {
  return wants_markdown(options) && options.arguments.empty() && options.pod.empty() && options.app.empty();
}

/// What was found then and is gone, whether an entry of the baseline knew it or not: whoever repairs takes the entry
/// out.
std::vector<Diagnostic> fixed_of(const std::vector<Diagnostic>& then, const Renames& renames,
                                 std::vector<Diagnostic> now) {
  std::vector<Diagnostic> fixed;
  for (const std::size_t i : compare_findings(then, renames, now).gone) {
    if (then[i].status != Status::Allowed) fixed.push_back(then[i]);
  }
  return fixed;
}

/// Says of each finding whether the base has it, too.
Result<BaseReport> compare_with_base(Call& call, Pool& pool, const OpenedBase& opened,
                                     std::vector<Diagnostic>& findings) {
  call.stopwatch.begin("base");
  const Result<BasePool> base = read_base_pool(call, pool, opened);
  if (!base.ok()) return base.errors();
  call.stopwatch.begin("compare");
  std::vector<Diagnostic> then = run_rules(base.value().pool.rule_context());
  say_what_is_loosened(call, base.value(), pool);
  if (refuse_new_entries(base.value(), then, pool, findings)) findings = run_rules(pool.rule_context());
  BaseReport report{base.value().revision, base.value().commit, fixed_of(then, base.value().renames, findings), {}};
  forget_withdrawn(base.value().pool.scan, pool.baseline ? &*pool.baseline : nullptr, then);
  if (wants_graph(call.options)) {
    report.graph = compare_graphs(base.value().pool.graph_state(), pool.graph_state(), base.value().renames.pods);
  }
  compare_findings(then, base.value().renames, findings);
  Result<std::vector<Diagnostic>> lost = find_lost_changes(pool, base.value(), opened);
  if (!lost.ok()) return lost.errors();
  add_findings(pool.rule_context(), std::move(lost.value()), findings);
  return report;
}

RuleText rule_text(const Rule& rule, Severity severity) {
  const Explanation& text = rule.explanation;
  return {.id = std::string(rule.id),
          .severity = severity,
          .about = std::string(rule.about),
          .summary = std::string(rule.summary),
          .explanation = {{"What it checks", std::string(text.checks)},
                          {"Why it matters", std::string(text.why)},
                          {"How to fix", std::string(text.fix)},
                          {"Configuration", std::string(text.configuration)},
                          {"Example", std::string(text.example)}}};
}

/// The rules that are on. Those that podworks.yml makes stand for the row `custom`.
std::vector<RuleText> rule_texts(const Project& project) {
  std::vector<RuleText> texts;
  for (const Rule& rule : all_rules()) {
    if (rule.id == "custom") {
      for (const CustomRule& custom : project.custom) {
        const std::string id = "custom/" + custom.name;
        const Severity severity = severity_of(project, id);
        if (severity == Severity::Off) continue;
        texts.push_back({.id = id,
                         .severity = severity,
                         .about = "dependency",
                         .summary = custom.why.empty() ? std::string(rule.summary) : custom.why});
        texts.back().explanation = {{"What it checks", std::string(rule.explanation.checks)},
                                    {"Why it matters", custom.why},
                                    {"How to fix", custom.fix}};
      }
    } else if (const Severity severity = severity_of(project, rule.id); severity != Severity::Off) {
      texts.push_back(rule_text(rule, severity));
    }
  }
  return texts;
}

std::string render(const Checked& checked, const Options& options, std::string_view format, bool colour) {
  const Pool& pool = checked.pool;
  SourceLines lines(*pool.files);
  const CheckReport report{
      .project = pool.project,
      .scan = pool.scan,
      .graph = pool.graph,
      .layers = pool.layers,
      .plans = pool.plans,
      .findings = checked.scope.findings,
      .today = pool.today,
      .colour = colour,
      .everything = options.all,
      .base = checked.base,
      .baseline = pool.baseline ? pool.baseline->path : "",
      .baseline_patch = checked.patch,
      .scope = checked.scope.words,
      .rules = rule_texts(pool.project),
      .fail_on = severity_of(options.fail_on),
      .version = PODWORKS_VERSION,
      .top = checked.top,
      .folder = checked.top == pool.location.root ? "" : path_from(checked.top, pool.location, ""),
      .path_in_repository = [&](const std::string& file) { return path_from(checked.top, pool.location, file); },
      .owners_of = [&](const Diagnostic& finding) { return checked.owners.of(pool, finding); },
      .source_line = [&](const std::string& file, int line) { return lines.line(file, line); },
  };
  const auto& formats = all_check_formats();
  const auto row = std::find_if(formats.begin(), formats.end(), [&](const CheckFormat& f) { return f.id == format; });
  return row->render(report);
}

/// What takes out of the baseline what the findings say is stale.
Result<std::string> patch_for(Call& call, Pool& pool, const std::vector<Diagnostic>& findings) {
  const bool is_stale = std::any_of(findings.begin(), findings.end(), [](const Diagnostic& finding) {
    return finding.rule == "stale-baseline" && finding.status == Status::New;
  });
  if (!is_stale) return std::string();
  const Result<BaselineUpdate> update = update_known_findings(call, pool, Recording::ShrinkOnly);
  if (!update.ok()) return update.errors();
  return patch_of(update.value());
}

Result<Answer> run(Call& call) {
  std::future<Result<OpenedBase>> opening;
  if (!call.options.base.empty()) {
    opening = std::async(std::launch::async, [&call] { return open_base(call); });
  }
  Result<Pool> pool = read_pool(call);
  if (!pool.ok()) return pool.errors();
  const auto checked = std::make_shared<Checked>();
  checked->pool = std::move(pool.value());
  call.stopwatch.begin("rules");
  const Result<Done> known = read_known_findings(call.world, checked->pool);
  if (!known.ok()) return known.errors();
  std::vector<Diagnostic> findings = run_rules(checked->pool.rule_context());
  if (follow_renames(call, checked->pool, findings) > 0) findings = run_rules(checked->pool.rule_context());
  if (opening.valid()) {
    call.stopwatch.begin("wait for git");
    const Result<OpenedBase> opened = opening.get();
    if (!opened.ok()) return opened.errors();
    Result<BaseReport> base = compare_with_base(call, checked->pool, opened.value(), findings);
    if (!base.ok()) return base.errors();
    checked->base = std::move(base.value());
  }
  show_new_imports(findings);
  Result<Scope> scoped = findings_in_scope(call, checked->pool, std::move(findings));
  if (!scoped.ok()) return scoped.errors();
  Result<std::string> patch = patch_for(call, checked->pool, scoped.value().findings);
  call.stopwatch.end();
  if (!patch.ok()) return patch.errors();
  checked->patch = std::move(patch.value());
  checked->scope = std::move(scoped.value());
  checked->owners = Owners(call.world, checked->pool);
  if (const std::string& owner = call.options.owner; !owner.empty()) {
    const Result<Done> kept = keep_owned(owner, checked->owners, checked->pool, checked->scope.findings);
    if (!kept.ok()) return kept.errors();
    std::string& words = checked->scope.words;
    words += fmt::format("{}of {}", words.empty() ? "" : " ", owner);
  }
  checked->top = repository_top(call.world, checked->pool.location);
  const Severity limit = severity_of(call.options.fail_on);
  const std::vector<Diagnostic>& reported = checked->scope.findings;
  const bool fails = std::any_of(reported.begin(), reported.end(), [&](const Diagnostic& finding) {
    return finding.status == Status::New && finding.severity >= limit;
  });
  const Options options = call.options;
  return Answer{fails ? kFindings : kClean, [checked, options](std::string_view format, bool colour) {
                  return render(*checked, options, format, colour);
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
