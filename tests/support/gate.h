// A small factory and the verdict of `check` over it, for the tests of the gate.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/git_pool.h"

namespace podworks {

/// Two layers: the business pods House, Recruit and Biz*, which may not use each other, above Net, Log and Base*.
extern const std::string kGateConfig;
/// House imports Recruit, which is forbidden; Net imports Log, which is not.
std::vector<std::pair<std::string, std::string>> gate_factory();

struct Verdict {
  int exit_code = 0;
  std::vector<std::string> fresh = {};  ///< "rule from -> to file:line" or "rule message"
  std::size_t known = 0;
  std::size_t fixed = 0;
  std::string err = {};
};

/// `podworks check` in the folder, on 2026-11-21.
Verdict gate_check(const std::string& folder, const std::vector<std::string>& more = {"--base", "main"});

}  // namespace podworks
