// Which findings of a pool were there at the base revision as well, whatever was renamed or moved since.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/diagnostic.h"

namespace podworks {

/// What was called otherwise then: names of now, each with that of then.
struct Renames {
  using Names = std::map<std::string, std::string, std::less<>>;

  /// Paths of files and of folders; a file that was split off another one has that one's. "" has a file that only took
  /// the name of one whose code went elsewhere: it was not there then.
  Names files = {};
  Names pods = {};
};

/// The name of then of a file or a pod of now: its own where it was not renamed.
const std::string& name_then(const Renames::Names& names, const std::string& now);

/// How two lists of findings belong together, by their numbers.
struct Comparison {
  struct Match {
    std::size_t now = 0;
    std::size_t import = 0;  ///< of `now`; 0 too if it has none
    std::size_t then = 0;
  };
  std::vector<Match> matches = {};
  std::vector<std::size_t> gone = {};  ///< findings of then of which nothing is left
};

/// Marks the findings of `now` that are known, and their imports. A finding is known if all of its imports are:
/// they stood in the same file, reached the same thing and broke the same rule, or the baseline knows them. A cycle is
/// known if one of then had all of its members. An import that breaks several rules broke all of them then.
Comparison compare_findings(const std::vector<Diagnostic>& then, const Renames& renames, std::vector<Diagnostic>& now);

/// A finding with new imports beside known ones stands at the first new one: that is the one to look at.
void show_new_imports(std::vector<Diagnostic>& findings);

}  // namespace podworks
