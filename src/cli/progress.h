// One line on the terminal that says how far reading has come; only when the work lasts.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/command.h"

namespace podworks {

class Progress {
 public:
  explicit Progress(const Call& call) : call_(call) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, std::size_t all);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  const Call& call_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point drawn_ = {};
  bool visible_ = false;
};

}  // namespace podworks
