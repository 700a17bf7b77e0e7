// podworks init: a first podworks.yml for this tree.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "base/memory_file_system.h"
#include "base/parallel.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/deliver.h"
#include "cli/inputs.h"
#include "cli/pipeline.h"
#include "cli/propose_layers.h"
#include "config/patterns.h"
#include "config/yaml_text.h"
#include "report/json_parts.h"
#include "scanner/languages/language.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

constexpr std::size_t kLineWidth = 110;

/// podworks.yml cannot hold control characters, bytes that are no UTF-8, and blanks at the ends of a name.
bool can_be_written(std::string_view name) {
  return trim(name) == name && name.find('\t') == std::string_view::npos && to_valid_utf8(name, true) == name;
}

/// A name as a glob that matches nothing else; what cannot be written becomes `?`.
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

/// "[A, B, C]" over several lines.
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

/// The pods by their manifests or, where there is none, by folders. `sources` says in podworks.yml what they are.
Result<Pool> find_all_pods(Call& call, std::vector<PodSource>& sources) {
  Result<Pool> pool = read_pool_without_config(call, {});
  if (!pool.ok()) return pool;
  std::set<std::string> readers;
  for (const Pod& pod : pool.value().scan.pods) readers.insert(pod.tools.begin(), pod.tools.end());
  for (const std::string& reader : readers) sources.push_back({.from = reader});
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

std::string layers_section(const Proposal& proposal) {
  std::string text = "\nlayers:                              # top first; upper may use lower, never the reverse\n";
  std::set<std::string> said;  // pods whose names differ only in what becomes `?` share a glob, which may stand once
  for (const ProposedLayer& layer : proposal.layers) {
    std::vector<std::string> globs;
    for (const std::string& pod : layer.pods) {
      std::string glob = glob_text(pod);
      if (said.insert(glob).second) globs.push_back(std::move(glob));
    }
    if (globs.empty()) continue;
    text +=
        fmt::format("  - name: {}  # {}\n    pods: {}\n", layer.name, layer.comment, flow_list(globs, "          "));
  }
  if (proposal.doubts.empty()) return text;
  text += "\n# Doubtful, please decide and move:\n";
  for (const Doubt& doubt : proposal.doubts) {
    text += fmt::format("#   {}: {}\n", to_valid_utf8(doubt.pod, true), to_valid_utf8(doubt.reason, true));
  }
  return text;
}

/// Sources that the proposal leaves out, by the first folder of their path.
std::string left_out_section(const Pool& pool) {
  std::map<std::string, std::size_t> folders;
  for (const SourceFile& file : pool.scan.files) {
    if (file.language == Language::None || file.owner_count > 0) continue;
    const std::size_t slash = file.path.find('/');
    ++folders[slash == std::string_view::npos ? "." : std::string(file.path.substr(0, slash))];
  }
  if (folders.empty()) return {};
  std::string text = "\n# In no pod; add an entry to `pods:`, or leave it out with `exclude:`:\n";
  for (const auto& [folder, count] : folders) {
    text += fmt::format("#   {}: {}\n", to_valid_utf8(folder, true), counted(count, "source file", "source files"));
  }
  return text;
}

std::string apps_section(const Pool& pool) {
  const PoolFiles found = find_files(*pool.files, pool.project, default_threads());
  std::string text;
  for (const std::string_view path : found.listing.files) {
    if (base_name(path) != "Podfile") continue;
    const std::string shown = to_valid_utf8(path, true);
    if (shown != path || check_path(path)) {
      text += fmt::format("#   (podworks.yml cannot hold the path of `{}`: rename it)\n", shown);
      continue;
    }
    const std::string_view name = trim(base_name(folder_of(path)));
    text += fmt::format("#   {}: {{ from: {} }}\n", name.empty() ? "App" : yaml_text(name), yaml_text(path));
  }
  if (text.empty()) {
    return "\n# apps:                              # what is built of the pods\n"
           "#   MyApp: { roots: [SomePod], emit: { podfile: apps/MyApp/Podfile } }\n";
  }
  return "\n# apps:                              # there is a Podfile for each of them\n" + text;
}

/// Pods may carry settings of their own; whether they fit what is proposed is for `config validate` to say.
void mention_pod_files(const Call& call, const Pool& pool) {
  const PoolFiles found = find_files(*pool.files, pool.project, default_threads());
  const auto count = static_cast<std::size_t>(
      std::count_if(found.listing.files.begin(), found.listing.files.end(),
                    [](std::string_view path) { return base_name(path) == "podworks.pod.yml"; }));
  if (count == 0) return;
  print_note(call,
             fmt::format("there {} {}, which may name layers and apps that the proposal has not: "
                         "`podworks config validate` says so",
                         count == 1 ? "is" : "are", counted(count, "podworks.pod.yml", "podworks.pod.yml files")));
}

std::string configuration(const Pool& pool, const std::vector<PodSource>& sources, const Proposal& proposal) {
  return "# yaml-language-server: $schema=./podworks.schema.json    (podworks config schema > podworks.schema.json)\n"
         "# A first proposal by `podworks init`; yours from now on.\n"
         "version: 1\n\n" +
         pods_section(sources) + layers_section(proposal) + left_out_section(pool) + apps_section(pool);
}

/// What podworks itself would refuse is never written.
Result<Done> check_configuration(const std::string& text) {
  const MemoryFileSystem files({{"podworks.yml", text}});
  const Result<Project> project = load_project(files, "podworks.yml", known_names());
  if (project.ok()) return Done{};
  std::vector<Error> errors = project.errors();
  for (Error& error : errors) error.where.file = "podworks.yml (as proposed)";
  return errors;
}

std::string render(const Proposal& proposal, std::size_t pods, const std::string& path, const std::string& text,
                   bool written, std::string_view format) {
  if (format == "json") {
    JsonArray layers;
    JsonArray doubts;
    for (const ProposedLayer& layer : proposal.layers) {
      layers.push_back(JsonObject{{"name", layer.name}, {"pods", json_texts(layer.pods)}});
    }
    for (const Doubt& doubt : proposal.doubts) {
      doubts.push_back(JsonObject{{"pod", doubt.pod}, {"reason", doubt.reason}});
    }
    return write_json(JsonObject{{"schema", "podworks.init/1"},
                                 {"file", path},
                                 {"written", written},
                                 {"pods", pods},
                                 {"layers", std::move(layers)},
                                 {"doubtful", std::move(doubts)}});
  }
  if (!written) return text;
  const std::size_t doubtful = proposal.doubts.size();
  const std::string doubts =
      doubtful == 0 ? "" : fmt::format(", {} doubtful (see the comments in it)", grouped(doubtful));
  const std::string shown = to_valid_utf8(path, true);
  const std::string option = path == "podworks.yml" ? "" : " -c " + shown;
  return fmt::format("wrote {}: {} in {}{}\nnext: `podworks check{}`\n", shown, counted(pods, "pod", "pods"),
                     counted(proposal.layers.size(), "layer", "layers"), doubts, option);
}

Result<Answer> run(Call& call) {
  const std::string path = call.options.config.empty() ? "podworks.yml" : call.options.config;
  const std::string target = absolute_path(call, path);
  if (is_input_name(path) && base_name(path) != "podworks.yml") {
    return Error{
        fmt::format("`{}` is the name of a source or of a manifest of pods: init writes a configuration", path),
        {},
        "give a name like podworks.yml with -c"};
  }
  const bool writes = !call.options.dry_run;
  if (writes && !call.options.force && call.world.is_file(target)) {
    return Error{fmt::format("`{}` exists and is left alone", path),
                 {},
                 "`podworks init --force` replaces it, `--dry-run` shows what it would write"};
  }
  std::vector<PodSource> sources;
  const Result<Pool> pool = find_all_pods(call, sources);
  if (!pool.ok()) return pool.errors();
  const std::size_t pods = pool.value().scan.pods.size();
  if (pods == 0) return Error{"no pods were found here", {}, "name their folders under `pods:` in a podworks.yml"};
  mention_pod_files(call, pool.value());
  const Proposal proposal = propose_layers(pool.value());
  const std::string text = configuration(pool.value(), sources, proposal);
  const Result<Done> valid = check_configuration(text);
  if (!valid.ok()) return valid.errors();
  if (writes) {
    const Result<Done> written = call.world.write_file(target, text);
    if (!written.ok()) return written.errors();
  }
  return Answer{kClean,
                [=](std::string_view format, bool) { return render(proposal, pods, path, text, writes, format); }};
}

}  // namespace

Command init_command() {
  return {
      .name = "init",
      .summary = "writes podworks.yml for this tree",
      .about =
          "Finds the pods by themselves, proposes layers from what uses what and from the names, and lists the "
          "doubtful\n"
          "ones as comments. Never overwrites an existing file without --force.",
      .examples = {{"podworks init", "in the folder that holds all pods"},
                   {"podworks init --dry-run", "show the proposal, write nothing"},
                   {"podworks init -C product --force", "begin anew in another folder"},
                   {"podworks init -c product/podworks.yml", "the folder of the file is the pool's root"}},
      .options = {"--dry-run", "--force"},
      .formats = text_and_json,
      .run = run,
  };
}

}  // namespace podworks
