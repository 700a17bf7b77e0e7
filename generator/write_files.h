// Brings emitted files to the disk without losing what somebody wrote by hand.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "generator/emitter.h"
#include "model/diagnostic.h"

namespace podworks {

struct WriteOptions {
  bool check = false;    ///< write nothing; what is not as it would be written is a finding
  bool dry_run = false;  ///< write nothing; say what would happen, and refuse what would be refused
  bool force = false;    ///< overwrite what was edited by hand, or is not ours
  /// True for paths that podworks reads: they are never written, not even with `force`.
  std::function<bool(std::string_view path)> is_input = {};
};

enum class FileState {
  New,        ///< it does not exist
  Unchanged,  ///< it is left untouched, so that nothing is built again
  Changed,    ///< ours, for an older plan
  Edited,     ///< ours, but changed by hand: overwritten with `force` only
  Foreign,    ///< without our header: overwritten with `force` only
};
/// "new", "unchanged", "changed", "edited by hand", "not ours"
const char* to_string(FileState state);

struct FileOutcome {
  std::string path = {};
  std::string app = {};
  FileState state = FileState::New;
  bool written = false;
};

struct WriteReport {
  std::vector<FileOutcome> files = {};  ///< in the order given
  /// With `check`: one `stale-manifest` for each file that is not unchanged, its unified diff the last note.
  std::vector<Diagnostic> findings = {};
};

/// Looks at every file before it writes the first one, then writes all or none. Errors, all in one go: two files of one
/// path, a file where another one needs a folder, a path that leaves the pool or is read by podworks, a folder or an
/// unreadable file in the way; and, but for a check, what cannot be written, was edited or is not ours.
Result<WriteReport> write_files(FileSystem& disk, const std::vector<EmittedFile>& files, const WriteOptions& options);

}  // namespace podworks
