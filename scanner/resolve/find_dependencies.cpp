#include "scanner/resolve/find_dependencies.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/parallel.h"
#include "base/text.h"
#include "scanner/languages/defines.h"
#include "scanner/resolve/file_scanner.h"
#include "scanner/resolve/reach_kept_headers.h"

namespace podworks {
namespace {

constexpr std::size_t kChunk =
    32;  // files; large enough that the counter is no bottleneck, small enough to share fairly

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
    for (const Declaration& one : chunk.declares) {
      const bool is_protocol = one.name.kind == DeclaredName::Kind::ObjcProtocol;
      if (!is_protocol && one.name.kind != DeclaredName::Kind::ObjcClass) continue;
      declared[{one.name.name, is_protocol}].push_back(scan.units[index_of(one.unit)].pod);
    }
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

/// `types` of a tsconfig.json: uses of other pods' types that no source writes down.
void add_type_uses(const JsIndex& javascript, Worker& worker, ScanResult& scan) {
  Resolver& resolver = *worker.resolver;
  for (const JsIndex::TypeUse& use : javascript.type_uses()) {
    const auto from = resolver.js_pod_around(folder_of(scan.files[index_of(use.file)].path));
    if (!from) continue;
    const Importer importer{use.file, *from, scan.units[index_of(*from)].pod};
    Resolution found =
        resolver.resolve({.spelling = use.package, .form = Form::Specifier, .type_only = true}, importer);
    const auto* const resolved = std::get_if<Resolved>(&found.target);
    if (resolved == nullptr || scan.units[index_of(resolved->unit)].pod == importer.pod) continue;
    Import& import = scan.imports.emplace_back();
    import.file = use.file;
    import.from = from;
    import.line = static_cast<std::uint32_t>(use.line);
    import.spelling = worker.arena.keep(use.package);
    import.form = Form::Specifier;
    import.kind = use.in_tests ? DependencyKind::Test : DependencyKind::TypeOnly;
    import.counted = false;
    import.target = std::move(found.target);
  }
}

/// By PodId: a source that is compiled with the pod.
std::vector<bool> compiled_pods(const ScanResult& scan) {
  std::vector<bool> compiled(scan.pods.size(), false);
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].language == Language::None || scan.files[i].is_header) continue;
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      if (owner.role == Role::Source) compiled[index_of(scan.units[index_of(owner.unit)].pod)] = true;
    }
  }
  return compiled;
}

/// A class is where its @implementation is. An @interface alone stands for one where the code is prebuilt; elsewhere it
/// may well announce a class of the SDK.
bool is_prebuilt(const ScanResult& scan, const std::vector<bool>& compiled, const Declaration& declaration) {
  const std::string_view path = scan.files[index_of(declaration.file)].path;
  return !compiled[index_of(scan.units[index_of(declaration.unit)].pod)] ||
         path.find(".framework/") != std::string_view::npos;
}

NameIndex names_of(const std::vector<Chunk>& chunks, const ScanResult& scan) {
  NameIndex names;
  const std::vector<bool> compiled = compiled_pods(scan);
  for (const Chunk& chunk : chunks) {
    for (const Declaration& declaration : chunk.declares) {
      const bool is_interface = declaration.name.kind == DeclaredName::Kind::ObjcClass;
      if (!is_interface || is_prebuilt(scan, compiled, declaration)) names.add(declaration);
    }
  }
  names.build();
  return names;
}

/// Of the macros that some file includes by and does not define itself.
HeaderMacros macros_of(const std::vector<Chunk>& chunks, std::size_t files) {
  std::unordered_set<std::string_view> wanted;
  for (const Chunk& chunk : chunks) {
    for (const Chunk::Waiting& waiting : chunk.waiting) {
      if (chunk.imports[waiting.import].form != Form::IncludeMacro) continue;
      for (const std::string_view name : split(waiting.words, ' ')) wanted.insert(name);
    }
  }
  HeaderMacros macros;
  if (wanted.empty()) return macros;
  for (const Chunk& chunk : chunks) {
    for (const HeaderMacros::Definition& definition : chunk.macros) {
      if (wanted.contains(definition.macro.name)) macros.add(definition);
    }
    for (const Import& import : chunk.imports) {
      const auto* const target = std::get_if<Resolved>(&import.target);
      const bool is_include = import.form == Form::IncludeQuote || import.form == Form::IncludeAngle;
      if (is_include && target != nullptr && target->file) macros.add_include(import.file, *target->file);
    }
  }
  macros.build(files);
  return macros;
}

std::vector<DeclaredPackage> packages_of(const std::vector<Chunk>& chunks, const ScanResult& scan, bool of_tests) {
  std::vector<DeclaredPackage> packages;
  for (const Chunk& chunk : chunks) {
    for (const Declaration& one : chunk.declares) {
      // module-info.java describes a module, and is in no package.
      const bool is_package = one.name.kind == DeclaredName::Kind::JvmPackage &&
                              base_name(scan.files[index_of(one.file)].path) != "module-info.java";
      if (!is_package || one.in_tests != of_tests || scan.units[index_of(one.unit)].kind != UnitKind::Library) continue;
      packages.push_back({one.name.name, one.unit, one.file});
    }
  }
  const auto key = [](const DeclaredPackage& package) { return std::pair(package.name, package.unit); };
  std::stable_sort(packages.begin(), packages.end(),
                   [&](const DeclaredPackage& a, const DeclaredPackage& b) { return key(a) < key(b); });
  packages.erase(std::unique(packages.begin(), packages.end(),
                             [&](const DeclaredPackage& a, const DeclaredPackage& b) { return key(a) == key(b); }),
                 packages.end());
  return packages;
}

void sum_up_times(const std::vector<Worker>& workers, std::vector<LanguageTimes>& languages) {
  for (std::size_t row = 0; row < all_languages().size(); ++row) {
    LanguageTimes sum{.language = all_languages()[row].id};
    for (const Worker& worker : workers) {
      sum.files += worker.times[row].files;
      sum.bytes += worker.times[row].bytes;
      sum.reading += worker.times[row].reading;
      sum.lexing += worker.times[row].lexing;
    }
    if (sum.files > 0) languages.push_back(sum);
  }
}

void sum_up_pods(ScanResult& scan) {
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (is_resource_file(scan.files[i].path)) continue;  // of tests: theirs is the tests' role
    const PodId* last = nullptr;                         // owners are sorted by unit, units are grouped by pod
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
                       const JsIndex& javascript, const ScanOptions& options, ScanResult& scan) {
  std::vector<FileId> sources;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const bool is_source = scan.files[i].language != Language::None && !scan.files[i].is_second_path;
    if (is_source) sources.push_back(id_at<FileId>(i));
  }
  ResolveContext context{scan, index, project, javascript};
  std::vector<Worker> workers(static_cast<std::size_t>(std::max(options.threads, 1)));
  const Defines defines(project.defines);
  for (Worker& worker : workers) {
    worker.resolver = std::make_unique<Resolver>(context, worker.arena);
    worker.facts.defines = &defines;
    if (options.languages != nullptr) worker.times.resize(all_languages().size());
  }
  std::vector<Chunk> chunks((sources.size() + kChunk - 1) / kChunk);
  if (options.keep_facts != nullptr) options.keep_facts->resize(scan.files.size());
  FileScanner scanner(files, scan, options.keep_facts, options.known_facts);
  std::mutex progress_mutex;
  std::size_t done = 0;
  const auto work = [&](std::size_t begin, std::size_t end, int number) {
    Worker& worker = workers[static_cast<std::size_t>(number)];
    for (std::size_t i = begin; i < end; ++i) scanner.scan(sources[i], worker, chunks[i / kChunk]);
    if (!options.progress) return;
    const std::lock_guard lock(progress_mutex);
    done += end - begin;
    options.progress(done, sources.size());
  };
  parallel_for(sources.size(), kChunk, options.threads, work);
  const NameIndex names = names_of(chunks, scan);
  const HeaderMacros macros = macros_of(chunks, scan.files.size());
  context.names = &names;
  context.macros = &macros;
  scan.packages = packages_of(chunks, scan, false);
  scan.test_packages = packages_of(chunks, scan, true);
  parallel_for(chunks.size(), 1, options.threads, [&](std::size_t begin, std::size_t end, int number) {
    for (std::size_t i = begin; i < end; ++i) {
      scanner.resolve_waiting(workers[static_cast<std::size_t>(number)], chunks[i]);
    }
  });
  const std::size_t of_files = chunks.size();  // in the order of the files; those behind are not
  reach_kept_headers(index.kept(), scanner, workers, chunks, scan);

  std::size_t count = 0;
  for (const Chunk& chunk : chunks) count += chunk.imports.size();
  scan.imports.reserve(count);
  std::ptrdiff_t in_order = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    Chunk& chunk = chunks[i];
    if (i < of_files) in_order += static_cast<std::ptrdiff_t>(chunk.imports.size());
    std::move(chunk.imports.begin(), chunk.imports.end(), std::back_inserter(scan.imports));
    std::move(chunk.problems.begin(), chunk.problems.end(), std::back_inserter(scan.problems));
    if (i < of_files) scan.allows.insert(scan.allows.end(), chunk.allows.begin(), chunk.allows.end());
  }
  add_forwards(chunks, scan);
  add_type_uses(javascript, workers.front(), scan);
  const auto by_place = [](const Import& a, const Import& b) {
    return std::tie(a.file, a.line, a.column, a.from) < std::tie(b.file, b.line, b.column, b.from);
  };
  std::sort(scan.imports.begin() + in_order, scan.imports.end(), by_place);
  std::inplace_merge(scan.imports.begin(), scan.imports.begin() + in_order, scan.imports.end(), by_place);
  sum_up_pods(scan);
  if (options.languages != nullptr) sum_up_times(workers, *options.languages);
  if (options.known_facts != nullptr) {  // the same conditions asked for the same macros
    for (const std::string& entry : options.known_facts->scan.used_configuration) {
      if (entry.starts_with("defines:")) scan.used_configuration.push_back(entry);
    }
  }
  std::set<std::string, std::less<>> used(scan.used_configuration.begin(), scan.used_configuration.end());
  for (Worker& worker : workers) {
    used.insert(worker.resolver->used().begin(), worker.resolver->used().end());
    for (std::size_t i = 0; i < worker.facts.used_defines.size(); ++i) {
      if (worker.facts.used_defines[i]) used.insert("defines:" + defines.name(i));
    }
    scan.arenas.push_back(std::move(worker.arena));
  }
  scan.used_configuration.assign(used.begin(), used.end());
}

}  // namespace podworks
