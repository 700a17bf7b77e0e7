// Which files a commit had below a folder of the work tree: its own, and those of its submodules.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "git/repository.h"

namespace podworks {

/// A file of then, of now, or of both.
struct PastEntry {
  std::string path = {};  ///< below the folder
  bool was_there = false;
  bool is_same_there = false;  ///< the index has the content of then
  bool is_link = false;
  std::uint32_t source = 0;  ///< which of the sources has it
  GitId id = {};             ///< of the content then
  FileStatus status = {};    ///< when git last looked at it
};

/// The repository around the folder, or that of a submodule below it.
struct PastSource {
  std::shared_ptr<const Repository> repository = nullptr;
  std::string above = {};   ///< from the repository's top to the folder; of a submodule ""
  std::string folder = {};  ///< from the folder to the repository's top; of the one around it ""
  FileStatus index = {};

  /// A path below the folder as it is called in the repository.
  std::string path_in_it(std::string_view path) const;
};

struct PastEntries {
  std::vector<PastSource> sources = {};  ///< the one around the folder first, a submodule behind what holds it
  std::vector<PastEntry> entries = {};   ///< sorted by path
  /// Submodules of now or of then that are in no clone: they count as unchanged.
  std::vector<std::string> unread = {};
};

/// A submodule is read at the commit that it had in `commit`, 40 hex digits. Errors: objects that are not there.
Result<PastEntries> past_entries(std::shared_ptr<const Repository> repository, const std::string& folder,
                                 const std::string& commit);

}  // namespace podworks
