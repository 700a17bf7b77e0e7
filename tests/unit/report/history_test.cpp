// The file of --history: one line a run, and nothing that stands in it is lost.
#include <catch2/catch.hpp>

#include "report/page/history.h"

using namespace podworks;
using Catch::Contains;

namespace {

RunRecord run_of(int number) {
  return {.commit = std::string(39, 'a') + std::to_string(number % 10),
          .time = "2026-11-22T09:30:00Z",
          .pods = number,
          .edges = 72,
          .cycles = 1,
          .rules = {{"custom/\"quoted\"", 1, 2, 3}, {"pod-cycle", 0, 0, 0}},
          .apps = {{"招聘 </script>", 16, 9132}}};
}

std::string history_of(int runs) {
  std::string text;
  for (int i = 0; i < runs; ++i) text = add_to_history(text, run_of(i));
  return text;
}

}  // namespace

TEST_CASE("a record of a run is one line that reads as it was written", "[report][history]") {
  const std::string line = history_line(run_of(7));
  CHECK_THAT(line, !Contains("\n") && !Contains("</script>"));
  const Result<History> history = read_history(line + "\n", "h.jsonl");
  REQUIRE(history.ok());
  REQUIRE(history.value().runs.size() == 1);
  const RunRecord& run = history.value().runs[0];
  CHECK(history_line(run) == line);
  CHECK(run.rules[0].id == "custom/\"quoted\"");
  CHECK(run.rules[0].known == 2);
  CHECK(run.apps[0].name == "招聘 </script>");
  CHECK(run.apps[0].bytes == 9132);
}

TEST_CASE("outside git a record has neither commit nor time", "[report][history]") {
  const std::string line = history_line({.pods = 1});
  CHECK_THAT(line, Contains(R"("commit":null,"time":null)"));
  const Result<History> history = read_history(line, "h.jsonl");
  REQUIRE(history.ok());
  CHECK(history.value().runs[0].commit.empty());
}

TEST_CASE("a run that is repeated leaves no second line", "[report][history]") {
  const std::string once = add_to_history("", run_of(1));
  CHECK(add_to_history(once, run_of(1)) == once);
  CHECK(add_to_history(once, run_of(2)).starts_with(once));
}

TEST_CASE("whatever ends its lines, a history keeps its bytes and gets one more line", "[report][history]") {
  const std::string one = history_line(run_of(1));
  const std::string two = history_line(run_of(2)) + "\n";
  CHECK(add_to_history(one, run_of(2)) == one + "\n" + two);
  CHECK(add_to_history(one + "\r\n", run_of(2)) == one + "\r\n" + two);
  CHECK(add_to_history(one + "\r\n", run_of(1)) == one + "\r\n");
  CHECK(add_to_history(one + "\n\n", run_of(2)) == one + "\n\n" + two);
}

TEST_CASE("of a long history the last 200 runs are read, and the others counted", "[report][history]") {
  const Result<History> history = read_history(history_of(230), "h.jsonl");
  REQUIRE(history.ok());
  CHECK(history.value().runs.size() == 200);
  CHECK(history.value().left_out == 30);
  CHECK(history.value().runs.front().pods == 30);
  CHECK(history.value().runs.back().pods == 229);
}

TEST_CASE("a line that is no record is an error that names it", "[report][history]") {
  const std::string good = history_line(run_of(1)) + "\n";
  const auto [text, line, message] = GENERATE_COPY(table<std::string, int, std::string>({
      {"# README\n" + good, 1, "no record of a run"},
      {good + good.substr(0, good.size() / 2), 2, "no record of a run"},
      {good + "{\"schema\":\"podworks.history/2\"}\n", 2, "no record of a run"},
      {good + "<<<<<<< ours\n" + good, 2, "a merge left its marks"},
      {good + "[]\n", 2, "no record of a run"},
      {R"({"schema":"podworks.history/1","commit":"zzz","time":null,"pods":1,"edges":0,"cycles":0,"rules":{},"apps":{}})",
       1, "no record of a run"},
      {R"({"schema":"podworks.history/1","commit":null,"time":"now","pods":1,"edges":0,"cycles":0,"rules":{},"apps":{}})",
       1, "no record of a run"},
      {R"({"schema":"podworks.history/1","commit":null,"time":null,"pods":9223372036854775807,"edges":0,"cycles":0,"rules":{},"apps":{}})",
       1, "no record of a run"},
      {R"({"schema":"podworks.history/1","commit":null,"time":null,"pods":-1,"edges":0,"cycles":0,"rules":{},"apps":{}})",
       1, "no record of a run"},
      {R"({"schema":"podworks.history/1","commit":null,"time":null,"pods":1,"edges":0,"cycles":0,"rules":{"a":[1]},"apps":{}})",
       1, "no record of a run"},
  }));
  const Result<History> history = read_history(text, "h.jsonl");
  REQUIRE(!history.ok());
  CHECK(history.errors()[0].where.line == line);
  CHECK(history.errors()[0].where.file == "h.jsonl");
  CHECK_THAT(history.errors()[0].message, Contains(message));
  CHECK(!history.errors()[0].hint.empty());
}

TEST_CASE("members that a later podworks adds are passed over", "[report][history]") {
  std::string line = history_line(run_of(1));
  line.insert(line.size() - 1, R"(,"owners":{"ios":3})");
  CHECK(read_history(line, "h.jsonl").ok());
}
