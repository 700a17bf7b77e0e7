#include "cli/progress.h"

#include <catch2/catch.hpp>
#include <thread>

#include "unit/cli/memory_world.h"

namespace podworks {

TEST_CASE("progress is one line that comes late and goes away", "[cli]") {
  TestWorld world({});
  world.world.err_is_terminal = true;
  Options options;
  const Call call{options, world.world};
  {
    Progress progress(call);
    progress.show(1, 2000);
    CHECK(world.err.empty());  // short work shows nothing
    std::this_thread::sleep_for(std::chrono::milliseconds(550));
    progress.show(1000, 2000);
    CHECK(world.err == "\r[============            ] 1 000 of 2 000 files");
    progress.show(1001, 2000);  // too soon after the last one
    CHECK(world.err == "\r[============            ] 1 000 of 2 000 files");
  }
  CHECK(world.err == "\r[============            ] 1 000 of 2 000 files\r\x1b[K");
}

TEST_CASE("progress is not shown in a pipe or with --quiet", "[cli]") {
  const bool is_terminal = GENERATE(true, false);
  TestWorld world({});
  world.world.err_is_terminal = is_terminal;
  Options options;
  options.quiet = true;
  const Call call{options, world.world};
  Progress progress(call);
  std::this_thread::sleep_for(std::chrono::milliseconds(550));
  progress.show(1, 2);
  progress.clear();
  CHECK(world.err.empty());
}

}  // namespace podworks
