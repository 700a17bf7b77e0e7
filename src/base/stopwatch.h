// Times the stages of a run for --timings.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace podworks {

class Stopwatch {
 public:
  /// Ends the running stage, if any, and begins the next one.
  void begin(std::string stage);
  void end();
  /// Name and milliseconds, in the order of the run.
  const std::vector<std::pair<std::string, double>>& stages() const { return stages_; }

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<std::pair<std::string, double>> stages_;
  std::string running_;
  Clock::time_point since_;
};

}  // namespace podworks
