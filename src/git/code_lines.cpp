#include "git/code_lines.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"

namespace podworks {
namespace {

constexpr auto npos = std::string_view::npos;

bool begins_with_one_of(std::string_view line, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return line.starts_with(word); });
}

bool has(std::string_view line, std::string_view part) {
  return line.find(part) != npos;
}

/// Swift's import behind attributes and access: "@_exported import House", "internal import House".
bool is_swift_import(std::string_view line) {
  if (!begins_with_one_of(line, {"@", "public ", "package ", "internal ", "fileprivate ", "private "})) return false;
  while (!line.empty() && !line.starts_with("import ")) {
    const std::string_view word = line.substr(0, line.find(' '));
    const bool may_precede = word.starts_with('@') || begins_with_one_of(word, {"public", "package", "internal"}) ||
                             begins_with_one_of(word, {"fileprivate", "private"});
    if (!may_precede || word.size() == line.size()) return false;
    line = trim(line.substr(word.size()));
  }
  return !line.empty();
}

/// A macro with a value is code as much as a constant is; an include guard is none.
bool is_macro(std::string_view line) {
  if (!line.starts_with("#define ")) return false;
  return has(trim(line.substr(8)), " ");
}

bool is_import(std::string_view line) {
  if (is_macro(line)) return false;
  if (begins_with_one_of(line, {"#", "@import", "import ", "import(", "import{", "package ", "using ", "from ", "part ",
                                "library ", "} from", "}from", "require("})) {
    return true;
  }
  if (line.starts_with("export ")) {  // not what is declared there
    return begins_with_one_of(line.substr(7), {"*", "{", "'", "\"", "type {", "import "});
  }
  if (begins_with_one_of(line, {"const ", "let ", "var "})) return has(line, "require(") || has(line, "import(");
  return is_swift_import(line);
}

bool is_comment(std::string_view line) {
  return begins_with_one_of(line, {"//", "/*", "* ", "*/", "**/", "<!--"});
}

/// What ends the list of names or the comment that the line begins; empty if it begins none.
std::string_view end_of_block(std::string_view line) {
  if (line.starts_with("/*")) return has(line, "*/") ? "" : "*/";
  if (line.starts_with("<!--")) return has(line, "-->") ? "" : "-->";
  if (!begins_with_one_of(line, {"import ", "export {", "export type {"})) return "";
  return has(line, "{") && !has(line, "}") ? "}" : "";
}

}  // namespace

std::vector<CodeLine> code_lines_of(std::string_view text) {
  std::vector<CodeLine> lines;
  int number = 0;
  std::string_view end;  // of the block that the line lies in
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trim(line);
    const bool is_listed = end == "}";
    const bool is_commented = !end.empty() && !is_listed;
    if (end.empty()) {
      end = end_of_block(line);
    } else if (has(line, end)) {
      end = "";
    }
    if (line.size() < 2) continue;  // braces
    lines.push_back({hash64(line), line.size(), !is_commented && (is_listed || is_import(line)),
                     is_commented || is_comment(line), number});
  }
  return lines;
}

}  // namespace podworks
