// The table of built-in helpers. React Native's are those of 0.81 (scripts/react_native_pods.rb and scripts/cocoapods);
// older and newer versions differ in single dependencies. Header search paths that they add point into Xcode's build
// folder and to other pods' headers, never into the pod itself, so the rows leave them out.
#include "scanner/pods/known_helpers.h"

#include <algorithm>

namespace podworks {

namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kOtherEngine = "USE_THIRD_PARTY_JSC=1";
constexpr std::string_view kHermes = "!USE_THIRD_PARTY_JSC=1";
constexpr std::string_view kPrebuiltDependencies = "RCT_USE_RN_DEP=1";
constexpr std::string_view kDependenciesFromSource = "!RCT_USE_RN_DEP=1";
constexpr std::string_view kPrebuiltCore = "RCT_USE_PREBUILT_RNCORE=1";
constexpr std::string_view kCoreFromSource = "!RCT_USE_PREBUILT_RNCORE=1";
constexpr std::string_view kCompilerFlags =
    "-DFOLLY_MOBILE=1 -DFOLLY_USE_LIBCPP=1 -DFOLLY_CFG_NO_COROUTINES=1 -DFOLLY_HAVE_CLOCK_GETTIME=1 -Wno-comma "
    "-Wno-shorten-64-to-32";

PodspecHelper gives(std::string name, std::string value, std::string_view when = {}) {
  return {.name = std::move(name), .value = std::move(value), .when_env = std::string(when)};
}

PodspecHelper gives_members(std::string name, std::map<std::string, std::string> members) {
  return {.name = std::move(name), .members = std::move(members)};
}

PodspecHelper adds(std::string name, Names dependencies, std::string_view when = {}) {
  return {.name = std::move(name), .adds = std::move(dependencies), .when_env = std::string(when)};
}

PodspecHelper returns_argument(std::string name, int argument, std::string_view when) {
  return {.name = std::move(name), .returns_argument = argument, .when_env = std::string(when)};
}

const Names& third_party() {
  static const Names names = {"glog", "boost", "DoubleConversion", "fast_float", "fmt", "RCT-Folly", "SocketRocket"};
  return names;
}

/// What a library of the new architecture depends on.
std::vector<PodspecHelper> module_dependencies(const std::string& name) {
  PodspecHelper always =
      adds(name, {"React-Core", "React-RCTFabric", "ReactCodegen", "RCTRequired", "RCTTypeSafety",
                  "ReactCommon/turbomodule/bridging", "ReactCommon/turbomodule/core", "React-NativeModulesApple",
                  "Yoga", "React-Fabric", "React-graphics", "React-utils", "React-featureflags", "React-debug",
                  "React-ImageManager", "React-rendererdebug", "React-jsi", "React-renderercss"});
  always.assumes = "the dependencies that React Native 0.81 adds";
  return {always,
          adds(name, {"hermes-engine"}, kHermes),
          adds(name, {"React-jsc"}, kOtherEngine),
          adds(name, third_party(), kDependenciesFromSource),
          adds(name, {"RCT-Folly/Fabric"}, "RCT_NEW_ARCH_ENABLED"),
          adds(name, {"ReactNativeDependencies"}, kPrebuiltDependencies),
          adds(name, {"React-Core-prebuilt"}, kPrebuiltCore)};
}

std::vector<PodspecHelper> make_table() {
  std::vector<PodspecHelper> rows = {
      // React Native: values
      gives("folly_flags", std::string(kCompilerFlags)),
      gives("js_engine_flags", "-DUSE_HERMES=1", kHermes),
      gives("js_engine_flags", "-DUSE_THIRD_PARTY_JSC=1", kOtherEngine),
      gives("min_ios_version_supported", "15.1"),
      gives("rct_cxx_language_standard", "c++20"),
      gives("use_hermes", "true", kHermes),
      gives("use_hermes", "false", kOtherEngine),
      gives("use_hermes_flags", "-DUSE_HERMES=1"),
      gives("use_third_party_jsc", "false", kHermes),
      gives("use_third_party_jsc", "true", kOtherEngine),
      gives("use_third_party_jsc_flags", "-DUSE_THIRD_PARTY_JSC=1"),
      gives_members("get_boost_config", {{"git", "https://github.com/react-native-community/boost-for-react-native"},
                                         {"compiler_flags", "-Wno-documentation"}}),
      gives_members("get_double_conversion_config", {{"git", "https://github.com/google/double-conversion.git"}}),
      gives_members("get_fast_float_config", {{"git", "https://github.com/fastfloat/fast_float.git"}}),
      gives_members("get_fmt_config", {{"git", "https://github.com/fmtlib/fmt.git"}}),
      gives_members("get_folly_config", {{"version", "2024.11.18.00"},
                                         {"git", "https://github.com/facebook/folly.git"},
                                         {"compiler_flags", std::string(kCompilerFlags)},
                                         {"dep_name", "RCT-Folly/Fabric"}}),
      gives_members("get_glog_config", {{"git", "https://github.com/google/glog.git"}}),
      gives_members("get_socket_rocket_config", {{"version", "0.7.1"}}),
      gives_members("min_supported_versions", {{"ios", "15.1"}}),
      {.name = "create_header_search_path_for_frameworks", .list = Names{}},
      returns_argument("podspec_sources", 1, kCoreFromSource),
      returns_argument("podspec_sources", 2, kPrebuiltCore),
      // React Native: dependencies
      {.name = "add_dependency", .depends_on_argument = 2},
      adds("add_rn_third_party_dependencies", third_party(), kDependenciesFromSource),
      adds("add_rn_third_party_dependencies", {"RCT-Folly/Fabric"}, "RCT_NEW_ARCH_ENABLED"),
      adds("add_rn_third_party_dependencies", {"ReactNativeDependencies"}, kPrebuiltDependencies),
      adds("add_rncore_dependency", {"React-Core-prebuilt"}, kPrebuiltCore),
      adds("depend_on_js_engine", {"hermes-engine"}, kHermes),
      adds("depend_on_js_engine", {"React-jsc"}, kOtherEngine),
      // React Native: attributes
      {.name = "resolve_use_frameworks",
       .sets = {{"header_mappings_dir", "header_mappings_dir"}, {"module_name", "module_name"}},
       .when_env = "USE_FRAMEWORKS"},
      {.name = "spm_dependency"},  // Swift packages, outside CocoaPods
      // Expo: without a prebuilt framework, which is the default, a library is built from its sources
      gives("Expo::PackagesConfig.instance.try_link_with_prebuilt_xcframework", "false"),
  };
  for (const char* name : {"install_modules_dependencies", "NewArchitectureHelper.install_modules_dependencies"}) {
    for (PodspecHelper& row : module_dependencies(name)) rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const PodspecHelper& a, const PodspecHelper& b) {
    return a.name != b.name ? a.name < b.name : a.when_env < b.when_env;
  });
  return rows;
}

}  // namespace

std::span<const PodspecHelper> built_in_helpers() {
  static const std::vector<PodspecHelper> table = make_table();
  return table;
}

std::vector<const PodspecHelper*> find_helpers(const Project& project, std::string_view name) {
  std::vector<const PodspecHelper*> rows;
  for (const PodspecHelper& row : project.podspec_helpers) {
    if (row.name == name) rows.push_back(&row);
  }
  if (!rows.empty()) return rows;
  const auto table = built_in_helpers();
  auto row = std::lower_bound(table.begin(), table.end(), name,
                              [](const PodspecHelper& each, std::string_view wanted) { return each.name < wanted; });
  for (; row != table.end() && row->name == name; ++row) rows.push_back(&*row);
  return rows;
}

std::string_view asked_variable(const PodspecHelper& row) {
  std::string_view condition = row.when_env;
  if (condition.starts_with('!')) condition.remove_prefix(1);
  return condition.substr(0, condition.find('='));
}

bool applies(const PodspecHelper& row, const std::map<std::string, std::string>& environment) {
  if (row.when_env.empty()) return true;
  const std::string_view condition = row.when_env;
  const std::size_t equals = condition.find('=');
  const auto found = environment.find(std::string(asked_variable(row)));
  const bool holds =
      found != environment.end() && (equals == std::string_view::npos || found->second == condition.substr(equals + 1));
  return holds != condition.starts_with('!');
}

}  // namespace podworks
