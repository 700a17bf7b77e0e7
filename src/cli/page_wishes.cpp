#include "cli/page_wishes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/folder_lock.h"
#include "base/text.h"
#include "cli/deliver.h"
#include "git/repository.h"

namespace podworks {
namespace {

constexpr std::int64_t kYear0 = -62167219200;  // seconds from 1970; what git holds may be any number
constexpr std::int64_t kYear10000 = 253402300800;

RunRecord record_of(const Judged& judged, const HeadCommit& commit) {
  const Pool& pool = judged.pool;
  std::vector<std::string> names;
  for (const Pod& pod : pool.scan.pods) names.push_back(pod.name);
  const PoolFigures figures = figures_of(pool.graph_state(), names);
  RunRecord run{.commit = commit.id,
                .time = commit.time,
                .pods = static_cast<std::int64_t>(figures.pods.size()),
                .edges = static_cast<std::int64_t>(figures.edges),
                .cycles = static_cast<std::int64_t>(figures.cycles),
                .rules = judged.by_rule};
  for (const AppFigures& app : figures.apps) {
    run.apps.push_back({app.name, static_cast<std::int64_t>(app.pods.size()), static_cast<std::int64_t>(app.bytes)});
  }
  std::sort(run.apps.begin(), run.apps.end(), [](const AppRecord& a, const AppRecord& b) { return a.name < b.name; });
  return run;
}

/// Empty if there is no such file yet.
Result<std::string> history_text(const World& world, const std::string& path) {
  if (base_name(path) == "-") {
    return Error{"a history is a file, and `-` is none", {}, "give --history the name of a file"};
  }
  if (world.is_folder(path)) {
    return Error{fmt::format("`{}` is a folder: a history is a file", path), {}, "give --history the name of a file"};
  }
  if (!world.is_file(path)) return std::string();
  const Result<std::unique_ptr<FileSystem>> folder = world.open_folder(std::string(folder_of(path)));
  if (!folder.ok()) return folder.errors();
  if (folder.value()->is_special(base_name(path))) {
    return Error{fmt::format("`{}` is no file: a pipe, a device or a link that leads to nothing", path),
                 {},
                 "give --history the name of a file"};
  }
  return folder.value()->read_text(base_name(path));
}

/// The runs of the file and this one.
Result<History> with_history(const Call& call, const RunRecord& run) {
  const Result<std::string> before = history_text(call.world, absolute_path(call, call.options.history));
  if (!before.ok()) return before.errors();
  return read_history(add_to_history(before.value(), run), call.options.history);
}

/// Of SOURCE_DATE_EPOCH, else now.
Result<std::string> time_of_run(const Call& call) {
  const Result<std::optional<std::int64_t>> epoch = source_date_epoch(call.world);
  if (!epoch.ok()) return epoch.errors();
  return utc_time(epoch.value().value_or(call.world.now));
}

}  // namespace

HeadCommit head_commit(const Call& call) {
  const Result<Location> location = locate(call);
  if (!location.ok()) return {};  // which reading the pool tells
  const Result<std::optional<Repository>> repository = Repository::around(location.value().root);
  if (!repository.ok()) {
    const Error& error = repository.errors().front();
    return {.note = error.message, .hint = error.hint};
  }
  if (!repository.value()) return {};
  const Result<std::string> head = repository.value()->commit_of("HEAD");
  if (!head.ok()) return {};
  const std::optional<std::int64_t> time = repository.value()->time_of(head.value());
  const bool has_year = time && *time >= kYear0 && *time < kYear10000;
  return {.id = head.value(), .time = has_year ? utc_time(*time) : ""};
}

Result<PageWishes> page_wishes(const Call& call, const Judged& judged, const HeadCommit& commit) {
  const Options& options = call.options;
  if (!commit.note.empty() && options.history.empty()) print_note(call, "the page names no commit: " + commit.note);
  PageWishes page{.title = options.title,
                  .full_evidence = options.full_evidence,
                  .redact_files = options.redact_files,
                  .commit = commit.id};
  if (options.stamp) {
    Result<std::string> time = time_of_run(call);
    if (!time.ok()) return time.errors();
    page.time = std::move(time.value());
  }
  if (!options.history.empty()) {
    if (!commit.note.empty()) {
      return Error{fmt::format("the history cannot name the commit of this run: {}", commit.note), {}, commit.hint};
    }
    page.run = record_of(judged, commit);
    Result<History> history = with_history(call, page.run);
    if (!history.ok()) return history.errors();
    page.history = std::move(history.value());
  }
  return page;
}

Result<Done> keep_run(const Call& call, const RunRecord& run) {
  const std::string path = absolute_path(call, call.options.history);
  // Another run may have added its line since this one read the file.
  const FolderLock lock(std::string(folder_of(path)));
  const Result<std::string> before = history_text(call.world, path);
  if (!before.ok()) return before.errors();
  const std::string after = add_to_history(before.value(), run);
  if (after == before.value()) return Done{};
  const Result<Done> written = call.world.write_file(path, after);
  if (written.ok()) return Done{};
  return Error{written.errors().front().message, {}, "the report is written, and the history is as it was"};
}

}  // namespace podworks
