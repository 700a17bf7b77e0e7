// podworks generate: the manifests of apps, with only the pods that each of them needs.
#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/deliver.h"
#include "cli/inputs.h"
#include "cli/pipeline.h"
#include "cli/source_lines.h"
#include "generator/emitter.h"
#include "generator/write_files.h"
#include "report/formats.h"
#include "report/json_parts.h"
#include "report/paint.h"

namespace podworks {
namespace {

constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);
constexpr const char* kStaleRule = "stale-manifest";

Result<std::vector<AppId>> asked_apps(const Call& call, const Pool& pool) {
  const auto& apps = pool.project.apps;
  std::vector<AppId> ids;
  std::vector<Error> errors;
  for (const std::string& name : call.options.arguments) {
    const Result<AppId> app = find_app(pool.project, name);
    if (!app.ok()) {
      errors.insert(errors.end(), app.errors().begin(), app.errors().end());
    } else if (apps[index_of(app.value())].emit.empty()) {
      errors.push_back({fmt::format("app `{}` emits nothing", name), apps[index_of(app.value())].at,
                        "name an emitter and a path under its `emit:`; `podworks list emitters` lists them"});
    } else if (std::find(ids.begin(), ids.end(), app.value()) == ids.end()) {
      ids.push_back(app.value());
    }
  }
  if (!errors.empty()) return errors;
  if (!call.options.arguments.empty()) return ids;
  for (std::size_t i = 0; i < apps.size(); ++i) {
    if (!apps[i].emit.empty()) ids.push_back(id_at<AppId>(i));
  }
  if (ids.empty()) {
    return Error{
        "there is nothing to generate: no app of podworks.yml has an `emit:`",
        {},
        "add one under `apps:`, for example MyApp: { roots: [SomePod], emit: { podfile: apps/MyApp/Podfile } }"};
  }
  return ids;
}

/// What the user adds to a manifest.
Result<std::string> user_text(const Pool& pool, const std::string& path) {
  const std::string name = path + ".tmpl";
  if (pool.files->is_special(name) || pool.files->is_folder(name)) {
    return Error{fmt::format("`{}` is no file that can be read: what you added would be lost", name),
                 {},
                 "repair it or remove it"};
  }
  return pool.files->is_file(name) ? pool.files->read_text(name) : Result<std::string>(std::string());
}

/// A plan from a Podfile that was not read, or not in full, would drop pods from the app's manifest.
Result<Done> check_podfile(const Call& call, const Pool& pool, AppId id) {
  const AppConfig& app = pool.project.apps[index_of(id)];
  if (app.from.value.empty()) return Done{};
  const auto podfile = pool.scan.podfiles.find(app.from.value);
  if (podfile == pool.scan.podfiles.end()) {
    return Error{fmt::format("the Podfile `{}` of app `{}` could not be read: its manifest would lose pods",
                             app.from.value, app.name),
                 app.from.at, "`podworks check` says why"};
  }
  if (const std::size_t problems = podfile->second.problems.size(); problems > 0) {
    print_note(call,
               fmt::format("`{}` of app `{}` was not read in full, pods may be missing: `podworks check` shows {}",
                           app.from.value, app.name, counted(problems, "problem", "problems")));
  }
  return Done{};
}

Result<std::vector<EmittedFile>> emit(const Pool& pool, const std::vector<AppId>& apps) {
  std::vector<EmittedFile> files;
  std::vector<Error> errors;
  for (const AppId app : apps) {
    for (const auto& [name, path] : pool.project.apps[index_of(app)].emit) {
      const Emitter* emitter = find_emitter(name.value);
      PW_CHECK(emitter != nullptr);  // load_project has checked the names
      Result<std::string> text = user_text(pool, path);
      if (!text.ok()) return text.errors();
      Result<std::vector<EmittedFile>> emitted = emitter->emit({.project = pool.project,
                                                                .scan = pool.scan,
                                                                .graph = pool.graph,
                                                                .layers = pool.layers,
                                                                .plan = pool.plans[index_of(app)],
                                                                .path = path,
                                                                .user_text = std::move(text.value())});
      if (!emitted.ok()) {
        errors.insert(errors.end(), emitted.errors().begin(), emitted.errors().end());
        continue;
      }
      std::move(emitted.value().begin(), emitted.value().end(), std::back_inserter(files));
    }
  }
  if (!errors.empty()) return errors;
  return files;
}

/// Severity as podworks.yml says it, and identities, as run_rules gives them to other findings.
void complete(const Project& project, std::vector<Diagnostic>& findings) {
  std::erase_if(findings, [&](const Diagnostic& finding) {
    const auto severity = project.rules.find(finding.rule);
    return severity != project.rules.end() && severity->second == Severity::Off;
  });
  for (Diagnostic& finding : findings) {
    const auto severity = project.rules.find(finding.rule);
    if (severity != project.rules.end()) finding.severity = severity->second;
    const std::string& subject = finding.subject.empty() ? finding.message : finding.subject;
    finding.fingerprint = hash_hex(fmt::format("{}\n{}\n{}", finding.rule, subject, join(finding.apps, ",")));
    finding.id = finding.fingerprint.substr(0, 8);
  }
}

/// A manifest is written even if the app breaks rules; that must not go unsaid.
void warn_of_findings(const Call& call, const Pool& pool, const std::vector<AppId>& apps) {
  const std::vector<Diagnostic> findings = run_rules(pool.rule_context());
  for (const AppId app : apps) {
    const std::string& name = pool.project.apps[index_of(app)].name;
    const auto errors = std::count_if(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
      return finding.severity == Severity::Error && finding.rule != kStaleRule &&
             std::find(finding.apps.begin(), finding.apps.end(), name) != finding.apps.end();
    });
    if (errors == 0) continue;
    print_note(call, fmt::format("app `{}` carries {}: `podworks check --app {}` shows them", name,
                                 counted(static_cast<std::size_t>(errors), "error", "errors"), name));
  }
}

std::string state_line(const FileOutcome& file, bool dry_run) {
  const std::string_view verb = file.state == FileState::Unchanged ? "kept"
                                : file.written                     ? "wrote"
                                : dry_run                          ? "would write"
                                                                   : "found";
  return fmt::format("{} {} ({})\n", verb, printable(file.path), to_string(file.state));
}

struct Outcome {
  std::shared_ptr<Pool> pool = {};
  WriteReport report = {};
  std::vector<Diagnostic> findings = {};  ///< stale files, and what a format cannot say of a plan
  std::size_t apps = 0;
  bool check = false;
  bool dry_run = false;
};

std::string render_text(const Outcome& outcome, const CheckReport& findings) {
  const auto& files = outcome.report.files;
  const auto current = static_cast<std::size_t>(std::count_if(
      files.begin(), files.end(), [](const FileOutcome& file) { return file.state == FileState::Unchanged; }));
  const std::string apps = fmt::format("of {}", counted(outcome.apps, "app", "apps"));
  std::string text = render_findings_text(findings);
  if (outcome.check) {
    return text + fmt::format("{} up to date, {} not, {}\n", counted(current, "file is", "files are"),
                              grouped(files.size() - current), apps);
  }
  for (const FileOutcome& file : files) text += state_line(file, outcome.dry_run);
  return text + fmt::format("{} {}, {} up to date, {}\n", counted(files.size() - current, "file", "files"),
                            outcome.dry_run ? "to write" : "written", grouped(current), apps);
}

std::string render_json(const Outcome& outcome, const CheckReport& report) {
  JsonArray files;
  for (const FileOutcome& file : outcome.report.files) {
    files.push_back(JsonObject{
        {"path", file.path}, {"app", file.app}, {"state", to_string(file.state)}, {"written", file.written}});
  }
  JsonArray findings;
  for (const Diagnostic& finding : report.findings) findings.push_back(finding_json(report, finding));
  return write_json(
      JsonObject{{"schema", "podworks.generate/1"}, {"files", std::move(files)}, {"findings", std::move(findings)}});
}

std::string render(const Outcome& outcome, std::string_view format, bool colour) {
  const Pool& pool = *outcome.pool;
  SourceLines lines(*pool.files);
  const CheckReport report{.project = pool.project,
                           .scan = pool.scan,
                           .graph = pool.graph,
                           .layers = pool.layers,
                           .plans = pool.plans,
                           .findings = outcome.findings,
                           .today = pool.today,
                           .colour = colour,
                           .everything = true,
                           .source_line = [&](const std::string& file, int line) { return lines.line(file, line); }};
  return format == "json" ? render_json(outcome, report) : render_text(outcome, report);
}

bool fails(const Outcome& outcome, const std::string& fail_on) {
  const Severity limit = fail_on == "note" ? Severity::Note : fail_on == "warn" ? Severity::Warn : Severity::Error;
  return std::any_of(outcome.findings.begin(), outcome.findings.end(),
                     [&](const Diagnostic& finding) { return finding.severity >= limit; });
}

Result<Answer> run(Call& call) {
  const Options& options = call.options;
  if (options.check && (options.dry_run || options.force)) {
    return Error{
        "`--check` writes nothing: it cannot be combined with `--dry-run` or `--force`", {}, "leave one of them out"};
  }
  Result<Pool> read = read_pool(call);
  if (!read.ok()) return read.errors();
  Outcome outcome{
      .pool = std::make_shared<Pool>(std::move(read.value())), .check = options.check, .dry_run = options.dry_run};
  Pool& pool = *outcome.pool;
  const Result<std::vector<AppId>> apps = asked_apps(call, pool);
  if (!apps.ok()) return apps.errors();
  for (const AppId app : apps.value()) {
    const Result<Done> readable = check_podfile(call, pool, app);
    if (!readable.ok()) return readable.errors();
  }
  call.stopwatch.begin("generate");
  const Result<std::vector<EmittedFile>> files = emit(pool, apps.value());
  if (!files.ok()) return files.errors();
  const WriteOptions how{.check = options.check,
                         .dry_run = options.dry_run,
                         .force = options.force,
                         .is_input = [&](std::string_view path) { return is_input(pool.project, path); }};
  Result<WriteReport> written = WriteReport{};
  call.world.undisturbed([&] { written = write_files(*pool.files, files.value(), how); });
  call.stopwatch.end();
  if (!written.ok()) return written.errors();
  outcome.report = std::move(written.value());
  outcome.apps = apps.value().size();
  outcome.findings = outcome.report.findings;
  for (const EmittedFile& file : files.value()) {
    outcome.findings.insert(outcome.findings.end(), file.problems.begin(), file.problems.end());
  }
  complete(pool.project, outcome.findings);
  warn_of_findings(call, pool, apps.value());
  const int exit_code = fails(outcome, options.fail_on) ? kFindings : kClean;
  return Answer{exit_code, [outcome](std::string_view format, bool colour) { return render(outcome, format, colour); }};
}

std::vector<std::string> no_words() {
  return {};
}

}  // namespace

Command generate_command() {
  return {
      .name = "generate",
      .arguments = "[APP...]",
      .summary = "writes the manifests of apps, with only the pods that they need",
      .about =
          "For each app, or those named, every file under its `emit:`. A file that is up to date is left untouched. A\n"
          "file that somebody wrote or edited by hand is left alone without --force; your own text belongs into\n"
          "PATH.tmpl beside it. All files are written or none; --dry-run refuses what a run would refuse.",
      .examples = {{"podworks generate Recruit", "the manifests of one app"},
                   {"podworks generate --dry-run", "what would be written, for all apps"},
                   {"podworks generate --check", "for a gate: fail if a file is not up to date"}},
      .options = {"--check", "--dry-run", "--force", "--fail-on"},
      .most_arguments = kAnyNumber,
      .formats = text_and_json,
      .words = no_words,
      .run = run,
  };
}

}  // namespace podworks
