#include "support/pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "config/baseline_file.h"
#include "graph/assign_layers.h"
#include "graph/plan_app.h"
#include "scanner/exact/apply_compiler.h"
#include "scanner/pods/reader.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

constexpr const char* kConfig = "podworks.yml";

bool read_configuration(TestPool& pool);
bool read_known(TestPool& pool);
bool scan(TestPool& pool, int threads);
std::string text_of(const std::vector<Error>& errors);

}  // namespace

std::optional<std::string> path_in_test_pool(std::string_view absolute) {
  constexpr std::string_view kRoot = "/pool/";
  if (!absolute.starts_with(kRoot)) return std::nullopt;
  return std::string(absolute.substr(kRoot.size()));
}

TestPool make_pool(TestFiles files, const TestPoolOptions& options) {
  TestPool pool;
  pool.files = MemoryFileSystem(std::move(files));
  for (const std::string& path : options.unreadable) pool.files.make_unreadable(path);
  for (const auto& [path, target] : options.links) pool.files.add_link(path, target);
  pool.today = options.today;
  if (!read_configuration(pool) || !read_known(pool) || !scan(pool, options.threads)) return pool;
  if (options.compiler) apply_compiler(*options.compiler, path_in_test_pool, pool.scan);
  pool.graph = build_graph(pool.scan);
  pool.layers = assign_layers(pool.project, pool.scan);
  for (std::size_t i = 0; i < pool.project.apps.size(); ++i) {
    pool.plans.push_back(plan_app(pool.project, id_at<AppId>(i), pool.scan, pool.graph, pool.layers));
  }
  pool.strict = find_strict_pods(pool.scan, pool.graph, pool.layers, pool.plans);
  pool.findings = run_rules(pool.context());
  return pool;
}

TestPool require_pool(TestFiles files, const TestPoolOptions& options) {
  TestPool pool = make_pool(std::move(files), options);
  INFO(text_of(pool.errors));
  REQUIRE(pool.errors.empty());
  return pool;
}

KnownNames test_known_names() {
  KnownNames known;
  for (const Rule& rule : all_rules()) known.rules.emplace_back(rule.id);
  for (const Reader& reader : all_readers()) known.readers.emplace_back(reader.id);
  if (std::find(known.readers.begin(), known.readers.end(), "directory") == known.readers.end()) {
    known.readers.emplace_back("directory");
  }
  known.emitters = {"podfile", "cmake"};  // their table is in a folder that not every test links
  known.version = "0.1.0";
  return known;
}

std::vector<Diagnostic> findings_of(const TestPool& pool, std::string_view rule) {
  std::vector<Diagnostic> found;
  for (const Diagnostic& finding : pool.findings) {
    if (finding.rule == rule) found.push_back(finding);
  }
  return found;
}

Diagnostic finding_of(const TestPool& pool, std::string_view rule) {
  std::vector<Diagnostic> found = findings_of(pool, rule);
  INFO("all findings:\n" << fmt::format("{}", fmt::join(summary_of(pool.findings), "\n")));
  REQUIRE(found.size() == 1);
  return found.front();
}

std::vector<std::string> summary_of(const std::vector<Diagnostic>& findings) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : findings) {
    lines.push_back(fmt::format("{} {}", finding.rule, to_string(Place{finding.place.file, finding.place.line, 0})));
  }
  return lines;
}

namespace {

bool read_configuration(TestPool& pool) {
  if (!pool.files.is_file(kConfig)) {
    pool.project = default_project();
    return true;
  }
  Result<Project> project = load_project(pool.files, kConfig, test_known_names());
  if (!project.ok()) {
    pool.errors = project.errors();
    return false;
  }
  pool.project = std::move(project.value());
  return true;
}

bool read_known(TestPool& pool) {
  const std::string& path = pool.project.baseline.value;
  if (!pool.files.is_file(path)) return true;
  Result<Baseline> baseline = read_baseline(pool.files.read_text(path).value(), path);
  if (!baseline.ok()) {
    pool.errors = baseline.errors();
    return false;
  }
  pool.baseline = std::move(baseline.value());
  return true;
}

bool scan(TestPool& pool, int threads) {
  PoolFiles found = find_files(pool.files, pool.project, threads);
  const Result<Done> settings = load_pod_settings(pool.files, found.listing.files, test_known_names(), pool.project);
  if (!settings.ok()) {
    pool.errors = settings.errors();
    return false;
  }
  ScanOptions options;
  options.threads = threads;
  Result<ScanResult> scanned = scan_project(pool.files, pool.project, std::move(found), options);
  if (!scanned.ok()) {
    pool.errors = scanned.errors();
    return false;
  }
  pool.scan = std::move(scanned.value());
  return true;
}

std::string text_of(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors)
    text += fmt::format("{}: {} ({})\n", to_string(error.where), error.message, error.hint);
  return text;
}

}  // namespace
}  // namespace podworks
