#include <catch2/catch.hpp>

#include "scanner/exact/compile_commands.h"

using namespace podworks;
using Words = std::vector<std::string>;

TEST_CASE("a command is split as a shell does, and nothing is expanded", "[scanner][exact]") {
  CHECK(split_command("cc -c a.c") == Words{"cc", "-c", "a.c"});
  CHECK(split_command("  cc\t-DX='a b'  \"-DY=c d\" ") == Words{"cc", "-DX=a b", "-DY=c d"});
  CHECK(split_command(R"(cc -DV=\"1.0\" "-DW=\"x\"" 'a\b' "a\b")") ==
        Words{"cc", R"(-DV="1.0")", R"(-DW="x")", R"(a\b)", R"(a\b)"});
  CHECK(split_command("cc '' \"\" $HOME `id` *.c") == Words{"cc", "", "", "$HOME", "`id`", "*.c"});
  CHECK(split_command("cc 'never closed") == Words{"cc", "never closed"});
  CHECK(split_command("").empty());
  CHECK(split_command("cc \\") == Words{"cc", "\\"});
}

TEST_CASE("only what decides the includes is kept of a command", "[scanner][exact]") {
  CHECK(preprocessor_arguments({"-Ifoo", "-I", "bar", "-isystem", "/x", "-DA=1", "-D", "B", "-UC", "-std=c++20", "-O2",
                                "-include", "pre.h", "-x", "c++", "-m32", "--sysroot=/s", "-fno-rtti"}) ==
        Words{"-Ifoo", "-I", "bar", "-isystem", "/x", "-DA=1", "-D", "B", "-UC", "-std=c++20", "-O2", "-include",
              "pre.h", "-x", "c++", "-m32", "--sysroot=/s", "-fno-rtti"});
  CHECK(preprocessor_arguments({"-c", "-o", "a.o", "-MD", "-MF", "a.d", "-Wall", "-g", "a.c"}).empty());
}

TEST_CASE("no option of a command loads code into the compiler or writes a file", "[scanner][exact]") {
  CHECK(preprocessor_arguments({"-fplugin=evil.so",
                                "-Xclang",
                                "-load",
                                "-Xclang",
                                "evil.so",
                                "-fpass-plugin=evil.so",
                                "-fmodules-cache-path=/x",
                                "-save-temps",
                                "--config",
                                "evil.cfg",
                                "@evil.rsp",
                                "-B/evil",
                                "-wrapper",
                                "evil",
                                "-dependency-file",
                                "x",
                                "-emit-pch",
                                "-specs=evil",
                                "-include-pch",
                                "x.pch",
                                "-fuse-ld=evil",
                                "-gcc-toolchain",
                                "/x"})
            .empty());
}

TEST_CASE("a compilation database is read in both of its forms", "[scanner][exact]") {
  const auto commands = read_compile_commands(
      R"([{"directory": "/w", "file": "a.c", "command": "cc -Iinc -c a.c"},
          {"directory": "/w/b", "file": "/w/c.c", "arguments": ["cc", "-DX", "-c", "/w/c.c"]}])",
      "db.json");
  REQUIRE(commands.ok());
  REQUIRE(commands.value().size() == 2);
  CHECK(commands.value()[0].folder == "/w");
  CHECK(commands.value()[0].file == "/w/a.c");
  CHECK(commands.value()[0].arguments == Words{"-Iinc"});
  CHECK(commands.value()[1].file == "/w/c.c");
  CHECK(commands.value()[1].arguments == Words{"-DX"});
}

TEST_CASE("a broken compilation database says where and what to do", "[scanner][exact]") {
  const std::string text = GENERATE(as<std::string>{}, "", "{}", "[1]", "[{\"directory\": \"w\", \"file\": \"a.c\"}]",
                                    "[{\"directory\": \"/w\"}]", "[{\"directory\": \"/w\", \"file\": \"a.c\"}]",
                                    "[{\"directory\": \"/w\", \"file\": \"a.c\", \"arguments\": [1]}]",
                                    "[{\"directory\": \"/w\", \"file\": \"a.c\", \"command\": \"\"}]");
  CAPTURE(text);
  const auto commands = read_compile_commands(text, "db.json");
  REQUIRE_FALSE(commands.ok());
  CHECK(commands.errors()[0].where.file == "db.json");
}
