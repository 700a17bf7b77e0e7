// Whom a finding names, and `--owner`.
#include <catch2/catch.hpp>

#include "support/gate.h"

using namespace podworks;

namespace {

using Lines = std::vector<std::string>;

ProcessResult check(const GitPool& pool, const Lines& more) {
  Lines words = {"-C", pool.path() + "/mobile", "check", "--today", "2026-11-21"};
  words.insert(words.end(), more.begin(), more.end());
  return run_binary(words);
}

/// The pool lies in a folder of the repository.
std::vector<std::pair<std::string, std::string>> files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (auto [path, content] : gate_factory()) files.emplace_back("mobile/" + path, content);
  files.emplace_back("mobile/pods/Net/Up.m", "#import <House/House.h>\n");
  return files;
}

}  // namespace

TEST_CASE("a finding says whom to ask, by CODEOWNERS or podworks.pod.yml", "[end-to-end][owners]") {
  const GitPool pool(files());
  const std::string path = GENERATE(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");
  pool.write(path, "/mobile/pods/House/ @wb/house\n/mobile/pods/Net/ @wb/net\n");
  pool.write("mobile/pods/Net/podworks.pod.yml", "owner: [\"@wb/base\"]\n");
  const ProcessResult text = check(pool, {});
  CHECK_THAT(text.out, Catch::Contains("= ask: @wb/house\n") && Catch::Contains("= ask: @wb/base\n"));
  CHECK_THAT(check(pool, {"--format", "json"}).out, Catch::Contains("\"owner\": \"@wb/house\""));
}

TEST_CASE("the option --owner reports what somebody is asked about", "[end-to-end][owners]") {
  const GitPool pool(files());
  pool.write("CODEOWNERS", "/mobile/pods/House/ @wb/house\n/mobile/pods/Net/ @wb/net @wb/base\n");
  CHECK_THAT(check(pool, {"--owner", "@WB/base"}).out, Catch::Contains("layer-order") &&
                                                           !Catch::Contains("peer-dependency") &&
                                                           Catch::Contains("reported are only those of @WB/base"));
  CHECK(check(pool, {"--owner", "@wb/house"}).exit_code == 1);
  CHECK(check(pool, {"--owner", "@wb/house", "--pod", "Log"}).exit_code == 0);
  const ProcessResult unknown = check(pool, {"--owner", "@wb/hose"});
  CHECK(unknown.exit_code == 2);
  CHECK_THAT(unknown.err,
             Catch::Contains("nobody is called `@wb/hose`") && Catch::Contains("did you mean `@wb/house`?"));
}

TEST_CASE("a CODEOWNERS that says nothing is no matter", "[end-to-end][owners]") {
  const GitPool pool(files());
  CHECK_THAT(check(pool, {}).out, !Catch::Contains("= ask:"));
  pool.write("CODEOWNERS", std::string("\0\xFF[ * \n", 7));
  CHECK_THAT(check(pool, {}).out, !Catch::Contains("= ask:"));
}
