// `--exact` with the real compiler: podworks-exact is built where libclang is.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/json.h"
#include "support/process.h"

using namespace podworks;

namespace {

/// House includes Net or Base, by a macro of its build, and a header that only the build's search path finds.
void write_pool(const TemporaryFolder& pool) {
  pool.write("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n");
  pool.write("pods/Base/base.h", "#pragma once\n");
  pool.write("pods/Net/net.h", "#include \"Base/base.h\"\n");
  pool.write("pods/House/config.h", "");
  pool.write("pods/Net/special/config.h", "");
  pool.write(
      "pods/House/a.c",
      "#include \"Base/base.h\"\n#ifdef WITH_NET\n#include \"Net/net.h\"\n#else\n#include \"Net/other.h\"\n#endif\n"
      "#include <config.h>\n");
}

void write_commands(const TemporaryFolder& pool, const std::string& arguments) {
  pool.write("build/compile_commands.json", "[{\"directory\": \"" + pool.path() +
                                                "\", \"file\": \"pods/House/a.c\", \"command\": \"cc " + arguments +
                                                " -Ipods -c pods/House/a.c\"}]");
}

ProcessResult check_exactly(const TemporaryFolder& pool, const std::string& format = "concise") {
  return run_binary({"-C", pool.path(), "check", "--exact", "build/compile_commands.json", "--format", format});
}

}  // namespace

TEST_CASE("the compiler decides conditions and search paths, and differences are findings", "[end-to-end][exact]") {
  const TemporaryFolder pool;
  write_pool(pool);
  write_commands(pool, "-DWITH_NET -Ipods/Net/special");
  const ProcessResult result = check_exactly(pool, "json");
  INFO(result.err);
  const Result<Json> json = parse_json(result.out, "");
  REQUIRE(json.ok());
  const Json& compiler = *json.value().find("summary")->find("compiler");
  CHECK(*compiler.find("units")->integer() == 1);
  CHECK(*compiler.find("failed")->integer() == 0);
  CHECK(*compiler.find("agreed")->integer() == 3);     // a.c:1, a.c:3, and net.h:1, which #pragma once skips
  CHECK(*compiler.find("not_taken")->integer() == 1);  // a.c:5
  CHECK(*compiler.find("differ")->integer() == 1);     // a.c:7
  const std::string text = check_exactly(pool).out;
  CHECK_THAT(text, Catch::Contains("pods/House/a.c:7:10: warning[inexact-import]: `config.h` is "
                                   "pods/Net/special/config.h for the compiler and pods/House/config.h for the scan"));
}

TEST_CASE("a source that the compiler cannot read stops nothing and is told", "[end-to-end][exact]") {
  const TemporaryFolder pool;
  write_pool(pool);
  pool.write("build/compile_commands.json",
             "[{\"directory\": \"" + pool.path() + "\", \"file\": \"pods/House/gone.c\", \"command\": \"cc -c x\"}]");
  const ProcessResult result = check_exactly(pool);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Catch::Contains("inexact-import") && Catch::Contains("is not there"));
}

TEST_CASE("a command that loads a plugin or writes files does neither", "[end-to-end][exact]") {
  const TemporaryFolder pool;
  write_pool(pool);
  write_commands(pool, "-fplugin=" + pool.path() +
                           "/evil.so -Xclang -load -Xclang evil.so -MD -MF evil.d -o evil.o "
                           "-save-temps -Ipods/Net/special -DWITH_NET");
  const ProcessResult result = check_exactly(pool);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, !Catch::Contains("not compiled"));
  CHECK(pool.names_in("") == std::vector<std::string>{"build", "pods", "podworks.yml"});
}

TEST_CASE("an absent or broken compilation database ends the run", "[end-to-end][exact]") {
  const TemporaryFolder pool;
  write_pool(pool);
  CHECK(check_exactly(pool).exit_code == 2);
  pool.write("build/compile_commands.json", "[{");
  const ProcessResult result = check_exactly(pool);
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Catch::Contains("build/compile_commands.json:1"));
}

TEST_CASE("without podworks-exact the option says what is missing", "[end-to-end][exact]") {
  const TemporaryFolder pool;
  write_pool(pool);
  write_commands(pool, "");
  std::filesystem::create_directory(pool / "bin");
  std::filesystem::copy_file(PODWORKS_BINARY, pool / "bin/podworks");
  const ProcessResult result = run_process(
      {.words = {pool / "bin/podworks", "-C", pool.path(), "check", "--exact", "build/compile_commands.json"}});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Catch::Contains("libclang-19-dev"));
}
