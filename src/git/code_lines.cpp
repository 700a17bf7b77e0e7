#include "git/code_lines.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/text.h"

namespace podworks {
namespace {

bool is_import(std::string_view line) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"#", "@import", "import ", "import(", "export ", "package ", "using ", "from ", "const ", "part ", "library "});
  const bool begins = std::any_of(kWords.begin(), kWords.end(), [&](auto word) { return line.starts_with(word); });
  if (!line.starts_with("const ")) return begins;
  return line.find("require(") != std::string_view::npos;
}

}  // namespace

std::vector<CodeLine> code_lines_of(std::string_view text) {
  std::vector<CodeLine> lines;
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trim(line);
    if (line.size() < 2) continue;  // braces
    lines.push_back({hash64(line), line.size(), is_import(line), number});
  }
  return lines;
}

}  // namespace podworks
