// The rules of a SARIF log, and where each of them stands in the list.
#pragma once

#include <map>
#include <string>

#include "base/json.h"
#include "report/report.h"

namespace podworks {

struct SarifRules {
  JsonArray descriptors = {};
  std::map<std::string, std::size_t> index = {};  ///< by the rule's id
};

/// Those that are on, and those of findings that the table does not know any more.
SarifRules sarif_rules(const CheckReport& report);

/// "error", "warning", "note"
std::string_view sarif_level(Severity severity);

}  // namespace podworks
