// JSON as TypeScript and Babel take it in their configurations: with comments and trailing commas.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// The text with comments and trailing commas as spaces; lines stay where they are.
std::string without_json_comments(std::string_view text);

}  // namespace podworks
