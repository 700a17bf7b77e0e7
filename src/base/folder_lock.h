// Keeps two runs from changing a file of one folder at once.
#pragma once

#include <string>

#include "base/platform.h"

namespace podworks {

/// Held from its making to its end, or to that of the process; another run waits as long. It leaves no file behind:
/// what is locked is the folder itself, or the nearest one above that exists. Where a file system knows no locks there
/// is none. A network's file system may know them on one machine only.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace podworks
