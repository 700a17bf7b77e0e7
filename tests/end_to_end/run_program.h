// Runs programs on a copy of a fixture, as a user would.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace podworks::test {

/// A folder that is gone when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Copies fixtures/NAME of the source tree to FOLDER/NAME and returns that path.
std::filesystem::path copy_fixture(const std::string& name, const TemporaryFolder& folder);

struct ProgramResult {
  int exit_code = -1;  ///< -1: it did not run, or ended by a signal
  std::string out = {};
  std::string err = {};
};
/// `words[0]` is looked up in PATH; no shell is involved. Standard input is empty.
ProgramResult run_program(const std::vector<std::string>& words, const std::filesystem::path& folder);

/// The whole file; empty if it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace podworks::test
