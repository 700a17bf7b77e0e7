#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace podworks {

int default_threads() {
  return std::max(8, 2 * static_cast<int>(std::thread::hardware_concurrency()));
}

void parallel_for(std::size_t count, std::size_t chunk, int threads,
                  const std::function<void(std::size_t, std::size_t, int)>& work) {
  if (count == 0) return;
  chunk = std::max<std::size_t>(chunk, 1);
  const std::size_t chunks = (count + chunk - 1) / chunk;
  const int workers = static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(std::max(threads, 1)), chunks));
  if (workers == 1) {
    work(0, count, 0);
    return;
  }
  std::atomic<std::size_t> next{0};
  const auto run = [&](int worker) {
    for (std::size_t i = next.fetch_add(1); i < chunks; i = next.fetch_add(1)) {
      work(i * chunk, std::min(count, (i + 1) * chunk), worker);
    }
  };
  std::vector<std::jthread> pool;
  pool.reserve(static_cast<std::size_t>(workers) - 1);
  for (int worker = 1; worker < workers; ++worker) pool.emplace_back(run, worker);
  run(0);
}

}  // namespace podworks
