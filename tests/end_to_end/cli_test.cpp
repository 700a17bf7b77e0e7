// The real binary with real faults around it. What is asked in memory stands in tests/unit/cli.
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/pipeline.h"
#include "support/process.h"

using namespace podworks;
using Catch::Contains;

namespace {

/// A chain of pods in one layer whose members must not use each other: one error less than pods.
void write_errors(const TemporaryFolder& folder, int errors) {
  std::string names;
  for (int i = 0; i <= errors; ++i) {
    names += fmt::format("{}P{}", i > 0 ? ", " : "", i);
    folder.write(fmt::format("pods/P{0}/p{0}.h", i), i < errors ? fmt::format("#include \"p{}.h\"\n", i + 1) : "");
  }
  folder.write("podworks.yml", fmt::format("version: 1\npods: [{{ from: directory, in: \"pods/*\" }}]\n"
                                           "layers: [{{ name: one, peers: forbid, pods: [{}] }}]\n",
                                           names));
}

void write_clean_pool(const TemporaryFolder& folder) {
  write_errors(folder, 0);
}

bool is_installed(const std::string& program) {
  for (const std::string_view path : split(std::getenv("PATH"), ':')) {
    if (access((std::string(path) + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

void check_in_sync(const std::string& path, const std::string& content) {
  const char* update = std::getenv("PODWORKS_UPDATE_GOLDENS");
  Result<std::unique_ptr<FileSystem>> files = open_disk(PODWORKS_SOURCE_DIR);
  REQUIRE(files.ok());
  if (update != nullptr && std::string_view(update) == "1") REQUIRE(files.value()->write(path, content).ok());
  const Result<std::string> committed = files.value()->read_text(path);
  REQUIRE(committed.ok());
  INFO(path << " is old: run this test with PODWORKS_UPDATE_GOLDENS=1");
  CHECK(committed.value() == content);
}

}  // namespace

TEST_CASE("usage errors go to the standard error and exit with 2", "[end-to-end]") {
  const auto words = GENERATE(values<std::vector<std::string>>({{},
                                                                {"chekc"},
                                                                {"check", "--fromat"},
                                                                {"explain"},
                                                                {"list", "pod"},
                                                                {"completion", "tcsh"},
                                                                {"check", "--format", "jsn"},
                                                                {"check", "-j", "-1"}}));
  const ProcessResult result = run_binary(words);
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  CHECK_FALSE(result.err.empty());
}

TEST_CASE("help goes to the standard output and exits with 0", "[end-to-end]") {
  for (const Command& command : all_commands()) {
    const ProcessResult result = run_binary({std::string(command.name), "--help"});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    CHECK_THAT(result.out, Contains("examples:\n"));
  }
}

TEST_CASE("255 and 256 errors exit with 1: the code never counts", "[end-to-end]") {
  for (const int errors : {255, 256}) {
    const TemporaryFolder folder;
    write_errors(folder, errors);
    const ProcessResult result = run_binary({"check"}, {.folder = folder.path()});
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.out,
               Contains(fmt::format("\n{} errors in {} files of {} pods\n", errors, errors + 1, errors + 1)));
  }
}

TEST_CASE("a reader that has gone ends the run quietly", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  const ProcessResult result =
      run_binary({"graph", "--format", "json"}, {.folder = folder.path(), .closed_pipe = true});
  CHECK(result.exit_code == 0);
  CHECK(result.signal == 0);
  CHECK(result.err.empty());
}

TEST_CASE("a full disk below the standard output is a failure", "[end-to-end]") {
  REQUIRE(std::filesystem::exists("/dev/full"));
  const TemporaryFolder folder;
  write_clean_pool(folder);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"check"}, {"version"}, {"--help"}}) {
    const ProcessResult result = run_binary(words, {.folder = folder.path(), .output = "/dev/full"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains("cannot write the result: No space left on device"));
  }
}

TEST_CASE("without a standard output the run fails and writes into no other file", "[end-to-end]") {
  const TemporaryFolder folder;
  write_errors(folder, 3);
  const std::string before = folder.read("pods/P0/p0.h");
  const ProcessResult result = run_binary({"check"}, {.folder = folder.path(), .closed_output = true});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("cannot write the result"));
  CHECK(folder.read("pods/P0/p0.h") == before);
}

TEST_CASE("writing with -o into a device leaves it a device", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  const ProcessResult full = run_binary({"check", "-o", "/dev/full"}, {.folder = folder.path()});
  CHECK(full.exit_code == 2);
  CHECK_THAT(full.err, Contains("/dev/full"));
  CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("writing with -o follows a link and leaves it a link", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  folder.write("out/real.json", std::string(100000, 'x'));
  std::filesystem::create_symlink("real.json", folder / "out/link.json");
  const ProcessResult result =
      run_binary({"check", "--format", "json", "-o", "out/link.json"}, {.folder = folder.path()});
  CHECK(result.exit_code == 0);
  CHECK(std::filesystem::is_symlink(folder / "out/link.json"));
  CHECK(parse_json(folder.read("out/real.json"), "real.json").ok());
}

TEST_CASE("writing with -o into a folder that may not be written to fails and leaves nothing", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  std::filesystem::create_directory(folder / "closed");
  std::filesystem::permissions(folder / "closed", std::filesystem::perms(0555));
  const ProcessResult result =
      run_binary({"check", "-o", "closed/out.txt"}, {.folder = folder.path(), .unprivileged = true});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("cannot write") && Contains("Permission denied") && Contains("help: "));
  CHECK(folder.names_in("closed").empty());
}

TEST_CASE("a disk that fills while -o is written leaves the old file and nothing else", "[end-to-end]") {
  const TemporaryFolder folder;
  write_errors(folder, 50);
  folder.write("out/report.txt", "old");
  const ProcessResult result =
      run_binary({"check", "-o", "out/report.txt"}, {.folder = folder.path(), .largest_file = 1000});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("cannot write"));
  CHECK(folder.read("out/report.txt") == "old");
  CHECK(folder.names_in("out") == std::vector<std::string>{"report.txt"});
}

TEST_CASE("a file without the right to read is an error of the check", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  folder.write("pods/P0/secret.c", "int x;\n");
  std::filesystem::permissions(folder / "pods/P0/secret.c", std::filesystem::perms::none);
  const ProcessResult result = run_binary({"check"}, {.folder = folder.path(), .unprivileged = true});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.out, Contains("error[unreadable-file]") && Contains("pods/P0/secret.c"));
}

TEST_CASE("Ctrl-C ends a run that waits, with 130", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  const std::string pipe = folder / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  for (const auto& [signal, code] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
    Process process({.words = {PODWORKS_BINARY, "check", "-o", pipe}, .folder = folder.path()});
    std::this_thread::sleep_for(std::chrono::seconds(1));  // nobody reads the pipe: it waits
    process.send(signal);
    const ProcessResult result = process.wait();
    CHECK(result.exit_code == code);
    CHECK(result.err.empty());
  }
}

TEST_CASE("stopped at any moment, the old or the new file is there, whole and alone", "[end-to-end]") {
  const TemporaryFolder folder;
  write_errors(folder, 200);
  const std::string old = "{}\n";
  folder.write("out/graph.json", old);
  for (int round = 0; round < 40; ++round) {
    const int signal = round % 2 == 0 ? SIGKILL : SIGINT;
    CAPTURE(round, signal);
    Process process({.words = {PODWORKS_BINARY, "graph", "--level", "file", "--format", "json", "-o", "out/graph.json"},
                     .folder = folder.path()});
    std::this_thread::sleep_for(std::chrono::microseconds(500 * round));
    process.send(signal);
    process.wait();
    CHECK(parse_json(folder.read("out/graph.json"), "graph.json").ok());
    for (const std::string& name : folder.names_in("out")) {
      if (name == "graph.json") continue;
      // SIGKILL between giving the whole file its hidden name and its final one; nothing can tidy up after that.
      CAPTURE(name);
      CHECK(signal == SIGKILL);
      CHECK_THAT(name, Catch::Matchers::Matches(R"(\.podworks\.[0-9a-f]{8}\.[0-9a-f]{8}\.[0-9]+\.tmp)"));
      std::filesystem::remove(folder / ("out/" + name));
    }
  }
}

TEST_CASE("check --app does not show what is about another app", "[end-to-end]") {
  const std::string factory = std::string(PODWORKS_SOURCE_DIR) + "/fixtures/app-factory";
  CHECK_THAT(run_binary({"-C", factory, "check", "--app", "Anjuke"}).out, Contains("excess-pod"));
  const std::string recruit = run_binary({"-C", factory, "check", "--app", "Recruit"}).out;
  CHECK_THAT(recruit, Contains("forbidden-pod") && Contains("layer-order"));
  CHECK_THAT(recruit, !Contains("of app `Anjuke`"));
}

TEST_CASE("completion scripts are understood by their shells", "[end-to-end]") {
  const TemporaryFolder folder;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    if (!is_installed(shell)) continue;  // bash is always there
    folder.write(shell, run_binary({"completion", shell}).out);
    const ProcessResult result = run_process({.words = {"/usr/bin/env", shell, "-n", folder / shell}});
    CAPTURE(shell, result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
  }
}

TEST_CASE("bash completes commands, options and values", "[end-to-end]") {
  const TemporaryFolder folder;
  folder.write("script", run_binary({"completion", "bash"}).out);
  const auto complete = [&](const std::string& words, int at) {
    const std::string line =
        fmt::format("source '{}'; COMP_WORDS=({}); COMP_CWORD={}; _podworks; echo \"${{COMPREPLY[@]}}\"",
                    folder / "script", words, at);
    return run_process({.words = {"/bin/bash", "-c", line}}).out;
  };
  CHECK(complete("podworks gr", 1) == "graph\n");
  CHECK(complete("podworks graph --lev", 2) == "--level\n");
  CHECK(complete("podworks graph --level la", 3) == "layer\n");
  CHECK(complete("podworks graph --format me", 3) == "mermaid\n");
  CHECK(complete("podworks explain layer-o", 2) == "layer-order\n");
}

TEST_CASE("an absent -c file and an empty configuration exit with 2", "[end-to-end]") {
  const TemporaryFolder folder;
  write_clean_pool(folder);
  const ProcessResult absent = run_binary({"check", "-c", "nope.yml"}, {.folder = folder.path()});
  CHECK(absent.exit_code == 2);
  CHECK_THAT(absent.err, Contains("there is no configuration `nope.yml`"));
  folder.write("podworks.yml", "");
  const ProcessResult empty = run_binary({"check"}, {.folder = folder.path()});
  CHECK(empty.exit_code == 2);
  CHECK_THAT(empty.err, Contains("podworks.yml"));
}

TEST_CASE("docs/cli.md is what the tables say", "[end-to-end][docs]") {
  check_in_sync("docs/cli.md", cli_reference());
}

TEST_CASE("the published schema of podworks.yml names what this program knows", "[end-to-end][docs]") {
  check_in_sync("docs/schemas/podworks.schema.json", run_binary({"config", "schema"}).out);
}

TEST_CASE("two roots that are links to one folder are refused", "[end-to-end][roots]") {
  const TemporaryFolder folder;
  folder.write("core/podworks.yml", "version: 1\nroots: { core: ., product: ../product }\n");
  folder.write("core/Net/net.h", "");
  std::filesystem::create_directory_symlink("core", folder / "product");
  const ProcessResult result = run_binary({"-C", folder / "core", "check"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("share a folder"));
}
