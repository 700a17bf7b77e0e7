// Whether podworks.yml has been taken away: without it the rules about layers are off, and a gate would be green.
#pragma once

#include "cli/base_pool.h"
#include "cli/command.h"
#include "cli/locate.h"

namespace podworks {

/// For commands that give a verdict. Errors: no podworks.yml, but a baseline, which belongs to one.
Result<Done> check_config_is_there(const Call& call, const Location& location);

/// Errors: the commit of the base has a podworks.yml nearer than the one of now, or at all, and it is gone.
Result<Done> check_config_is_kept(const Call& call, const OpenedBase& base);

}  // namespace podworks
