// Lines of source files for the carets of a report.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_buffer.h"
#include "base/file_system.h"

namespace podworks {

/// Keeps the last file and the last place in it: findings come sorted, so that each file is read and walked once.
class SourceLines {
 public:
  explicit SourceLines(const FileSystem& files) : files_(files) {}
  /// Without its line end; nullopt if there is no such file or line. Counts lines from 1.
  std::optional<std::string> line(const std::string& file, int number);

 private:
  const FileSystem& files_;
  std::string name_ = {};
  FileBuffer buffer_ = {};
  std::size_t offset_ = 0;  // where line `at_` begins
  int at_ = 0;              // 0: the file could not be read
};

}  // namespace podworks
