// Text of the user's tree inside Markdown as GitHub and GitLab have it.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// A sentence with names in backticks: what stands in a pair of them stays code, all else is made harmless, so that no
/// name makes a link, a picture, HTML or a mention of somebody. One line.
std::string markdown_sentence(std::string_view text);
/// A name as code. A backtick in it is shown as an apostrophe; control characters and marks that turn the direction
/// of writing become U+FFFD.
std::string markdown_code(std::string_view text);

}  // namespace podworks
