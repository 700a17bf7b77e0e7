#include "scanner/exact/apply_compiler.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

/// What an #include leads to for the compiler: a file of the pool, one outside of it, or none.
struct Meaning {
  std::optional<FileId> file = {};
  std::string outside = {};
  bool is_missing = false;

  friend auto operator<=>(const Meaning&, const Meaning&) = default;
};

class Comparison {
 public:
  Comparison(const PathInPool& in_pool, ScanResult& scan) : in_pool_(in_pool), scan_(scan) {}

  void take(const std::vector<CompiledUnit>& units);
  void compare();

 private:
  using Statement = std::pair<FileId, std::uint32_t>;  // file and line

  std::optional<FileId> file_of(const std::string& path) const;
  bool compare(Import& import);
  void settle(Import& import, const std::set<Meaning>& meanings);
  const std::set<Meaning>& meanings_of(const Statement& statement) const;
  bool agrees_with_one(const Import& import, const std::set<Meaning>& meanings) const;
  bool agrees(const Import& import, const Meaning& meaning) const;
  Target target_of(const Meaning& meaning, const Import& import);
  UnitId owner_for(FileId file, const Import& import) const;
  void add_unseen();
  std::string described(const Target& target) const;
  std::string described(const Meaning& meaning) const;
  void report(const Import& import, std::string message);
  void report_failure(const CompiledUnit& unit, std::string message);

  const PathInPool& in_pool_;
  ScanResult& scan_;
  CompilerNotes notes_ = {};
  Arena arena_ = {};
  std::set<FileId> read_ = {};                            // by the compiler
  std::map<Statement, std::set<Meaning>> meanings_ = {};  // of several units
  std::set<Statement> known_ = {};                        // to the text scan
  std::set<Statement> explained_ = {};                    // some import of the line means what the compiler takes
};

std::optional<FileId> Comparison::file_of(const std::string& path) const {
  const std::optional<std::string> inside = in_pool_(path);
  if (!inside) return std::nullopt;
  const auto found =
      std::lower_bound(scan_.files.begin(), scan_.files.end(), std::string_view(*inside),
                       [](const SourceFile& file, std::string_view wanted) { return file.path < wanted; });
  if (found == scan_.files.end() || found->path != *inside) return std::nullopt;
  return id_at<FileId>(static_cast<std::size_t>(found - scan_.files.begin()));
}

void Comparison::take(const std::vector<CompiledUnit>& units) {
  notes_.units = units.size();
  std::vector<const CompiledUnit*> missing;  // of a build that is older than the tree, often many
  for (const CompiledUnit& unit : units) {
    if (!unit.failure.empty()) {
      ++notes_.failed;
      if (unit.failure == kNoSuchSource) {
        missing.push_back(&unit);
      } else {
        report_failure(unit,
                       fmt::format("this source was not compiled ({}): the scan's imports hold for it", unit.failure));
      }
      continue;
    }
    if (const auto file = file_of(unit.file)) read_.insert(*file);
    for (const CompilerInclude& include : unit.includes) {
      const auto from = file_of(include.from);
      const auto to = file_of(include.to);
      if (to) read_.insert(*to);
      if (!from) continue;
      read_.insert(*from);
      meanings_[{*from, static_cast<std::uint32_t>(include.line)}].insert(
          {to, to ? "" : include.to, include.to.empty()});
    }
  }
  if (missing.empty()) return;
  report_failure(*missing.front(), missing.size() == 1
                                       ? "this source of the compile commands is not there: it was not compiled"
                                       : fmt::format("this source and {} more of the compile commands are not there: "
                                                     "they were not compiled",
                                                     missing.size() - 1));
}

void Comparison::compare() {
  for (const Import& import : scan_.imports) {
    const Statement statement{import.file, import.line};
    known_.insert(statement);
    if (agrees_with_one(import, meanings_of(statement))) explained_.insert(statement);
  }
  std::erase_if(scan_.imports, [&](Import& import) { return !compare(import); });
  add_unseen();
  std::sort(scan_.imports.begin(), scan_.imports.end(), [](const Import& a, const Import& b) {
    return std::tie(a.file, a.line, a.column, a.from) < std::tie(b.file, b.line, b.column, b.from);
  });
  scan_.arenas.push_back(std::move(arena_));
  scan_.notes.compiler = notes_;
}

bool is_include(Form form) {
  return form == Form::IncludeQuote || form == Form::IncludeAngle || form == Form::IncludeMacro;
}

/// False: no compilation takes the import.
bool Comparison::compare(Import& import) {
  if (!is_include(import.form) || import.malformed || !read_.contains(import.file)) return true;
  const Statement statement{import.file, import.line};
  const std::set<Meaning>& meanings = meanings_of(statement);
  const bool is_conditional =
      !import.condition.empty() || import.by_language || import.kind == DependencyKind::Optional;
  // One of several headers that a macro may stand for, and the compiler takes another one.
  const bool is_passed_over = is_conditional && explained_.contains(statement) && !agrees_with_one(import, meanings);
  if (!meanings.empty() && !is_passed_over) {
    settle(import, meanings);
    return true;
  }
  if (is_conditional) {
    if (import.counted) ++notes_.not_taken;
    return false;
  }
  report(import,
         fmt::format("`{}` is not included when the compiler reads this file; the scan counts it", import.spelling));
  return true;
}

void Comparison::settle(Import& import, const std::set<Meaning>& meanings) {
  if (agrees_with_one(import, meanings)) {
    if (import.counted) ++notes_.agreed;
    return;
  }
  // Units may differ; the one that finds a file of the pool says most.
  const Meaning& meaning = *std::max_element(meanings.begin(), meanings.end(), [](const Meaning& a, const Meaning& b) {
    return std::tuple(a.file.has_value(), !a.is_missing) < std::tuple(b.file.has_value(), !b.is_missing);
  });
  report(import, fmt::format("`{}` is {} for the compiler and {} for the scan; the compiler's answer is used",
                             import.spelling, described(meaning), described(import.target)));
  import.target = target_of(meaning, import);
}

const std::set<Meaning>& Comparison::meanings_of(const Statement& statement) const {
  static const std::set<Meaning> kNone;
  const auto found = meanings_.find(statement);
  return found != meanings_.end() ? found->second : kNone;
}

bool Comparison::agrees_with_one(const Import& import, const std::set<Meaning>& meanings) const {
  return std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& one) { return agrees(import, one); });
}

bool Comparison::agrees(const Import& import, const Meaning& meaning) const {
  if (const auto* resolved = std::get_if<Resolved>(&import.target)) {
    if (resolved->file) return meaning.file == resolved->file;
    if (!meaning.file) return meaning.is_missing;  // a header that the build makes
    const auto owners = scan_.owners_of(*meaning.file);
    const PodId pod = scan_.units[index_of(resolved->unit)].pod;
    return std::any_of(owners.begin(), owners.end(),
                       [&](const FileOwner& owner) { return scan_.units[index_of(owner.unit)].pod == pod; });
  }
  // A header of an SDK that this machine has not is missing here, and external all the same.
  if (std::holds_alternative<External>(import.target)) return !meaning.file;
  return std::holds_alternative<Unresolved>(import.target) && meaning.is_missing;
}

Target Comparison::target_of(const Meaning& meaning, const Import& import) {
  if (meaning.is_missing) return Unresolved{"the compiler does not find it"};
  if (!meaning.file) return External{arena_.keep(import.spelling)};
  if (scan_.owners_of(*meaning.file).empty()) return Unresolved{.unowned = meaning.file};
  return Resolved{owner_for(*meaning.file, import), meaning.file, How::Compiler};
}

/// The importer's own unit or pod; else the pod whose folder holds the file most closely.
UnitId Comparison::owner_for(FileId file, const Import& import) const {
  const auto owners = scan_.owners_of(file);
  const auto rank = [&](const FileOwner& owner) {
    const bool same_pod =
        import.from && scan_.units[index_of(owner.unit)].pod == scan_.units[index_of(*import.from)].pod;
    return std::tuple(import.from == owner.unit, same_pod, scan_.pod_of(owner.unit).root.size());
  };
  return std::max_element(owners.begin(), owners.end(),
                          [&](const FileOwner& a, const FileOwner& b) { return rank(a) < rank(b); })
      ->unit;
}

void Comparison::add_unseen() {
  for (const auto& [statement, meanings] : meanings_) {
    if (known_.contains(statement)) continue;
    const Meaning& meaning = *meanings.begin();
    Import import;
    import.file = statement.first;
    import.line = statement.second;
    import.column = 1;
    import.spelling = arena_.keep(described(meaning));
    import.target = target_of(meaning, import);
    report(import, fmt::format("the compiler includes {} here, and the scan sees no import", described(meaning)));
    const auto owners = scan_.owners_of(statement.first);
    for (const FileOwner& owner : owners) {
      if (owner.role == Role::Resource) continue;
      import.from = owner.unit;
      import.kind = owner.role == Role::Test ? DependencyKind::Test : DependencyKind::Build;
      import.target = target_of(meaning, import);
      scan_.imports.push_back(import);
      import.counted = false;
    }
  }
}

std::string Comparison::described(const Target& target) const {
  if (const auto* resolved = std::get_if<Resolved>(&target)) {
    if (resolved->file) return std::string(scan_.files[index_of(*resolved->file)].path);
    return fmt::format("something of `{}`", scan_.pod_of(resolved->unit).name);
  }
  if (std::holds_alternative<External>(target)) return "from outside of the pool";
  return std::holds_alternative<Ambiguous>(target) ? "ambiguous" : "unresolved";
}

std::string Comparison::described(const Meaning& meaning) const {
  if (meaning.is_missing) return "not to be found";
  return meaning.file ? std::string(scan_.files[index_of(*meaning.file)].path) : meaning.outside;
}

void Comparison::report(const Import& import, std::string message) {
  if (!import.counted) return;
  ++notes_.differ;
  Diagnostic problem;
  problem.rule = "inexact-import";
  problem.place = {std::string(scan_.files[index_of(import.file)].path), static_cast<int>(import.line),
                   static_cast<int>(import.column)};
  problem.message = std::move(message);
  problem.help = "the compiler is right for the units that it was given; if the scan is not, `resolve:` decides it";
  problem.subject = fmt::format("{}:{}", problem.place.file, import.spelling);
  scan_.problems.push_back(std::move(problem));
}

void Comparison::report_failure(const CompiledUnit& unit, std::string message) {
  Diagnostic problem;
  problem.rule = "inexact-import";
  // No folder of this machine: what is found is kept in baselines and shown in reports.
  problem.place = {in_pool_(unit.file).value_or(std::string(base_name(unit.file))), 0, 0};
  problem.message = std::move(message);
  problem.help = "compile it by hand with the command of compile_commands.json to see why";
  problem.subject = problem.place.file;
  scan_.problems.push_back(std::move(problem));
}

}  // namespace

void apply_compiler(const std::vector<CompiledUnit>& units, const PathInPool& in_pool, ScanResult& scan) {
  Comparison comparison(in_pool, scan);
  comparison.take(units);
  comparison.compare();
}

}  // namespace podworks
