#include <catch2/catch.hpp>

#include "base/text.h"
#include "cli/help.h"
#include "cli/option_table.h"
#include "unit/cli/memory_world.h"

using namespace podworks;
using Catch::Contains;

TEST_CASE("a misspelled command is named, with the nearest one", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"chek"}) == 2);
  CHECK(world.out.empty());
  CHECK_THAT(world.err, Contains("`chek` is no command") && Contains("did you mean `check`?"));
}

TEST_CASE("a misspelled option is named, with the nearest one", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"check", "--fromat", "json"}) == 2);
  CHECK_THAT(world.err, Contains("`--fromat` is no option") && Contains("did you mean `--format`?"));
}

TEST_CASE("an option of another command is refused, not ignored", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"version", "--focus", "House"}) == 2);
  CHECK_THAT(world.err, Contains("`podworks version` has no option `--focus`") && Contains("one of `podworks graph`;"));
  for (const char* command : {"graph", "list", "init", "why", "config"}) {
    CAPTURE(command);
    CHECK(world.run({command, "--fail-on", "note"}) == 2);
    CHECK_THAT(world.err, Contains("has no option `--fail-on`") && Contains("`podworks check`, `podworks generate`"));
  }
}

TEST_CASE("options may stand before and behind the command", "[cli]") {
  TestWorld world(small_tree(), "/");
  const std::vector<std::vector<std::string>> lines = {
      {"-C", "pool", "--format", "json", "list", "pods"},
      {"list", "pods", "-C", "pool", "--format=json"},
      {"--format=json", "-Cpool", "list", "pods"},
      {"list", "-j2", "--quiet", "pods", "-C", "pool", "--format", "json"},
  };
  for (const auto& line : lines) {
    CAPTURE(line);
    CHECK(world.run(line) == 0);
    CHECK_THAT(world.out, Contains("podworks.list/1"));
  }
}

TEST_CASE("wrong values are named, with what is legal", "[cli]") {
  TestWorld world(small_tree());
  const auto [option, value, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"--format", "jsn", "did you mean `json`?"},
      {"--format", "dot", "legal are text, concise, json"},
      {"--fail-on", "errors", "did you mean `error`?"},
      {"--color", "blue", "legal are auto, always, never"},
      {"-j", "0", "whole number from 1 to 1024"},
      {"-j", "many", "whole number from 1 to 1024"},
      {"-j", "4x", "whole number from 1 to 1024"},
      {"--today", "2026-02-29", "write it as 2026-11-21"},
      {"--today", "tomorrow", "write it as 2026-11-21"},
      {"--report", "json", "write it as --report json=findings.json"},
      {"--report", "jso=x", "did you mean `json`?"},
  }));
  CAPTURE(option, value);
  CHECK(world.run({"check", option, value}) == 2);
  CHECK(world.out.empty());
  CHECK_THAT(world.err, Contains("error: ") && Contains(hint));
}

TEST_CASE("every wrong value is reported in one go", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"graph", "--level", "galaxy", "--depth", "-3", "--color", "blue"}) == 2);
  CHECK_THAT(world.err, Contains("--level") && Contains("--depth") && Contains("--color") && Contains("3 errors"));
}

TEST_CASE("a missing value and a surplus argument are usage errors", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"check", "--format"}) == 2);
  CHECK_THAT(world.err, Contains("--format"));
  CHECK(world.run({"version", "now"}) == 2);
  CHECK_THAT(world.err, Contains("`now` is one argument too many") && Contains("usage: podworks version"));
  CHECK(world.run({"explain"}) == 2);
  CHECK_THAT(world.err, Contains("needs more arguments") && Contains("usage: podworks explain RULE"));
}

TEST_CASE("an empty value is an error, not the default", "[cli]") {
  TestWorld world(small_tree());
  for (const char* option : {"--format", "-o", "-c", "--fail-on", "--pod", "--today"}) {
    CAPTURE(option);
    CHECK(world.run({"check", option, ""}) == 2);
    CHECK_THAT(world.err, Contains("has an empty value"));
  }
}

TEST_CASE("a call without a command shows the commands on the standard error and fails", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({}) == 2);
  CHECK(world.out.empty());
  CHECK_THAT(world.err, Contains("usage: podworks COMMAND"));
  CHECK(world.run({"--help"}) == 0);
  CHECK_THAT(world.out, Contains("usage: podworks COMMAND"));
  CHECK(world.run({"--version"}) == 0);
  CHECK_THAT(world.out, Catch::StartsWith("podworks "));
  CHECK(world.run({"--hepl"}) == 2);
  CHECK_THAT(world.err, Contains("`--hepl` is no option"));
}

TEST_CASE("help teaches: each command has a summary, examples, defaults, and fits on a screen", "[cli]") {
  TestWorld world(small_tree());
  for (const Command& command : all_commands()) {
    const std::string name(command.name);
    CAPTURE(name);
    CHECK(world.run({name, "--help"}) == 0);
    CHECK(world.err.empty());
    CHECK_THAT(world.out, Contains("usage: podworks " + name) && Contains("examples:\n  ") && Contains("[auto]"));
    CHECK(world.run({"help", name}) == 0);
    CHECK(world.out == command_help(command));
    CHECK(split(world.out, '\n').size() <= 45);
    for (const std::string_view line : split(world.out, '\n')) CHECK(line.size() <= 132);
    REQUIRE_FALSE(command.examples.empty());
    for (const Example& example : command.examples) CHECK_THAT(std::string(example.line), Contains("podworks " + name));
  }
}

TEST_CASE("the examples in help use options that exist", "[cli]") {
  for (const Command& command : all_commands()) {
    for (const Example& example : command.examples) {
      for (std::string_view word : split(example.line, ' ')) {
        if (word == "|" || word == ">") break;
        if (!word.starts_with("-")) continue;
        CAPTURE(std::string(example.line), std::string(word));
        const OptionRow* row = find_option(word);
        REQUIRE(row != nullptr);
        const auto options = options_of(command);
        CHECK(std::find(options.begin(), options.end(), row) != options.end());
      }
    }
  }
}

TEST_CASE("each option leads to one place and has a sentence", "[cli]") {
  for (const OptionRow& row : all_options()) {
    CAPTURE(std::string(row.name));
    CHECK((row.text != nullptr) + (row.list != nullptr) + (row.flag != nullptr) == 1);
    CHECK((row.flag == nullptr) == !row.value.empty());
    CHECK_FALSE(row.summary.empty());
    CHECK(row.name.starts_with("--"));
  }
}

TEST_CASE("completion scripts name every command and option", "[cli]") {
  TestWorld world(small_tree());
  for (const char* shell : {"bash", "zsh", "fish"}) {
    CAPTURE(shell);
    CHECK(world.run({"completion", shell}) == 0);
    for (const Command& command : all_commands()) CHECK_THAT(world.out, Contains(std::string(command.name)));
    for (const OptionRow& row : all_options()) CHECK_THAT(world.out, Contains(std::string(row.name.substr(2))));
  }
  CHECK(world.run({"completion", "bas"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `bash`?"));
}
