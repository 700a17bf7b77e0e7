#include "scanner/resolve/javascript/ts_config.h"

#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"
#include "scanner/resolve/javascript/json_comments.h"

namespace podworks {
namespace {

constexpr int kDeepest = 200;  // of `extends`
constexpr std::string_view kConfigDir = "${configDir}";

Place place_of(const std::string& path, const Json& json) {
  return {path, json.line, 0};
}

/// As it is meant in the config of `leaf`, relative to the pool's root; unset outside of it.
std::optional<std::string> absolute(std::string_view written, std::string_view folder, std::string_view leaf) {
  if (written.starts_with(kConfigDir)) {
    folder = leaf;
    written.remove_prefix(kConfigDir.size());
    while (written.starts_with('/')) written.remove_prefix(1);
  }
  if (written.starts_with('/')) return std::nullopt;
  return normalize_path(join_path(folder, written.empty() ? "." : written));
}

void add_texts(const std::string& path, const Json& value, std::string_view key, std::vector<std::string>& texts,
               std::vector<Diagnostic>& problems) {
  for (const Json& item : value.array() != nullptr ? *value.array() : JsonArray{value}) {
    if (item.string() != nullptr) {
      texts.push_back(*item.string());
    } else {
      problems.push_back(manifest_problem(
          place_of(path, item), fmt::format("`{}` must hold texts, and holds {}: it is left out", key, type_name(item)),
          "correct the value: TypeScript refuses the file, too"));
    }
  }
}

}  // namespace

TsConfigs::Read TsConfigs::read(const std::string& path) {
  const Config& config = this->config(path, 0);
  Read read{&aliases(config, folder_of(path)), problems_of(path)};
  if (!config.compiles_nothing || !read.aliases->empty()) return read;
  JsAliases all;
  for (const std::string& reference : std::vector<std::string>(config.references)) {
    if (this->config(reference, 1).compiles_nothing) continue;  // one step is what a solution's file has
    Read of_reference = this->read(reference);
    const JsAliases& more = *of_reference.aliases;
    all.aliases.insert(all.aliases.end(), more.aliases.begin(), more.aliases.end());
    all.roots.insert(all.roots.end(), more.roots.begin(), more.roots.end());
    std::move(of_reference.problems.begin(), of_reference.problems.end(), std::back_inserter(read.problems));
  }
  all.build();
  read.aliases = &(aliases_["references of " + path] = std::move(all));
  return read;
}

const JsAliases& TsConfigs::aliases(const Config& config, std::string_view leaf) {
  const std::optional<std::string> base =
      config.base_url ? absolute(*config.base_url, config.base_url_folder, leaf) : std::nullopt;
  const bool depends_on_leaf = !config.paths_from.empty() && configs_[config.paths_from].says_config_dir;
  const std::string key = fmt::format("{}\n{}\n{}", config.paths_from, base ? "/" + *base : "",
                                      depends_on_leaf ? leaf : std::string_view());
  if (const auto known = aliases_.find(key); known != aliases_.end()) return known->second;
  return aliases_[key] = make_aliases(config, base, leaf);
}

JsAliases TsConfigs::make_aliases(const Config& config, const std::optional<std::string>& base, std::string_view leaf) {
  JsAliases made;
  if (base) made.roots.push_back(*base);
  if (config.paths_from.empty()) return made;
  const std::string folder(base ? *base : folder_of(config.paths_from));
  for (const auto& [pattern, targets] : configs_[config.paths_from].paths) {
    JsAlias alias = make_alias(pattern);
    for (const std::string& target : targets) {
      if (auto meant = absolute(target, folder, leaf)) alias.paths.push_back(*meant);
    }
    made.aliases.push_back(std::move(alias));
  }
  made.build();
  return made;
}

// Files that many others extend may extend each other in many ways: each is visited once.
std::vector<Diagnostic> TsConfigs::problems_of(const std::string& path) const {
  std::vector<Diagnostic> problems;
  std::set<std::string> seen = {path};
  std::vector<std::string> waiting = {path};
  while (!waiting.empty()) {
    const auto found = configs_.find(waiting.back());
    waiting.pop_back();
    if (found == configs_.end()) continue;
    const Config& config = found->second;
    problems.insert(problems.end(), config.problems.begin(), config.problems.end());
    for (const std::string& next : config.extends) {
      if (seen.insert(next).second) waiting.push_back(next);
    }
  }
  return problems;
}

const TsConfigs::Config& TsConfigs::config(const std::string& path, int depth) {
  if (const auto known = configs_.find(path); known != configs_.end()) return known->second;
  configs_[path].is_open = true;
  Config read = parse(path, depth);
  return configs_[path] = std::move(read);
}

TsConfigs::Config TsConfigs::parse(const std::string& path, int depth) {
  Config config;
  const std::string_view help = "repair it: until then imports by its `paths` and `baseUrl` are not understood";
  const Result<std::string> text = files_.read_text(path);
  if (!text.ok()) {
    config.problems.push_back(manifest_problem({path, 0, 0}, text.errors()[0].message, std::string(help)));
    return config;
  }
  const Result<Json> json = parse_json(without_json_comments(text.value()), path);
  if (trim(text.value()).empty()) return config;  // TypeScript takes it for {}
  if (!json.ok() || json.value().object() == nullptr) {
    const Place at = json.ok() ? Place{path, 1, 0} : json.errors()[0].where;
    const std::string message = json.ok() ? "the configuration must be an object" : json.errors()[0].message;
    config.problems.push_back(manifest_problem(at, message, std::string(help)));
    return config;
  }
  extend(path, json.value(), depth, config);
  read_options(path, json.value(), config);
  read_references(path, json.value(), config);
  return config;
}

// Of several the later one wins, option by option.
void TsConfigs::extend(const std::string& path, const Json& json, int depth, Config& config) {
  const Json* const extends = last_member(json, "extends");
  if (extends == nullptr || extends->is_null()) return;
  if (depth >= kDeepest) {
    config.problems.push_back(manifest_problem(
        place_of(path, *extends),
        fmt::format("`extends` goes on for more than {} files: what lies behind is not known", kDeepest),
        "extend fewer files in a row"));
    return;
  }
  std::vector<std::string> wanted;
  add_texts(path, *extends, "extends", wanted, config.problems);
  for (const std::string& one : wanted) {
    const std::optional<std::string> found = extended_path(path, one);
    const bool is_relative = one.starts_with("./") || one.starts_with("../") || one == "..";
    if (!found && is_relative && one.find("node_modules") == std::string::npos &&
        one.find(".svelte-kit/") == std::string::npos &&  // SvelteKit writes it; its names are known
        normalize_path(join_path(folder_of(path), one))) {
      config.problems.push_back(
          manifest_problem(place_of(path, *extends),
                           fmt::format("`extends` names `{}`, which is not there: what it says is not known", one),
                           "correct the path; a file that a tool makes is to be made before podworks runs"));
    }
    if (!found) continue;
    const Config& base = this->config(*found, depth + 1);
    if (base.is_open) {
      config.problems.push_back(manifest_problem(
          place_of(path, *extends),
          fmt::format("`extends` leads back to `{}`, from which it comes: a circle says nothing", *found),
          "let one of the files extend no other: TypeScript refuses the circle, too"));
      continue;
    }
    if (base.base_url) {
      config.base_url = base.base_url;
      config.base_url_folder = base.base_url_folder;
    }
    if (!base.paths_from.empty()) config.paths_from = base.paths_from;
    if (!base.types.empty()) config.types = base.types;
    for (Types& types : config.types) types.line = extends->line;
    config.extends.push_back(*found);
  }
}

std::optional<std::string> TsConfigs::extended_path(const std::string& path, const std::string& wanted) const {
  std::vector<std::string> tried;
  const bool is_relative = wanted.starts_with("./") || wanted.starts_with("../") || wanted == "..";
  if (is_relative) {
    if (auto plain = normalize_path(join_path(folder_of(path), wanted))) {
      tried = {*plain, *plain + ".json", join_path(*plain, "tsconfig.json")};
    }
  } else {
    std::size_t slash = wanted.find('/');
    if (wanted.starts_with('@') && slash != std::string::npos) slash = wanted.find('/', slash + 1);
    const NpmPackage* const package = packages_.pod_named(std::string_view(wanted).substr(0, slash));
    if (package == nullptr) return std::nullopt;
    const std::string below = slash != std::string::npos  ? wanted.substr(slash + 1)
                              : package->tsconfig.empty() ? "tsconfig.json"
                                                          : package->tsconfig;
    if (auto plain = normalize_path(join_path(package->folder, below))) {
      tried = {*plain, *plain + ".json", join_path(*plain, "tsconfig.json")};
    }
  }
  for (std::string& one : tried) {
    if (files_.is_file(one)) return std::move(one);
  }
  return std::nullopt;
}

void TsConfigs::read_options(const std::string& path, const Json& json, Config& config) {
  const Json* const options = last_member(json, "compilerOptions");
  if (options == nullptr) return;
  if (const Json* base = last_member(*options, "baseUrl"); base != nullptr && base->string() != nullptr) {
    config.base_url = *base->string();
    config.base_url_folder = folder_of(path);
  }
  if (const Json* types = last_member(*options, "types"); types != nullptr && types->array() != nullptr) {
    config.types.clear();
    for (const Json& item : *types->array()) {
      if (item.string() != nullptr && !item.string()->empty()) config.types.push_back({*item.string(), item.line});
    }
  }
  const Json* const paths = last_member(*options, "paths");
  if (paths == nullptr || paths->is_null()) return;
  config.paths_from = path;
  if (paths->object() == nullptr) {
    config.problems.push_back(manifest_problem(place_of(path, *paths),
                                               fmt::format("`paths` must be an object, and is {}", type_name(*paths)),
                                               "correct the value: TypeScript refuses the file, too"));
    return;
  }
  for (const auto& [pattern, targets] : *paths->object()) {
    auto& [name, texts] = config.paths.emplace_back(pattern, std::vector<std::string>());
    add_texts(path, targets, "paths", texts, config.problems);
    for (const std::string& text : texts) config.says_config_dir |= text.starts_with(kConfigDir);
  }
}

void TsConfigs::read_references(const std::string& path, const Json& json, Config& config) {
  const Json* const files = last_member(json, "files");
  config.compiles_nothing = files != nullptr && files->array() != nullptr && files->array()->empty() &&
                            last_member(json, "include") == nullptr;
  const Json* const references = last_member(json, "references");
  if (references == nullptr || references->array() == nullptr) return;
  std::set<std::string> known;
  for (const Json& reference : *references->array()) {
    const Json* const to = last_member(reference, "path");
    if (to == nullptr || to->string() == nullptr) continue;
    std::optional<std::string> plain = normalize_path(join_path(folder_of(path), *to->string()));
    if (!plain) continue;
    std::string referenced = plain->ends_with(".json") ? *plain : join_path(*plain, "tsconfig.json");
    if (known.insert(referenced).second) config.references.push_back(std::move(referenced));
  }
}

}  // namespace podworks
