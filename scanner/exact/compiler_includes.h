// What the compiler itself includes, asked of the helper program podworks-exact.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/exact/compile_commands.h"

namespace podworks {

/// An #include that the compiler went through. Paths are absolute, links are followed.
struct CompilerInclude {
  std::string from = {};
  int line = 0;
  std::string to = {};  ///< empty: the compiler did not find the file

  friend auto operator<=>(const CompilerInclude&, const CompilerInclude&) = default;
};

/// The failure of a unit whose source is not there, or is no regular file.
constexpr std::string_view kNoSuchSource = "there is no such file";

struct CompiledUnit {
  std::string file = {};                       ///< absolute
  std::string failure = {};                    ///< why its includes are not known; empty: they are
  std::vector<CompilerInclude> includes = {};  ///< of the source and of all that it includes; sorted, each once
};

/// In the order of the commands. Each thread has a helper of its own; one that dies or takes more than a minute for
/// a source is started anew, and the source is a failure. An error only if the helper cannot be started at all.
Result<std::vector<CompiledUnit>> ask_compiler(const std::string& helper, const std::vector<CompileCommand>& commands,
                                               int threads);

}  // namespace podworks
