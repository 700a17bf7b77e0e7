#include "cli/known_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "cli/follow_renames.h"
#include "config/baseline_file.h"
#include "generator/unified_diff.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

Result<std::optional<std::string>> read_baseline_text(const World& world, const Pool& pool) {
  const std::string& path = pool.project.baseline.value;
  const Result<std::unique_ptr<FileSystem>> files = world.open_folder(pool.location.root);
  if (!files.ok()) return files.errors();
  if (files.value()->is_folder(path) || files.value()->is_special(path)) {
    return Error{fmt::format("`{}` is no file that can be read: a folder, or a link that leads to nothing", path),
                 {},
                 "put the baseline there, or remove what lies there"};
  }
  if (!files.value()->is_file(path)) return std::optional<std::string>();
  Result<std::string> text = files.value()->read_text(path);
  if (!text.ok()) return text.errors();
  return std::optional<std::string>(std::move(text.value()));
}

/// What stays of the entries, and what the file's lines become if nothing else changes.
class Kept {
 public:
  /// `refused`: findings that may not come in.
  Kept(const Baseline& baseline, const std::vector<EntryUse>& uses, const std::vector<const Diagnostic*>& refused,
       const ScanResult& scan, BaselineUpdate& update)
      : scan_(scan), refused_(refused), update_(update) {
    for (std::size_t i = 0; i < uses.size(); ++i) keep(baseline.entries[i], uses[i]);
    // An entry that was split with its file is several of one line.
    std::set<int> staying;
    for (const BaselineEntry& entry : entries_) staying.insert(entry.at.line);
    std::erase_if(edits_,
                  [&](const LineEdit& edit) { return edit.replacement.empty() && staying.contains(edit.line); });
  }

  std::vector<BaselineEntry>& entries() { return entries_; }
  const std::vector<LineEdit>& edits() const { return edits_; }

 private:
  void keep(const BaselineEntry& entry, const EntryUse& use) {
    switch (use.state) {
      case EntryState::Expired:
        ++update_.expired;
        [[fallthrough]];
      case EntryState::Holds:
        entries_.push_back(entry);
        break;
      case EntryState::Shrunk:
        ++update_.shrunk;
        shrink(entry, use);
        break;
      default:
        if (use.state == EntryState::Gone && may_be_refused(entry.known)) {
          ++update_.kept;
          entries_.push_back(entry);
          break;
        }
        ++update_.removed;
        edits_.push_back({entry.at.line, ""});
    }
  }

  /// What it knew may be one of these, renamed where no history tells it. Without the entry there would be no way back.
  bool may_be_refused(const KnownFinding& known) const {
    return std::any_of(refused_.begin(), refused_.end(), [&](const Diagnostic* finding) {
      const bool is_same_pod = finding->from == known.from || !find_pod(scan_, known.from);
      if (finding->rule != known.rule || !is_same_pod) return false;
      if (known.import.empty()) return true;
      return std::any_of(finding->imports.begin(), finding->imports.end(),
                         [&](const ImportEvidence& import) { return import.spelling == known.import; });
    });
  }

  void shrink(BaselineEntry entry, const EntryUse& use) {
    LineEdit edit{entry.at.line, ""};
    for (const std::vector<std::string>& pods : use.cycles) {
      entry.known.pods = pods;
      if (!edit.replacement.empty()) edit.replacement += "\n\n";
      edit.replacement += baseline_line(entry);
      entries_.push_back(entry);
    }
    edits_.push_back(std::move(edit));
  }

  const ScanResult& scan_;
  const std::vector<const Diagnostic*>& refused_;
  BaselineUpdate& update_;
  std::vector<BaselineEntry> entries_;
  std::vector<LineEdit> edits_;
};

/// Entries for what is found and not known yet. The first baseline takes whatever one may hold.
void record(const RuleContext& context, const std::vector<Diagnostic>& findings, std::vector<BaselineEntry>& entries,
            BaselineUpdate& update) {
  std::set<KnownFinding> known;
  for (const BaselineEntry& entry : entries) known.insert(entry.known);
  for (const Diagnostic& finding : findings) {
    if (finding.status != Status::New) continue;
    const bool may_be_known = update.before.empty() ? may_hold(context, finding) : may_take(context, finding);
    if (!may_be_known) {
      ++update.refused;
      continue;
    }
    for (KnownFinding& identity : identities_of(context.scan, finding)) {
      if (!known.insert(identity).second) continue;
      entries.push_back({.known = std::move(identity)});
      ++update.added;
    }
  }
}

}  // namespace

Result<Done> read_known_findings(const World& world, Pool& pool) {
  Result<std::optional<std::string>> text = read_baseline_text(world, pool);
  if (!text.ok()) return text.errors();
  if (text.value()) {
    Result<Baseline> baseline = read_baseline(*text.value(), pool.project.baseline.value);
    if (!baseline.ok()) return baseline.errors();
    pool.baseline = std::move(baseline.value());
  } else if (const Place& at = pool.project.baseline.at; at.line > 0) {
    return Error{fmt::format("there is no file `{}`", pool.project.baseline.value), at,
                 "`podworks baseline update` writes it"};
  }
  return Done{};
}

std::string patch_of(const BaselineUpdate& update) {
  if (update.before == update.after) return {};
  return unified_diff(update.before, update.after, update.before.empty() ? "/dev/null" : "a/" + update.path,
                      "b/" + update.path);
}

Result<BaselineUpdate> update_known_findings(Call& call, Pool& pool, Recording recording) {
  Result<std::optional<std::string>> text = read_baseline_text(call.world, pool);
  if (!text.ok()) return text.errors();
  BaselineUpdate update{.path = pool.project.baseline.value, .before = text.value().value_or("")};
  pool.baseline = Baseline{.path = update.path};
  if (text.value()) {
    Result<Baseline> baseline = read_baseline(update.before, update.path);
    if (!baseline.ok()) return baseline.errors();
    pool.baseline = std::move(baseline.value());
  }
  RuleContext context = pool.rule_context();
  context.baseline = nullptr;
  std::vector<Diagnostic> findings = run_rules(context);
  update.renamed = follow_renames(call, pool, findings);
  const std::vector<EntryUse> uses = apply_baseline(context, *pool.baseline, findings);
  std::vector<const Diagnostic*> refused;
  for (const Diagnostic& finding : findings) {
    if (finding.status == Status::New && may_hold(context, finding) && !may_take(context, finding)) {
      refused.push_back(&finding);
    }
  }
  Kept kept(*pool.baseline, uses, refused, pool.scan, update);
  if (recording == Recording::All) record(context, findings, kept.entries(), update);
  update.entries = kept.entries().size();
  if (recording == Recording::All && update.added + update.renamed > 0) {
    update.after = write_baseline(std::move(kept.entries()), update.before);
  } else {
    update.after = kept.edits().empty() ? update.before : edit_lines(update.before, kept.edits());
  }
  return update;
}

}  // namespace podworks
