// Where the pool's files are: the folder of podworks.yml, or the folders of its `roots:`.
#pragma once

#include <memory>
#include <string>

#include "base/file_system.h"
#include "cli/command.h"
#include "cli/locate.h"
#include "model/project.h"

namespace podworks {

/// Opens them, and says in `location` and `project` where they are. Errors: a root that is not there.
Result<std::unique_ptr<FileSystem>> open_pool(const Call& call, Location& location, Project& project);

}  // namespace podworks
