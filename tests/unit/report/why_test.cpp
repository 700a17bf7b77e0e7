#include <catch2/catch.hpp>

#include "base/json.h"
#include "report/why.h"
#include "unit/report/small_pool.h"

using namespace podworks;

namespace {

std::string render(const WhyAnswer& answer, std::string_view format) {
  const SmallPool pool;
  for (const WhyFormat& row : all_why_formats()) {
    if (row.id == format) return row.render(answer, pool.scan, false);
  }
  return {};
}

WhyAnswer sample() {
  WhyAnswer answer{.from = "House", .to = "Zip", .reached = true};
  answer.chain = {{.from = "House", .to = "Net", .imports = 2, .first = id_at<ImportId>(2)},
                  {.from = "Net", .to = "Zip", .declared_at = {"pods/Net/Net.podspec", 7, 3}}};
  answer.unavoidable = {answer.chain[1]};
  return answer;
}

}  // namespace

TEST_CASE("why shows one step a line and the edges that every chain goes through", "[report]") {
  CHECK(render(sample(), "text") ==
        "`House` needs `Zip` in 2 steps\n"
        "  House -> Net  pods/House/a.m:4:9  `Net/n.h` and 1 more\n"
        "  Net -> Zip    pods/Net/Net.podspec:7:3  declared\n"
        "every chain goes through\n"
        "  Net -> Zip  pods/Net/Net.podspec:7:3  declared\n");
}

TEST_CASE("why says when there is no chain, and whether there is one back", "[report]") {
  CHECK(render({.from = "A", .to = "B"}, "text") == "`A` does not need `B`\n");
  CHECK(render({.from = "A", .to = "B", .reverse = true}, "text") == "`A` does not need `B`, but `B` needs `A`\n");
}

TEST_CASE("why says when only tests or guarded imports make the chain", "[report]") {
  WhyAnswer answer = sample();
  answer.only_by = "test";
  answer.unavoidable.clear();
  CHECK_THAT(render(answer, "text"), Catch::Contains("not needed by a build: the chain holds test imports\n"));
  CHECK_THAT(render(answer, "text"), Catch::Contains("no single edge lies on every chain"));
}

TEST_CASE("why as JSON has the chain with places", "[report]") {
  const Result<Json> json = parse_json(render(sample(), "json"), "why.json");
  REQUIRE(json.ok());
  CHECK(*json.value().find("schema")->string() == "podworks.why/1");
  const Json& step = json.value().find("chain")->array()->at(0);
  CHECK(*step.find("file")->string() == "pods/House/a.m");
  CHECK(*step.find("line")->integer() == 4);
  CHECK(*step.find("count")->integer() == 2);
  CHECK(json.value().find("chain")->array()->at(1).find("spelling")->is_null());
  CHECK(json.value().find("every_chain")->array()->size() == 1);
}
