// A program of ours that answers line by line on its standard output, and may fail without harm to the run.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace podworks {

class ChildProcess {
 public:
  enum class Read { Line, End, TimedOut };

  /// Starts the program at an absolute path, without arguments. Its standard error goes nowhere. An error if it cannot
  /// be started.
  static Result<std::unique_ptr<ChildProcess>> start(const std::string& program);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  /// Kills it.
  ~ChildProcess();

  /// False if it no longer takes anything.
  bool write_line(std::string_view line);
  /// The next line without its line end. End: it has ended, whatever the reason. `seconds` is what it may take.
  Read read_line(std::string& line, int seconds);

 private:
  ChildProcess(int process, int to, int from) : process_(process), to_(to), from_(from) {}

  int process_;
  int to_;
  int from_;
  std::string pending_ = {};  // read, and not yet asked for
};

}  // namespace podworks
