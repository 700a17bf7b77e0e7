#include "config/version_requirement.h"

#include <catch2/catch.hpp>

namespace podworks {

TEST_CASE("a requirement compares only the parts that it writes", "[config][requires]") {
  const auto [version, requirement, expected] = GENERATE(table<const char*, const char*, bool>({
      {"0.1.0", ">=0.1", true},       {"0.1.0", ">= 0.1", true},     {"0.1.7", "0.1", true},
      {"0.2.0", "0.1", false},        {"0.1.7", "0.1.7", true},      {"0.1.8", "0.1.7", false},
      {"0.1.7", "=0.1", true},        {"0.1.7", "==0.1.6", false},   {"0.1.0", ">=0.1 <0.3", true},
      {"0.2.9", ">=0.1, <0.3", true}, {"0.2.9", ">=0.1,<0.3", true}, {"0.3.0", ">=0.1 <0.3", false},
      {"0.3.1", "<=0.3", true},       {"0.3.1", ">0.3", false},      {"0.4.0", ">0.3", true},
      {"0.10.0", ">=0.9", true},      {"1.0.0", ">=0.9.9", true},    {"0.2.0-dev", ">=0.2", true},
      {"", ">=0.1", false},
  }));
  CAPTURE(version, requirement);
  CHECK(meets_requirement(version, requirement) == expected);
}

TEST_CASE("what is no version range is no requirement", "[config][requires]") {
  for (const char* text : {"", " ", "1", ">=", ">=x", "0.1.", "0.1.2.3", "~>0.1", "0.1 or 0.2", ">=0.1,", "-1.0",
                           ">=0.-1", "99999999999.0", ">=0.1<0.3", "0.1x"}) {
    CAPTURE(text);
    CHECK_FALSE(is_requirement(text));
  }
  for (const char* text : {"0.1", " 0.1 ", ">=0.1.2", ">=0.1 <0.3", ">=0.1 , <0.3"}) {
    CAPTURE(text);
    CHECK(is_requirement(text));
  }
}

}  // namespace podworks
