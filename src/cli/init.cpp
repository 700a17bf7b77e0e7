// podworks init: a first podworks.yml for this tree.
#include <fmt/format.h>

#include <algorithm>
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
#include "scanner/scan.h"

namespace podworks {
namespace {

constexpr std::size_t kLineWidth = 110;

/// Always in double quotes where YAML or a glob could read something else into it.
std::string yaml_text(std::string_view text, bool is_name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
  const bool plain = !text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos && text[0] != '-';
  const std::string lower = to_lower(text);
  const std::set<std::string> words = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
  if (plain && !words.contains(lower)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (is_name && std::string_view("*?[]{}\\").find(c) != std::string_view::npos) quoted += "\\\\";  // no wildcard
    if (c == '"' || (c == '\\' && !is_name)) quoted += '\\';
    if (c == '\\' && is_name) quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// "[A, B, C]" over several lines.
std::string flow_list(const std::vector<std::string>& names, std::string_view indent) {
  std::string text = "[";
  std::size_t column = indent.size() + 1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string item = yaml_text(names[i], true) + (i + 1 < names.size() ? "," : "");
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

/// How the pods that were found are declared: one entry per kind of manifest, then the parents of folder pods.
std::string pods_section(const Pool& pool) {
  std::set<std::string> readers;
  std::set<std::string> parents;
  for (const Pod& pod : pool.scan.pods) {
    if (pod.reader == "directory") parents.insert(std::string(folder_of(pod.root)));
    else if (!pod.reader.empty() && !pod.entry_of) readers.insert(pod.reader);
  }
  std::string text = "pods:                                # what is a pod; the first entry that claims a folder wins\n";
  for (const std::string& reader : readers) text += fmt::format("  - {{ from: {} }}\n", reader);
  for (const std::string& parent : parents) {
    text += fmt::format("  - {{ from: directory, in: {} }}\n", yaml_text(join_path(parent, "*"), false));
  }
  return text;
}

std::string layers_section(const Proposal& proposal) {
  std::string text = "\nlayers:                              # top first; upper may use lower, never the reverse\n";
  for (const ProposedLayer& layer : proposal.layers) {
    text += fmt::format("  - name: {}  # {}\n    pods: {}\n", layer.name, layer.comment, flow_list(layer.pods, "          "));
  }
  if (proposal.doubts.empty()) return text;
  text += "\n# Doubtful, please decide and move:\n";
  for (const Doubt& doubt : proposal.doubts) {
    text += fmt::format("#   {}: {}\n", to_valid_utf8(doubt.pod, true), to_valid_utf8(doubt.reason, true));
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
    text += fmt::format("#   {}: {{ from: {} }}\n", yaml_text(name, false), yaml_text(to_valid_utf8(path, true), false));
  }
  if (text.empty()) {
    return "\n# apps:                              # what is built of the pods\n"
           "#   MyApp: { roots: [SomePod], emit: { podfile: apps/MyApp/Podfile } }\n";
  }
  return "\n# apps:                              # there is a Podfile for each of them\n" + text;
}

std::string configuration(const Pool& pool, const Proposal& proposal) {
  return "# yaml-language-server: $schema=./podworks.schema.json    (podworks config schema > podworks.schema.json)\n"
         "# A first proposal by `podworks init`; yours from now on.\n"
         "version: 1\n\n" +
         pods_section(pool) + layers_section(proposal) + apps_section(pool);
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
    return write_json(JsonObject{{"schema", "podworks.init/1"}, {"file", path}, {"written", written},
                                 {"pods", pods}, {"layers", std::move(layers)}, {"doubtful", std::move(doubts)}});
  }
  if (!written) return text;
  const std::size_t doubtful = proposal.doubts.size();
  const std::string doubts = doubtful == 0 ? "" : fmt::format(", {} doubtful (see the comments in it)", grouped(doubtful));
  return fmt::format("wrote {}: {} in {}{}\nnext: `podworks check`\n", to_valid_utf8(path, true), counted(pods, "pod", "pods"),
                     counted(proposal.layers.size(), "layer", "layers"), doubts);
}

Result<Answer> run(Call& call) {
  const std::string path = call.options.config.empty() ? "podworks.yml" : call.options.config;
  const std::string target = absolute_path(call, path);
  const bool writes = !call.options.dry_run;
  if (writes && !call.options.force && call.world.is_file(target)) {
    return Error{fmt::format("`{}` exists and is left alone", path), {}, "`podworks init --force` replaces it, `--dry-run` shows what it would write"};
  }
  Result<Pool> pool = read_pool_without_config(call);
  if (!pool.ok()) return pool.errors();
  const std::size_t pods = pool.value().scan.pods.size();
  if (pods == 0) return Error{"no pods were found here", {}, "name their folders under `pods:` in a podworks.yml"};
  const Proposal proposal = propose_layers(pool.value());
  const std::string text = configuration(pool.value(), proposal);
  const Result<Done> valid = check_configuration(text);
  if (!valid.ok()) return valid.errors();
  if (writes) {
    const Result<Done> written = call.world.write_file(target, text);
    if (!written.ok()) return written.errors();
  }
  return Answer{kClean, [=](std::string_view format, bool) { return render(proposal, pods, path, text, writes, format); }};
}

}  // namespace

Command init_command() {
  return {
      .name = "init",
      .summary = "writes podworks.yml for this tree",
      .about = "Finds the pods by themselves, proposes layers from what uses what and from the names, and lists the doubtful\n"
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
