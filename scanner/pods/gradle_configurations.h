// What the names of Gradle's configurations and source sets say: what a dependency is for, which code is tests.
#pragma once

#include <string_view>

#include "model/declaration.h"

namespace podworks {

struct GradlePurpose {
  DeclaredFor purpose = DeclaredFor::Build;
  bool reexported = false;
};

/// Of `configuration` within the source set ("" outside of any). One that nobody knows counts as needed to build.
GradlePurpose purpose_of_configuration(std::string_view configuration, std::string_view source_set);

/// One that Gradle, Android's or Kotlin's plugin makes, with any prefix: "debugImplementation".
bool is_known_configuration(std::string_view name);

/// "test", "androidTest", "commonTest", "testFixtures", "jmh", "commonBenchmark".
bool is_test_source_set(std::string_view name);

/// Globs of the source sets' folders in a module for which that holds.
const std::vector<std::string>& test_source_globs();

}  // namespace podworks
