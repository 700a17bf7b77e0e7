// Text of the user's tree inside XML.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// For a quoted attribute: line feeds and tabs stay what they are. Bytes that are no UTF-8 and what no XML may hold,
/// control characters above all, become U+FFFD (XML 1.0, 2.2).
std::string xml_attribute(std::string_view text);
/// For the inside of an element: the same, with lines as lines.
std::string xml_content(std::string_view text);

}  // namespace podworks
