// target_sources, and the words that say for whom something holds.
#include "scanner/pods/cmake/run.h"

namespace podworks {

bool is_cmake_scope(const CMakeWord& word) {
  return word.is("PUBLIC") || word.is("PRIVATE") || word.is("INTERFACE") || word.is("LINK_PUBLIC") ||
         word.is("LINK_PRIVATE") || word.is("LINK_INTERFACE_LIBRARIES");
}

bool builds_with(const CMakeWord& scope) {
  return !scope.is("INTERFACE") && !scope.is("LINK_INTERFACE_LIBRARIES");
}

bool passes_on(const CMakeWord& scope) {
  return !scope.is("PRIVATE") && !scope.is("LINK_PRIVATE");
}

/// target_sources(t scope source..., scope FILE_SET name [TYPE HEADERS] [BASE_DIRS d...] FILES f...)
void CMakeRun::target_sources(const CMakeCommand&, CMakeWords& words) {
  mend_expressions(words);
  if (words.empty()) return;
  for (CMakeTarget* target : targets_of(words[0])) {
    const CMakeWord* scope = nullptr;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (is_cmake_scope(words[i])) {
        scope = &words[i];
      } else if (words[i].is("FILE_SET")) {
        i = file_set(words, i + 1, *target);
      } else if (scope != nullptr) {
        if (builds_with(*scope)) add_items(words[i], true, target, target->sources);
        if (passes_on(*scope)) add_items(words[i], true, nullptr, target->passed_sources);
      }
    }
  }
}

/// `i` stands at the set's name; answers where its last word stands.
std::size_t CMakeRun::file_set(const CMakeWords& words, std::size_t i, CMakeTarget& target) {
  bool is_files = false;
  bool is_folders = false;
  bool has_folders = false;
  const bool is_shown = i < 2 || !words[i - 2].is("PRIVATE");
  for (++i; i < words.size() && !is_cmake_scope(words[i]) && !words[i].is("FILE_SET"); ++i) {
    if (words[i].is("TYPE")) {
      ++i;
    } else if (words[i].is("FILES") || words[i].is("BASE_DIRS")) {
      is_files = words[i].is("FILES");
      is_folders = !is_files;
    } else if (is_files) {
      add_items(words[i], true, &target, target.headers);
    } else if (is_folders) {
      has_folders = true;
      add_items(words[i], true, nullptr, target.includes);
      if (is_shown) add_items(words[i], true, nullptr, target.passed_includes);
    }
  }
  if (!has_folders) {
    const CMakeItem here{directory().folder, words[0].at, true, false};
    target.includes.push_back(here);
    if (is_shown) target.passed_includes.push_back(here);
  }
  return i - 1;
}

}  // namespace podworks
