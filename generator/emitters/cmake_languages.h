// What CMake calls a source's language, and which library a system header stands for.
#pragma once

#include <optional>
#include <string_view>

#include "generator/emitters/cmake_plan.h"

namespace podworks {

/// By the name's ending; unset for what is not compiled.
std::optional<CMakeLanguage> cmake_language_of(std::string_view path);
/// "m", "threads", "dl", or empty.
std::string_view library_of_header(std::string_view header);

}  // namespace podworks
