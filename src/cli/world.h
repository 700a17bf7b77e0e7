// Everything outside the program that a command may touch. main.cpp gives the real one, tests one in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/file_system.h"
#include "base/result.h"

namespace podworks {

struct World {
  /// std::errc::broken_pipe: the reader has gone, which is no failure of ours.
  std::function<std::error_code(std::string_view)> write_out = {};
  std::function<void(std::string_view)> write_err = {};
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::function<std::optional<std::string>(const char* name)> variable = {};  ///< of the environment
  std::string working_folder = {};                                            ///< absolute
  std::int64_t now = 0;                                                       ///< seconds since 1970, in UTC
  std::string today = {};                                                     ///< in UTC, YYYY-MM-DD
  std::function<bool(const std::string& path)> is_file = {};                  ///< absolute paths
  std::function<bool(const std::string& path)> is_folder = {};
  /// Something of that name lies there, be it a broken link. Unset: nothing but files and folders does.
  std::function<bool(const std::string& path)> is_there = {};
  std::function<Result<std::unique_ptr<FileSystem>>(const std::string& folder)> open_folder = {};
  std::string exact_helper = {};  ///< absolute path of podworks-exact; empty if it is not installed
  /// For -o and --report: replaces the file at an absolute path as FileSystem::write does; links are followed.
  std::function<Result<Done>(const std::string& path, std::string_view content)> write_file = {};
  /// Runs the work while Ctrl-C waits, so that nothing is left half done.
  std::function<void(const std::function<void()>& work)> undisturbed = [](const auto& work) { work(); };
};

}  // namespace podworks
