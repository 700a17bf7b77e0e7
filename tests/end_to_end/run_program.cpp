#include "end_to_end/run_program.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace podworks::test {
namespace {

namespace fs = std::filesystem;

/// In the child: never returns.
[[noreturn]] void become(const std::vector<std::string>& words, const fs::path& folder, const fs::path& out,
                         const fs::path& err);
void redirect(const fs::path& path, int flags, int to);

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "podworks-test-XXXXXX").string();
  const char* made = mkdtemp(name.data());
  if (made != nullptr) path_ = fs::canonical(made);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

fs::path copy_fixture(const std::string& name, const TemporaryFolder& folder) {
  const fs::path target = folder.path() / name;
  fs::copy(fs::path(PODWORKS_SOURCE_DIR) / "fixtures" / name, target, fs::copy_options::recursive);
  return target;
}

ProgramResult run_program(const std::vector<std::string>& words, const fs::path& folder) {
  const TemporaryFolder outputs;
  const fs::path out = outputs.path() / "out";
  const fs::path err = outputs.path() / "err";
  const pid_t child = fork();
  if (child == 0) become(words, folder, out, err);
  ProgramResult result;
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return result;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  result.out = read_file(out);
  result.err = read_file(err);
  return result;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

namespace {

void become(const std::vector<std::string>& words, const fs::path& folder, const fs::path& out, const fs::path& err) {
  redirect("/dev/null", O_RDONLY, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

void redirect(const fs::path& path, int flags, int to) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, to) < 0) _exit(126);
  close(file);
}

}  // namespace
}  // namespace podworks::test
