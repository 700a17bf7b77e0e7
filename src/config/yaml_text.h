// Writes single YAML values so that every YAML reader gives the same text back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// Plain where nothing can be misread, else in double quotes.
std::string yaml_text(std::string_view text);
/// "[a, b]"
std::string yaml_list(const std::vector<std::string>& items);

}  // namespace podworks
