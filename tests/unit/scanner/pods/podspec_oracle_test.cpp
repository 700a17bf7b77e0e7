// React Native's podspecs against what the real CocoaPods makes of them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"
#include "scanner/pods/podspec.h"

using namespace podworks;

namespace {

/// Attributes that the oracle knows of.
const std::set<std::string, std::less<>> kCompared = {"default_subspecs",
                                                      "exclude_files",
                                                      "header_dir",
                                                      "header_mappings_dir",
                                                      "module_map",
                                                      "module_name",
                                                      "name",
                                                      "preserve_paths",
                                                      "private_header_files",
                                                      "project_header_files",
                                                      "public_header_files",
                                                      "resource_bundles",
                                                      "resources",
                                                      "source_files",
                                                      "vendored_frameworks",
                                                      "vendored_libraries"};

using Attributes = std::map<std::string, std::string>;  // path of the attribute -> JSON, or "?" for Unknown

Json to_json(const Value& value) {
  if (value.is_text()) return Json(stored_text(*value.text));
  if (value.is(ValueKind::Boolean)) return Json(value.boolean);
  if (value.is(ValueKind::Array)) {
    JsonArray items;
    for (const Value& item : value.array->items) items.push_back(item.is_text() ? Json(*item.text) : to_json(item));
    return items;
  }
  if (value.is(ValueKind::Hash)) {
    JsonObject members;
    for (const auto& [key, item] : value.hash->entries) members.emplace_back(*key.text, to_json(item));
    return members;
  }
  return {};
}

void flatten(const RawSpec& spec, const std::string& prefix, Attributes& result) {
  result[prefix + "name"] = write_json(Json(spec.name));
  for (const RawAttribute& attribute : spec.attributes) {
    if (!kCompared.contains(attribute.row->name)) continue;
    const std::string platform = attribute.platform.empty() ? "" : attribute.platform + ".";
    const bool known = why_unknown(attribute.value) == nullptr && attribute.assumed == nullptr;
    result[prefix + platform + std::string(attribute.row->name)] = known ? write_json(to_json(attribute.value)) : "?";
  }
  std::set<std::string> names;
  for (const DeclaredDependency& dependency : spec.dependencies) names.insert(dependency.name);
  JsonArray dependencies;
  for (const std::string& name : names) dependencies.emplace_back(name);
  if (spec.dependencies_are_partial) {
    result[prefix + "dependencies"] = "?";
  } else if (!dependencies.empty()) {
    result[prefix + "dependencies"] = write_json(Json(dependencies));
  }
  std::map<UnitKind, int> counts;
  for (const RawSpec* child : spec.children) {
    const char* list = child->kind == UnitKind::Test  ? "testspecs"
                       : child->kind == UnitKind::App ? "appspecs"
                                                      : "subspecs";
    flatten(*child, prefix + list + "[" + std::to_string(counts[child->kind]++) + "].", result);
  }
}

void flatten(const JsonObject& spec, const std::string& prefix, Attributes& result) {
  for (const auto& [key, value] : spec) {
    if (key == "subspecs" || key == "testspecs" || key == "appspecs") {
      int index = 0;
      for (const Json& child : *value.array()) {
        flatten(*child.object(), prefix + key + "[" + std::to_string(index++) + "].", result);
      }
    } else if (value.object() != nullptr && key != "resource_bundles") {
      for (const auto& [name, inner] : *value.object()) result[prefix + key + "." + name] = write_json(inner);
    } else {
      result[prefix + key] = write_json(value);
    }
  }
}

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Comparison {
  int equal = 0;
  int unknown = 0;
  std::vector<std::string> wrong = {};
};

Comparison compare(const Attributes& expected, const Attributes& actual, const std::string& path) {
  Comparison result;
  for (const auto& [attribute, value] : expected) {
    const auto found = actual.find(attribute);
    if (found == actual.end()) {
      result.wrong.push_back(path + ": " + attribute + " is missing");
    } else if (found->second == "?") {
      ++result.unknown;
    } else if (found->second != value) {
      result.wrong.push_back(path + ": " + attribute + " is " + found->second + "expected " + value);
    } else {
      ++result.equal;
    }
  }
  for (const auto& [attribute, value] : actual) {
    if (value != "?" && !expected.contains(attribute)) result.wrong.push_back(path + ": " + attribute + " is too much");
  }
  return result;
}

}  // namespace

TEST_CASE("React Native's podspecs give what the real CocoaPods gives", "[scanner][pods][oracle]") {
  const char* root = std::getenv("PODWORKS_REACT_NATIVE");
  if (root == nullptr || *root == '\0') {
    std::cout << "SKIPPED: the podspec oracle: PODWORKS_REACT_NATIVE names no unpacked react-native 0.81.4\n";
    return;
  }
  const auto disk = open_disk(root);
  REQUIRE(disk.ok());
  const FileSystem& files = *disk.value();
  const Listing listing = files.list({});
  const Project project;
  const ReaderContext context = {.files = files, .listing = listing, .project = project};
  const std::string oracle_path = std::string(PODWORKS_SOURCE_DIR) + "/tests/oracles/react-native-0.81.4.podspecs.json";
  const auto oracle = parse_json(read_file(oracle_path), oracle_path);
  REQUIRE(oracle.ok());
  const JsonObject& podspecs = *oracle.value().find("podspecs")->object();
  REQUIRE(podspecs.size() == 70);

  int equal_throughout = 0;
  for (const auto& [path, expected_json] : podspecs) {
    CAPTURE(path);
    const auto text = files.read_text(path);
    REQUIRE(text.ok());
    EvaluatedPodspec podspec(context, path, text.value());
    REQUIRE(podspec.root() != nullptr);
    Attributes expected;
    Attributes actual;
    flatten(*expected_json.object(), "", expected);
    flatten(*podspec.root(), "", actual);
    const Comparison comparison = compare(expected, actual, path);
    CHECK(comparison.wrong == std::vector<std::string>{});
    CHECK((comparison.unknown == 0 || !podspec.take_problems().empty()));
    if (comparison.unknown == 0 && comparison.wrong.empty()) ++equal_throughout;
  }
  CHECK(equal_throughout >= 65);
  std::cout << equal_throughout << " of " << podspecs.size() << " podspecs are equal throughout\n";
}
