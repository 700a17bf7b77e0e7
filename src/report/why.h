// The answer of `podworks why`: a shortest chain, and the edges that every chain goes through.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/scan.h"

namespace podworks {

/// One arrow of a chain. An app's own wish has no import and stands in podworks.yml or a Podfile.
struct WhyStep {
  std::string from = {};
  std::string to = {};
  std::size_t imports = 0;
  std::optional<ImportId> first = {};
  Place declared_at = {};  ///< where a manifest says it; shown if no import does
};

struct WhyAnswer {
  std::string from = {};  ///< a pod, or the app
  std::string to = {};
  bool from_app = false;
  bool reached = false;
  std::string only_by = {};  ///< kinds of the chain if it needs more than build edges: "test"; empty if it does not
  bool reverse = false;      ///< not reached, but `to` needs `from`
  std::vector<WhyStep> chain = {};
  std::vector<WhyStep> unavoidable = {};  ///< in the order of a chain
};

struct WhyFormat {
  std::string_view id = {};  ///< text, json
  std::string_view summary = {};
  std::string (*render)(const WhyAnswer& answer, const ScanResult& scan, bool colour) = nullptr;
};
/// THE TABLE of formats of `why`.
const std::vector<WhyFormat>& all_why_formats();

}  // namespace podworks
