// podworks baseline: the findings that count as known.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/deliver.h"
#include "cli/follow_renames.h"
#include "cli/known_findings.h"
#include "cli/pipeline.h"
#include "report/json_parts.h"
#include "report/paint.h"

namespace podworks {
namespace {

std::vector<std::string> topics() {
  return {"update", "show"};
}

std::string changes_of(const BaselineUpdate& update) {
  std::vector<std::string> changes;
  if (update.added > 0) changes.push_back(fmt::format("{} added", grouped(update.added)));
  if (update.renamed > 0) changes.push_back(fmt::format("{} renamed", grouped(update.renamed)));
  if (update.removed > 0) changes.push_back(fmt::format("{} removed", grouped(update.removed)));
  if (update.shrunk > 0) changes.push_back(fmt::format("{} made smaller", counted(update.shrunk, "cycle", "cycles")));
  return join(changes, ", ");
}

std::string render_update(const BaselineUpdate& update, bool written, std::string_view format) {
  const bool changes = update.before != update.after;
  const std::string diff = written ? "" : patch_of(update);
  if (format == "json") {
    return write_json(JsonObject{{"schema", "podworks.baseline-update/1"},
                                 {"file", update.path},
                                 {"written", written},
                                 {"entries", update.entries},
                                 {"added", update.added},
                                 {"removed", update.removed},
                                 {"renamed", update.renamed},
                                 {"shrunk", update.shrunk},
                                 {"expired", update.expired},
                                 {"refused", update.refused},
                                 {"kept", update.kept},
                                 {"diff", diff.empty() ? Json(nullptr) : Json(diff)}});
  }
  if (!diff.empty()) return diff;
  const std::string entries = counted(update.entries, "entry", "entries");
  if (!changes) return fmt::format("{} is up to date: {}\n", printable(update.path), entries);
  return fmt::format("wrote {}: {} ({})\n", printable(update.path), entries, changes_of(update));
}

void say_what_is_left(const Call& call, const BaselineUpdate& update) {
  if (update.refused > 0) {
    print_note(call, fmt::format("{} cannot be recorded, because of `strict` or of a rule that is never known: "
                                 "`podworks check` shows {}",
                                 counted(update.refused, "finding", "findings"), update.refused == 1 ? "it" : "them"));
  }
  if (update.kept > 0) {
    print_note(call,
               fmt::format("{} left, though nothing is found of {}: if it is what cannot be recorded, correct the "
                           "names in the entry by hand; else repair the findings, and run it again",
                           counted(update.kept, "entry was", "entries were"), update.kept == 1 ? "it" : "them"));
  }
  if (update.expired > 0) {
    print_note(call,
               fmt::format("the day of {} is past: `podworks baseline show` lists them; repair what they know, or "
                           "give them another `until`",
                           counted(update.expired, "entry", "entries")));
  }
}

Result<Answer> update(Call& call) {
  const Options& options = call.options;
  Result<Pool> pool = read_pool(call);
  if (!pool.ok()) return pool.errors();
  call.stopwatch.begin("rules");
  Result<BaselineUpdate> updated =
      update_known_findings(call, pool.value(), options.shrink ? Recording::ShrinkOnly : Recording::All);
  call.stopwatch.end();
  if (!updated.ok()) return updated.errors();
  const BaselineUpdate& update = updated.value();
  if (!options.dry_run && update.before != update.after) {
    const Result<Done> written = call.world.write_file(pool.value().location.root + "/" + update.path, update.after);
    if (!written.ok()) return written.errors();
  }
  say_what_is_left(call, update);
  return Answer{kClean, [update, written = !options.dry_run](std::string_view format, bool) {
                  return render_update(update, written, format);
                }};
}

const char* to_string(EntryState state) {
  switch (state) {
    case EntryState::Holds:
      return "known";
    case EntryState::Shrunk:
      return "shrunk";
    case EntryState::Expired:
      return "expired";
    case EntryState::Repeated:
      return "repeated";
    case EntryState::Refused:
      return "refused";
    default:
      return "gone";
  }
}

struct Shown {
  Baseline baseline = {};
  std::vector<EntryUse> uses = {};
};

Json entry_json(const BaselineEntry& entry, const EntryUse& use) {
  return JsonObject{{"rule", entry.known.rule},
                    {"from", json_text(entry.known.from)},
                    {"to", json_text(entry.known.to)},
                    {"file", json_text(entry.known.file)},
                    {"import", json_text(entry.known.import)},
                    {"pods", json_texts(entry.known.pods)},
                    {"about", json_text(entry.known.about)},
                    {"reason", json_text(entry.reason)},
                    {"owner", json_text(entry.owner)},
                    {"until", json_text(entry.until)},
                    {"line", entry.at.line},
                    {"state", to_string(use.state)}};
}

std::string render_show(const Shown& shown, std::string_view format) {
  const auto& entries = shown.baseline.entries;
  if (format == "json") {
    JsonArray all;
    for (std::size_t i = 0; i < entries.size(); ++i) all.push_back(entry_json(entries[i], shown.uses[i]));
    return write_json(
        JsonObject{{"schema", "podworks.baseline/1"}, {"file", shown.baseline.path}, {"entries", std::move(all)}});
  }
  std::string text;
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const BaselineEntry& entry = entries[i];
    ++counts[to_string(shown.uses[i].state)];
    const bool holds = shown.uses[i].state == EntryState::Holds;
    text += fmt::format("{}: {}{}\n", printable(to_string(Place{entry.at.file, entry.at.line, 0})),
                        holds ? "" : fmt::format("({}) ", to_string(shown.uses[i].state)),
                        printable(describe(entry.known)));
    if (!entry.reason.empty()) text += fmt::format("    reason: {}\n", printable(entry.reason));
    if (!entry.owner.empty()) text += fmt::format("    owner: {}\n", printable(entry.owner));
    if (!entry.until.empty()) text += fmt::format("    until: {}\n", entry.until);
  }
  std::vector<std::string> words;
  for (const auto& [state, count] : counts) words.push_back(fmt::format("{} {}", grouped(count), state));
  return text + fmt::format("{}: {}{}{}\n", printable(shown.baseline.path), counted(entries.size(), "entry", "entries"),
                            words.empty() ? "" : ", ", join(words, ", "));
}

Result<Answer> show(Call& call) {
  Result<Pool> pool = read_pool(call);
  if (!pool.ok()) return pool.errors();
  call.stopwatch.begin("rules");
  const Result<Done> known = read_known_findings(call.world, pool.value());
  if (!known.ok()) return known.errors();
  if (!pool.value().baseline) {
    return Error{fmt::format("there is no `{}`", pool.value().project.baseline.value),
                 {},
                 "`podworks baseline update` writes it"};
  }
  RuleContext context = pool.value().rule_context();
  context.baseline = nullptr;
  std::vector<Diagnostic> findings = run_rules(context);
  follow_renames(call, pool.value(), findings);
  Shown shown{*pool.value().baseline, {}};
  shown.uses = apply_baseline(context, shown.baseline, findings);
  call.stopwatch.end();
  return Answer{kClean, [shown](std::string_view format, bool) { return render_show(shown, format); }};
}

Result<Answer> run(Call& call) {
  const std::string& topic = call.options.arguments.front();
  if (topic == "update") return update(call);
  if (topic == "show") {
    if (!call.options.shrink && !call.options.dry_run) return show(call);
    return Error{"`--shrink` and `--dry-run` are for `podworks baseline update`", {}, "leave them out"};
  }
  const auto near = nearest(topic, topics());
  return Error{fmt::format("`podworks baseline` knows no `{}`", to_valid_utf8(topic, true)),
               {},
               near ? fmt::format("did you mean `{}`?", *near) : "update or show"};
}

}  // namespace

Command baseline_command() {
  return {
      .name = "baseline",
      .arguments = "update|show",
      .summary = "the findings that count as known",
      .about =
          "update records what is found today in podworks-baseline.yml, so that `check` fails for new findings only,\n"
          "and takes out what no longer holds; what people wrote into an entry (reason, owner, until) stays. An entry\n"
          "is an import of a file, a cycle's members or one finding; never a line number. A layer that is `strict`\n"
          "takes no entries. show lists the entries, and which of them no longer hold.",
      .examples = {{"podworks baseline update", "all that is found now is known from now on"},
                   {"podworks baseline update --shrink", "after repairs: take out what is no more, add nothing"},
                   {"podworks baseline update --dry-run > p.patch", "the change as a patch for `git apply`"},
                   {"podworks baseline show --format json", "for a dashboard"}},
      .options = {"--shrink", "--dry-run"},
      .least_arguments = 1,
      .most_arguments = 1,
      .formats = text_and_json,
      .words = topics,
      .run = run,
  };
}

}  // namespace podworks
