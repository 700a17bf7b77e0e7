// docs/config.md and docs/schemas/podworks.schema.json are made from the table of keys; these tests keep them so.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "base/json.h"
#include "base/text.h"
#include "config/keys.h"
#include "config_test_support.h"

namespace podworks {
namespace {

constexpr const char* kSchema = "docs/schemas/podworks.schema.json";

void check_in_sync(FileSystem& files, const std::string& path, const std::string& content) {
  const char* update = std::getenv("PODWORKS_UPDATE_GOLDENS");
  if (update != nullptr && std::string_view(update) == "1") REQUIRE(files.write(path, content).ok());
  const Result<std::string> committed = files.read_text(path);
  REQUIRE(committed.ok());
  INFO(path << " is old: run this test with PODWORKS_UPDATE_GOLDENS=1");
  CHECK(committed.value() == content);
}

std::vector<std::string> names_in(const Json& schema, std::string_view definition) {
  std::vector<std::string> names;
  const Json* definitions = schema.find("$defs");
  const Json* row = definitions == nullptr ? nullptr : definitions->find(definition);
  const Json* values = row == nullptr ? nullptr : row->find("enum");
  if (values == nullptr || values->array() == nullptr) return names;
  for (const Json& value : *values->array()) names.push_back(*value.string());
  return names;
}

/// The names that the committed schema knows. Those of this program live in folders that config does not know; that
/// they are the same is tested where all folders meet.
KnownNames committed_names(const FileSystem& files) {
  const Result<std::string> text = files.read_text(kSchema);
  if (!text.ok()) return known_names();
  const Result<Json> schema = parse_json(text.value(), kSchema);
  REQUIRE(schema.ok());
  return {.rules = names_in(schema.value(), "rule"),
          .readers = names_in(schema.value(), "reader"),
          .emitters = names_in(schema.value(), "emitter"),
          .version = "0.1.0"};
}

}  // namespace

TEST_CASE("docs/config.md says what the table of keys says", "[config][docs]") {
  const auto files = open_disk(PODWORKS_SOURCE_DIR);
  REQUIRE(files.ok());
  check_in_sync(*files.value(), "docs/config.md", config_reference());
}

TEST_CASE("the committed schema says what the table of keys says", "[config][docs]") {
  const auto files = open_disk(PODWORKS_SOURCE_DIR);
  REQUIRE(files.ok());
  check_in_sync(*files.value(), kSchema, config_schema(committed_names(*files.value())));
}

TEST_CASE("each schema of an output is called like the output", "[config][docs]") {
  const auto files = open_disk(std::string(PODWORKS_SOURCE_DIR) + "/docs/schemas");
  REQUIRE(files.ok());
  const Listing listing = files.value()->list({});
  CHECK(listing.files.size() > 5);
  for (const std::string_view path : listing.files) {
    CAPTURE(path);
    const Result<std::string> text = files.value()->read_text(path);
    REQUIRE(text.ok());
    const Result<Json> schema = parse_json(text.value(), std::string(path));
    REQUIRE(schema.ok());
    REQUIRE(schema.value().find("$schema") != nullptr);
    CHECK(*schema.value().find("$schema")->string() == "https://json-schema.org/draft/2020-12/schema");
    if (path == "podworks.schema.json") continue;
    const Json* id = schema.value().find("properties")->find("schema");
    REQUIRE(id != nullptr);
    CHECK(*id->find("const")->string() == "podworks." + std::string(path.substr(0, path.find('.'))) + "/1");
  }
}

TEST_CASE("the schema names every key with its description", "[config][docs]") {
  const Result<Json> schema = parse_json(config_schema(known_names()), "schema");
  REQUIRE(schema.ok());
  for (const Key& key : project_keys()) {
    CAPTURE(key.path);
    const Json* node = &schema.value();
    for (const std::string_view part : split(key.path, '.')) {
      if (const Json* items = node->find("items")) node = items;
      if (node->find("properties") == nullptr) node = node->find("additionalProperties");
      REQUIRE(node != nullptr);
      REQUIRE(node->find("properties") != nullptr);
      node = node->find("properties")->find(part);
      REQUIRE(node != nullptr);
    }
    REQUIRE(node->find("description") != nullptr);
    CHECK(node->find("description")->string()->starts_with(key.text));
  }
}

TEST_CASE("every key has a text and an example that podworks reads", "[config][docs]") {
  for (const Key& key : project_keys()) {
    CAPTURE(key.path);
    CHECK(key.text.ends_with('.'));
    CHECK_FALSE(key.example.empty());
    if (!parent_of(key).empty() || key.path == "include") continue;
    std::string text = std::string(key.path) + ": " + std::string(key.example) + "\n";
    CHECK(problem_in(text).empty());
  }
  for (const Key& key : pod_keys()) {
    CAPTURE(key.path);
    CHECK(key.text.ends_with('.'));
    CHECK_FALSE(key.example.empty());
  }
}

TEST_CASE("the example uses every key", "[config][docs]") {
  const std::string example(config_example());
  for (const Key& key : project_keys()) {
    CAPTURE(key.path);
    CHECK(example.find(std::string(name_of(key)) + ":") != std::string::npos);
  }
}

TEST_CASE("the reference names every key", "[config][docs]") {
  const std::string reference = config_reference();
  for (const Key& key : project_keys()) {
    CAPTURE(key.path);
    const std::string name(name_of(key));
    const bool is_named =
        reference.find("`" + name + "`") != std::string::npos || reference.find("." + name + "`") != std::string::npos;
    CHECK(is_named);
  }
  for (const Key& key : pod_keys()) CHECK(reference.find("`" + std::string(key.path) + "`") != std::string::npos);
}

}  // namespace podworks
