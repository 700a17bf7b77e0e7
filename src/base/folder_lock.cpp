#include "base/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "base/text.h"

namespace podworks {

FolderLock::FolderLock(const std::string& folder) {
  for (std::string at = folder; descriptor_ < 0; at = folder_of(at)) {
    const std::string path = at.empty() ? "/" : at;
    descriptor_ = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor_ < 0 && (errno != ENOENT || at.empty())) return;
  }
  while (flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace podworks
