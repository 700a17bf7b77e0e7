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
#include "cli/pipeline.h"
#include "cli/propose_layers.h"
#include "report/json_parts.h"
#include "scanner/languages/language.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

constexpr std::size_t kLineWidth = 110;

/// In double quotes where YAML could read something else into it.
std::string yaml_text(std::string_view text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
  const bool plain = !text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos && text[0] != '-';
  const std::set<std::string> words = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
  if (plain && !words.contains(to_lower(text))) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// A name as a glob that matches nothing else.
std::string glob_text(std::string_view name) {
  std::string glob;
  for (const char c : name) {
    if (std::string_view("*?[]{}\\").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

/// "[A, B, C]" over several lines.
std::string flow_list(const std::vector<std::string>& names, std::string_view indent) {
  std::string text = "[";
  std::size_t column = indent.size() + 1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string item = yaml_text(glob_text(names[i])) + (i + 1 < names.size() ? "," : "");
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
  for (const auto& [folder, below] : children) {
    const bool is_shelf = !below.contains("") && below.size() >= 2;
    sources.push_back({.from = "directory", .in = glob_text(folder) + (is_shelf ? "/*" : "")});
  }
  return sources;
}

/// The pods by their manifests or, where there is none, by folders. `sources` says in podworks.yml what they are.
Result<Pool> find_all_pods(Call& call, std::vector<PodSource>& sources) {
  Result<Pool> pool = read_pool_without_config(call, {});
  if (!pool.ok()) return pool;
  std::set<std::string> readers;
  for (const Pod& pod : pool.value().scan.pods) readers.insert(pod.reader);
  readers.erase("directory");
  for (const std::string& reader : readers) sources.push_back({.from = reader});
  if (!sources.empty()) return pool;
  const PoolFiles found = find_files(*pool.value().files, pool.value().project, default_threads());
  sources = folders_of(found.listing.files);
  return sources.empty() ? std::move(pool) : read_pool_without_config(call, sources);
}

std::string pods_section(const std::vector<PodSource>& sources) {
  std::string text =
      "pods:                                # what is a pod; the first entry that claims a folder wins\n";
  for (const PodSource& source : sources) {
    const std::string in = source.in.empty() ? "" : fmt::format(", in: {}", yaml_text(source.in));
    text += fmt::format("  - {{ from: {}{} }}\n", source.from, in);
  }
  return text;
}

std::string layers_section(const Proposal& proposal) {
  std::string text = "\nlayers:                              # top first; upper may use lower, never the reverse\n";
  for (const ProposedLayer& layer : proposal.layers) {
    text += fmt::format("  - name: {}  # {}\n    pods: {}\n", layer.name, layer.comment,
                        flow_list(layer.pods, "          "));
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
    const std::string folder(folder_of(path));
    const std::string name(folder.empty() ? "App" : base_name(folder));
    text += fmt::format("#   {}: {{ from: {} }}\n", yaml_text(name), yaml_text(to_valid_utf8(path, true)));
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
  return fmt::format("wrote {}: {} in {}{}\nnext: `podworks check`\n", to_valid_utf8(path, true),
                     counted(pods, "pod", "pods"), counted(proposal.layers.size(), "layer", "layers"), doubts);
}

Result<Answer> run(Call& call) {
  const std::string path = call.options.config.empty() ? "podworks.yml" : call.options.config;
  const std::string target = absolute_path(call, path);
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
                   {"podworks init -C product --force", "begin anew in another folder"}},
      .options = {"--dry-run", "--force"},
      .formats = text_and_json,
      .run = run,
  };
}

}  // namespace podworks
