// Ruby's string literals.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// A literal that Ruby reads back as exactly these bytes, on one line: 'single quoted' where that suffices, else with
/// escapes ("a\nb"). Nothing in it is ever interpolated.
std::string ruby_string(std::string_view text);

}  // namespace podworks
