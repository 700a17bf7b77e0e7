// Trees that go wrong: each test sets up its fault for real and expects a finding or an error, never a crash, a hang or
// silence.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/json.h"
#include "support/process.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

/// Two folder pods: A uses B.
void write_pool(const TemporaryFolder& folder) {
  folder.write("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n");
  folder.write("pods/A/a.c", "#include \"b.h\"\n");
  folder.write("pods/B/b.h", "");
}

ProcessResult check(const TemporaryFolder& folder, std::vector<std::string> more = {}, ProcessRequest request = {}) {
  std::vector<std::string> words = {"-C", folder.path(), "check"};
  words.insert(words.end(), more.begin(), more.end());
  return run_binary(words, std::move(request));
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a folder that may not be entered is an error of the check", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("pods/C/c.c", "");
  fs::permissions(folder / "pods/C", fs::perms::none);
  const ProcessResult result = check(folder, {}, {.unprivileged = true});
  fs::permissions(folder / "pods/C", fs::perms::owner_all);
  CHECK(result.exit_code == 1);
  CHECK(has(result.out, "error[unreadable-file]"));
  CHECK(has(result.out, "Permission denied"));
  CHECK(has(result.out, "pods/C"));
}

TEST_CASE("a loop of links ends and is mentioned", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  fs::create_directory_symlink("..", folder / "pods/A/loop");
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == 0);
  CHECK(has(result.out + result.err, "link"));
}

TEST_CASE("a broken link with a source's name is an unreadable file", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  fs::create_symlink("nowhere.h", folder / "pods/A/gone.h");
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == 1);
  CHECK(has(result.out, "error[unreadable-file]"));
  CHECK(has(result.out, "pods/A/gone.h"));
}

TEST_CASE("a pipe with a source's name does not hang the run, and is said", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  REQUIRE(mkfifo((folder / "pods/A/pipe").c_str(), 0666) == 0);
  CHECK(check(folder).exit_code == 0);
  REQUIRE(mkfifo((folder / "pods/A/pipe.h").c_str(), 0666) == 0);
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == 1);
  CHECK(has(result.out, "error[unreadable-file]"));
  CHECK(has(result.out, "pods/A/pipe.h"));
}

TEST_CASE("what has a manifest's name and is no file is said, and does not hang the run", "[end-to-end][hostile]") {
  const std::string name = GENERATE(as<std::string>{}, "podworks.pod.yml", "A.podspec", "A.podspec.json");
  const std::string kind = GENERATE(as<std::string>{}, "folder", "pipe", "link to a folder", "broken link");
  CAPTURE(name, kind);
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("podworks.yml", "version: 1\npods: [{ from: podspec }, { from: directory, in: \"pods/*\" }]\n");
  const fs::path path = folder / ("pods/A/" + name);
  if (kind == "folder") fs::create_directory(path);
  if (kind == "pipe") REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  if (kind == "link to a folder") fs::create_directory_symlink("../B", path);
  if (kind == "broken link") fs::create_symlink("nowhere", path);
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == (kind == "broken link" && name == "podworks.pod.yml" ? 2 : 1));
  CHECK(has(result.out + result.err, "--> pods/A/" + name));
  CHECK((kind == "broken link" || has(result.out, "error[unreadable-file]: this has a manifest's name")));
  folder.write("podworks.yml",
               "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\nexclude: [\"**/" + name + "\"]\n");
  CHECK(check(folder).exit_code == 0);
}

TEST_CASE("a .gitignore that is no file ignores nothing, as for git", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("podworks.yml", "version: 1\ngitignore: true\npods: [{ from: directory, in: \"pods/*\" }]\n");
  fs::create_directory(folder / "pods/.gitignore");
  REQUIRE(mkfifo((folder / "pods/A/.gitignore").c_str(), 0600) == 0);
  fs::create_symlink("nowhere", folder / "pods/B/.gitignore");
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == 0);
  CHECK(has(result.out, "in 2 files of 2 pods"));
}

TEST_CASE("an empty argument is refused", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  const ProcessResult result = check(folder, {""});
  CHECK(result.exit_code == 2);
  CHECK(has(result.err, "one of the arguments is empty"));
}

TEST_CASE("generate does not follow a linked folder out of the pool", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("pool/pods/A/A.podspec", "Pod::Spec.new do |s|\n  s.name = 'A'\n  s.source_files = '*.c'\nend\n");
  folder.write("pool/pods/A/a.c", "\n");
  folder.write("pool/podworks.yml", "version: 1\napps: { X: { roots: [A], emit: { podfile: apps/x/Podfile } } }\n");
  folder.write("outside/kept", "");
  fs::create_directory(folder / "pool/apps");
  fs::create_directory_symlink("../../outside", folder / "pool/apps/x");
  const ProcessResult refused = run_binary({"generate"}, {.folder = folder / "pool"});
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.err, "`apps/x/Podfile` leads out of the pool"));
  CHECK(folder.names_in("outside") == std::vector<std::string>{"kept"});
  CHECK(run_binary({"generate", "--force"}, {.folder = folder / "pool"}).exit_code == 0);
  CHECK(folder.names_in("outside") == std::vector<std::string>{"Podfile", "kept"});
}

TEST_CASE("generate follows a link within the pool", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("pods/A/A.podspec", "Pod::Spec.new do |s|\n  s.name = 'A'\n  s.source_files = '*.c'\nend\n");
  folder.write("pods/A/a.c", "\n");
  folder.write("podworks.yml", "version: 1\napps: { X: { roots: [A], emit: { podfile: apps/x/Podfile } } }\n");
  fs::create_directory(folder / "real");
  fs::create_directory(folder / "apps");
  fs::create_directory_symlink("../real", folder / "apps/x");
  CHECK(run_binary({"generate"}, {.folder = folder.path()}).exit_code == 0);
  CHECK(folder.names_in("real") == std::vector<std::string>{"Podfile"});
}

TEST_CASE("generate writes all of its files or none, and a dry run says so before", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("pods/A/A.podspec", "Pod::Spec.new do |s|\n  s.name = 'A'\n  s.source_files = '*.c'\nend\n");
  for (int i = 0; i < 50; ++i) folder.write("pods/A/a" + std::to_string(i) + ".c", "\n");
  folder.write("podworks.yml",
               "version: 1\n"
               "apps: { X: { roots: [A], emit: { podfile: a/Podfile, cmake: b/CMakeLists.txt } } }\n");
  fs::create_directory(folder / "a");
  fs::permissions(folder / "a", fs::perms::all);
  SECTION("a folder that may not be written to") {
    fs::create_directory(folder / "b");
    fs::permissions(folder / "b", fs::perms(0555));
    const ProcessResult refused = run_binary({"generate"}, {.folder = folder.path(), .unprivileged = true});
    CHECK(refused.exit_code == 2);
    CHECK(has(refused.err, "cannot write `b/CMakeLists.txt`: Permission denied"));
    const ProcessResult dry = run_binary({"generate", "--dry-run"}, {.folder = folder.path(), .unprivileged = true});
    CHECK(dry.exit_code == 2);
    CHECK(dry.err == refused.err);
  }
  SECTION("a disk that fills") {
    const ProcessResult full = run_binary({"generate"}, {.folder = folder.path(), .largest_file = 1000});
    CHECK(full.exit_code == 2);
    CHECK(has(full.err, "cannot write `b/CMakeLists.txt`: File too large"));
    CHECK_FALSE(fs::exists(folder / "b"));
  }
  CHECK(folder.names_in("a").empty());
}

TEST_CASE("bytes that are no UTF-8, GB18030 and NUL bytes do not hide an import", "[end-to-end][hostile]") {
  const std::string before = GENERATE(as<std::string>{}, "// \xFF\xFE\xC0\n", "// \xD6\xD0\xCE\xC4\x81\x30\x81\x30\n",
                                      std::string("// \0\0\n", 6));
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("pods/A/a.c", before + "#include \"missing.h\"\n");
  const ProcessResult result = check(folder);
  CHECK(has(result.out, "warning[unresolved-import]"));
  CHECK(has(result.out, "pods/A/a.c:2:10"));
}

TEST_CASE("a file name that is no UTF-8 and drives a terminal is shown as harmless text", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("pods/A/\x1B[31m\xFF.c", "#include \"missing.h\"\n");
  const ProcessResult text = check(folder, {"--color", "never"});
  CHECK(has(text.out, "unresolved-import"));
  CHECK_FALSE(has(text.out, "\x1B"));
  const ProcessResult json = check(folder, {"--format", "json"});
  CHECK(parse_json(json.out, "out").ok());
}

TEST_CASE("a file of 100 MB is scanned to its end", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  std::string large;
  while (large.size() < 100'000'000)
    large += "int a_rather_long_line_of_code_that_says_nothing_at_all = 0; /* and its comment */\n";
  folder.write("pods/A/large.c", large + "#include \"missing.h\"\n");
  const ProcessResult result = check(folder);
  CHECK(has(result.out, "warning[unresolved-import]"));
  CHECK(has(result.out, "pods/A/large.c:"));
}

TEST_CASE("a podspec that nests a thousand blocks ends in a finding", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("A/a.h", "");
  std::string nested = "Pod::Spec.new do |s|\n s.name = 'A'\n s.source_files = '*.h'\n";
  for (int i = 0; i < 1000; ++i) nested += "[1].each do |x|\n";
  nested += "s.dependency 'B'\n";
  for (int i = 0; i < 1000; ++i) nested += "end\n";
  folder.write("A/A.podspec", nested + "end\n");
  const ProcessResult result = check(folder, {"--format", "json"});
  CHECK(result.signal == 0);
  CHECK(has(result.out, "podspec-problem"));
  CHECK(has(result.out, "A/A.podspec"));
}

TEST_CASE("every problem of the configuration is reported in one go, with the nearest key", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("podworks.yml",
               "version: 1\nlayerz: []\nrules: { pod-cycel: error, layer-order: fatal }\nlimits: { unresolved: many "
               "}\ninclude: [none.yml]\n");
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  for (const char* part :
       {"podworks.yml:2:1", "`layers`", "pod-cycle", "podworks.yml:3:", "fatal", "podworks.yml:4:", "none.yml"}) {
    CAPTURE(part, result.err);
    CHECK(has(result.err, part));
  }
}

TEST_CASE("generating into a folder that may not be written to fails and leaves nothing", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("podworks.yml",
               "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\napps: { X: { roots: [A], emit: { cmake: "
               "out/CMakeLists.txt } } }\n");
  fs::create_directories(folder / "out");
  fs::permissions(folder / "out",
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  const ProcessResult result = run_binary({"-C", folder.path(), "generate"}, {.unprivileged = true});
  CHECK(result.exit_code == 2);
  CHECK(has(result.err, "Permission denied"));
  CHECK(folder.names_in("out").empty());
}

TEST_CASE("a disk that fills while a manifest is written leaves the old one whole and alone", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("podworks.yml",
               "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\napps: { X: { roots: [A], emit: { cmake: "
               "CMakeLists.txt } } }\n");
  REQUIRE(run_binary({"-C", folder.path(), "generate"}).exit_code == 0);
  const std::string before = folder.read("CMakeLists.txt");
  folder.write("pods/A/more.c", "");
  const ProcessResult result = run_binary({"-C", folder.path(), "generate"}, {.largest_file = 100});
  CHECK(result.exit_code == 2);
  CHECK(folder.read("CMakeLists.txt") == before);
  CHECK(folder.names_in("") == std::vector<std::string>{"CMakeLists.txt", "pods", "podworks.yml"});
}

TEST_CASE("a result never replaces a source or the configuration", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  for (const char* target : {"pods/A/a.c", "podworks.yml", "pods/B/b.h"}) {
    const std::string before = folder.read(target);
    const ProcessResult output = check(folder, {"-o", target});
    CHECK(output.exit_code == 2);
    CHECK(has(output.err, "is a file that podworks reads"));
    CHECK(check(folder, {"--report", std::string("json=") + target}).exit_code == 2);
    CHECK(folder.read(target) == before);
  }
}

TEST_CASE("a result never replaces an included file, neither through a link nor behind one", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("A/a.h", "int a;\n");
  folder.write("podworks.yml", "version: 1\ninclude: [./more.yml]\npods: [{ name: A, path: A }]\n");
  const std::string included = "rules: { over-limit: off }\n";
  folder.write("shared/rules", included);
  fs::create_symlink("shared/rules", folder / "more.yml");
  fs::create_symlink("more.yml", folder / "result");
  for (const std::string target : {"more.yml", "shared/rules", "result"}) {
    const ProcessResult result = check(folder, {"-o", target});
    CHECK(result.exit_code == 2);
    CHECK(has(result.err, "`" + target + "` is a file that podworks reads"));
    CHECK(folder.read("shared/rules") == included);
  }
}

TEST_CASE("generate never writes over what podworks reads, not even by force through a link", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("A/a.h", "int a;\n");
  const std::string config =
      "version: 1\npods: [{ name: A, path: A }]\napps: { X: { roots: [A], emit: { cmake: out } } }\n";
  folder.write("podworks.yml", config);
  const std::string target = GENERATE(as<std::string>{}, "podworks.yml", "A/a.h");
  const std::string before = folder.read(target);
  fs::create_symlink(target, folder / "out");
  for (const char* option : {"--force", "--dry-run", "--check"}) {
    const ProcessResult result = run_binary({"generate", option}, {.folder = folder.path()});
    CHECK(result.exit_code == 2);
    CHECK(has(result.err, "`out` is a file that podworks reads"));
  }
  CHECK(folder.read(target) == before);
}

TEST_CASE("completion never runs what a pool's names say", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("B/B.podspec", "Pod::Spec.new { |s| s.name = '$(touch${IFS}PWNED)'; s.source_files = '*.m' }");
  folder.write("B/b.m", "\n");
  folder.write("C/C.podspec", "Pod::Spec.new { |s| s.name = 'C one'; s.source_files = '*.m' }");
  folder.write("C/c.m", "\n");
  folder.write("script", run_binary({"completion", "bash"}).out);
  const std::string line =
      std::string("PATH=\"") + fs::path(PODWORKS_BINARY).parent_path().string() +
      ":$PATH\"; source ./script; COMP_WORDS=(podworks graph --focus \"$1\"); COMP_CWORD=3; _podworks; "
      "printf '%s\\n' \"${COMPREPLY[@]}\"";
  const ProcessResult all = run_process({.words = {"bash", "--norc", "-c", line, "bash", ""}, .folder = folder.path()});
  CHECK_FALSE(fs::exists(folder / "PWNED"));
  CHECK(all.out == "$(touch${IFS}PWNED)\nC one\n");
  const ProcessResult some =
      run_process({.words = {"bash", "--norc", "-c", line, "bash", "C"}, .folder = folder.path()});
  CHECK(some.out == "C one\n");
}

TEST_CASE("generate refuses a pipe and a template that cannot be read", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  folder.write("A/a.h", "");
  folder.write("podworks.yml",
               "version: 1\npods: [{ name: A, path: A }]\napps: { X: { roots: [A], emit: { cmake: out } } }\n");
  SECTION("a pipe") {
    REQUIRE(mkfifo((folder / "out").c_str(), 0666) == 0);
    const ProcessResult result = run_binary({"generate"}, {.folder = folder.path()});
    CHECK(result.exit_code == 2);
    CHECK(has(result.err, "`out` is a pipe, a device or a broken link"));
  }
  SECTION("a template") {
    fs::create_symlink("nowhere", folder / "out.tmpl");
    const ProcessResult result = run_binary({"generate"}, {.folder = folder.path()});
    CHECK(result.exit_code == 2);
    CHECK(has(result.err, "`out.tmpl` is no file that can be read"));
    CHECK_FALSE(fs::exists(folder / "out"));
  }
}

TEST_CASE("a podworks.yml that is a broken link is an error, not an absent one", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  fs::remove(folder / "podworks.yml");
  fs::create_symlink("nowhere", folder / "podworks.yml");
  const ProcessResult result = check(folder);
  CHECK(result.exit_code == 2);
  CHECK(has(result.err, "podworks.yml` is no file that can be read"));
}

TEST_CASE("a result replaces no source behind a link, and not the configuration in use", "[end-to-end][hostile]") {
  const TemporaryFolder folder;
  write_pool(folder);
  folder.write("pods/A/b.m", "source\n");
  fs::create_symlink("pods/A/b.m", folder / "rep.txt");
  CHECK(check(folder, {"-o", "rep.txt"}).exit_code == 2);
  CHECK(folder.read("pods/A/b.m") == "source\n");
  fs::copy_file(folder / "podworks.yml", folder / "my.yml");
  const std::string before = folder.read("my.yml");
  CHECK(check(folder, {"-c", "my.yml", "-o", "my.yml"}).exit_code == 2);
  CHECK(folder.read("my.yml") == before);
}

TEST_CASE("a manifest does not lead out of the pool through a link to a folder", "[end-to-end]") {
  const TemporaryFolder outside;
  outside.write("s.gradle", "include ':secret'\n");
  const TemporaryFolder pool;
  pool.write("settings.gradle", "include ':a'\napply from: 'l/s.gradle'\n");
  pool.write("a/src/main/kotlin/A.kt", "package a\n");
  std::filesystem::create_directory_symlink(outside.path(), pool / "l");
  const ProcessResult result = run_binary({"-C", pool.path(), "check", "--format", "concise"});
  CHECK_THAT(result.out,
             Catch::Contains("settings.gradle:2:1: warning[manifest-problem]") && !Catch::Contains("secret"));
}
