// Which targets of CMake, and which of their files, are tests.
#pragma once

#include <string_view>

#include "scanner/pods/cmake/usage.h"

namespace podworks {

/// One of its folders says so.
bool lies_in_test_folder(std::string_view path);

/// A program that add_test runs, that links a library for tests, or whose sources all lie in folders of tests.
bool is_cmake_test(const CMakeTarget& target, const CMakeUsage& usage);

}  // namespace podworks
