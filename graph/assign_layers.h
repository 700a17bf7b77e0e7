// Puts every pod into its layer: podworks.pod.yml first, then a name in podworks.yml, then a glob. Entries get `app`.
#pragma once

#include "model/layers.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

LayerMap assign_layers(const Project& project, const ScanResult& scan);

}  // namespace podworks
