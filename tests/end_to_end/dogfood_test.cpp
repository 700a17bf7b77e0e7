// podworks keeps its own rules.
#include <catch2/catch.hpp>

#include "support/process.h"

using namespace podworks;

TEST_CASE("podworks finds nothing wrong with itself", "[end-to-end][dogfood]") {
  const ProcessResult result = run_binary({"-C", PODWORKS_SOURCE_DIR, "check", "--fail-on", "note"});
  INFO(result.out);
  INFO(result.err);
  CHECK(result.exit_code == 0);
}
