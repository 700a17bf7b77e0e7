#include "scanner/scan.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/files/ownership.h"
#include "scanner/languages/language.h"
#include "scanner/pods/assemble_pods.h"
#include "scanner/pods/bazel/packages.h"
#include "scanner/pods/cmake/cmake.h"
#include "scanner/pods/directory.h"
#include "scanner/pods/find_pods.h"
#include "scanner/pods/npm/packages.h"
#include "scanner/resolve/find_dependencies.h"
#include "scanner/resolve/javascript/js_index.h"
#include "scanner/resolve/pod_index.h"

namespace podworks {
namespace {

/// An app's own folder takes part in the graph like a pod.
void add_entries(const Project& project, std::vector<PodDeclaration>& pods) {
  LanguageSet languages = 0;
  for (const PodDeclaration& pod : pods) languages |= pod.languages;
  if (pods.empty()) languages = kAllLanguages;
  for (const AppConfig& app : project.apps) {
    if (app.path.empty()) continue;
    PodDeclaration entry = folder_pod("app:" + app.name, app.path, {}, {}, app.at);
    entry.reader = "entry";
    entry.languages = entry.units[0].folders[0].languages = languages;
    pods.push_back(std::move(entry));
  }
  std::stable_sort(pods.begin(), pods.end(),
                   [](const PodDeclaration& a, const PodDeclaration& b) { return a.name < b.name; });
}

void mark_entries(const Project& project, ScanResult& scan) {
  for (std::size_t i = 0; i < project.apps.size(); ++i) {
    for (Pod& pod : scan.pods) {
      if (pod.reader == "entry" && pod.name == "app:" + project.apps[i].name) pod.entry_of = id_at<AppId>(i);
    }
  }
}

void mark_absent_sources(const std::vector<PodDeclaration>& declarations, ScanResult& scan) {
  for (std::size_t i = 0; i < declarations.size(); ++i) {
    Pod& pod = scan.pods[i];
    const auto has_files = [&](UnitId unit) { return scan.units[index_of(unit)].files > 0; };
    const auto wants_files = [](const UnitDeclaration& unit) {
      return !unit.source_files.empty() || unit.files_are_partial;
    };
    pod.sources_are_absent = declarations[i].by_cocoapods &&
                             std::none_of(pod.units.begin(), pod.units.end(), has_files) &&
                             std::any_of(declarations[i].units.begin(), declarations[i].units.end(), wants_files);
  }
}

Diagnostic unreadable(const std::string& path, std::string message, std::string help) {
  Diagnostic finding;
  finding.rule = "unreadable-file";
  finding.place = {path.empty() ? "." : path, 0, 0};
  finding.message = std::move(message);
  finding.help = std::move(help);
  finding.subject = path;
  return finding;
}

void report_listing_problems(const PoolFiles& pool, ScanResult& scan) {
  for (const ListingProblem& problem : pool.listing.problems) {
    scan.problems.push_back(unreadable(
        problem.path,
        fmt::format("this folder could not be listed ({}): its files are missing from the verdict", problem.reason),
        "make it readable, or exclude it with `exclude:`"));
  }
  for (const std::string& path : pool.listing.special_files) {
    if (language_of(path).row == nullptr) continue;
    scan.problems.push_back(unreadable(path,
                                       "this is a pipe, a socket or a device with a source's name, and is not read",
                                       "remove it, or exclude it with `exclude:`"));
  }
  for (const std::string& path : pool.false_manifests) {
    scan.problems.push_back(unreadable(path,
                                       "this has a manifest's name and is no file but a folder, a link to one or a "
                                       "pipe: what it should say of the pod is not known",
                                       "make it a file, rename it, or exclude it with `exclude:`"));
  }
}

Diagnostic unreadable_podfile(const AppConfig& app, const std::string& path, std::string_view reason) {
  Diagnostic finding =
      unreadable(path, fmt::format("the Podfile `{}` of app `{}` could not be read: {}", path, app.name, reason),
                 "correct the path under `apps:`, or repair the file");
  if (path == app.from.value) finding.place = app.from.at;
  return finding;
}

bool is_bazel_asked(const Project& project, const Listing& listing) {
  const auto is_bazel = [](const PodSource& source) { return source.from == "bazel" && source.exported.value.empty(); };
  return (project.pods.empty() || std::any_of(project.pods.begin(), project.pods.end(), is_bazel)) &&
         std::any_of(listing.files.begin(), listing.files.end(), is_build_file);
}

void read_podfiles(const ReaderContext& context, ScanResult& scan) {
  for (const AppConfig& app : context.project.apps) {
    std::vector<std::string> paths;
    if (!app.from.value.empty()) paths.push_back(app.from.value);
    for (const auto& [emitter, target] : app.emit) {
      if (emitter.value == "podfile" && context.files.is_file(target)) paths.push_back(target);
    }
    for (const std::string& path : paths) {
      if (scan.podfiles.contains(path)) continue;
      Result<PodfileDeclaration> podfile = read_podfile(context, path);
      if (!podfile.ok()) {
        scan.problems.push_back(unreadable_podfile(app, path, podfile.errors()[0].message));
        continue;
      }
      std::vector<Diagnostic>& problems = podfile.value().problems;
      scan.problems.insert(scan.problems.end(), problems.begin(), problems.end());
      if (path == app.from.value && podfile.value().targets.empty()) {
        // An app with such roots would need nothing, and keep every rule.
        scan.problems.push_back(unreadable_podfile(app, path, "it has no target and no pod"));
        continue;
      }
      scan.podfiles.emplace(path, std::move(podfile.value()));
    }
  }
}

/// For the advice of rules, once the index is gone.
void keep_spellings(const PodIndex& index, ScanResult& scan) {
  Arena& arena = scan.arenas.emplace_back();
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].is_header) scan.files[i].served_as = arena.keep(index.spelling_of(id_at<FileId>(i)));
  }
}

}  // namespace

Result<ScanResult> scan_project(const FileSystem& files, const Project& project, PoolFiles pool,
                                const ScanOptions& options) {
  const auto stage = [&](const char* name) {
    if (options.stopwatch != nullptr) options.stopwatch->begin(name);
  };
  ScanResult scan;
  scan.notes = std::move(pool.notes);
  report_listing_problems(pool, scan);

  stage("read pods");
  const NpmPackages packages(files, pool.listing, options.threads);
  ReaderContext context{files, pool.listing, project, &packages};
  const CMakeBuilds builds(context);
  context.cmake = &builds;
  std::optional<BazelPackages> bazel;
  if (is_bazel_asked(project, pool.listing)) context.bazel = &bazel.emplace(context, options.threads);
  FoundPods found = find_pods(context, options.threads);
  std::move(found.problems.begin(), found.problems.end(), std::back_inserter(scan.problems));
  add_entries(project, found.pods);
  assemble_pods(found.pods, scan);
  mark_entries(project, scan);
  read_podfiles(context, scan);
  check_podfile_lines(files, scan);

  stage("own files");
  assign_owners(pool, found.pods, project, options.threads, scan);
  mark_absent_sources(found.pods, scan);
  const auto is_source = [](const SourceFile& file) { return file.language != Language::None; };
  if (!options.may_be_empty && std::none_of(scan.files.begin(), scan.files.end(), is_source)) {
    return Error{fmt::format("there is nothing to scan: {} here, none of them a source",
                             counted(scan.files.size(), "file", "files")),
                 {},
                 "run podworks in the pool's folder or name it with -C; `exclude:` may leave out too much"};
  }

  stage("index");
  const PodIndex index(scan, found.pods);
  const JsIndex javascript(files, packages, scan);
  stage("scan and resolve");
  find_dependencies(files, project, index, javascript, options, scan);
  keep_spellings(index, scan);
  std::move(pool.listing.arenas.begin(), pool.listing.arenas.end(), std::back_inserter(scan.arenas));
  if (options.stopwatch != nullptr) options.stopwatch->end();
  return scan;
}

}  // namespace podworks
