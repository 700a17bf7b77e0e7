// The words of a CMake script: commands and their arguments, unevaluated (cmake-language(7)).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

struct CMakeArgument {
  enum class Kind : std::uint8_t { Unquoted, Quoted, Bracket, Open, Close };
  Kind kind = Kind::Unquoted;  ///< Open and Close are parentheses within the arguments
  std::string_view text = {};  ///< as written, without its quotes or brackets
  int line = 0;
  int column = 0;
};

struct CMakeCommand {
  std::string name = {};  ///< in lower case
  std::vector<CMakeArgument> arguments = {};
  int line = 0;
  int column = 0;
  /// Of a command that opens or divides a block (if, elseif, else, foreach, while, function, macro, block): the number
  /// of the one that ends its part.
  std::size_t end = 0;
};

/// A script as commands; its arguments point into `text`.
struct CMakeScript {
  std::string path = {};
  std::string text = {};
  std::vector<CMakeCommand> commands = {};
  /// What CMake would stop at; the commands before it are there.
  std::vector<Error> errors = {};
};

/// One pass.
std::shared_ptr<const CMakeScript> parse_cmake(std::string path, std::string text);

}  // namespace podworks
