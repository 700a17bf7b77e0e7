// Who is asked about a finding.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "config/codeowners.h"
#include "model/diagnostic.h"

namespace podworks {

/// What podworks.pod.yml says of the pod at fault goes before what CODEOWNERS says of the file at fault. CODEOWNERS
/// lies in `.github`, at the repository's top, in `docs` or in `.gitlab`; the first one counts.
class Owners {
 public:
  Owners() = default;  ///< nobody owns anything
  Owners(const World& world, const Pool& pool);

  /// Empty if nobody is known.
  std::vector<std::string> of(const Pool& pool, const Diagnostic& finding) const;
  /// All that could be asked for, sorted.
  std::vector<std::string> names(const Pool& pool) const;

 private:
  std::string top_ = {};
  CodeOwners files_ = {};
  mutable std::map<std::string, std::vector<std::string>> of_files_ = {};  // thousands of findings may be in one
};

/// `--owner`: takes away what others own. Case does not matter. Errors: nobody is called so.
Result<Done> keep_owned(const std::string& owner, const Owners& owners, const Pool& pool,
                        std::vector<Diagnostic>& findings);

}  // namespace podworks
