// What CMake calls a source's language, and which library a system header stands for.
#pragma once

#include <optional>
#include <string_view>

#include "generator/emitters/cmake_plan.h"

namespace podworks {

/// By the name's ending; unset for what is not compiled.
std::optional<CMakeLanguage> cmake_language_of(std::string_view path);
/// True if CMake knows the language by the name too. It compiles no other file unless it is told the language: ".CC".
bool cmake_knows_language(std::string_view path);
/// "C", "CXX" ...: as in `project(... LANGUAGES`.
std::string_view cmake_name(CMakeLanguage language);
/// "m", "threads", "dl", or empty.
std::string_view library_of_header(std::string_view header);

}  // namespace podworks
