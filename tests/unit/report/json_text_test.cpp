#include "report/page/json_text.h"

#include <catch2/catch.hpp>

#include "base/json.h"

using namespace podworks;

TEST_CASE("a JSON text is put together in its order", "[report][page]") {
  JsonText json;
  json.open_object();
  json.member("a", std::int64_t{-1});
  json.member("b", std::vector<std::int64_t>{1, 22});
  json.member("c", true);
  json.member("d", std::vector<std::string>{"x", "y"});
  json.member("e", std::vector<std::vector<std::int64_t>>{{}, {3}});
  json.key("f");
  json.null();
  json.key("g");
  json.open_array();
  json.open_object();
  json.close_object();
  json.open_object();
  json.close_object();
  json.close_array();
  json.close_object();
  CHECK(json.take() == R"({"a":-1,"b":[1,22],"c":true,"d":["x","y"],"e":[[],[3]],"f":null,"g":[{},{}]})");
}

TEST_CASE("nothing in a JSON text ends a script or begins a tag", "[report][page]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"</script><img onerror=x>", "\"\\u003c/script\\u003e\\u003cimg onerror=x\\u003e\""},
      {"<!-- & -->", "\"\\u003c!-- \\u0026 --\\u003e\""},
      {"a\"b\\c", "\"a\\\"b\\\\c\""},
      {"\n\t\x01\x7F", "\"\\n\\u0009\\u0001\\u007f\""},
      {"\u2028\u2029\u2030", "\"\\u2028\\u2029\u2030\""},
      {"业务层", "\"业务层\""},
      {"a\xFF\xC3(", "\"a\uFFFD\uFFFD(\""},
      {"", "\"\""},
  }));
  JsonText json;
  json.value(std::string_view(text));
  const std::string written = json.take();
  CHECK(written == expected);
  CHECK(parse_json(written, "").ok());
}

TEST_CASE("rows are bits in Base64, the lowest first", "[report][page]") {
  CHECK(bits_in_base64({}, 0).empty());
  CHECK(bits_in_base64({0}, 1) == "AQ==");
  CHECK(bits_in_base64({0, 9}, 16) == "AQI=");
  CHECK(bits_in_base64({7, 8, 23}, 24) == "gAGA");
  CHECK(bits_in_base64({31}, 32) == "AAAAgA==");
}

TEST_CASE("however many numbers there are, none is lost between two of them", "[report][page]") {
  std::vector<std::int64_t> numbers;
  std::string expected = "[";
  for (std::int64_t i = 0; i < 3000; ++i) {
    const std::int64_t number = i % 7 == 0 ? -i * 1'000'000'000'000'000 : i;
    numbers.push_back(number);
    expected += (i > 0 ? "," : "") + std::to_string(number);
  }
  JsonText json("before ");
  json.value(numbers);
  CHECK(json.take() == "before " + expected + "]");
}
