#include "scanner/resolve/file_scanner.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "scanner/languages/allow_comments.h"
#include "scanner/languages/c_macros.h"

namespace podworks {
namespace {

DependencyKind kind_of(const ImportStatement& statement, const Unit& unit, Role role) {
  if (is_lookup(statement.form)) return DependencyKind::Runtime;
  if (statement.optional) return DependencyKind::Optional;
  if (unit.kind != UnitKind::Library || role == Role::Test || statement.testable) return DependencyKind::Test;
  if (statement.type_only) return DependencyKind::TypeOnly;
  return DependencyKind::Build;
}

Import to_import(const ImportStatement& statement, FileId file) {
  Import import;
  import.file = file;
  import.line = statement.line;
  import.column = statement.column;
  import.length = statement.length;
  import.spelling = statement.spelling;
  import.condition = statement.condition;
  import.form = statement.form;
  import.testable = statement.testable;
  import.reexport = statement.reexport;
  import.non_public = statement.non_public;
  import.dynamic = statement.dynamic;
  import.packagings = statement.packagings;
  import.malformed = statement.malformed;
  import.by_language = statement.by_language;
  return import;
}

void apply(Resolution resolution, Import& import) {
  import.target = std::move(resolution.target);
  import.case_differs = resolution.case_differs;
  import.shadows_system = resolution.shadows_system;
  import.private_api = resolution.private_api;
}

/// The time from one call to the next; it costs nothing where nobody asks.
class Laps {
 public:
  explicit Laps(bool is_asked) : is_asked_(is_asked), since_(now()) {}
  std::chrono::nanoseconds next() {
    const Clock::time_point begin = std::exchange(since_, now());
    return since_ - begin;
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point now() const { return is_asked_ ? Clock::now() : Clock::time_point{}; }

  bool is_asked_;
  Clock::time_point since_;
};

/// Of components the scripts alone are JavaScript.
AllowSyntax allow_syntax(const LanguageRow& row) {
  const bool is_script = row.find_imports == find_typescript_imports || row.find_imports == find_jsx_imports;
  return is_script ? AllowSyntax::JavaScript : AllowSyntax::Any;
}

Diagnostic unreadable(std::string_view path, const std::string& reason) {
  Diagnostic problem;
  problem.rule = "unreadable-file";
  problem.place = {std::string(path), 0, 0};
  problem.message = fmt::format("this file could not be read ({}): its imports are missing from the verdict", reason);
  problem.help = "make it readable, or exclude it with `exclude:`";
  problem.subject = std::string(path);
  return problem;
}

// A lexer of bytes would find no import in it, and say nothing. Without a byte order mark the text counts as UTF-16 if
// half of its head is ASCII with a NUL before or behind each character, or if it has NULs and spells an import with
// them (a text that is mostly Chinese). A few stray NULs in a plain text are no such thing.
bool is_utf16(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  constexpr std::size_t kHead = 4096;      // bytes
  constexpr std::size_t kFewestPairs = 4;  // less is no text
  const std::string_view head = text.substr(0, kHead);
  if (head.find('\0') == std::string_view::npos) return false;
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    little += head[i] != '\0' && head[i + 1] == '\0' ? 1U : 0U;
    big += head[i] == '\0' && head[i + 1] != '\0' ? 1U : 0U;
  }
  const std::size_t pairs = std::max(little, big);
  if (pairs >= kFewestPairs && pairs >= head.size() / 4) return true;
  const auto spells = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  return spells("i\0m\0p\0o\0r\0t"sv) || spells("i\0n\0c\0l\0u\0d\0e"sv);
}

void add_forward(const ScanResult& scan, const ImportStatement& statement, FileId id, std::span<const FileOwner> owners,
                 Chunk& chunk) {
  for (const FileOwner& owner : owners) {
    if (owner.role == Role::Resource || (scan.units[index_of(owner.unit)].packagings & statement.packagings) == 0) {
      continue;
    }
    chunk.forwards.push_back({.spelling = statement.spelling,
                              .condition = statement.condition,
                              .file = id,
                              .from = owner.unit,
                              .line = statement.line,
                              .column = statement.column,
                              .length = statement.length,
                              .is_protocol = statement.form == Form::ForwardProtocol});
  }
}

}  // namespace

void FileScanner::scan(FileId id, Worker& worker, Chunk& chunk) {
  scan_for(scan_.owners_of(id), id, worker, chunk);
}

void FileScanner::scan_for(std::span<const FileOwner> owners, FileId id, Worker& worker, Chunk& chunk) {
  if (!read(id, worker, chunk)) return;
  for (const ImportStatement& statement : worker.facts.imports) add(statement, id, owners, worker, chunk);
  for (const DeclaredName& name : worker.facts.declares) {
    for (const FileOwner& owner : owners) {
      if (owner.role == Role::Resource) continue;
      chunk.declares.push_back({name, id, owner.unit, owner.role == Role::Test});
    }
  }
  for (const HeaderMacro& macro : worker.facts.header_macros) chunk.macros.push_back({id, macro});
  for (const AllowComment& allow : worker.facts.allows) chunk.allows.emplace_back(allow).file = id;
}

bool FileScanner::recall(SourceFile& file, Worker& worker) const {
  if (known_ == nullptr) return false;
  const std::vector<SourceFile>& files = known_->scan.files;
  const auto found = std::lower_bound(files.begin(), files.end(), file.path,
                                      [](const SourceFile& a, std::string_view path) { return a.path < path; });
  if (found == files.end() || found->path != file.path || !found->scanned || !known_->is_unchanged(file.path)) {
    return false;
  }
  const FileFacts& facts = known_->facts[static_cast<std::size_t>(found - files.begin())];
  worker.facts.imports = facts.imports;
  worker.facts.declares = facts.declares;
  worker.facts.header_macros = facts.header_macros;
  worker.facts.allows = facts.allows;
  file.scanned = true;
  file.bytes = found->bytes;
  return true;
}

bool FileScanner::read(FileId id, Worker& worker, Chunk& chunk) {
  SourceFile& file = scan_.files[index_of(id)];
  if (recall(file, worker)) return true;
  Laps laps(!worker.times.empty());
  if (const std::error_code error = files_.read(file.path, worker.buffer)) {
    const bool is_gone = error == std::errc::no_such_file_or_directory;
    chunk.problems.push_back(
        unreadable(file.path, is_gone ? "a link that leads to nothing, or removed during the run" : error.message()));
    return false;
  }
  const auto reading = laps.next();
  if (is_utf16(worker.buffer.text())) {
    chunk.problems.push_back(unreadable(file.path, "it is UTF-16, which is not read"));
    return false;
  }
  file.scanned = true;
  file.bytes = static_cast<std::uint32_t>(worker.buffer.text().size());
  worker.facts.clear();
  const LanguageRow* const row = language_of(file.path).row;
  row->find_imports(worker.buffer.text(), worker.arena, worker.facts);
  find_allow_comments(worker.buffer.text(), worker.arena, worker.facts.allows, allow_syntax(*row));
  if (keep_ != nullptr) {
    (*keep_)[index_of(id)] = {.imports = worker.facts.imports,
                              .declares = worker.facts.declares,
                              .header_macros = worker.facts.header_macros,
                              .allows = worker.facts.allows};
  }
  if (!worker.times.empty()) {
    LanguageTimes& times = worker.times[static_cast<std::size_t>(row - all_languages().data())];
    ++times.files;
    times.bytes += file.bytes;
    times.reading += reading;
    times.lexing += laps.next();
  }
  return true;
}

// The first owner that compiles the file counts the statement; each further one has an import of its own, because it
// may mean another pod.
void FileScanner::add(const ImportStatement& statement, FileId id, std::span<const FileOwner> owners, Worker& worker,
                      Chunk& chunk) {
  const bool is_forward = statement.form == Form::ForwardClass || statement.form == Form::ForwardProtocol;
  if (is_forward) return add_forward(scan_, statement, id, owners, chunk);
  bool counted = true;
  bool passed_over = false;
  for (const FileOwner& owner : owners) {
    // What a storyboard names holds for the pod that has it as a resource.
    if (owner.role == Role::Resource && !is_lookup(statement.form)) continue;
    const Unit& unit = scan_.units[index_of(owner.unit)];
    if ((unit.packagings & statement.packagings) == 0) {  // what compiles the unit never sees it
      passed_over = true;
      continue;
    }
    Import import = to_import(statement, id);
    import.from = owner.unit;
    import.counted = counted;
    import.kind = kind_of(statement, unit, owner.role);
    if (Resolver::needs_names(statement)) {
      const auto number = static_cast<std::uint32_t>(chunk.imports.size());
      chunk.waiting.push_back({number, statement.only_if_known, statement.words});
    } else {
      apply(worker.resolver->resolve(statement, {id, owner.unit, unit.pod}), import);
    }
    chunk.imports.push_back(std::move(import));
    counted = false;
  }
  const bool says_nothing = passed_over || statement.only_if_known || is_lookup(statement.form);
  if (counted && !says_nothing) chunk.imports.push_back(to_import(statement, id));  // no pod owns the file
}

void FileScanner::resolve_waiting(Worker& worker, Chunk& chunk) const {
  if (chunk.waiting.empty()) return;
  std::vector<Import> imports;
  imports.reserve(chunk.imports.size());
  auto waiting = chunk.waiting.begin();
  for (std::size_t i = 0; i < chunk.imports.size(); ++i) {
    Import& import = chunk.imports[i];
    if (waiting == chunk.waiting.end() || waiting->import != i) {
      imports.push_back(std::move(import));
    } else {
      add_resolved(*waiting++, std::move(import), worker, imports);
    }
  }
  chunk.imports = std::move(imports);
  chunk.waiting.clear();
}

void FileScanner::add_resolved(const Chunk::Waiting& waiting, Import import, Worker& worker,
                               std::vector<Import>& imports) const {
  const ImportStatement statement{.spelling = import.spelling,
                                  .line = import.line,
                                  .form = import.form,
                                  .only_if_known = waiting.only_if_known,
                                  .words = waiting.words};
  const Importer importer{import.file, *import.from, scan_.units[index_of(*import.from)].pod};
  if (import.form == Form::IncludeMacro) return add_by_macro(statement, importer, import, worker, imports);
  Resolution resolution = worker.resolver->resolve(statement, importer);
  if (waiting.only_if_known && std::holds_alternative<Unresolved>(resolution.target)) return;
  const std::vector<UnitId> also = std::move(resolution.also);
  apply(std::move(resolution), import);
  imports.push_back(std::move(import));
  for (const UnitId unit : also) {
    Import& further = imports.emplace_back(imports.back());
    std::get<Resolved>(further.target).unit = unit;
    further.counted = false;
  }
}

void FileScanner::add_by_macro(const ImportStatement& statement, const Importer& importer, const Import& import,
                               Worker& worker, std::vector<Import>& imports) const {
  bool counted = import.counted;
  for (const Resolver::MacroMeaning& meaning : worker.resolver->resolve_macro(statement, importer)) {
    Import& one = imports.emplace_back(import);
    apply(meaning.resolution, one);
    if (meaning.optional) one.kind = DependencyKind::Optional;
    one.condition = both_conditions(import.condition, meaning.condition, worker.arena);
    one.counted = counted;
    counted = false;
  }
}

}  // namespace podworks
