// The names that need no pod: what the SDKs and standard libraries bring along. Each table is sorted and has no name
// twice.
#pragma once

#include <span>
#include <string_view>

namespace podworks::system_tables {

// system_headers.cpp
std::span<const std::string_view> c();
std::span<const std::string_view> cpp();
std::span<const std::string_view> unix_headers();
std::span<const std::string_view> unix_headers_in_folders();  ///< "net/if.h"
std::span<const std::string_view> compiler_headers();
std::span<const std::string_view> windows_headers();  ///< in lower case
std::span<const std::string_view> header_families();  ///< folders: "sys", "mach"
std::span<const std::string_view> plain_words();  ///< names of the tables above that projects use too: "util.h", "os"

// system_modules.cpp
std::span<const std::string_view> frameworks();
std::span<const std::string_view> swift_modules();  ///< modules without headers named <Module/...>
std::span<const std::string_view> test_libraries();
std::span<const std::string_view> test_headers();

}  // namespace podworks::system_tables
