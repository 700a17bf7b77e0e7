// compile_commands.json: how each source is compiled (clang.llvm.org/docs/JSONCompilationDatabase.html).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

struct CompileCommand {
  std::string folder = {};                  ///< "directory": absolute, what relative paths are relative to
  std::string file = {};                    ///< absolute
  std::vector<std::string> arguments = {};  ///< without the compiler's name; see preprocessor_arguments
};

/// Errors: no JSON, no list, an entry without folder, file or command. `path` is for messages.
Result<std::vector<CompileCommand>> read_compile_commands(std::string_view text, const std::string& path);

/// Splits a command as a POSIX shell does, without expanding anything.
std::vector<std::string> split_command(std::string_view command);

/// What decides which files are included, and nothing else: folders, macros, the language and the target. All other
/// options are left out, above all those that load a plugin into the compiler or write a file.
std::vector<std::string> preprocessor_arguments(const std::vector<std::string>& arguments);

}  // namespace podworks
