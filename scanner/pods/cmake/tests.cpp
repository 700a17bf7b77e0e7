#include "scanner/pods/cmake/tests.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace podworks {
namespace {

bool is_test_library(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"gtest", "gtest_main", "gmock", "gmock_main", "doctest", "Catch2", "Catch2WithMain", "cmocka", "check", "unity",
       "criterion", "CppUTest", "Boost::unit_test_framework", "boost_unit_test_framework", "cppunit"});
  for (const std::string_view package : {"GTest::", "Catch2::", "doctest::", "gtest::", "cmocka::", "CppUTest::"}) {
    if (name.starts_with(package)) return true;
  }
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

bool lies_in_test_folder(std::string_view path) {
  for (const std::string_view part : split(folder_of(path), '/')) {
    const std::string name = to_lower(part);
    if (name == "test" || name == "tests" || name == "unittest" || name == "unittests" || name == "unit_tests") {
      return true;
    }
  }
  return false;
}

bool is_cmake_test(const CMakeTarget& target, const CMakeUsage& usage) {
  if (target.is_test) return true;
  if (target.type != CMakeTarget::Type::Executable) return false;
  const auto links_tests = [](const CMakeUse& use) { return is_test_library(use.name); };
  if (std::any_of(usage.uses.begin(), usage.uses.end(), links_tests)) return true;
  return !usage.sources.empty() && std::all_of(usage.sources.begin(), usage.sources.end(), [](const CMakeItem& item) {
    return lies_in_cmake_pool(item.text) && lies_in_test_folder(in_cmake_pool(item.text));
  });
}

}  // namespace podworks
