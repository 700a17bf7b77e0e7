#include "git/lost_changes.h"

#include <catch2/catch.hpp>

using namespace podworks;

namespace {

const std::string kHead = "#import <Net/Net.h>\n";
const std::string kFirst = "int first_of_the_house(int a) {\n  int sum = a + 1;\n  return sum * 2;\n}\n";
const std::string kSecond = "int second_of_the_house(int b) {\n  int product = b * 3;\n  return product - 1;\n}\n";
const std::string kRepaired = "int second_of_the_house(int b) {\n  int product = b * 4;\n  return product - 1;\n}\n";
const std::string kAll = kHead + kFirst + kSecond;

using Pairs = std::vector<std::string>;

/// "from -> to:line"
Pairs lost(const TheirFile& file, const std::vector<OurFile>& ours) {
  Pairs pairs;
  for (const LostChange& change : find_lost_changes({file}, ours)) {
    pairs.push_back(change.from + " -> " + change.to + ":" + std::to_string(change.line) +
                    (change.is_copy ? " copy" : ""));
  }
  return pairs;
}

TheirFile repaired(std::optional<std::string> ours) {
  return {"old.m", kAll, kHead + kFirst + kRepaired, std::move(ours)};
}

}  // namespace

TEST_CASE("a change to code that was moved is lost", "[git][lost]") {
  CHECK(lost(repaired(std::nullopt), {{"new.m", kAll, true}}) == Pairs{"old.m -> new.m:7"});
  CHECK(lost(repaired(kHead + kFirst), {{"new.m", kHead + kSecond, true}, {"old.m", kHead + kFirst, false}}) ==
        Pairs{"old.m -> new.m:3"});
  CHECK(lost(repaired(kHead + kFirst), {{"there.m", kHead + "int x;\n" + kSecond, false}}) ==
        Pairs{"old.m -> there.m:4"});
  const std::vector<LostChange> changes = find_lost_changes({repaired(std::nullopt)}, {{"new.m", kAll, true}});
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].lines == std::vector<std::string>{"-  int product = b * 3;", "+  int product = b * 4;"});
}

TEST_CASE("a change to code that was copied into a new file is lost there", "[git][lost]") {
  CHECK(lost(repaired(kAll), {{"new.m", kSecond, true}}) == Pairs{"old.m -> new.m:2 copy"});
  CHECK(lost(repaired(kAll), {{"there.m", kSecond, false}}).empty());
}

TEST_CASE("a change that is where its code is now is not lost", "[git][lost]") {
  CHECK(lost(repaired(std::nullopt), {{"new.m", kHead + kFirst + kRepaired, true}}).empty());
  CHECK(lost(repaired(kAll), {{"old.m", kAll, false}}).empty());
  CHECK(lost(repaired(std::nullopt), {{"other.m", kHead + kFirst, true}}).empty());
  CHECK(lost(repaired(std::nullopt), {}).empty());
}

TEST_CASE("what the base adds or removes belongs to the code around it", "[git][lost]") {
  const std::string more =
      "int second_of_the_house(int b) {\n  int product = b * 3;\n  log_the_product(product);\n"
      "  return product - 1;\n}\n";
  CHECK(lost({"old.m", kAll, kHead + kFirst + more, std::nullopt}, {{"new.m", kSecond, true}}).size() == 1);
  CHECK(lost({"old.m", kAll, kHead + kFirst + more, std::nullopt}, {{"new.m", more, true}}).empty());
  CHECK(lost({"old.m", kAll, kHead + kFirst, std::nullopt}, {{"new.m", kSecond, true}}) == Pairs{"old.m -> new.m:1"});
}

TEST_CASE("imports and braces alone are no code that moved", "[git][lost]") {
  CHECK(lost({"old.m", kHead + "}\n", kHead + "#import <Log/Log.h>\n}\n", std::nullopt}, {{"new.m", kHead, true}})
            .empty());
}
