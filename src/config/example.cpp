#include "config/load_project.h"

namespace podworks {

std::string_view config_example() {
  return R"yaml(# yaml-language-server: $schema=./podworks.schema.json
version: 1
requires: ">=0.1"                          # which podworks may read this file

# roots: { core: ., product: ../product }  # a pool may span repositories, the most open first

pods:                                      # what is a pod; the first entry that claims a folder wins
  - { from: podspec, in: "pods/**" }
  - { from: directory, in: "legacy/*" }    # each folder is a pod
  - { from: podspec, in: "kits/*", export: build/specs.json }   # by what `pod ipc spec` printed of them
  - { name: WBLegacy, path: old, files: ["src/**"], public: ["src/include/**"] }   # declared by hand

exclude: ["**/Example/**"]                 # adds to the built-in table
exclude_defaults: true                     # false turns the built-in table off
gitignore: false                           # true passes over what .gitignore names
tests: ["**/Tests/**", "**/*Tests.swift"]  # replaces the built-in table
external: [Flurry, "CF*"]                  # neither a pod nor a mistake; Apple's and the standard headers are built in
resolve: { "Utils.h": BaseKit }            # decides an ambiguous or unresolvable spelling
generated: { "**/*.pb.h": Protos }         # headers that a build makes, and whose they are
env: { USE_FRAMEWORKS: "1" }               # what podspecs may ask for; all else is unset
defines: { TARGET_OS_IOS: 1, "os(iOS)": 1, DEBUG: undefined }   # decides conditions; all else stays open
podspec_helpers:                           # methods that podspecs call and a Podfile defines
  podspec_sources: { returns_argument: 1 }
  add_dependency: { depends_on_argument: 2 }
  add_rn_third_party_dependencies: { adds: [glog, boost, fmt], when_env: USE_FRAMEWORKS }
  set_up: { value: "c++20", sets: { header_dir: dir } }

layers:                                    # top first; every pod lies in exactly one
  - name: business
    title: { en: Business, zh: 业务层 }
    pods: [MainPage, House, Recruit, "Biz*"]
    peers: forbid                          # business pods know nothing of each other
    strict: multi-app                      # what two apps carry for one of them takes no new exceptions
  - name: business-middleware
    title: { en: Business middleware, zh: 业务中间件 }
    pods: ["WBBiz*", WBLifeCircle]
  - name: standard-middleware
    title: { en: Standard middleware, zh: 标准中间件 }
    pods: [WubaRN, "WBNet*", WBHybrid]
    standard: true                         # serves every app, so it may use the lowest layer only ...
    may_use: [standard-middleware, base]   # ... unless this says more
    strict: true                           # takes no exceptions: no entry of the baseline, no comment
  - name: base
    title: { en: Base library, zh: 基础库 }
    pods: [AFNetworking, BaseKit, "*SDK"]
tags:                                      # further dimensions: who belongs to which line of business
  line: { house: [House, HouseMap], recruit: [Recruit, RecruitIM] }

rules:                                     # error | warn | note | off
  layer-order: error
  undeclared-dependency: warn
  custom/house-through-map: warn
baseline: { file: podworks-baseline.yml, stale: error }   # findings that count as known
report:                                    # where the links of the report lead
  web: "https://git.example.com/pool/blob/{rev}/{file}#L{line}"
  editor: "vscode://file/{root}/{file}:{line}"   # {root}: the clone of whoever reads it
limits: { unresolved: 2%, height: 12, pods_in_cycle: 0, layer_share: 80% }
custom:
  - name: house-through-map
    rule: "House -X> BaiduMap"             # -X> itself, =X> also through other pods
    why: House reaches the map through WBMap
    fix: import WBMap
  - { name: recruit-alone, rule: "tag:line=recruit =X> layer:business" }
deprecated:                                # allowed until a day
  - { edge: "WBList -> WBOldCache", until: 2027-03-31, owner: "@wb/ios", issue: IOS-1234 }

apps:
  58App:
    from: apps/58app/Podfile               # an existing Podfile gives the roots
    path: apps/58app
  Recruit:
    roots: [Recruit, "ReactCommon/turbomodule/core"]   # pods or subspecs
    subset_of: 58App                       # may hold nothing that the full app has not
    path: apps/recruit                     # the app's own folder
    platform: { ios: "13.0" }
    forbid: [House, "*Pay*"]               # must not come along, whatever the chain
    emit: { podfile: apps/recruit/Podfile, cmake: apps/recruit/CMakeLists.txt }
versions: { AFNetworking: "4.0.1" }        # of what lies outside the pool
include: [ci/podworks-exceptions.yml]      # merged; the same key twice is an error
)yaml";
}

}  // namespace podworks
