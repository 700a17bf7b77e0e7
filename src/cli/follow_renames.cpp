#include "cli/follow_renames.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "cli/base_pool.h"
#include "cli/deliver.h"
#include "config/baseline_file.h"
#include "git/repository.h"
#include "rules/baseline.h"
#include "rules/new_entries.h"

namespace podworks {
namespace {

constexpr std::size_t kMostVersions = 500;  // of the file that are looked through
constexpr std::size_t kMostPools = 4;       // of the past that are read; nearly all entries come from one

/// The entries that know nothing any more, by their numbers, and the findings without those about the baseline.
struct Lost {
  std::vector<std::size_t> entries = {};
  std::vector<Diagnostic> findings = {};
};

std::optional<Lost> find_lost(const Pool& pool, const std::vector<Diagnostic>& findings) {
  Lost lost;
  for (const Diagnostic& finding : findings) {
    if (finding.rule != "stale-baseline") lost.findings.push_back(finding);
  }
  const RuleContext context = pool.rule_context();
  const std::vector<EntryUse> uses = apply_baseline(context, *pool.baseline, lost.findings);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i].state == EntryState::Gone) lost.entries.push_back(i);
  }
  const bool some_are_new = std::any_of(lost.findings.begin(), lost.findings.end(), [&](const Diagnostic& finding) {
    return finding.status == Status::New && may_hold(context, finding);
  });
  if (lost.entries.empty() || !some_are_new) return std::nullopt;
  return lost;
}

/// Which of the entries a version of the file has. Versions share nearly all of their lines, which are read once.
class Versions {
 public:
  explicit Versions(const Baseline& baseline, const std::vector<std::size_t>& entries) {
    for (const std::size_t i : entries) sought_.emplace(baseline.entries[i].known, i);
  }

  /// Nothing of a version that does not hold.
  std::set<std::size_t> entries_in(std::string_view text) {
    std::string fresh = "version: 1\nknown:\n";
    std::vector<std::uint64_t> hashes;  // of the lines of `fresh` behind those two
    std::set<std::size_t> entries;
    bool is_header = true;
    for (const std::string_view line : split(text, '\n')) {
      const std::string_view item = trim(line);
      is_header = is_header && !item.starts_with("- {");
      if (item.empty() || item.front() == '#' || is_header) continue;
      const std::uint64_t hash = hash64(item);
      if (const auto known = entry_of_.find(hash); known == entry_of_.end()) {
        fresh += fmt::format("{}\n", item);
        hashes.push_back(hash);
      } else if (known->second) {
        entries.insert(*known->second);
      }
    }
    const Result<Baseline> read = read_baseline(fresh, "");
    if (!read.ok()) return {};
    for (const std::uint64_t hash : hashes) entry_of_.emplace(hash, std::nullopt);
    for (const BaselineEntry& entry : read.value().entries) {
      const auto sought = sought_.find(entry.known);
      if (sought == sought_.end()) continue;
      entry_of_[hashes[static_cast<std::size_t>(entry.at.line) - 3]] = sought->second;
      entries.insert(sought->second);
    }
    return entries;
  }

 private:
  std::map<KnownFinding, std::size_t> sought_;
  std::unordered_map<std::uint64_t, std::optional<std::size_t>> entry_of_;  // by the hash of its line
};

/// The commit that brought each of the entries, the newest first, with the numbers of the entries.
std::vector<std::pair<std::string, std::vector<std::size_t>>> commits_of(const Repository& repository,
                                                                         const std::string& path,
                                                                         const Baseline& baseline,
                                                                         std::vector<std::size_t> entries) {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> commits;
  std::string newer;  // the commit of the version before
  Versions read(baseline, entries);
  for (const FileVersion& version : repository.versions(path, kMostVersions)) {
    const Result<std::string> text = repository.content(version.content);
    const std::set<std::size_t> known = text.ok() ? read.entries_in(text.value()) : std::set<std::size_t>();
    std::vector<std::size_t> older;
    std::vector<std::size_t> brought;
    for (const std::size_t i : entries) {
      (known.contains(i) ? older : brought).push_back(i);
    }
    if (!newer.empty() && !brought.empty()) commits.emplace_back(newer, std::move(brought));
    entries = std::move(older);
    newer = version.commit;
    if (entries.empty()) break;
  }
  if (!entries.empty() && !newer.empty()) commits.emplace_back(newer, std::move(entries));
  return commits;
}

/// The finding by what baselines recognise it by: with the imports of each identity alone.
std::map<KnownFinding, Diagnostic> by_identity(const ScanResult& scan, Diagnostic finding) {
  std::map<KnownFinding, Diagnostic> parts;
  if (!is_about_imports(finding)) {
    parts.emplace(identities_of(scan, finding).front(), std::move(finding));
    return parts;
  }
  const std::vector<ImportEvidence> imports = std::exchange(finding.imports, {});
  for (const ImportEvidence& import : imports) {
    if (import.is_allowed) continue;
    for (const KnownFinding& identity : identities_of(scan, finding, import)) {
      parts.try_emplace(identity, finding).first->second.imports.push_back(import);
    }
  }
  return parts;
}

/// The identity of now of an import of a finding, or of the finding, by the rule of the entry; none if it does not
/// break that any more.
std::optional<KnownFinding> identity_at(const ScanResult& scan, const Diagnostic& finding, std::size_t import,
                                        const std::string& rule) {
  const std::vector<KnownFinding> all =
      is_about_imports(finding) ? identities_of(scan, finding, finding.imports[import]) : identities_of(scan, finding);
  const auto same = std::find_if(all.begin(), all.end(), [&](const KnownFinding& one) { return one.rule == rule; });
  return same == all.end() ? std::nullopt : std::optional(*same);
}

/// For entries by their numbers, what they are called now.
using NewNames = std::map<std::size_t, std::set<KnownFinding>>;

/// Takes from `entries` those that held at that commit.
Result<Done> add_names(Call& call, const Pool& pool, const OpenedBase& opened, std::set<std::size_t>& entries,
                       const Lost& lost, NewNames& names) {
  Result<BasePool> base = read_base_pool(call, pool, opened);
  if (!base.ok()) return base.errors();
  const Pool& then = base.value().pool;
  RuleContext context = then.rule_context();
  context.baseline = nullptr;
  std::map<KnownFinding, std::size_t> wanted;
  for (const std::size_t i : entries) wanted.emplace(pool.baseline->entries[i].known, i);
  std::vector<Diagnostic> known;
  std::vector<std::size_t> entry_of;  // parallel to `known`
  for (const Diagnostic& finding : run_rules(context)) {
    for (auto& [identity, part] : by_identity(then.scan, finding)) {
      const auto entry = wanted.find(identity);
      if (entry == wanted.end()) continue;
      known.push_back(std::move(part));
      entry_of.push_back(entry->second);
      entries.erase(entry->second);
    }
  }
  std::vector<Diagnostic> now = lost.findings;
  for (const Comparison::Match& match : compare_findings(known, base.value().renames, now).matches) {
    const Diagnostic& finding = lost.findings[match.now];
    const bool was_known = finding.status == Status::Known ||
                           (match.import < finding.imports.size() && finding.imports[match.import].is_known);
    const bool is_its_own = may_inherit(context, known[match.then], base.value().renames, pool.rule_context(), finding);
    if (was_known || !is_its_own) continue;
    const std::size_t entry = entry_of[match.then];
    const std::string& rule = pool.baseline->entries[entry].known.rule;
    if (std::optional<KnownFinding> name = identity_at(pool.scan, finding, match.import, rule)) {
      names[entry].insert(std::move(*name));
    }
  }
  return Done{};
}

std::size_t rename(Baseline& baseline, const NewNames& names) {
  std::vector<BaselineEntry> entries;
  for (std::size_t i = 0; i < baseline.entries.size(); ++i) {
    BaselineEntry& entry = baseline.entries[i];
    const auto found = names.find(i);
    if (found == names.end()) {
      entries.push_back(std::move(entry));
      continue;
    }
    for (const KnownFinding& known : found->second) {
      entries.push_back(entry);
      entries.back().known = known;
    }
  }
  baseline.entries = std::move(entries);
  return names.size();
}

}  // namespace

std::size_t follow_renames(Call& call, Pool& pool, const std::vector<Diagnostic>& findings) {
  if (!pool.baseline) return 0;
  const std::optional<Lost> lost = find_lost(pool, findings);
  if (!lost) return 0;
  call.stopwatch.begin("follow renames");
  const std::string& root = pool.location.root;
  Result<std::optional<Repository>> found = Repository::around(root);
  if (!found.ok() || !found.value()) return 0;
  const auto repository = std::make_shared<const Repository>(std::move(*found.value()));
  const std::string path = join_path(folder_in(*repository, root), pool.baseline->path);
  const auto commits = commits_of(*repository, path, *pool.baseline, lost->entries);
  NewNames names;
  // Most older entries hold at the commits of newer ones, too; what does not was renamed before.
  std::set<std::size_t> sought(lost->entries.begin(), lost->entries.end());
  std::size_t pools = 0;
  for (const auto& [commit, brought] : commits) {
    const bool is_sought =
        std::any_of(brought.begin(), brought.end(), [&](std::size_t i) { return sought.contains(i); });
    if (!is_sought && pools > 0) continue;
    if (pools++ == kMostPools) {
      print_note(call, fmt::format("entries of {} from before {} are not followed through renames: `podworks baseline "
                                   "update` at each rename keeps them",
                                   pool.baseline->path, commit.substr(0, 10)));
      break;
    }
    const Result<OpenedBase> opened = open_commit(call, root, repository, commit, commit);
    const Result<Done> added =
        opened.ok() ? add_names(call, pool, opened.value(), sought, *lost, names) : Result<Done>(opened.errors());
    for (const std::size_t i : brought) sought.erase(i);
    if (added.ok()) continue;
    print_note(call, fmt::format("renames since {}, which brought entries of {}, are not followed: {}",
                                 commit.substr(0, 10), pool.baseline->path, added.errors()[0].message));
  }
  return rename(*pool.baseline, names);
}

}  // namespace podworks
