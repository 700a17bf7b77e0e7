// What the pages show is what the program prints: each block that begins with "$ podworks " is run.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/process.h"

namespace podworks {
namespace {

struct ShownRun {
  std::string command = {};  ///< without "$ podworks "
  std::vector<std::string> lines = {};
};

std::vector<ShownRun> runs_in(const std::filesystem::path& page) {
  std::ifstream file(page);
  std::vector<ShownRun> runs;
  constexpr std::string_view kPrompt = "$ podworks ";
  bool in_run = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      in_run = false;
    } else if (line.starts_with(kPrompt)) {
      runs.push_back({line.substr(kPrompt.size()), {}});
      in_run = true;
    } else if (in_run) {
      runs.back().lines.push_back(line);
    }
  }
  return runs;
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream stream(command);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// The first line that is not printed, empty if all are; "..." stands for any number of lines.
std::string first_difference(const std::vector<std::string>& shown, const std::string& printed) {
  std::istringstream stream(printed);
  bool may_skip = false;
  for (const std::string& line : shown) {
    if (line == "...") {
      may_skip = true;
      continue;
    }
    std::string got;
    do {
      if (!std::getline(stream, got)) return line;
    } while (may_skip && got != line);
    if (got != line) return line;
    may_skip = false;
  }
  return {};
}

}  // namespace

TEST_CASE("the pages show what the program prints", "[end-to-end][docs]") {
  const std::filesystem::path root = PODWORKS_SOURCE_DIR;
  for (const char* const page : {"README.md", "README.zh.md", "docs/guide.md", "docs/reading-a-finding.md"}) {
    const std::vector<ShownRun> runs = runs_in(root / page);
    CAPTURE(page);
    CHECK_FALSE(runs.empty());
    for (const ShownRun& run : runs) {
      CAPTURE(run.command);
      const ProcessResult result = run_binary(words_of(run.command), {.folder = root.string()});
      CHECK(first_difference(run.lines, result.out) == "");
    }
  }
}

TEST_CASE("a page that shows something else would be noticed", "[end-to-end][docs]") {
  CHECK(first_difference({"a", "...", "c"}, "a\nb\nc\n").empty());
  CHECK(first_difference({"...", "c"}, "a\nb\nc\nd\n").empty());
  CHECK(first_difference({"a", "c"}, "a\nb\nc\n") == "c");
  CHECK(first_difference({"...", "x"}, "a\nb\n") == "x");
  CHECK(first_difference({"a", "b"}, "a\n") == "b");
}

}  // namespace podworks
