// podworks keeps its own rules.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

#include "support/process.h"

using namespace podworks;

TEST_CASE("podworks finds nothing wrong with itself", "[end-to-end][dogfood]") {
  const ProcessResult result = run_binary({"-C", PODWORKS_SOURCE_DIR, "check", "--fail-on", "note"});
  INFO(result.out);
  INFO(result.err);
  CHECK(result.exit_code == 0);
}

// Two types of one name in the namespace of the program are undefined behaviour that no compiler sees.
TEST_CASE("no two headers define a type of the same name", "[end-to-end]") {
  namespace fs = std::filesystem;
  const std::regex definition("(?:struct|class|enum class) ([A-Z][A-Za-z0-9]*)(?: final)?(?: : .*)? \\{.*");
  std::map<std::string, std::string> first;
  for (const char* folder : {"src", "scanner", "graph", "rules", "generator"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(PODWORKS_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream file(entry.path());
      std::smatch found;
      for (std::string line; std::getline(file, line);) {
        if (!std::regex_match(line, found, definition)) continue;
        const auto [known, is_new] = first.emplace(found[1], entry.path().string());
        INFO(found[1] << " in " << known->second << " and in " << entry.path().string());
        CHECK(is_new);
      }
    }
  }
  CHECK(first.size() > 100);
}
