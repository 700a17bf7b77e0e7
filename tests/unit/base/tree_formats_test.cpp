#include <catch2/catch.hpp>

#include "base/json.h"
#include "base/yaml.h"

using namespace podworks;

TEST_CASE("YAML becomes a tree with places counted from one", "[base][yaml]") {
  const auto tree = parse_yaml("a: 1\nb:\n  - x\n  - 'y'\n", "f.yml");
  REQUIRE(tree.ok());
  CHECK(tree.value().find("a")->scalar == "1");
  const YamlNode& list = *tree.value().find("b");
  REQUIRE(list.items.size() == 2);
  CHECK(to_string(list.items[1].at) == "f.yml:4:5");
  CHECK(list.items[1].quoted);
  CHECK_FALSE(list.items[0].quoted);
}

TEST_CASE("a key that stands twice is an error with its place", "[base][yaml]") {
  const auto tree = parse_yaml("a: 1\nb: 2\na: 3\n", "f.yml");
  REQUIRE_FALSE(tree.ok());
  CHECK(tree.errors()[0].message == "the key `a` stands twice");
  CHECK(to_string(tree.errors()[0].where) == "f.yml:3:1");
}

TEST_CASE("hostile YAML is an error, not a crash", "[base][yaml]") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string b = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + b + ", " + b + ", " + b + ", " + b + ", " +
            b + ", " + b + "]\n";
  }
  CHECK_FALSE(parse_yaml(bomb, "f").ok());
  CHECK_FALSE(parse_yaml(std::string(100000, '['), "f").ok());
  CHECK_FALSE(parse_yaml(std::string("a: \0b", 5), "f").ok());
  CHECK_FALSE(parse_yaml("a: [1", "f").ok());
  CHECK_FALSE(parse_yaml("a: 1\n---\nb: 2\n", "f").ok());
  CHECK_FALSE(parse_yaml("? [a]\n: 1\n", "f").ok());
}

TEST_CASE("JSON keeps the order of members and the lines of values", "[base][json]") {
  const auto tree = parse_json("{\n \"b\": 1,\n \"a\": [true, null, \"x\"]\n}", "f");
  REQUIRE(tree.ok());
  const JsonObject& members = *tree.value().object();
  CHECK(members[0].first == "b");
  CHECK(*members[0].second.integer() == 1);
  CHECK(members[0].second.line == 2);
  CHECK((*tree.value().find("a")->array())[2].line == 3);
}

TEST_CASE("written JSON reads back, and bad bytes are replaced", "[base][json]") {
  const Json value = JsonObject{{"a", JsonArray{1, "x\xFF\n", true, nullptr}}, {"b", JsonObject{}}, {"c", JsonArray{}}};
  const std::string text = write_json(value);
  const auto again = parse_json(text, "f");
  REQUIRE(again.ok());
  CHECK(write_json(again.value()) == text);
  CHECK(text.find("\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("hostile JSON is an error, not a crash", "[base][json]") {
  CHECK_FALSE(parse_json(std::string(100000, '['), "f").ok());
  CHECK_FALSE(parse_json("{\"a\":", "f").ok());
  CHECK_FALSE(parse_json("", "f").ok());
  CHECK_FALSE(parse_json("\xFF\xFE", "f").ok());
  const auto bad = parse_json("{\n\n 'a': 1}", "f.json");
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.errors()[0].where.line == 3);
}

TEST_CASE("JSON values behind one another are read, each with its line", "[json]") {
  const Result<std::vector<Json>> values =
      parse_json_values("\xEF\xBB\xBF{\"a\": \"}\\\"\"}\n[1,\n2]{}\n 7 null\n", "x.json");
  REQUIRE(values.ok());
  REQUIRE(values.value().size() == 5);
  CHECK(*values.value()[0].find("a")->string() == "}\"");
  CHECK(values.value()[1].line == 3);
  CHECK(*values.value()[3].integer() == 7);
  CHECK(parse_json_values(" \n", "x.json").value().empty());
}

TEST_CASE("of JSON values behind one another the broken one is told with its line", "[json]") {
  for (const char* broken : {"{}\n{\"a\": ]\n", "{}\n}", "{}\n\"abc", "[]\n[[[", "{}\nx"}) {
    const Result<std::vector<Json>> values = parse_json_values(broken, "x.json");
    INFO(broken);
    REQUIRE_FALSE(values.ok());
    CHECK(values.errors()[0].where.line >= 2);
  }
}
