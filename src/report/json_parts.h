// Small values that several JSON outputs share: what is unknown is null, never "" or 0.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "report/report.h"

namespace podworks {

inline Json json_position(int number) {
  return number > 0 ? Json(number) : Json(nullptr);
}
inline Json json_text(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}
inline Json json_texts(const std::vector<std::string>& texts) {
  return JsonArray(texts.begin(), texts.end());
}

/// A finding as it stands in podworks.check/1 (json.cpp).
Json finding_json(const CheckReport& report, const Diagnostic& finding);

}  // namespace podworks
