#include "rules/deprecation.h"

#include <catch2/catch.hpp>

using namespace podworks;

TEST_CASE("days are counted across months, years and leap days", "[rules]") {
  CHECK(days_until("2026-11-21", "2026-11-21") == 0);
  CHECK(days_until("2026-11-21", "2026-11-20") == -1);
  CHECK(days_until("2026-12-31", "2027-01-01") == 1);
  CHECK(days_until("2028-02-28", "2028-03-01") == 2);
}

TEST_CASE("what is no date gives no days", "[rules]") {
  CHECK_FALSE(days_until("2026-11-21", ""));
  CHECK_FALSE(days_until("", "2026-11-21"));
  CHECK_FALSE(days_until("2026-11-21", "2026-02-30"));
  CHECK_FALSE(days_until("2026-11-21", "2026-1-1"));
  CHECK_FALSE(days_until("2026-11-21", "20261-1-1x"));
}
