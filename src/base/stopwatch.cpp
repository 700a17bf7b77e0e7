#include "base/stopwatch.h"

namespace podworks {

void Stopwatch::begin(std::string stage) {
  end();
  running_ = std::move(stage);
  since_ = Clock::now();
}

void Stopwatch::end() {
  if (running_.empty()) return;
  const std::chrono::duration<double, std::milli> passed = Clock::now() - since_;
  stages_.emplace_back(std::move(running_), passed.count());
  running_.clear();
}

}  // namespace podworks
