// `check FILE...`, --pod and --app: the graph is whole, the report is theirs.
#pragma once

#include <string>
#include <vector>

#include "cli/pipeline.h"

namespace podworks {

struct Scope {
  std::vector<Diagnostic> findings = {};
  std::string words = {};  ///< "in 2 files", "in pod `House` and the 3 pods that it needs"; empty = everything
};

/// Of files: findings that stand in them or have an import there. Of a pod or app: those about the pods of its closure.
/// Errors: a file that does not exist or lies outside, an unknown pod or app.
Result<Scope> findings_in_scope(const Call& call, const Pool& pool, std::vector<Diagnostic> findings);

}  // namespace podworks
