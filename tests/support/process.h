// Runs a program with a fault set up around it: a closed pipe, a full disk, no rights, a signal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace podworks {

struct ProcessRequest {
  std::vector<std::string> words = {};        ///< the program, looked for in PATH, and its arguments
  std::string folder = {};                    ///< where it runs; empty = here
  std::vector<std::string> environment = {};  ///< NAME=VALUE, added to ours
  std::string output = {};     ///< file or device that its standard output goes to; empty = it is captured
  bool closed_output = false;  ///< no standard output at all, as with `>&-`
  bool closed_pipe = false;    ///< a pipe whose reader has gone
  bool unprivileged = false;   ///< as uid 65534 when we are root; what rights forbid is forbidden then
  std::optional<std::uint64_t> largest_file = {};  ///< bytes; writing more fails, as on a full disk
};

struct ProcessResult {
  int exit_code = -1;  ///< -1: ended by a signal
  int signal = 0;
  std::string out = {};
  std::string err = {};
};

class Process {
 public:
  explicit Process(const ProcessRequest& request);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const;
  /// Waits for its end, at most two minutes; then it is killed.
  ProcessResult wait();

 private:
  int pid_ = -1;
  int out_ = -1;
  int err_ = -1;
};

ProcessResult run_process(const ProcessRequest& request);

#ifdef PODWORKS_BINARY
/// The podworks of this build.
inline ProcessResult run_binary(std::vector<std::string> arguments, ProcessRequest request = {}) {
  arguments.insert(arguments.begin(), PODWORKS_BINARY);
  request.words = std::move(arguments);
  return run_process(request);
}
#endif

/// A new folder that every user may enter; removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  /// Makes missing folders too.
  void write(const std::string& name, const std::string& content) const;
  std::string read(const std::string& name) const;
  /// Names in a folder, sorted.
  std::vector<std::string> names_in(const std::string& name) const;

 private:
  std::string path_;
};

}  // namespace podworks
