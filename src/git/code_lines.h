// The lines of a text by which code is recognised where it was moved to.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace podworks {

struct CodeLine {
  std::uint64_t hash = 0;  ///< of the line without the blanks around it
  std::size_t bytes = 0;
  bool is_import = false;   ///< what other files import, too
  bool is_comment = false;  ///< it begins as one, or lies in a block of it: many files have one licence
  int number = 0;           ///< from 1
};

/// Lines of less than two characters, braces, prove nothing and are left out. Told by how lines begin, not by a lexer:
/// a comment behind code is code, and so is a string's line that looks like some.
std::vector<CodeLine> code_lines_of(std::string_view text);

}  // namespace podworks
