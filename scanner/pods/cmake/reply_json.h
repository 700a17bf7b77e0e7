// Members of JSON objects that may be missing or of another type.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "scanner/pods/reader.h"

namespace podworks {

inline std::string text_of(const Json* json) {
  return json != nullptr && json->string() != nullptr ? *json->string() : std::string();
}

inline std::size_t number_of(const Json* json, std::size_t fallback) {
  if (json == nullptr || json->integer() == nullptr || *json->integer() < 0) return fallback;
  return static_cast<std::size_t>(*json->integer());
}

inline const JsonArray& array_of(const Json* json) {
  static const JsonArray none;
  return json != nullptr && json->array() != nullptr ? *json->array() : none;
}

inline const Json* element(const Json* json, std::size_t i) {
  const JsonArray& array = array_of(json);
  return i < array.size() ? &array[i] : nullptr;
}

inline const Json* member(const Json* json, std::string_view key) {
  return json != nullptr ? json->find(key) : nullptr;
}

inline Result<Json> read_json(const ReaderContext& context, const std::string& path) {
  Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  return parse_json(text.value(), path);
}

}  // namespace podworks
