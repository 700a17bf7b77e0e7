#include "support/git_pool.h"

#include <catch2/catch.hpp>

namespace podworks {

GitPool::GitPool(const std::vector<std::pair<std::string, std::string>>& files) {
  git({"init", "-q", "-b", "main"});
  for (const auto& [path, content] : files) write(path, content);
  commit("first");
}

std::string GitPool::git(std::vector<std::string> words) const {
  // Nothing of the machine's own settings.
  std::vector<std::string> all = {"git",
                                  "-c",
                                  "user.name=x",
                                  "-c",
                                  "user.email=x@example.com",
                                  "-c",
                                  "commit.gpgsign=false",
                                  "-c",
                                  "core.hooksPath=/dev/null"};
  all.insert(all.end(), words.begin(), words.end());
  const ProcessResult result =
      run_process({.words = all,
                   .folder = path(),
                   .environment = {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
                                   "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z", "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z"}});
  CAPTURE(words, result.err);
  REQUIRE(result.exit_code == 0);
  return result.out;
}

void GitPool::commit(const std::string& message) const {
  git({"add", "-A"});
  git({"commit", "-q", "--allow-empty", "-m", message});
}

void GitPool::branch(const std::string& name) const {
  const bool is_there = !git({"branch", "--list", name}).empty();
  git(is_there ? std::vector<std::string>{"checkout", "-q", name}
               : std::vector<std::string>{"checkout", "-q", "-b", name});
}

void GitPool::clone_without_history(const std::string& to) const {
  branch("feature");
  for (int i = 0; i < 5; ++i) {
    write("pods/House/Note.h", std::to_string(i));
    commit();
  }
  branch("main");
  write("pods/Log/Log.h", "int a;");
  commit();
  git({"clone", "-q", "--depth", "1", "--no-single-branch", "-b", "feature", "file://" + path(), to});
}

}  // namespace podworks
