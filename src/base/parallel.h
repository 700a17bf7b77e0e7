// Runs the same work on many items with several threads. Results are placed by index, so that their order never depends
// on the threads.
#pragma once

#include <cstddef>
#include <functional>

namespace podworks {

/// Threads for reading and scanning where the user gave no -j: max(8, 2 x cores); reading waits for the disk more than
/// for a core (measured in docs/benchmarks.md).
int default_threads();

/// Calls `work(begin, end, worker)` for chunks of [0, count), each index exactly once; `worker` is in [0, threads).
/// With one thread, or one chunk, everything runs in the caller. `work` must not throw.
void parallel_for(std::size_t count, std::size_t chunk, int threads,
                  const std::function<void(std::size_t begin, std::size_t end, int worker)>& work);

}  // namespace podworks
