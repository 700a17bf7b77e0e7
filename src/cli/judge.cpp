#include "cli/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>

#include "cli/base_pool.h"
#include "cli/follow_renames.h"
#include "cli/known_findings.h"
#include "cli/lost_changes.h"
#include "cli/refuse_entries.h"
#include "cli/source_lines.h"
#include "rules/baseline.h"

namespace podworks {
namespace {

Severity severity_of(const std::string& name) {
  return name == "note" ? Severity::Note : name == "warn" ? Severity::Warn : Severity::Error;
}

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
  BaseReport report{
      base.value().revision, base.value().commit, fixed_of(then, base.value().renames, findings), {}, {}, {}};
  forget_withdrawn(base.value().pool.rule_context(), pool.baseline ? &*pool.baseline : nullptr, then);
  if (call.options.command == "report") {
    const Pool& then_pool = base.value().pool;
    if (call.options.redact_files) {
      for (const SourceFile& file : then_pool.scan.files) report.files.emplace_back(file.path);
    }
    report.pool = figures_of(then_pool.graph_state(), names_of_now(then_pool.scan, base.value().renames.pods));
  }
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

/// Which entries of the baseline name, some of them gone by now.
std::vector<std::string> known_files(const Pool& pool) {
  std::vector<std::string> files;
  if (!pool.baseline) return files;
  for (const BaselineEntry& entry : pool.baseline->entries) {
    for (const std::string* const name : {&entry.known.file, &entry.known.import}) {
      if (!name->empty()) files.push_back(*name);
    }
  }
  return files;
}

/// `use` may look at the report as long as it runs.
template <class Use>
auto with_report(const Judged& judged, const Options& options, bool colour, const PageWishes& page, const Use& use) {
  const Pool& pool = judged.pool;
  SourceLines lines(*pool.files);
  const CheckReport report{
      .project = pool.project,
      .scan = pool.scan,
      .graph = pool.graph,
      .layers = pool.layers,
      .plans = pool.plans,
      .findings = judged.scope.findings,
      .today = pool.today,
      .colour = colour,
      .everything = options.all,
      .page = page,
      .base = judged.base,
      .baseline = pool.baseline ? pool.baseline->path : "",
      .known_files = page.redact_files ? known_files(pool) : std::vector<std::string>(),
      .baseline_patch = judged.patch,
      .scope = judged.scope.words,
      .rules = rule_texts(pool.project),
      .fail_on = severity_of(options.fail_on),
      .version = PODWORKS_VERSION,
      .top = judged.top,
      .folder = judged.top == pool.location.root ? "" : path_from(judged.top, pool.location, ""),
      .path_in_repository = [&](const std::string& file) { return path_from(judged.top, pool.location, file); },
      .owners_of = [&](const Diagnostic& finding) { return judged.owners.of(pool, finding); },
      .source_line = [&](const std::string& file, int line) { return lines.line(file, line); },
  };
  return use(report);
}

/// Of the rules that are on, and of others that found something.
std::vector<RuleRecord> count_by_rule(const Project& project, const std::vector<Diagnostic>& findings) {
  std::map<std::string, RuleRecord> rules;
  for (const RuleText& rule : rule_texts(project)) rules[rule.id].id = rule.id;
  for (const Diagnostic& finding : findings) {
    RuleRecord& rule = rules[finding.rule];
    rule.id = finding.rule;
    ++(finding.status == Status::Allowed ? rule.allowed : finding.status == Status::Known ? rule.known : rule.fresh);
  }
  std::vector<RuleRecord> counts;
  for (auto& [id, rule] : rules) counts.push_back(std::move(rule));
  return counts;
}

}  // namespace

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

Result<std::shared_ptr<const Judged>> judge(Call& call) {
  std::future<Result<OpenedBase>> opening;
  if (!call.options.base.empty()) {
    opening = std::async(std::launch::async, [&call] { return open_base(call); });
  }
  Result<Pool> pool = read_pool(call);
  if (!pool.ok()) return pool.errors();
  const auto judged = std::make_shared<Judged>();
  judged->pool = std::move(pool.value());
  call.stopwatch.begin("rules");
  const Result<Done> known = read_known_findings(call.world, judged->pool);
  if (!known.ok()) return known.errors();
  std::vector<Diagnostic> findings = run_rules(judged->pool.rule_context());
  if (follow_renames(call, judged->pool, findings) > 0) findings = run_rules(judged->pool.rule_context());
  judged->by_rule = count_by_rule(judged->pool.project, findings);
  if (opening.valid()) {
    call.stopwatch.begin("wait for git");
    const Result<OpenedBase> opened = opening.get();
    if (!opened.ok()) return opened.errors();
    Result<BaseReport> base = compare_with_base(call, judged->pool, opened.value(), findings);
    if (!base.ok()) return base.errors();
    judged->base = std::move(base.value());
  }
  show_new_imports(findings);
  Result<Scope> scoped = findings_in_scope(call, judged->pool, std::move(findings));
  if (!scoped.ok()) return scoped.errors();
  Result<std::string> patch = patch_for(call, judged->pool, scoped.value().findings);
  call.stopwatch.end();
  if (!patch.ok()) return patch.errors();
  judged->patch = std::move(patch.value());
  judged->scope = std::move(scoped.value());
  judged->owners = Owners(call.world, judged->pool);
  if (const std::string& owner = call.options.owner; !owner.empty()) {
    const Result<Done> kept = keep_owned(owner, judged->owners, judged->pool, judged->scope.findings);
    if (!kept.ok()) return kept.errors();
    std::string& words = judged->scope.words;
    words += fmt::format("{}of {}", words.empty() ? "" : " ", owner);
  }
  judged->top = repository_top(call.world, judged->pool.location);
  return std::shared_ptr<const Judged>(judged);
}

bool fails(const Judged& judged, const Options& options) {
  const Severity limit = severity_of(options.fail_on);
  const std::vector<Diagnostic>& reported = judged.scope.findings;
  return std::any_of(reported.begin(), reported.end(), [&](const Diagnostic& finding) {
    return finding.status == Status::New && finding.severity >= limit;
  });
}

std::string render(const Judged& judged, const Options& options, const CheckFormat& format, bool colour) {
  return with_report(judged, options, colour, {}, [&](const CheckReport& report) { return format.render(report); });
}

PageData page_data(const Judged& judged, const Options& options, const PageWishes& wishes) {
  return with_report(judged, options, false, wishes, [](const CheckReport& report) { return page_data(report); });
}

}  // namespace podworks
