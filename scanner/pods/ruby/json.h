// JSON.parse without reading more of a file than is asked for: podspecs look up one member of package.json.
#pragma once

#include <optional>
#include <string_view>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

/// The text of a member's value. Nothing if the object has no such member, or is no JSON up to there.
std::optional<std::string_view> find_json_member(std::string_view object, std::string_view key);

/// JSON.parse: an object stays text, anything else becomes its value.
Value parse_json_value(RubyEvaluator& ruby, std::string_view text, const Node* node);
/// `json["key"]`, fetch, dig, key? of an object that is still text. Nothing for all other calls.
std::optional<Value> json_member(RubyEvaluator& ruby, const RubyCall& call);
/// The object as a hash.
Value whole_json(RubyEvaluator& ruby, const Value& json, const Node* node);

}  // namespace podworks
