// The operating system's side: descriptors, signals, the clock, the disk. Everything else is run_podworks.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/calendar.h"
#include "cli/run_podworks.h"

namespace {

using podworks::Done;
using podworks::Error;
using podworks::FileSystem;
using podworks::Result;
using podworks::utc_day;
using podworks::World;

std::error_code write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return {errno, std::generic_category()};
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// A closed standard descriptor would be given to the next file that is opened, and the report written into it. What is
/// put in its place can be read only, so that writing fails and is noticed.
void hold_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF && open("/dev/null", O_RDONLY) == -1) std::_Exit(2);
  }
}

extern "C" void stop(int signal) {
  // Files are written while signals wait (see undisturbed), so that there is nothing to clean up.
  std::_Exit(128 + signal);
}

void set_signals() {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error code of write()
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction current = {};
    // nohup and `command &` leave signals ignored; that is to stay so.
    if (sigaction(signal, nullptr, &current) == 0 && current.sa_handler == SIG_IGN) continue;
    struct sigaction action = {};
    action.sa_handler = stop;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
  }
}

void undisturbed(const std::function<void()>& work) {
  sigset_t held = {};
  sigset_t before = {};
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before);
  work();
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Result<Done> write_file(const std::string& path, std::string_view content) {
  namespace fs = std::filesystem;
  // Replacing by renaming must not replace a link by a file; it is followed first.
  std::error_code ignored;
  const fs::path real = fs::canonical(path, ignored);
  const std::string target = real.empty() ? path : real.string();
  Result<std::unique_ptr<FileSystem>> files = podworks::open_disk("/");
  if (!files.ok()) return files.errors();
  Result<Done> written = Done{};
  const auto write = [&] { written = files.value()->write(target, content); };
  // A pipe or a device may keep us waiting for ever, which Ctrl-C must be able to end.
  const fs::file_status status = fs::status(target, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status))
    write();
  else
    undisturbed(write);
  return written;
}

World real_world() {
  namespace fs = std::filesystem;
  World world;
  world.write_out = [](std::string_view text) { return write_all(STDOUT_FILENO, text); };
  world.write_err = [](std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); };
  world.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  world.err_is_terminal = isatty(STDERR_FILENO) == 1;
  world.variable = [](const char* name) -> std::optional<std::string> {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  std::error_code error;
  world.working_folder = fs::current_path(error).string();
  world.now = std::time(nullptr);
  world.today = utc_day(world.now);
  world.is_file = [](const std::string& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_directory(status);
  };
  world.is_there = [](const std::string& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
  };
  world.is_folder = [](const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
  };
  // Beside the program: both are built and installed together.
  const fs::path helper = fs::read_symlink("/proc/self/exe", error).parent_path() / "podworks-exact";
  if (!error && fs::is_regular_file(helper, error)) world.exact_helper = helper.string();
  world.open_folder = podworks::open_disk;
  world.write_file = write_file;
  world.undisturbed = undisturbed;
  return world;
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_descriptors();
  set_signals();
  return podworks::run_podworks({argv + std::min(argc, 1), argv + argc}, real_world());
}
