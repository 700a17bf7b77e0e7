#include "support/scan_text.h"

#include <catch2/catch.hpp>

#include "base/memory_file_system.h"
#include "scanner/scan.h"

namespace podworks::test {
namespace {

const Import* find_import(const ScanResult& scan, const std::string& file, const std::string& spelling) {
  for (const Import& import : scan.imports) {
    if (scan.files[index_of(import.file)].path == file && (spelling.empty() || import.spelling == spelling))
      return &import;
  }
  return nullptr;
}

}  // namespace

std::string podspec(const std::string& name, const std::string& lines) {
  return "Pod::Spec.new do |s|\n  s.name = '" + name + "'\n  s.version = '1.0'\n  " + lines + "\nend\n";
}

ScanResult scan_pool(const Files& files, const Project& project, int threads) {
  const MemoryFileSystem memory(files);
  Result<ScanResult> scan = scan_project(memory, project, find_files(memory, project, threads), {.threads = threads});
  if (!scan.ok()) FAIL(scan.errors()[0].message);
  return std::move(scan.value());
}

const Import& import_of(const ScanResult& scan, const std::string& file, const std::string& spelling) {
  const Import* const import = find_import(scan, file, spelling);
  if (import == nullptr) FAIL("no import of `" << spelling << "` in " << file);
  return *import;
}

std::string meaning(const ScanResult& scan, const std::string& file, const std::string& spelling) {
  const Import* const import = find_import(scan, file, spelling);
  if (import == nullptr) return "none";
  if (!import->from) return "unowned";
  if (const auto* external = std::get_if<External>(&import->target)) return "external " + std::string(external->name);
  if (std::holds_alternative<Unresolved>(import->target)) return "unresolved";
  if (const auto* ambiguous = std::get_if<Ambiguous>(&import->target)) {
    std::string names = "ambiguous";
    for (const PodId pod : ambiguous->candidates) names += " " + scan.pods[index_of(pod)].name;
    return names;
  }
  const Pod& pod = scan.pod_of(std::get<Resolved>(import->target).unit);
  if (&pod == &scan.pod_of(*import->from)) return "inside";
  if (import->kind == DependencyKind::Build) return pod.name;
  if (import->kind == DependencyKind::Optional) return pod.name + "?";
  return pod.name + " [" + to_string(import->kind) + "]";
}

std::string how(const ScanResult& scan, const std::string& file, const std::string& spelling) {
  const auto* resolved = std::get_if<Resolved>(&import_of(scan, file, spelling).target);
  return resolved == nullptr ? "" : how_name(resolved->how);
}

std::vector<std::string> owners(const ScanResult& scan, const std::string& file) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].path != file) continue;
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const std::string& name = scan.pod_of(owner.unit).name;
      if (names.empty() || names.back() != name) names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> problems(const ScanResult& scan, const std::string& rule) {
  std::vector<std::string> messages;
  for (const Diagnostic& problem : scan.problems) {
    if (problem.rule == rule) messages.push_back(problem.message);
  }
  return messages;
}

}  // namespace podworks::test
