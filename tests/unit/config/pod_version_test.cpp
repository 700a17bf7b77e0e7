#include "config/pod_version.h"

#include <catch2/catch.hpp>

namespace podworks {

TEST_CASE("a platform's version is digits and dots", "[config]") {
  for (const char* text : {"13", "13.0", "10.15.4"}) {
    CAPTURE(text);
    CHECK(is_platform_version(text));
  }
  for (const char* text : {"", "latest", "13.", ".13", "13..0", "13.0a", "-13", "13 ", "~> 13", ">= 13.0"}) {
    CAPTURE(text);
    CHECK_FALSE(is_platform_version(text));
  }
}

TEST_CASE("a requirement on a pod is what CocoaPods takes", "[config]") {
  for (const char* text : {"4", "4.0.1", "~> 4.0", "~>4.0", ">= 1.0", "!= 2", "= 3.1", "< 5", " > 1.0 ", "1.0.a",
                           "1.0-rc.1", "1.0-beta-2+build.5", "1.0+5"}) {
    CAPTURE(text);
    CHECK(is_pod_requirement(text));
  }
  for (const char* text : {"", " ", "latest", "*", "~>", "~> x", "=> 1.0", "== 1.0", "^1.0", "1.", "1..2", "a.1",
                           "1a.2", ">= 4.1, < 5", "1.0 2.0", "1.0-", "1.0-a..b", "1.x*"}) {
    CAPTURE(text);
    CHECK_FALSE(is_pod_requirement(text));
  }
}

}  // namespace podworks
