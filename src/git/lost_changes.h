// Changes of the base to code that the branch has moved elsewhere meanwhile: a merge leaves them at the old place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// A file that the base changed after the branch had left it.
struct TheirFile {
  std::string path = {};
  std::string then = {};                 ///< where the branch left the base
  std::string theirs = {};               ///< at the base's tip
  std::optional<std::string> ours = {};  ///< in the branch; unset if it is gone
};

/// A file that the branch changed or added.
struct OurFile {
  std::string path = {};
  std::string text = {};
  bool is_new = false;
};

struct LostChange {
  std::string from = {};                ///< where the base changed the code
  std::string to = {};                  ///< where the branch has it
  int line = 0;                         ///< of `to`, the first of that code
  bool is_copy = false;                 ///< the code is still at the old place, too
  std::vector<std::string> lines = {};  ///< of the change, "-..." and "+..."
};

/// A change is lost if most of the code that it touches (the lines that it removes, else those around it) stands in
/// another file of the branch, and not at the old place, or in a new file as well; and if most of what it adds is not
/// there. Most is half of the bytes. One for each pair of files, sorted by them. O(lines of all files + differences).
std::vector<LostChange> find_lost_changes(const std::vector<TheirFile>& theirs, const std::vector<OurFile>& ours);

}  // namespace podworks
