// podworks affected: which pods and apps does a change touch?
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/base_pool.h"
#include "cli/command.h"
#include "cli/deliver.h"
#include "cli/pipeline.h"
#include "report/affected.h"
#include "scanner/pods/reader.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

std::vector<FormatRow> formats() {
  std::vector<FormatRow> rows;
  for (const AffectedFormat& format : all_affected_formats()) rows.push_back({format.id, format.summary});
  return rows;
}

/// Has the path the same bytes as then? `past` knows it without reading; it may be null.
bool is_same(const Pool& then, const Pool& now, const PastFiles* past, std::string_view path) {
  if (past != nullptr) return past->is_unchanged(path);
  const Result<std::string> before = then.files->read_text(path);
  const Result<std::string> after = now.files->read_text(path);
  return before.ok() && after.ok() && before.value() == after.value();
}

/// What differs between the files of the pool of then and those of now: excluded ones are in neither.
std::vector<ChangedFile> changed_files(const Pool& then, const Pool& now, const PastFiles* past) {
  const PoolFiles before = find_files(*then.files, then.project, 1);
  const PoolFiles after = find_files(*now.files, now.project, 1);
  std::vector<ChangedFile> changed;
  auto old_path = before.listing.files.begin();
  const auto end = before.listing.files.end();
  for (const std::string_view path : after.listing.files) {
    for (; old_path != end && *old_path < path; ++old_path) changed.push_back({std::string(*old_path), true, false});
    if (old_path == end || *old_path != path) {
      changed.push_back({std::string(path), false, true});
      continue;
    }
    if (!is_same(then, now, past, path)) changed.push_back({std::string(path), true, true});
    ++old_path;
  }
  for (; old_path != end; ++old_path) changed.push_back({std::string(*old_path), true, false});
  return changed;
}

/// podworks.yml and what it includes, as far as they changed.
std::vector<std::string> changed_configuration(const Pool& then, const Pool& now,
                                               const std::vector<ChangedFile>& files) {
  std::vector<std::string> changed;
  const auto holds = [](const Project& project, const std::string& path) {
    return std::find(project.config_files.begin(), project.config_files.end(), path) != project.config_files.end();
  };
  for (const ChangedFile& file : files) {
    if (holds(then.project, file.path) || holds(now.project, file.path)) changed.push_back(file.path);
  }
  return changed;
}

/// Is it a manifest of a kind that the pool is made of?
bool is_manifest(const Project& project, const std::string& path) {
  return std::any_of(all_readers().begin(), all_readers().end(), [&](const Reader& reader) {
    const bool is_used =
        project.pods.empty() || std::any_of(project.pods.begin(), project.pods.end(), [&](const PodSource& source) {
          return tool_of(source.from) == tool_of(reader.id);
        });
    return is_used && reader.is_manifest(path);
  });
}

/// Takes out manifests that declare no pod and lie in the folder of none: builds share what they say.
std::vector<std::string> take_shared_manifests(const Project& project, std::vector<std::string>& unowned) {
  const auto is_podfile = [&](const std::string& path) {
    return std::any_of(project.apps.begin(), project.apps.end(),
                       [&](const AppConfig& app) { return app.from.value == path; });
  };
  const auto rest = std::stable_partition(unowned.begin(), unowned.end(), [&](const std::string& path) {
    return is_podfile(path) || !is_manifest(project, path);
  });
  std::vector<std::string> shared(rest, unowned.end());
  unowned.erase(rest, unowned.end());
  std::erase_if(unowned, is_podfile);  // it is the app's
  return shared;
}

AffectedReport make_report(const BasePool& base, const Pool& now, const PastFiles* past) {
  AffectedReport report;
  report.revision = base.revision;
  report.commit = base.commit;
  Change change;
  change.files = changed_files(base.pool, now, past);
  change.renamed = base.renames.pods;
  report.everything = changed_configuration(base.pool, now, change.files);
  // They concern everything or, the baseline, nothing that is built.
  std::erase_if(change.files, [&](const ChangedFile& file) {
    return file.path == now.project.baseline.value ||
           std::find(report.everything.begin(), report.everything.end(), file.path) != report.everything.end();
  });
  change.is_everything = !report.everything.empty();
  report.affected = find_affected(base.pool.graph_state(), now.graph_state(), change);
  const std::vector<std::string> shared = take_shared_manifests(now.project, report.affected.unowned);
  if (shared.empty()) return report;
  report.everything.insert(report.everything.end(), shared.begin(), shared.end());
  std::erase_if(change.files, [&](const ChangedFile& file) {
    return std::find(shared.begin(), shared.end(), file.path) != shared.end();
  });
  change.is_everything = true;
  report.affected = find_affected(base.pool.graph_state(), now.graph_state(), change);
  take_shared_manifests(now.project, report.affected.unowned);
  return report;
}

Result<Answer> run(Call& outer) {
  Options options = outer.options;
  options.base = options.arguments[0];
  Call call{options, outer.world};
  call.stopwatch.begin("git");
  const Result<OpenedSides> sides = open_sides(call, options.base, "");
  if (!sides.ok()) return sides.errors();
  const Result<Pool> now = read_pool(call);
  if (!now.ok()) return now.errors();
  call.stopwatch.begin("base");
  const Result<BasePool> base = read_base_pool(call, now.value(), sides.value().base);
  if (!base.ok()) return base.errors();
  call.stopwatch.begin("compare");
  const PastFiles* const past = now.value().project.roots.empty() ? sides.value().base.files.get() : nullptr;
  const auto report = std::make_shared<const AffectedReport>(make_report(base.value(), now.value(), past));
  call.stopwatch.end();
  if (!report->everything.empty()) {
    print_note(call, fmt::format("{} changed: every pod counts as changed", join(report->everything, ", ")));
  }
  if (!report->affected.unowned.empty()) {
    print_note(call,
               fmt::format("{} to no pod: whether anything needs them is not known",
                           counted(report->affected.unowned.size(), "changed file belongs", "changed files belong")));
  }
  outer.stopwatch = std::move(call.stopwatch);
  outer.languages = std::move(call.languages);
  return Answer{kClean, [report](std::string_view format, bool colour) {
                  const auto& rows = all_affected_formats();
                  const auto row =
                      std::find_if(rows.begin(), rows.end(), [&](const AffectedFormat& f) { return f.id == format; });
                  return row->render(*report, colour);
                }};
}

}  // namespace

Command affected_command() {
  return {
      .name = "affected",
      .arguments = "BASE",
      .summary = "the pods and apps that a change touches, and what to test",
      .about =
          "Compares the work tree, untracked files too, with the merge base of BASE and HEAD, the commit at which the\n"
          "branch left BASE. Changed are the pods that own changed files, declare themselves in them, or, of files\n"
          "that nobody owns, have them in their folder; a deleted file counts for the pod that had it. Affected are\n"
          "the pods that need those, by builds all the way up, by tests for the pod whose tests they are. A changed\n"
          "podworks.yml counts as everything, and so does a manifest that is no single pod's. To test are the apps\n"
          "and the pods of the top layer (without layers: those that nothing needs), nearest first, each with a\n"
          "shortest chain to what changed. The text has a line each: the group (changed, affected, app, test,\n"
          "test-app, everything, file), the name and the reason, parted by tabs. Exits with 0.",
      .examples = {{"podworks affected origin/main", "what this branch touches"},
                   {"podworks affected origin/main | awk -F'\\t' '$1 == \"app\" { print $2 }'", "the apps to build"},
                   {"podworks affected origin/main | awk -F'\\t' '/^(changed|affected)\\t/ { print $2 }'",
                    "the pods whose tests to run"},
                   {"podworks affected origin/main --format json | jq -r '.to_test[].name'",
                    "what to test by hand, nearest first"}},
      .least_arguments = 1,
      .most_arguments = 1,
      .formats = formats,
      .run = run,
  };
}

}  // namespace podworks
