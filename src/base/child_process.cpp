#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fmt/format.h>

extern char** environ;

namespace podworks {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
};

bool open_pipe(Pipe& pipe) {
  std::array<int, 2> ends = {};
  if (::pipe(ends.data()) != 0) return false;
  // Other children that start meanwhile must not hold these open.
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  pipe = {ends[0], ends[1]};
  return true;
}

void close_pipe(const Pipe& pipe) {
  if (pipe.read >= 0) close(pipe.read);
  if (pipe.write >= 0) close(pipe.write);
}

}  // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const std::string& program) {
  const auto failed = [&](int error) {
    return Error{fmt::format("`{}` cannot be started: {}", program, std::strerror(error)), {}, ""};
  };
  Pipe to;
  Pipe from;
  if (!open_pipe(to) || !open_pipe(from)) {
    const int error = errno;
    close_pipe(to);
    return failed(error);
  }
  posix_spawn_file_actions_t actions = {};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from.write, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = program;
  std::array<char*, 2> arguments = {name.data(), nullptr};
  pid_t process = 0;
  const int error = posix_spawn(&process, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(to.read);
  close(from.write);
  if (error != 0) {
    close(to.write);
    close(from.read);
    return failed(error);
  }
  return std::unique_ptr<ChildProcess>(new ChildProcess(process, to.write, from.read));
}

ChildProcess::~ChildProcess() {
  close(to_);
  close(from_);
  kill(process_, SIGKILL);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
}

bool ChildProcess::write_line(std::string_view line) {
  std::string text(line);
  text += '\n';
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(to_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

ChildProcess::Read ChildProcess::read_line(std::string& line, int seconds) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + std::chrono::seconds(seconds);
  std::size_t searched = 0;
  while (true) {
    if (const std::size_t at = pending_.find('\n', searched); at != std::string::npos) {
      line = pending_.substr(0, at);
      pending_.erase(0, at + 1);
      return Read::Line;
    }
    searched = pending_.size();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return Read::TimedOut;
    pollfd waiting = {from_, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    std::array<char, 65536> buffer = {};
    const ssize_t count = ::read(from_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Read::End;
    pending_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace podworks
