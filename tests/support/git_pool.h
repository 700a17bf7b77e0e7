// A pool in a real git repository, for the tests of the gate.
#pragma once

#include <string>
#include <vector>

#include "support/process.h"

namespace podworks {

class GitPool {
 public:
  /// One commit on `main` with these files.
  explicit GitPool(const std::vector<std::pair<std::string, std::string>>& files);

  const std::string& path() const { return folder_.path(); }
  const TemporaryFolder& folder() const { return folder_; }
  void write(const std::string& path, const std::string& content) const { folder_.write(path, content); }
  /// Fails the test if git does. Its standard output.
  std::string git(std::vector<std::string> words) const;
  /// Everything that lies there.
  void commit(const std::string& message = "change") const;
  /// A new branch, or one that is there.
  void branch(const std::string& name) const;
  /// Commits on a branch `feature` and on `main`, and a clone of both that lacks the commit at which they parted.
  void clone_without_history(const std::string& to) const;

 private:
  TemporaryFolder folder_;
};

}  // namespace podworks
