// PATH.tmpl: what the user adds to a generated file. A line `# podworks: pods` marks where the pods go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

/// The template with `block`'s lines in place of the mark, each indented like the mark. Line ends become LF, a byte
/// order mark is dropped. Errors: no mark, or more than one. `path` is the template's, for the message.
Result<std::string> fill_template(std::string_view text, const std::vector<std::string>& block,
                                  const std::string& path);

/// True if a line of `text` begins, after blanks, with `word` and the word ends there. Comments do not count, strings
/// and here-documents over several lines do: a guess about a template, good for a hint.
bool has_statement(std::string_view text, std::string_view word);
/// How many lines do.
int count_statements(std::string_view text, std::string_view word);

}  // namespace podworks
