// Longer than other files because it is one flat table.
#include "config/keys.h"

#include <algorithm>

namespace podworks {

using enum Shape;

const std::vector<Key>& project_keys() {
  static const std::vector<Key> keys = {
      {.path = "version",
       .type = ValueType::FormatVersion,
       .fallback = "1",
       .example = "1",
       .text = "Version of this file's format."},
      {.path = "requires",
       .type = ValueType::Requirement,
       .example = "\">=0.1 <0.3\"",
       .text = "Versions of podworks that may read this file; others stop with exit code 2. `0.1` alone means 0.1.x. "
               "Only the parts that are written are compared: 0.3.1 is not below `<0.3`."},
      {.path = "include",
       .shape = List,
       .type = ValueType::Path,
       .example = "[ci/podworks-exceptions.yml]",
       .text = "Further files, relative to the root, whose entries are added to this one. Lists are joined, maps are "
               "merged; the same key in two files is an error. An included file includes nothing itself."},

      {.path = "roots",
       .shape = Map,
       .type = ValueType::RootFolder,
       .names = ValueType::RuleName,
       .in_one_file = true,
       .fallback = "the folder of this file",
       .example = "{ core: ., product: ../product }",
       .text =
           "Folders or repositories that make up the pool, the most open first: each may depend on itself and on those "
           "before it (rule `root-order`). A root is this file's folder (`.`), a folder below it, or one beside it "
           "(`../NAME`), which must be called like its root. Once a root lies beside it, every path in this file and "
           "in "
           "reports begins with a root's name: `product/apps/recruit`."},
      {.path = "pods",
       .shape = BlockList,
       .in_one_file = true,
       .fallback = "every kind of declaration that is found, else the top folders",
       .example = "[{ from: podspec, in: \"pods/**\" }]",
       .text =
           "What is a pod. Each entry has either `from`, or `name` and `path`; of one kind of manifest the first entry "
           "that claims a folder wins, and manifests of several kinds for one pod are merged."},
      {.path = "pods.from",
       .type = ValueType::ReaderId,
       .example = "podspec",
       .text = "What declares the pods: the manifests of a kind (`podspec`, `podfile-lock`, `swiftpm`, `gradle`, "
               "`pubspec`, "
               "`npm`, `cmake`), or "
               "`directory` where each folder that matches `in` is a pod."},
      {.path = "pods.in",
       .type = ValueType::PathGlob,
       .fallback = "everywhere",
       .example = "\"pods/**\"",
       .text = "Glob of the folders where `from` looks."},
      {.path = "pods.export",
       .type = ValueType::Path,
       .example = "build/kits.json",
       .text = "The exact answer of the kind's own tool for these pods, which is read in the place of their manifests: "
               "what "
               "`swift package dump-package`, `pod ipc spec` (one or several, one behind the other), `dart pub deps "
               "--json` "
               "or `bazel query --output=streamed_jsonproto` printed, or the folder of CMake's file API reply."},
      {.path = "pods.name", .type = ValueType::Name, .example = "WBLegacy", .text = "Name of a pod declared by hand."},
      {.path = "pods.path",
       .type = ValueType::Path,
       .example = "old",
       .text = "Root folder of a pod declared by hand."},
      {.path = "pods.files",
       .shape = List,
       .type = ValueType::PathGlob,
       .fallback = "all files below `path`",
       .example = "[\"src/**\"]",
       .text = "Globs, relative to `path`, of the files of a pod declared by hand."},
      {.path = "pods.public",
       .shape = List,
       .type = ValueType::PathGlob,
       .fallback = "all headers",
       .example = "[\"src/include/**\"]",
       .text = "Globs, relative to `path`, of the public headers of a pod declared by hand."},

      {.path = "exclude",
       .shape = List,
       .type = ValueType::PathGlob,
       .example = "[\"**/Example/**\"]",
       .text =
           "Globs of files and folders that are passed over; a glob that matches a folder excludes all that is below "
           "it. Adds to the built-in table, which `podworks config show` prints."},
      {.path = "exclude_defaults",
       .type = ValueType::Flag,
       .fallback = "true",
       .example = "false",
       .text = "Whether the built-in table of excludes is in force."},
      {.path = "gitignore",
       .type = ValueType::Flag,
       .fallback = "false",
       .example = "true",
       .text = "Whether files that .gitignore names are passed over."},
      {.path = "tests",
       .shape = List,
       .type = ValueType::PathGlob,
       .fallback = "a built-in table, which holds for pods without a manifest only",
       .example = "[\"**/Tests/**\"]",
       .text = "Globs of test code, whose imports are test dependencies. Replaces the built-in table."},
      {.path = "external",
       .shape = List,
       .type = ValueType::NameGlob,
       .example = "[Flurry, \"CF*\"]",
       .text =
           "Names, or globs of names, that are neither a pod nor a mistake. Apple's SDKs and the C and C++ standard "
           "libraries are built in."},
      {.path = "resolve",
       .shape = Map,
       .type = ValueType::Name,
       .example = "{ \"Utils.h\": BaseKit }",
       .text = "Decides an ambiguous or unresolvable spelling: the pod or subspec that it belongs to."},
      {.path = "generated",
       .shape = Map,
       .type = ValueType::Name,
       .names = ValueType::NameGlob,
       .example = "{ \"**/*.pb.h\": Protos }",
       .text = "Headers that a build makes, as globs of spellings, and the pods that they belong to."},
      {.path = "env",
       .shape = Map,
       .type = ValueType::Text,
       .example = "{ USE_FRAMEWORKS: \"1\" }",
       .text = "Environment variables that podspecs may ask for. All others are unset; the real environment is never "
               "read."},
      {.path = "defines",
       .shape = Map,
       .type = ValueType::Text,
       .names = ValueType::MacroName,
       .example = "{ TARGET_OS_IOS: 1, DEBUG: undefined, \"os(iOS)\": 1 }",
       .text =
           "What holds of the macros of `#if` and `#ifdef`, of Swift's flags and of the questions of both languages: a "
           "number, a text, or `undefined`. Imports under a condition that is then false do not count. What is not "
           "said here stays open, and both branches count. A question is written as in the code: `\"os(iOS)\": 1` "
           "(every other `os(...)` is false then; the same holds for `arch`), `\"canImport(UIKit)\": 0`, "
           "`\"targetEnvironment(simulator)\": 1`, `\"__has_feature(modules)\": 1`; `swift: \"5.9\"` and `compiler` "
           "are versions. A flag of Swift is set unless it is 0 or `undefined`. A macro that a file defines or "
           "undefines itself is open from there on. COCOAPODS and SWIFT_PACKAGE need no entry: pods of a podspec are "
           "compiled with the first, those of a Package.swift with the second."},
      {.path = "podspec_helpers",
       .shape = BlockMap,
       .example = "{ add_dependency: { depends_on_argument: 2 } }",
       .text =
           "What methods do that podspecs call and a Podfile defines. Tables for React Native, Expo and Flutter are "
           "built in."},
      {.path = "podspec_helpers.returns_argument",
       .type = ValueType::Ordinal,
       .example = "1",
       .text = "The call gives this argument, counted from 1."},
      {.path = "podspec_helpers.depends_on_argument",
       .type = ValueType::Ordinal,
       .example = "2",
       .text = "The call adds a dependency that this argument names, counted from 1."},
      {.path = "podspec_helpers.adds",
       .shape = List,
       .type = ValueType::Name,
       .example = "[glog, fmt]",
       .text = "The call adds these dependencies."},
      {.path = "podspec_helpers.value",
       .type = ValueType::Text,
       .example = "\"c++20\"",
       .text = "The call gives this text."},
      {.path = "podspec_helpers.sets",
       .shape = Map,
       .type = ValueType::Name,
       .example = "{ header_dir: dir }",
       .text = "The call sets these attributes, each to the keyword argument behind it."},
      {.path = "podspec_helpers.when_env",
       .type = ValueType::Name,
       .example = "USE_FRAMEWORKS",
       .text = "All this holds only if the variable is set in `env`."},

      {.path = "layers",
       .shape = BlockList,
       .in_one_file = true,
       .example = "[{ name: base, pods: [AFNetworking, \"*SDK\"] }]",
       .text =
           "The layers, top first. A pod may use its own layer and lower ones, never an upper one. Every pod lies in "
           "exactly one; the apps' own folders form the layer `app` above all."},
      {.path = "layers.name",
       .type = ValueType::Name,
       .required = true,
       .example = "business",
       .text = "Name of the layer."},
      {.path = "layers.title",
       .shape = Block,
       .example = "{ en: Business, zh: 业务层 }",
       .text = "What reports call it."},
      {.path = "layers.title.en", .type = ValueType::Text, .example = "Business", .text = "English title."},
      {.path = "layers.title.zh", .type = ValueType::Text, .example = "业务层", .text = "Chinese title."},
      {.path = "layers.pods",
       .shape = List,
       .type = ValueType::NameGlob,
       .example = "[House, \"Biz*\"]",
       .text =
           "Names, or globs of names, of its pods. A name goes before a glob; a pod may also say its layer itself in "
           "podworks.pod.yml."},
      {.path = "layers.peers",
       .type = ValueType::PeersWord,
       .fallback = "acyclic",
       .example = "forbid",
       .text = "Whether its pods may use each other: one way (`acyclic`) or not at all (`forbid`)."},
      {.path = "layers.standard",
       .type = ValueType::Flag,
       .fallback = "false",
       .example = "true",
       .text = "Its pods serve every app: they may use the lowest layer only, unless `may_use` says more."},
      {.path = "layers.strict",
       .type = ValueType::Flag,
       .fallback = "false",
       .example = "true",
       .text = "Its findings cannot be recorded as known."},
      {.path = "layers.may_use",
       .shape = List,
       .type = ValueType::LayerName,
       .fallback = "every lower layer and the own one",
       .example = "[base]",
       .text = "The layers that its pods may use: lower ones and, where it is to be allowed, the own one."},
      {.path = "tags",
       .shape = MapOfListMaps,
       .type = ValueType::NameGlob,
       .example = "{ line: { house: [House, HouseMap] } }",
       .text = "Further dimensions of the pods: dimension, value, and the names or globs of the pods that have it."},

      {.path = "rules",
       .shape = Map,
       .type = ValueType::SeverityWord,
       .names = ValueType::RuleId,
       .fallback = "each rule's own severity (`podworks list rules`)",
       .example = "{ layer-order: error, undeclared-dependency: off }",
       .text = "Severity of rules: `error`, `warn`, `note` or `off`. A custom rule is called `custom/NAME`."},
      {.path = "limits",
       .shape = Block,
       .example = "{ unresolved: 2%, height: 12 }",
       .text = "Numbers that the pool must keep."},
      {.path = "limits.unresolved",
       .type = ValueType::Share,
       .example = "2%",
       .text = "Largest share of imports that resolve to nothing."},
      {.path = "limits.height",
       .type = ValueType::Ordinal,
       .example = "12",
       .text = "Most pods on the longest chain of dependencies."},
      {.path = "limits.pods_in_cycle",
       .type = ValueType::Count,
       .example = "0",
       .text = "Most pods that lie in cycles."},
      {.path = "limits.layer_share",
       .type = ValueType::Share,
       .fallback = "100%",
       .example = "80%",
       .text = "Share of a lower layer from which on `whole-layer` reports an app that carries it."},
      {.path = "custom",
       .shape = BlockList,
       .example = "[{ name: house-through-map, rule: \"House -X> BaiduMap\" }]",
       .text = "Rules of your own."},
      {.path = "custom.name",
       .type = ValueType::RuleName,
       .required = true,
       .example = "house-through-map",
       .text = "The rule is called `custom/NAME`."},
      {.path = "custom.rule",
       .type = ValueType::ForbiddenEdge,
       .required = true,
       .example = "\"House -X> BaiduMap\"",
       .text =
           "`A -X> B`: A must not use B itself. `A =X> B`: nor through other pods. A side is a pod, a glob of pods, "
           "`layer:NAME` or `tag:NAME=VALUE`."},
      {.path = "custom.why",
       .type = ValueType::Text,
       .example = "House reaches the map through WBMap",
       .text = "Why, as a note."},
      {.path = "custom.fix", .type = ValueType::Text, .example = "import WBMap", .text = "What to do, as help."},
      {.path = "deprecated",
       .shape = BlockList,
       .example = "[{ edge: \"WBList -> WBOldCache\", until: 2027-03-31 }]",
       .text = "Dependencies that are allowed for a time: until the day of `until`, after which each is a finding."},
      {.path = "deprecated.edge",
       .type = ValueType::DeprecatedEdge,
       .required = true,
       .example = "\"WBList -> WBOldCache\"",
       .text = "`A -> B`; the sides are as in `custom`."},
      {.path = "deprecated.until",
       .type = ValueType::Date,
       .example = "2027-03-31",
       .text = "The last day on which it is allowed."},
      {.path = "deprecated.owner", .type = ValueType::Text, .example = "\"@wb/ios\"", .text = "Who removes it."},
      {.path = "deprecated.issue",
       .type = ValueType::Text,
       .example = "IOS-1234",
       .text = "Where its removal is planned."},

      {.path = "apps",
       .shape = BlockMap,
       .example = "{ Recruit: { roots: [Recruit], emit: { podfile: apps/recruit/Podfile } } }",
       .text = "The apps by name. Each needs `roots`, `from` or `path`."},
      {.path = "apps.roots",
       .shape = List,
       .type = ValueType::Name,
       .fallback = "none",
       .example = "[Recruit, \"ReactCommon/turbomodule/core\"]",
       .text = "The pods, or subspecs, that the app asks for, besides what the sources below `path` import."},
      {.path = "apps.from",
       .type = ValueType::Path,
       .example = "apps/recruit/Podfile",
       .text = "An existing Podfile. It gives the roots where `roots` is not given, and is compared with the plan."},
      {.path = "apps.subset_of",
       .type = ValueType::AppName,
       .example = "58App",
       .text = "A lite or clone app may hold nothing that this app has not."},
      {.path = "apps.path",
       .type = ValueType::Path,
       .example = "apps/recruit",
       .text = "The app's own folder, its entry: its sources are scanned and lie in the layer `app`."},
      {.path = "apps.platform",
       .shape = Map,
       .type = ValueType::PlatformVersion,
       .names = ValueType::Platform,
       .example = "{ ios: \"13.0\" }",
       .text = "Lowest version of each platform that the app runs on."},
      {.path = "apps.forbid",
       .shape = List,
       .type = ValueType::NameGlob,
       .example = "[House, \"*Pay*\"]",
       .text = "Pods that the app must not hold, whatever the chain."},
      {.path = "apps.emit",
       .shape = Map,
       .type = ValueType::Path,
       .names = ValueType::EmitterId,
       .example = "{ podfile: apps/recruit/Podfile }",
       .text = "What `podworks generate` writes for the app, and where (`podworks list emitters`). Never a file that "
               "podworks reads."},
      {.path = "versions",
       .shape = Map,
       .type = ValueType::PodRequirement,
       .fallback = "what the manifests of the app's pods ask for",
       .example = "{ AFNetworking: \"4.0.1\" }",
       .text = "Versions of pods outside the pool."},
  };
  return keys;
}

const std::vector<Key>& pod_keys() {
  static const std::vector<Key> keys = {
      {.path = "layer",
       .type = ValueType::LayerName,
       .example = "base",
       .text = "The layer that the pod lies in. podworks.yml must not name the pod in another one."},
      {.path = "standard",
       .type = ValueType::Flag,
       .fallback = "as its layer says",
       .example = "true",
       .text = "The pod serves every app: it may use the lowest layer only, unless its layer's `may_use` says more."},
      {.path = "public",
       .shape = List,
       .type = ValueType::PathGlob,
       .fallback = "what its manifest says",
       .example = "[\"include/**\"]",
       .text = "Globs, relative to the pod's folder, of its public headers."},
      {.path = "owner",
       .shape = OneOrMore,
       .type = ValueType::Text,
       .example = "\"@wb/ios\"",
       .text = "Who owns the pod; one or a list."},
      {.path = "ports",
       .shape = List,
       .type = ValueType::Name,
       .example = "[MapProvider]",
       .text = "Protocols that the pod leaves to the host app to implement."},
      {.path = "visible_to",
       .shape = List,
       .type = ValueType::Selector,
       .fallback = "every pod that the layers allow",
       .example = "[House, \"layer:business\"]",
       .text = "Who may use the pod: pods, globs of pods, `layer:NAME`, `tag:NAME=VALUE`."},
      {.path = "private_to",
       .type = ValueType::AppName,
       .example = "58App",
       .text = "The only app that may hold the pod."},
  };
  return keys;
}

std::string_view name_of(const Key& key) {
  return key.path.substr(key.path.rfind('.') + 1);
}

std::string_view parent_of(const Key& key) {
  const std::size_t dot = key.path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : key.path.substr(0, dot);
}

const Key* find_key(const std::vector<Key>& keys, std::string_view parent, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const Key& key) { return parent_of(key) == parent && name_of(key) == name; });
  return found == keys.end() ? nullptr : &*found;
}

bool is_block(Shape shape) {
  return shape == Block || shape == BlockList || shape == BlockMap;
}

}  // namespace podworks
