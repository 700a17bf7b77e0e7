#include "scanner/pods/ruby/json.h"

#include "base/json.h"
#include "base/text.h"

namespace podworks {

namespace {

constexpr auto kNone = std::string_view::npos;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  const std::size_t found = text.find_first_not_of(" \t\r\n", at);
  return found == kNone ? text.size() : found;
}

/// `at` stands on the opening quote; the position behind the closing one.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return kNone;
}

/// The position behind a value: strings and brackets are counted, nothing is checked.
std::size_t skip_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at);
      if (at == kNone) return kNone;
      if (depth == 0) return at;
      continue;
    }
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      if (--depth == 0) return at + 1;
    } else if (c == ',' && depth == 0) {
      return at;
    }
    ++at;
  }
  return at;
}

}  // namespace

std::optional<std::string_view> find_json_member(std::string_view object, std::string_view key) {
  std::size_t at = skip_blanks(object, 0);
  if (at >= object.size() || object[at] != '{') return std::nullopt;
  at = skip_blanks(object, at + 1);
  while (at < object.size() && object[at] == '"') {
    const std::size_t name_end = skip_string(object, at);
    if (name_end == kNone) return std::nullopt;
    const std::string_view name = object.substr(at + 1, name_end - at - 2);
    at = skip_blanks(object, name_end);
    if (at >= object.size() || object[at] != ':') return std::nullopt;
    at = skip_blanks(object, at + 1);
    const std::size_t end = skip_value(object, at);
    if (end == kNone) return std::nullopt;
    if (name == key) return trim(object.substr(at, end - at));
    at = skip_blanks(object, end);
    if (at >= object.size() || object[at] != ',') return std::nullopt;
    at = skip_blanks(object, at + 1);
  }
  return std::nullopt;
}

Value parse_json_value(RubyEvaluator& ruby, std::string_view text, const Node* node) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (trim(text).starts_with('{')) return ruby.heap().json(std::string(text));
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"' && text.find('\\') == kNone) {
    return ruby.heap().text(std::string(text.substr(1, text.size() - 2)));
  }
  const Result<Json> json = parse_json(text, "");
  if (!json.ok()) return ruby.raise("this text is no JSON", node);
  return ruby.heap().from_json(json.value());
}

std::optional<Value> json_member(RubyEvaluator& ruby, const RubyCall& call) {
  const std::string_view name = call.name;
  const bool asks = name == "key?" || name == "has_key?" || name == "include?";
  if (!asks && name != "[]" && name != "fetch" && name != "dig") return std::nullopt;
  if (call.arguments.empty() || !call.arguments[0].is(ValueKind::String)) return std::nullopt;
  const auto text = find_json_member(*call.receiver->text, *call.arguments[0].text);
  if (!text) return std::nullopt;  // absent, or no JSON: only the whole text can tell
  if (asks) return boolean_value(true);
  const Value member = parse_json_value(ruby, *text, call.node);
  if (name != "dig" || call.arguments.size() == 1 || member.is_nil()) return member;
  return ruby.call_method(member, "dig", call.arguments.subspan(1));
}

Value whole_json(RubyEvaluator& ruby, const Value& json, const Node* node) {
  const Result<Json> parsed = parse_json(*json.text, "");
  if (!parsed.ok()) return ruby.unknown("this text is no JSON", node);
  return ruby.heap().from_json(parsed.value());
}

}  // namespace podworks
