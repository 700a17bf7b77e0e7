// podworks.yml as data (product.md, "podworks.yml"). Filled by src/config, never changed afterwards.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"
#include "base/result.h"
#include "model/diagnostic.h"
#include "model/ids.h"

namespace podworks {

using LocatedText = Located<std::string>;

/// One entry of `pods:`; either `from`+`in`, or `name`+`path`.
struct PodSource {
  std::string from = {};  ///< id of a reader: podspec, directory ...
  std::string in = {};    ///< glob of folders; "" = everywhere
  std::string name = {};
  std::string path = {};
  std::vector<std::string> files = {};         ///< globs relative to `path`; empty = all
  std::vector<std::string> public_files = {};  ///< globs relative to `path`; empty = all headers
  LocatedText exported = {};                   ///< path of what the kind's own tool says of these pods; empty = none
  Place at = {};
};

/// One of the folders that make up a pool (`roots:`). It may depend on itself and on those before it, which are more
/// open.
struct RootConfig {
  std::string name = {};
  std::string folder = {};  ///< relative to the folder of podworks.yml: "" is that folder itself, "core", "../product"
  std::string prefix = {};  ///< where its files are in the pool: "", "core"
  std::string place = {};   ///< where they are beside the other roots: `prefix`, but by the real name of the folder
  Place at = {};
};

enum class Peers : std::uint8_t { Acyclic, Forbid };

/// What exceptions pods take (entries of the baseline, allow comments), the strictest last.
enum class Strict : std::uint8_t {
  No,        ///< `false`: any
  MultiApp,  ///< `multi-app`: once two apps carry the pod, it and what it needs take no new ones
  Always,    ///< `true`: none
};

struct LayerConfig {
  std::string name = {};
  std::string title_en = {};
  std::string title_zh = {};
  std::vector<LocatedText> pods = {};  ///< names or globs of names
  Peers peers = Peers::Acyclic;
  bool standard = false;
  Strict strict = Strict::No;
  std::optional<std::vector<LocatedText>> may_use = {};  ///< names of layers; unset = every lower layer and the own one
  Place at = {};
};

struct TagConfig {
  std::string dimension = {};
  std::string value = {};
  std::vector<LocatedText> pods = {};
};

/// One side of a custom rule or a deprecated edge.
struct PodSelector {
  enum class Kind { Pods, Layer, Tag };
  Kind kind = Kind::Pods;
  std::string pattern = {};    ///< glob of pod names, the layer's name, or the tag's value
  std::string dimension = {};  ///< of a tag
};
std::string to_string(const PodSelector& selector);  ///< as it is written: "layer:base", "tag:line=house"

struct CustomRule {
  std::string name = {};
  PodSelector from = {};
  PodSelector to = {};
  bool transitive = false;  ///< =X> instead of -X>
  std::string why = {};
  std::string fix = {};
  Severity severity = Severity::Error;
  Place at = {};
};

struct DeprecatedEdge {
  PodSelector from = {};
  PodSelector to = {};
  std::string until = {};  ///< YYYY-MM-DD; empty = no date
  std::string owner = {};
  std::string issue = {};
  Place at = {};
};

struct Limits {
  std::optional<Located<double>> unresolved = {};  ///< share of all imports, 0.02 = 2 %
  std::optional<Located<int>> height = {};         ///< longest chain of pods
  std::optional<Located<int>> pods_in_cycle = {};
  double layer_share = 1.0;  ///< whole-layer fires at this share of a layer or above
};

struct AppConfig {
  std::string name = {};
  std::vector<LocatedText> roots = {};  ///< pods or subspecs
  LocatedText from = {};                ///< an existing Podfile that gives the roots
  LocatedText subset_of = {};
  std::string path = {};  ///< the entry's folder; empty = no entry
  std::map<std::string, std::string> platform = {};
  std::vector<LocatedText> forbid = {};
  std::vector<std::pair<LocatedText, std::string>> emit = {};  ///< emitter and target path, as written
  Place at = {};
};

/// What a method does that podspecs call and a Podfile defines.
struct PodspecHelper {
  std::string name = {};
  std::optional<int> returns_argument = {};           ///< 1-based
  std::optional<int> depends_on_argument = {};        ///< 1-based: this argument names a dependency
  std::vector<std::string> adds = {};                 ///< dependencies
  std::optional<std::string> value = {};              ///< what a call gives; "true", "false" and "nil" are no texts
  std::optional<std::vector<std::string>> list = {};  ///< ... or a list of texts
  std::map<std::string, std::string> members = {};    ///< ... or a hash of texts; other members are then unknown
  std::map<std::string, std::string> sets = {};       ///< attribute -> keyword argument
  std::string when_env = {};  ///< applies only if `env:` sets this variable: "NAME", "NAME=VALUE", or with '!' not
  std::string assumes = {};   ///< what this row takes for granted; each call is then a podspec-problem
};

/// Where the report's links lead: templates with {file}, {line}, {rev} and {root}; empty = no links.
struct ReportLinks {
  std::string web = {};
  std::string editor = {};
};

/// podworks.pod.yml in a pod's folder.
struct PodSettings {
  std::string folder = {};
  LocatedText layer = {};
  std::optional<bool> standard = {};
  Strict strict = Strict::No;
  std::vector<std::string> public_files = {};
  std::vector<std::string> owner = {};
  std::vector<std::string> ports = {};
  std::optional<std::vector<Located<PodSelector>>> visible_to = {};
  LocatedText private_to = {};  ///< app
  Place at = {};
};

struct Project {
  std::string config_path = {};                ///< relative to the root; empty = there is no podworks.yml
  std::vector<std::string> config_files = {};  ///< podworks.yml and what it includes; empty = there is none
  std::vector<RootConfig> roots = {};          ///< most open first; empty = the folder of podworks.yml
  std::vector<PodSource> pods = {};            ///< empty = find them by every reader
  std::vector<Located<Glob>> exclude = {};     ///< built-in table included, unless turned off
  std::size_t built_in_excludes = 0;           ///< how many of `exclude` come from the built-in table (the first ones)
  bool gitignore = false;
  std::vector<Located<Glob>> tests = {};
  bool tests_are_default = true;  ///< then they hold for folder pods only; a manifest knows its tests itself
  std::vector<Located<Glob>> external = {};
  std::map<std::string, LocatedText> resolve = {};                    ///< spelling -> pod or unit
  std::vector<std::pair<Located<Glob>, LocatedText>> generated = {};  ///< glob of spellings -> pod
  std::map<std::string, std::string> env = {};
  std::map<std::string, std::string> defines = {};  ///< macro, flag or question -> value, or `undefined`
  std::map<std::string, Place> define_places = {};  ///< by the same keys
  std::vector<PodspecHelper> podspec_helpers = {};
  std::vector<LayerConfig> layers = {};  ///< top first
  std::vector<TagConfig> tags = {};
  std::map<std::string, Severity, std::less<>> rules = {};  ///< only those that podworks.yml names; custom/NAME too
  std::map<std::string, Place> rule_places = {};
  LocatedText baseline = {.value = "podworks-baseline.yml"};  ///< from the folder of podworks.yml; no place: by default
  ReportLinks links = {};
  Limits limits = {};
  std::vector<CustomRule> custom = {};
  std::vector<DeprecatedEdge> deprecated = {};
  std::vector<AppConfig> apps = {};
  std::map<std::string, std::string> versions = {};
  std::map<std::string, Place> version_places = {};  ///< by the same keys
  std::vector<PodSettings> pod_settings = {};        ///< sorted by folder
};

/// The root that a path of the pool lies in; null if there are no `roots:`.
const RootConfig* root_of(const Project& project, std::string_view path);
/// `path` of the pool as it is beside the folders of the other roots.
std::string path_on_disk(const Project& project, std::string_view path);
/// `to` as seen from the folder `from`, on the disk: roots may have other names there than in the pool.
std::string relative_on_disk(const Project& project, std::string_view from_folder, std::string_view to);

}  // namespace podworks
