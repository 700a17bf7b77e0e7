// JSON as a plain tree. The only file that knows nlohmann-json is json.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace podworks {

class Json;
using JsonArray = std::vector<Json>;
using JsonMember = std::pair<std::string, Json>;
using JsonObject = std::vector<JsonMember>;  ///< keeps the order of its members

class Json {
 public:
  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(std::int64_t value) : value_(value) {}
  Json(int value) : value_(std::int64_t{value}) {}
  Json(std::size_t value) : value_(static_cast<std::int64_t>(value)) {}
  Json(double value) : value_(value) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(JsonArray value) : value_(std::move(value)) {}
  Json(JsonObject value) : value_(std::move(value)) {}

  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  const double* number() const { return std::get_if<double>(&value_); }
  const std::string* string() const { return std::get_if<std::string>(&value_); }
  const JsonArray* array() const { return std::get_if<JsonArray>(&value_); }
  const JsonObject* object() const { return std::get_if<JsonObject>(&value_); }
  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  /// The member's value, or nullptr (also if this is no object).
  const Json* find(std::string_view key) const;

  int line = 0;  ///< where the value ends, counted from 1; 0 if it was not parsed

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, JsonArray, JsonObject> value_;
};

/// Errors: syntax (with line and column), nesting below 500 levels. A byte order mark is skipped.
Result<Json> parse_json(std::string_view text, const std::string& file);
/// Several values, one behind the other, as `jq` and JSON Lines have them. Errors as above.
Result<std::vector<Json>> parse_json_values(std::string_view text, const std::string& file);
/// Two spaces a level, LF at the end; bytes that are no UTF-8 become U+FFFD.
std::string write_json(const Json& value);

}  // namespace podworks
