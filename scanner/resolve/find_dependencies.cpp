#include "scanner/resolve/find_dependencies.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/resolve/kept_headers.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
namespace {

constexpr std::size_t kChunk =
    32;  // files; large enough that the counter is no bottleneck, small enough to share fairly

/// A name that @class or @protocol announces: resolved when the declarations of all files are known. Most lead nowhere,
/// so it is smaller than an Import.
struct Forward {
  std::string_view spelling = {};
  std::string_view condition = {};
  FileId file = {};
  UnitId from = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  bool is_protocol = false;
};

/// What one chunk of files gave. Chunks are joined in their order, whoever worked on them.
struct Chunk {
  std::vector<Import> imports = {};
  std::vector<Forward> forwards = {};
  std::vector<std::pair<DeclaredName, PodId>> declares = {};
  std::vector<Diagnostic> problems = {};
};

struct Worker {
  Arena arena = {};
  FileBuffer buffer = {};
  FileFacts facts = {};
  std::unique_ptr<Resolver> resolver = nullptr;
};

DependencyKind kind_of(const ImportStatement& statement, const Unit& unit, Role role) {
  if (statement.optional) return DependencyKind::Optional;
  if (unit.kind != UnitKind::Library || role == Role::Test || statement.testable) return DependencyKind::Test;
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
  import.malformed = statement.malformed;
  return import;
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
// at least half of its head is ASCII with a NUL before or behind each character; a few stray NULs are not.
bool is_utf16(std::string_view text) {
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
  return pairs >= kFewestPairs && pairs >= head.size() / 4;
}

class Finder {
 public:
  Finder(const FileSystem& files, ScanResult& scan) : files_(files), scan_(scan) {}

  void scan_file(FileId id, Worker& worker, Chunk& chunk) {
    SourceFile& file = scan_.files[index_of(id)];
    if (const std::error_code error = files_.read(file.path, worker.buffer)) {
      const bool is_gone = error == std::errc::no_such_file_or_directory;
      chunk.problems.push_back(
          unreadable(file.path, is_gone ? "a link that leads to nothing, or removed during the run" : error.message()));
      return;
    }
    if (is_utf16(worker.buffer.text())) {
      chunk.problems.push_back(unreadable(file.path, "it is UTF-16, which is not read"));
      return;
    }
    file.scanned = true;
    file.bytes = static_cast<std::uint32_t>(worker.buffer.text().size());
    worker.facts.clear();
    language_of(file.path).row->find_imports(worker.buffer.text(), worker.arena, worker.facts);
    const auto owners = scan_.owners_of(id);
    for (const ImportStatement& statement : worker.facts.imports) add(statement, id, owners, worker, chunk);
    for (const DeclaredName& name : worker.facts.declares) {
      const PodId* last = nullptr;
      for (const FileOwner& owner : owners) {
        const PodId& pod = scan_.units[index_of(owner.unit)].pod;
        if (last == nullptr || *last != pod) chunk.declares.emplace_back(name, pod);
        last = &pod;
      }
    }
  }

 private:
  // The first owner that compiles the file counts the statement; each further one has an import of its own, because it
  // may mean another pod.
  void add(const ImportStatement& statement, FileId id, std::span<const FileOwner> owners, Worker& worker,
           Chunk& chunk) {
    const bool is_forward = statement.form == Form::ForwardClass || statement.form == Form::ForwardProtocol;
    if (is_forward) return add_forward(statement, id, owners, chunk);
    bool counted = true;
    // A pod that only keeps another's header keeps a copy of it: what it imports is the other's business.
    const bool is_compiled = std::any_of(owners.begin(), owners.end(),
                                         [](const FileOwner& owner) { return owner.role < Role::PreservedHeader; });
    for (const FileOwner& owner : owners) {
      if (owner.role == Role::Resource || (is_compiled && owner.role == Role::PreservedHeader)) continue;
      const Unit& unit = scan_.units[index_of(owner.unit)];
      Import import = to_import(statement, id);
      import.from = owner.unit;
      import.counted = counted;
      import.kind = kind_of(statement, unit, owner.role);
      Resolution resolution = worker.resolver->resolve(statement, {id, owner.unit, unit.pod});
      import.target = std::move(resolution.target);
      import.case_differs = resolution.case_differs;
      import.shadows_system = resolution.shadows_system;
      chunk.imports.push_back(std::move(import));
      counted = false;
    }
    if (counted) chunk.imports.push_back(to_import(statement, id));  // no pod owns the file
  }

  static void add_forward(const ImportStatement& statement, FileId id, std::span<const FileOwner> owners,
                          Chunk& chunk) {
    for (const FileOwner& owner : owners) {
      if (owner.role == Role::Resource) continue;
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

  const FileSystem& files_;
  ScanResult& scan_;
};

Import to_import(const Forward& forward) {
  Import import;
  import.file = forward.file;
  import.from = forward.from;
  import.line = forward.line;
  import.column = forward.column;
  import.length = forward.length;
  import.spelling = forward.spelling;
  import.condition = forward.condition;
  import.form = forward.is_protocol ? Form::ForwardProtocol : Form::ForwardClass;
  import.kind = DependencyKind::Forward;
  import.counted = false;
  return import;
}

/// @class and @protocol: an edge only if exactly one pod declares the name, and it is another one.
void add_forwards(std::vector<Chunk>& chunks, ScanResult& scan) {
  std::map<std::pair<std::string_view, bool>, std::vector<PodId>> declared;
  for (const Chunk& chunk : chunks) {
    for (const auto& [name, pod] : chunk.declares) declared[{name.name, name.is_protocol}].push_back(pod);
  }
  for (Chunk& chunk : chunks) {
    for (const Forward& forward : chunk.forwards) {
      const auto found = declared.find({forward.spelling, forward.is_protocol});
      if (found == declared.end()) continue;
      const std::vector<PodId>& pods = found->second;
      const PodId own = scan.units[index_of(forward.from)].pod;
      const bool only_one = std::all_of(pods.begin(), pods.end(), [&](PodId pod) { return pod == pods[0]; });
      if (!only_one || pods[0] == own) continue;
      Import& import = scan.imports.emplace_back(to_import(forward));
      import.target = Resolved{scan.pods[index_of(pods[0])].units[0], std::nullopt, How::Declaration};
    }
  }
}

void sum_up_pods(ScanResult& scan) {
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const PodId* last = nullptr;  // owners are sorted by unit, units are grouped by pod
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const PodId& pod = scan.units[index_of(owner.unit)].pod;
      if (owner.role == Role::Resource || (last != nullptr && *last == pod)) continue;
      last = &pod;
      ++scan.pods[index_of(pod)].files;
      scan.pods[index_of(pod)].bytes += scan.files[i].bytes;
    }
  }
}

}  // namespace

void find_dependencies(const FileSystem& files, const Project& project, const PodIndex& index,
                       const ScanOptions& options, ScanResult& scan) {
  std::vector<FileId> sources;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].language != Language::None) sources.push_back(id_at<FileId>(i));
  }
  const ResolveContext context{scan, index, project};
  std::vector<Worker> workers(static_cast<std::size_t>(std::max(options.threads, 1)));
  for (Worker& worker : workers) worker.resolver = std::make_unique<Resolver>(context, worker.arena);
  std::vector<Chunk> chunks((sources.size() + kChunk - 1) / kChunk);
  Finder finder(files, scan);
  std::mutex progress_mutex;
  std::size_t done = 0;
  const auto work = [&](std::size_t begin, std::size_t end, int number) {
    Worker& worker = workers[static_cast<std::size_t>(number)];
    for (std::size_t i = begin; i < end; ++i) finder.scan_file(sources[i], worker, chunks[i / kChunk]);
    if (!options.progress) return;
    const std::lock_guard lock(progress_mutex);
    done += end - begin;
    options.progress(done, sources.size());
  };
  parallel_for(sources.size(), kChunk, options.threads, work);

  std::size_t count = 0;
  for (const Chunk& chunk : chunks) count += chunk.imports.size();
  scan.imports.reserve(count);
  for (Chunk& chunk : chunks) {
    std::move(chunk.imports.begin(), chunk.imports.end(), std::back_inserter(scan.imports));
    std::move(chunk.problems.begin(), chunk.problems.end(), std::back_inserter(scan.problems));
  }
  const auto in_order = static_cast<std::ptrdiff_t>(scan.imports.size());
  add_forwards(chunks, scan);
  const auto by_place = [](const Import& a, const Import& b) {
    return std::tie(a.file, a.line, a.column, a.from) < std::tie(b.file, b.line, b.column, b.from);
  };
  std::sort(scan.imports.begin() + in_order, scan.imports.end(), by_place);
  std::inplace_merge(scan.imports.begin(), scan.imports.begin() + in_order, scan.imports.end(), by_place);
  settle_kept_headers(scan);
  sum_up_pods(scan);
  std::set<std::string, std::less<>> used(scan.used_configuration.begin(), scan.used_configuration.end());
  for (Worker& worker : workers) {
    used.insert(worker.resolver->used().begin(), worker.resolver->used().end());
    scan.arenas.push_back(std::move(worker.arena));
  }
  scan.used_configuration.assign(used.begin(), used.end());
}

}  // namespace podworks
