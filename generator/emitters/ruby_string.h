// Ruby's string literals.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// A literal that Ruby reads back as exactly these bytes, on one line: 'single quoted' where that suffices, else with
/// escapes ("a\nb"). Nothing in it is ever interpolated.
std::string ruby_string(std::string_view text);

/// A literal of the symbol with this text: `:git`, `:'odd name'`.
std::string ruby_symbol(std::string_view text);

}  // namespace podworks
