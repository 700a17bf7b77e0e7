#include "cli/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <thread>

#include "base/calendar.h"
#include "base/parallel.h"
#include "base/text.h"
#include "cli/deliver.h"
#include "cli/inputs.h"
#include "cli/lost_config.h"
#include "cli/pool_folders.h"
#include "cli/progress.h"
#include "generator/emitter.h"
#include "graph/assign_layers.h"
#include "graph/plan_app.h"
#include "scanner/exact/apply_compiler.h"
#include "scanner/pods/reader.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

int threads_of(const Call& call) {
  int threads = default_threads();
  const std::string& jobs = call.options.jobs;
  std::from_chars(jobs.data(), jobs.data() + jobs.size(), threads);  // check_values has seen it
  return threads;
}

/// A compiler takes a core each.
int compilers_of(const Call& call) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return call.options.jobs.empty() ? cores : threads_of(call);
}

/// What a folder without a single source file needs to be told.
Error nothing_to_scan(const ScanNotes& notes) {
  const std::string passed =
      notes.excluded_folders.empty()
          ? ""
          : fmt::format(" ({} excluded)", counted(notes.excluded_folders.size(), "folder is", "folders are"));
  return {fmt::format("nothing was scanned: none of the {} is a source file that podworks reads{}",
                      counted(notes.listed_files, "file", "files"), passed),
          {},
          "run it in the folder that holds the pods (-C DIR); `podworks list languages` says what is read"};
}

enum class PodFiles { Read, Ignore };

/// Of a pool of the past.
struct Past {
  const KnownFacts* known = nullptr;
};

Result<Done> scan(Call& call, Pool& pool, PodFiles pod_files, const Past* past) {
  const int threads = threads_of(call);
  call.stopwatch.begin("find files");
  PoolFiles found = find_files(*pool.files, pool.project, threads);
  if (pod_files == PodFiles::Read) {
    const Result<Done> settings = load_pod_settings(*pool.files, found.listing.files, known_names(), pool.project);
    if (!settings.ok()) return settings.errors();
  }
  Progress progress(call);
  ScanOptions options{.threads = threads,
                      .may_be_empty = past != nullptr,
                      .stopwatch = &call.stopwatch,
                      .languages = call.options.timings ? &call.languages : nullptr,
                      .keep_facts = past == nullptr && !call.options.base.empty() ? &pool.facts : nullptr,
                      .known_facts = past != nullptr ? past->known : nullptr};
  if (call.world.err_is_terminal)
    options.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
  Result<ScanResult> scanned = scan_project(*pool.files, pool.project, std::move(found), options);
  progress.clear();
  if (!scanned.ok()) return scanned.errors();
  pool.scan = std::move(scanned.value());
  const bool some =
      std::any_of(pool.scan.files.begin(), pool.scan.files.end(), [](const SourceFile& f) { return f.scanned; });
  if (!some && past == nullptr && pool.scan.problems.empty()) return nothing_to_scan(pool.scan.notes);
  return Done{};
}

/// --exact: the compiler's answers in the place of the scan's.
Result<Done> ask_compiler(Call& call, Pool& pool) {
  const std::string path = absolute_path(call, call.options.exact);
  if (call.world.exact_helper.empty()) {
    return Error{"`--exact` needs podworks-exact beside podworks, and it is not there",
                 {},
                 "install libclang-19-dev and build podworks anew"};
  }
  Result<std::unique_ptr<FileSystem>> disk = call.world.open_folder(std::string(folder_of(path)));
  if (!disk.ok()) return disk.errors();
  const Result<std::string> text = disk.value()->read_text(base_name(path));
  if (!text.ok()) return text.errors();
  const Result<std::vector<CompileCommand>> commands = read_compile_commands(text.value(), call.options.exact);
  if (!commands.ok()) return commands.errors();
  call.stopwatch.begin("compile");
  const Result<std::vector<CompiledUnit>> units =
      podworks::ask_compiler(call.world.exact_helper, commands.value(), compilers_of(call));
  if (!units.ok()) return units.errors();
  Location real = pool.location;  // the compiler's paths have no links
  for (PoolFolder& each : real.folders) {
    std::error_code error;
    const std::string folder = std::filesystem::weakly_canonical(each.folder, error).string();
    if (!error) each.folder = folder;
  }
  apply_compiler(
      units.value(), [&](std::string_view absolute) { return path_in_pool(real, absolute); }, pool.scan);
  return Done{};
}

/// What follows from the configuration and the files.
void understand(Call& call, Pool& pool) {
  call.stopwatch.begin("graph");
  pool.graph = build_graph(pool.scan);
  pool.layers = assign_layers(pool.project, pool.scan);
  call.stopwatch.begin("plans");
  for (std::size_t i = 0; i < pool.project.apps.size(); ++i) {
    pool.plans.push_back(plan_app(pool.project, id_at<AppId>(i), pool.scan, pool.graph, pool.layers));
  }
  pool.strict = find_strict_pods(pool.scan, pool.graph, pool.layers, pool.plans);
  call.stopwatch.end();
}

Result<Pool> read_at(Call& call, Location location, Project project, PodFiles pod_files, const Past* past = nullptr) {
  Result<std::string> today = day_of_verdict(call);
  if (!today.ok()) return today.errors();
  Result<std::unique_ptr<FileSystem>> files = open_pool(call, location, project);
  if (!files.ok()) return files.errors();
  if (past == nullptr) {
    const Result<Done> targets = check_targets(call, project, location);
    if (!targets.ok()) return targets.errors();
  }
  Pool pool;
  pool.location = std::move(location);
  pool.files = std::move(files.value());
  pool.today = std::move(today.value());
  pool.project = std::move(project);
  const Result<Done> scanned = scan(call, pool, pod_files, past);
  if (!scanned.ok()) return scanned.errors();
  if (!call.options.exact.empty()) {
    const Result<Done> asked = ask_compiler(call, pool);
    if (!asked.ok()) return asked.errors();
  }
  understand(call, pool);
  return pool;
}

Result<Project> read_project(Call& call, const Location& location) {
  call.stopwatch.begin("configuration");
  if (location.config.empty()) return default_project();
  const Result<std::unique_ptr<FileSystem>> files = call.world.open_folder(location.root);
  if (!files.ok()) return files.errors();
  return load_project(*files.value(), location.config, known_names());
}

}  // namespace

Result<Pool> read_pool(Call& call) {
  Result<Location> location = locate(call);
  if (!location.ok()) return location.errors();
  if (const Result<Done> there = check_config_is_there(call, location.value()); !there.ok()) return there.errors();
  if (location.value().config.empty()) {
    print_note(call,
               "no podworks.yml here or above: pods were found by themselves, rules about layers are off; "
               "`podworks init` writes one");
  }
  Result<Project> project = read_project(call, location.value());
  if (!project.ok()) return project.errors();
  return read_at(call, std::move(location.value()), std::move(project.value()), PodFiles::Read);
}

Result<Pool> read_past_pool(Call& call, Location location, Project project, const KnownFacts* known) {
  const Past past{known};
  return read_at(call, std::move(location), std::move(project), PodFiles::Read, &past);
}

Result<Pool> read_pool_without_config(Call& call, const std::vector<PodSource>& pods) {
  const std::string& config = call.options.config;
  std::string root = absolute_path(call, config.empty() ? "" : folder_of(config));
  if (config.starts_with('/') && folder_of(config).empty()) root = "/";
  if (!call.world.is_folder(root)) {
    return Error{fmt::format("there is no folder `{}`", config.empty() ? call.options.folder : root),
                 {},
                 config.empty() ? "give an existing one with -C" : "give a file in an existing one with -c"};
  }
  Project project = default_project();
  project.pods = pods;
  return read_at(call, Location{std::move(root), ""}, std::move(project), PodFiles::Ignore);
}

KnownNames known_names() {
  KnownNames known;
  for (const Rule& rule : all_rules()) known.rules.emplace_back(rule.id);
  for (const Reader& reader : all_readers()) known.readers.emplace_back(reader.id);
  if (std::find(known.readers.begin(), known.readers.end(), "directory") == known.readers.end()) {
    known.readers.emplace_back("directory");  // needs no manifest, hence no reader
  }
  for (const Emitter& emitter : all_emitters()) known.emitters.emplace_back(emitter.id);
  known.is_read = is_input_name;
  known.version = PODWORKS_VERSION;
  return known;
}

Result<std::optional<std::int64_t>> source_date_epoch(const World& world) {
  const auto epoch = world.variable("SOURCE_DATE_EPOCH");
  if (!epoch || epoch->empty()) return std::optional<std::int64_t>();
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(epoch->data(), epoch->data() + epoch->size(), seconds);
  constexpr std::int64_t kYear10000 = 253402300800;
  if (error != std::errc() || end != epoch->data() + epoch->size() || seconds < 0 || seconds >= kYear10000) {
    return Error{
        "SOURCE_DATE_EPOCH in the environment is no number of seconds since 1970", {}, "unset it or give --today"};
  }
  return std::optional<std::int64_t>(seconds);
}

Result<std::string> day_of_verdict(const Call& call) {
  if (!call.options.today.empty()) return call.options.today;
  const Result<std::optional<std::int64_t>> epoch = source_date_epoch(call.world);
  if (!epoch.ok()) return epoch.errors();
  return epoch.value() ? utc_day(*epoch.value()) : call.world.today;
}

Result<PodId> find_pod(const Pool& pool, const std::string& name) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < pool.scan.pods.size(); ++i) {
    if (pool.scan.pods[i].name == name) return id_at<PodId>(i);
    names.push_back(pool.scan.pods[i].name);
  }
  const std::size_t slash = name.find('/');
  if (slash != std::string::npos && std::find(names.begin(), names.end(), name.substr(0, slash)) != names.end()) {
    return Error{fmt::format("`{}` is a subspec; this command speaks of whole pods", name),
                 {},
                 fmt::format("give `{}`", name.substr(0, slash))};
  }
  const auto near = nearest(name, names);
  return Error{fmt::format("there is no pod `{}`", name),
               {},
               near ? fmt::format("did you mean `{}`? `podworks list pods` lists them", *near)
                    : "`podworks list pods` lists them"};
}

Result<AppId> find_app(const Project& project, const std::string& name) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < project.apps.size(); ++i) {
    if (project.apps[i].name == name) return id_at<AppId>(i);
    names.push_back(project.apps[i].name);
  }
  if (names.empty()) {
    return Error{fmt::format("there is no app `{}`: podworks.yml names none", name), {}, "name it under `apps:`"};
  }
  const auto near = nearest(name, names);
  return Error{fmt::format("there is no app `{}`", name),
               {},
               near ? fmt::format("did you mean `{}`?", *near) : fmt::format("there are {}", join(names, ", "))};
}

}  // namespace podworks
