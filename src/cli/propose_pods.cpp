#include "cli/propose_pods.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel.h"
#include "base/text.h"
#include "config/patterns.h"
#include "config/yaml_text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cmake/cmake.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

constexpr std::size_t kLineWidth = 110;

/// podworks.yml cannot hold control characters, bytes that are no UTF-8, and blanks at the ends of a name.
bool can_be_written(std::string_view name) {
  return trim(name) == name && name.find('\t') == std::string_view::npos && to_valid_utf8(name, true) == name;
}

/// Folders for a tree without any manifest: `x/*` where x holds nothing but folders of sources, else x itself.
std::vector<PodSource> folders_of(const std::vector<std::string_view>& files) {
  std::map<std::string, std::set<std::string>> children;  // "" = a source lies directly in the folder
  for (const std::string_view file : files) {
    if (language_of(file).row == nullptr) continue;
    const std::vector<std::string_view> parts = split(file, '/');
    if (parts.size() < 2) continue;
    children[std::string(parts[0])].insert(parts.size() == 2 ? std::string() : std::string(parts[1]));
  }
  std::vector<PodSource> sources;
  std::vector<PodSource> vague;  // the first glob that matches a folder claims it: these come last
  for (const auto& [folder, below] : children) {
    const bool is_shelf = !below.contains("") && below.size() >= 2;
    (can_be_written(folder) ? sources : vague)
        .push_back({.from = "directory", .in = glob_text(folder) + (is_shelf ? "/*" : "")});
  }
  for (const PodSource& source : vague) {
    const auto is_same = [&](const PodSource& other) { return other.in == source.in; };
    if (std::none_of(sources.begin(), sources.end(), is_same)) sources.push_back(source);
  }
  return sources;
}

/// "swift" of "a/B.swift".
std::string extension_without_dot(std::string_view path) {
  const std::string_view extension = extension_of(path);
  return std::string(extension.empty() ? extension : extension.substr(1));
}

/// A folder that is a pod without a configuration, as an entry of `pods:`. Within another pod's folder
/// it takes the kinds of files that it has.
PodSource folder_source(const ScanResult& scan, const Pod& pod) {
  if (!can_be_written(pod.root) || check_path(pod.root)) return {.from = "directory", .in = glob_text(pod.root)};
  PodSource source{.name = pod.name, .path = pod.root};
  const auto is_around = [&](const Pod& other) { return lies_in(pod.root, other.root) && &other != &pod; };
  if (std::none_of(scan.pods.begin(), scan.pods.end(), is_around)) return source;
  std::set<std::string> extensions;
  for (const SourceFile& file : scan.files) {
    for (std::uint32_t i = 0; i < file.owner_count; ++i) {
      const UnitId unit = scan.owners[file.first_owner + i].unit;
      if (&scan.pod_of(unit) == &pod) extensions.insert(extension_without_dot(file.path));
    }
  }
  for (const std::string& extension : extensions) source.files.push_back("**/*." + extension);
  return source;
}

/// `from: cmake` alone takes all builds. Without a configuration those within other pods are left out: then the others
/// are named.
std::vector<PodSource> cmake_sources(const Pool& pool, const Listing& listing) {
  std::set<Place> known;
  for (const Pod& pod : pool.scan.pods) {
    if (pod.reader == "cmake") known.insert(pod.declared_at);
  }
  const CMakeBuilds builds(ReaderContext{*pool.files, listing, pool.project});
  std::vector<PodSource> sources;
  bool takes_all = true;
  for (const auto& [manifest, pods] : builds.all()) {
    const auto is_known = [&](const PodDeclaration& pod) { return !pod.name.empty() && known.contains(pod.at); };
    if (std::any_of(pods.begin(), pods.end(), is_known)) {
      sources.push_back({.from = "cmake", .in = glob_text(manifest)});
    } else {
      takes_all &= pods.empty();
    }
  }
  return takes_all ? std::vector<PodSource>{{.from = "cmake"}} : sources;
}

std::vector<PodSource> manifest_sources(const Pool& pool) {
  std::set<std::string> tools;
  for (const Pod& pod : pool.scan.pods) tools.insert(pod.tools.begin(), pod.tools.end());
  std::vector<PodSource> sources;
  if (tools.empty()) return sources;
  const PoolFiles found = find_files(*pool.files, pool.project, default_threads());
  for (const std::string& tool : tools) {
    if (tool == "cmake") {
      for (PodSource& source : cmake_sources(pool, found.listing)) sources.push_back(std::move(source));
    } else {
      sources.push_back({.from = tool});
    }
  }
  // Its pods are CocoaPods', as those of podspecs are.
  const auto is_lock = [](std::string_view path) { return base_name(path) == "Podfile.lock"; };
  if (std::any_of(found.listing.files.begin(), found.listing.files.end(), is_lock)) {
    sources.push_back({.from = "podfile-lock"});
  }
  return sources;
}

}  // namespace

Result<Pool> find_all_pods(Call& call, std::vector<PodSource>& sources) {
  Result<Pool> pool = read_pool_without_config(call, {});
  if (!pool.ok()) return pool;
  sources = manifest_sources(pool.value());
  const std::vector<Pod>& pods = pool.value().scan.pods;
  const bool has_folders = std::any_of(pods.begin(), pods.end(), [](const Pod& pod) { return pod.tools.empty(); });
  for (const Pod& pod : pods) {
    if (pod.tools.empty() && !sources.empty()) sources.push_back(folder_source(pool.value().scan, pod));
  }
  if (!sources.empty()) return has_folders ? read_pool_without_config(call, sources) : std::move(pool);
  const PoolFiles found = find_files(*pool.value().files, pool.value().project, default_threads());
  sources = folders_of(found.listing.files);
  return sources.empty() ? std::move(pool) : read_pool_without_config(call, sources);
}

std::string pods_section(const std::vector<PodSource>& sources) {
  std::string text =
      "pods:                                # what is a pod; the first entry that claims a folder wins\n";
  for (const PodSource& source : sources) {
    if (source.from.empty()) {
      const std::string files =
          source.files.empty() ? "" : fmt::format(", files: {}", flow_list(source.files, "      "));
      text += fmt::format("  - {{ name: {}, path: {}{} }}\n", yaml_text(source.name), yaml_text(source.path), files);
      continue;
    }
    const std::string in = source.in.empty() ? "" : fmt::format(", in: {}", yaml_text(source.in));
    text += fmt::format("  - {{ from: {}{} }}\n", source.from, in);
  }
  return text;
}

std::string glob_text(std::string_view name) {
  std::string glob;
  for (std::size_t at = 0; at < name.size();) {
    const Character c = character_at(name, at);
    const std::string_view text = name.substr(at, c.bytes);
    const bool is_inner_blank = text == " " && !trim(name.substr(0, at)).empty() && !trim(name.substr(at)).empty();
    at += c.bytes;
    if (!is_inner_blank && !can_be_written(text)) {
      glob += '?';
    } else {
      if (std::string_view("*?[]{}\\").find(text) != std::string_view::npos) glob += '\\';
      glob += text;
    }
  }
  return glob;
}

std::string flow_list(const std::vector<std::string>& globs, std::string_view indent) {
  std::string text = "[";
  std::size_t column = indent.size() + 1;
  for (std::size_t i = 0; i < globs.size(); ++i) {
    const std::string item = yaml_text(globs[i]) + (i + 1 < globs.size() ? "," : "");
    if (column + item.size() + 1 > kLineWidth) {
      text += fmt::format("\n{} ", indent);
      column = indent.size() + 1;
    } else if (i > 0) {
      text += ' ';
      ++column;
    }
    text += item;
    column += item.size();
  }
  return text + "]";
}

}  // namespace podworks
