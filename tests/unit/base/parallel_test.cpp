#include "base/parallel.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <vector>

#include "base/arena.h"
#include "base/hash.h"

using namespace podworks;

TEST_CASE("every index is worked on exactly once, for any number of threads", "[base][parallel]") {
  const int threads = GENERATE(1, 2, 8, 33);
  const std::size_t count = GENERATE(0, 1, 31, 32, 1000);
  std::vector<std::atomic<int>> hits(count);
  std::atomic<bool> all_workers_known = true;  // Catch's assertions are not for several threads
  parallel_for(count, 32, threads, [&](std::size_t begin, std::size_t end, int worker) {
    if (worker < 0 || worker >= threads) all_workers_known = false;
    for (std::size_t i = begin; i < end; ++i) ++hits[i];
  });
  CHECK(all_workers_known);
  for (const auto& hit : hits) CHECK(hit == 1);
}

TEST_CASE("what an arena keeps stays where it is, also when the arena moves", "[base][arena]") {
  Arena arena;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 20000; ++i) kept.push_back(arena.keep("text number " + std::to_string(i)));
  const std::string_view large = arena.keep(std::string(1 << 20, 'x'));
  const Arena moved = std::move(arena);
  CHECK(kept[0] == "text number 0");
  CHECK(kept[19999] == "text number 19999");
  CHECK(large.size() == 1 << 20);
}

TEST_CASE("hashes are the same on every machine", "[base][hash]") {
  CHECK(hash_hex("") == "99aa06d3014798d86001c324468d497f");
  CHECK(hash_hex("podworks").size() == 32);
}
