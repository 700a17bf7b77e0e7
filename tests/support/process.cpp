#include "support/process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"

extern char** environ;

namespace podworks {
namespace {

constexpr unsigned kNobody = 65534;
constexpr auto kPatience = std::chrono::minutes(2);

/// For the child, between fork and exec.
[[noreturn]] void give_up(const char* what) {
  perror(what);
  _exit(126);
}

void drop_rights() {
  if (geteuid() != 0) return;  // rights hold for us already
  if (setgroups(0, nullptr) != 0 || setgid(kNobody) != 0 || setuid(kNobody) != 0) give_up("setuid");
}

void set_up_output(const ProcessRequest& request, int out_writer) {
  if (request.closed_output) {
    close(STDOUT_FILENO);
    return;
  }
  const int target =
      request.output.empty() ? out_writer : open(request.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (target < 0 || dup2(target, STDOUT_FILENO) < 0) give_up("standard output");
}

/// As a shell finds it: a name without a slash is looked for in PATH.
std::string found_in_path(const std::string& program) {
  const char* const path = std::getenv("PATH");
  if (program.find('/') != std::string::npos || path == nullptr) return program;
  std::istringstream folders(path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string candidate = folder + "/" + program;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return program;
}

[[noreturn]] void become(const ProcessRequest& request, int out_writer, int err_writer) {
  // Opened before rights are dropped: the build folder may be closed to others.
  const int program = open(found_in_path(request.words.front()).c_str(), O_RDONLY | O_CLOEXEC);
  if (program < 0) give_up(request.words.front().c_str());
  if (dup2(err_writer, STDERR_FILENO) < 0) give_up("standard error");
  set_up_output(request, out_writer);
  if (!request.folder.empty() && chdir(request.folder.c_str()) != 0) give_up("chdir");
  if (request.largest_file) {
    std::signal(SIGXFSZ, SIG_IGN);  // write() then fails instead
    const rlimit limit = {*request.largest_file, *request.largest_file};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) give_up("setrlimit");
  }
  std::vector<std::string> environment = request.environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    // Where the tests themselves are somebody's build, podworks must not notice.
    const std::string_view variable = *entry;
    if (variable.starts_with("GITHUB_ACTIONS=") || variable.starts_with("TEAMCITY_VERSION=")) continue;
    environment.emplace_back(variable);
  }
  std::vector<char*> words;
  std::vector<char*> variables;
  std::vector<std::string> owned = request.words;
  for (std::string& word : owned) words.push_back(word.data());
  for (std::string& variable : environment) variables.push_back(variable.data());
  words.push_back(nullptr);
  variables.push_back(nullptr);
  if (request.unprivileged) drop_rights();
  fexecve(program, words.data(), variables.data());
  give_up("exec");
}

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends = {-1, -1};
  PW_CHECK(pipe2(ends.data(), O_CLOEXEC) == 0);
  return ends;
}

/// Appends what is there; false at the end.
bool drain(int descriptor, std::string& text) {
  std::array<char, 65536> buffer = {};
  const ssize_t got = read(descriptor, buffer.data(), buffer.size());
  if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

}  // namespace

Process::Process(const ProcessRequest& request) {
  const std::array<int, 2> out = make_pipe();
  const std::array<int, 2> err = make_pipe();
  out_ = out[0];
  err_ = err[0];
  if (request.closed_pipe) {
    close(out_);
    out_ = -1;
  }
  // Until it is another program, the child must not run our handlers: Catch2's would report a failed test.
  sigset_t all = {};
  sigset_t before = {};
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  pid_ = fork();
  PW_CHECK(pid_ >= 0);
  if (pid_ == 0) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    become(request, out[1], err[1]);
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  close(out[1]);
  close(err[1]);
}

Process::~Process() {
  if (pid_ > 0) wait();
}

void Process::send(int signal) const {
  kill(pid_, signal);
}

ProcessResult Process::wait() {
  ProcessResult result;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (out_ >= 0 || err_ >= 0) {
    std::array<pollfd, 2> waiting = {pollfd{out_, POLLIN, 0}, pollfd{err_, POLLIN, 0}};
    poll(waiting.data(), waiting.size(), 1000);
    if (std::chrono::steady_clock::now() > deadline) send(SIGKILL);
    const std::array<std::pair<int*, std::string*>, 2> streams = {std::pair{&out_, &result.out},
                                                                  std::pair{&err_, &result.err}};
    for (std::size_t i = 0; i < streams.size(); ++i) {
      if (waiting[i].revents == 0 || drain(*streams[i].first, *streams[i].second)) continue;
      close(*streams[i].first);
      *streams[i].first = -1;
    }
  }
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (WIFEXITED(status))
    result.exit_code = WEXITSTATUS(status);
  else
    result.signal = WTERMSIG(status);
  return result;
}

ProcessResult run_process(const ProcessRequest& request) {
  Process process(request);
  return process.wait();
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "podworks-test-XXXXXX").string();
  PW_CHECK(mkdtemp(name.data()) != nullptr);
  path_ = name;
  std::filesystem::permissions(path_, std::filesystem::perms(0755));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, const std::string& content) const {
  const std::filesystem::path file = std::filesystem::path(path_) / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

std::string TemporaryFolder::read(const std::string& name) const {
  std::ifstream file(std::filesystem::path(path_) / name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> TemporaryFolder::names_in(const std::string& name) const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(path_) / name)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace podworks
