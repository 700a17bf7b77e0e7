// podworks config: the configuration in force, its schema, and whether it holds.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/parallel.h"
#include "base/text.h"
#include "base/yaml.h"
#include "cli/command.h"
#include "cli/deliver.h"
#include "cli/pipeline.h"
#include "cli/pool_folders.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

std::vector<std::string> topics() {
  return {"show", "schema", "validate"};
}

struct Loaded {
  Location location = {};
  Project project = {};
};

/// podworks.yml with its includes and every podworks.pod.yml; no source is read.
Result<Loaded> load(Call& call) {
  Result<Location> location = locate(call);
  if (!location.ok()) return location.errors();
  Result<std::unique_ptr<FileSystem>> files = call.world.open_folder(location.value().root);
  if (!files.ok()) return files.errors();
  Loaded loaded{std::move(location.value()), default_project()};
  if (!loaded.location.config.empty()) {
    Result<Project> project = load_project(*files.value(), loaded.location.config, known_names());
    if (!project.ok()) return project.errors();
    loaded.project = std::move(project.value());
  }
  files = open_pool(call, loaded.location, loaded.project);
  if (!files.ok()) return files.errors();
  const Result<Done> targets = check_targets(call, loaded.project, loaded.location);
  if (!targets.ok()) return targets.errors();
  const PoolFiles found = find_files(*files.value(), loaded.project, default_threads());
  const Result<Done> settings = load_pod_settings(*files.value(), found.listing.files, known_names(), loaded.project);
  if (!settings.ok()) return settings.errors();
  return loaded;
}

/// Scalars stay text: whether `1` is a number is the schema's business.
Json json_of(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::Null) return nullptr;
  if (node.kind == YamlNode::Kind::Scalar) return node.scalar;
  if (node.kind == YamlNode::Kind::Sequence) {
    JsonArray items;
    for (const YamlNode& item : node.items) items.push_back(json_of(item));
    return items;
  }
  JsonObject object;
  for (const YamlEntry& entry : node.entries) object.emplace_back(entry.key, json_of(entry.value));
  return object;
}

Result<Answer> show(Call& call) {
  const Result<Loaded> loaded = load(call);
  if (!loaded.ok()) return loaded.errors();
  const std::string yaml = show_project(loaded.value().project);
  return Answer{kClean, [yaml](std::string_view format, bool) -> std::string {
                  if (format != "json") return yaml;
                  const Result<YamlNode> tree = parse_yaml(yaml, "podworks.yml");
                  return write_json(JsonObject{{"schema", "podworks.config/1"},
                                               {"config", tree.ok() ? json_of(tree.value()) : Json(nullptr)}});
                }};
}

Result<Answer> validate(Call& call) {
  const Result<Loaded> loaded = load(call);
  if (!loaded.ok()) return loaded.errors();
  const Location& location = loaded.value().location;
  if (location.config.empty()) {
    return Error{"there is no podworks.yml here or above", {}, "`podworks init` writes one"};
  }
  const Project& project = loaded.value().project;
  const std::size_t layers = project.layers.size();
  const std::size_t apps = project.apps.size();
  const std::size_t pod_files = project.pod_settings.size();
  return Answer{kClean, [=, config = location.config](std::string_view format, bool) {
                  if (format == "json") {
                    return write_json(JsonObject{{"schema", "podworks.validate/1"},
                                                 {"config", config},
                                                 {"valid", true},
                                                 {"layers", layers},
                                                 {"apps", apps},
                                                 {"pod_files", pod_files}});
                  }
                  return fmt::format("{} holds: {}, {}, {}\n", config, counted(layers, "layer", "layers"),
                                     counted(apps, "app", "apps"),
                                     counted(pod_files, "podworks.pod.yml", "podworks.pod.yml files"));
                }};
}

Result<Answer> run(Call& call) {
  const std::string& topic = call.options.arguments.front();
  if (topic == "show") return show(call);
  if (topic == "validate") return validate(call);
  if (topic == "schema") {
    return Answer{kClean, [](std::string_view, bool) { return config_schema(known_names()); }};
  }
  const auto near = nearest(topic, topics());
  return Error{fmt::format("`podworks config` knows no `{}`", topic),
               {},
               near ? fmt::format("did you mean `{}`?", *near) : "show, schema or validate"};
}

}  // namespace

Command config_command() {
  return {
      .name = "config",
      .arguments = "show|schema|validate",
      .summary = "the configuration in force, its schema, and whether it holds",
      .about =
          "show prints podworks.yml as it is understood, built-in tables included. schema is for editors. validate\n"
          "says everything that is wrong with podworks.yml and each podworks.pod.yml in one go.",
      .examples = {{"podworks config show", "what is excluded, what counts as external ..."},
                   {"podworks config schema > podworks.schema.json", "completion and checks in an editor"},
                   {"podworks config validate", "before a commit"}},
      .least_arguments = 1,
      .most_arguments = 1,
      .formats = text_and_json,
      .words = topics,
      .run = run,
  };
}

}  // namespace podworks
