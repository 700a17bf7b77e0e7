#include "config/defaults.h"

#include "config/load_project.h"

namespace podworks {

const std::vector<std::string_view>& default_excludes() {
  static const std::vector<std::string_view> globs = {
      "**/.git",
      "**/.svn",
      "**/.hg",
      "**/node_modules",
      "**/Pods",
      "**/Carthage",
      "**/DerivedData",
      "**/.build",
      "**/.gradle",
      "**/.dart_tool",
      "**/.idea",
      "**/.vscode",
      "**/.bundle",
      // Input of tests, often broken on purpose.
      "**/test/fixtures",
      "**/tests/fixtures",
      "**/__fixtures__",
      "**/__testfixtures__",
      "**/.fixtures",
  };
  return globs;
}

const std::vector<std::string_view>& default_tests() {
  static const std::vector<std::string_view> globs = {
      "**/Tests/**", "**/tests/**",  "**/test/**",           "**/__tests__/**",       "**/*Tests.swift",
      "**/*Tests.m", "**/*Tests.mm", "**/*_test.{c,cc,cpp}", "**/*_tests.{c,cc,cpp}",
  };
  return globs;
}

Project default_project() {
  Project project;
  for (const std::string_view glob : default_excludes()) project.exclude.push_back({.value = Glob(glob)});
  project.built_in_excludes = project.exclude.size();
  for (const std::string_view glob : default_tests()) project.tests.push_back({.value = Glob(glob)});
  return project;
}

}  // namespace podworks
