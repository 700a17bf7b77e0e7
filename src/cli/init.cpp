// podworks init: a first podworks.yml for this tree.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/json.h"
#include "base/memory_file_system.h"
#include "base/parallel.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/deliver.h"
#include "cli/inputs.h"
#include "cli/known_findings.h"
#include "cli/pipeline.h"
#include "cli/propose_layers.h"
#include "cli/propose_pods.h"
#include "config/patterns.h"
#include "config/yaml_text.h"
#include "report/json_parts.h"
#include "report/paint.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

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

/// Today's findings are known, so that a gate begins green. Nothing is recorded over an existing file.
std::optional<BaselineUpdate> record_findings(Call& call) {
  Result<Pool> pool = read_pool(call);
  if (!pool.ok()) {
    print_note(call, fmt::format("no findings were recorded: {}", pool.errors()[0].message));
    return std::nullopt;
  }
  const std::string path =
      absolute_path(call, join_path(pool.value().location.root, pool.value().project.baseline.value));
  if (call.world.is_file(path)) {
    print_note(call,
               fmt::format("{} is there and is left alone: `podworks baseline update` brings it up to date", path));
    return std::nullopt;
  }
  Result<BaselineUpdate> update = update_known_findings(call, pool.value(), Recording::All);
  if (!update.ok() || update.value().added == 0) return std::nullopt;
  const Result<Done> written = call.world.write_file(path, update.value().after);
  if (written.ok()) return std::move(update.value());
  print_note(call, fmt::format("no findings were recorded: {}", written.errors()[0].message));
  return std::nullopt;
}

std::string render(const Proposal& proposal, std::size_t pods, const std::string& path, const std::string& text,
                   bool written, const std::optional<BaselineUpdate>& known, std::string_view format) {
  if (format == "json") {
    JsonArray layers;
    JsonArray doubts;
    for (const ProposedLayer& layer : proposal.layers) {
      layers.push_back(JsonObject{{"name", layer.name}, {"pods", json_texts(layer.pods)}});
    }
    for (const Doubt& doubt : proposal.doubts) {
      doubts.push_back(JsonObject{{"pod", doubt.pod}, {"reason", doubt.reason}});
    }
    return write_json(JsonObject{
        {"schema", "podworks.init/1"},
        {"file", path},
        {"written", written},
        {"pods", pods},
        {"layers", std::move(layers)},
        {"doubtful", std::move(doubts)},
        {"baseline", known ? Json(JsonObject{{"file", known->path}, {"entries", known->entries}}) : Json(nullptr)}});
  }
  if (!written) return text;
  const std::size_t doubtful = proposal.doubts.size();
  const std::string doubts =
      doubtful == 0 ? "" : fmt::format(", {} doubtful (see the comments in it)", grouped(doubtful));
  const std::string shown = to_valid_utf8(path, true);
  const std::string option = path == "podworks.yml" ? "" : " -c " + shown;
  const std::string head = fmt::format("wrote {}: {} in {}{}\n", shown, counted(pods, "pod", "pods"),
                                       counted(proposal.layers.size(), "layer", "layers"), doubts);
  if (!known) return head + fmt::format("next: `podworks check{}`\n", option);
  return head + fmt::format(
                    "wrote {}: {} known from now on, so that only new ones fail\n"
                    "next: `podworks check --all{}` shows them\n",
                    printable(known->path), counted(known->entries, "finding is", "findings are"), option);
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
  const std::optional<BaselineUpdate> known = writes ? record_findings(call) : std::nullopt;
  return Answer{
      kClean, [=](std::string_view format, bool) { return render(proposal, pods, path, text, writes, known, format); }};
}

}  // namespace

Command init_command() {
  return {
      .name = "init",
      .summary = "writes podworks.yml for this tree",
      .about =
          "Finds the pods by themselves, proposes layers from what uses what and from the names, and lists the "
          "doubtful\n"
          "ones as comments. Records what is found today in podworks-baseline.yml, so that `check` fails for new "
          "findings\n"
          "only. Never overwrites an existing file without --force.",
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
