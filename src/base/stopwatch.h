// Times the stages of a run, and the work on its files, for --timings.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace podworks {

/// What reading and lexing the files of one language took, summed over the threads.
struct LanguageTimes {
  std::string_view language = {};  ///< "swift"
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::chrono::nanoseconds reading = {};  ///< opening, reading into a buffer, closing
  std::chrono::nanoseconds lexing = {};
};

class Stopwatch {
 public:
  /// Ends the running stage, if any, and begins the next one.
  void begin(std::string stage);
  void end();
  /// A part of the running stage, timed elsewhere.
  void add_part(const std::string& stage, double milliseconds) { parts_.emplace_back(stage, milliseconds); }
  const std::vector<std::pair<std::string, double>>& parts() const { return parts_; }
  /// Name and milliseconds, in the order of the run.
  const std::vector<std::pair<std::string, double>>& stages() const { return stages_; }

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<std::pair<std::string, double>> stages_;
  std::vector<std::pair<std::string, double>> parts_;
  std::string running_;
  Clock::time_point since_;
};

}  // namespace podworks
