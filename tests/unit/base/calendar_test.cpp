#include "base/calendar.h"

#include <catch2/catch.hpp>

using namespace podworks;

TEST_CASE("dates are those of the calendar", "[base]") {
  CHECK(is_date("2024-02-29"));
  CHECK(is_date("2000-02-29"));
  CHECK_FALSE(is_date("1900-02-29"));
  CHECK_FALSE(is_date("2026-13-01"));
  CHECK_FALSE(is_date("2026-00-10"));
  CHECK_FALSE(is_date("2026-1-1"));
  CHECK_FALSE(is_date("2026-11-21x"));
  CHECK_FALSE(is_date("+026-11-21"));
}
