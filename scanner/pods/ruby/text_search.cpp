#include "scanner/pods/ruby/text_search.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "scanner/pods/ruby/pattern.h"
#include "scanner/pods/ruby/text_receiver.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxPattern = 256;  // a search for a long text in a long one costs both lengths multiplied

/// The pattern of sub, gsub, split and the like: a text, or an expression that is plain text.
std::optional<PlainPattern> pattern_argument(const RubyCall& call) {
  const Value value = call.argument(0);
  if (extent_of(value) > kMaxPattern) return std::nullopt;
  if (value.is(ValueKind::String)) return PlainPattern{.text = *value.text};
  if (value.is(ValueKind::Regex)) return plain_pattern(*value.text);
  return std::nullopt;
}

/// Start and length of text[i], text[i, n] and text[a..b] in bytes; nothing if outside or not understood.
struct Slice {
  std::size_t begin = 0;
  std::size_t size = 0;
};

std::optional<Slice> slice_of(const RubyCall& call, std::size_t length) {
  const auto size = static_cast<std::int64_t>(length);
  const auto from_end = [&](std::int64_t index) { return index < 0 ? index + size : index; };
  const Value first = call.argument(0);
  std::int64_t begin = 0;
  std::int64_t count = 1;
  if (first.is(ValueKind::Range)) {
    const auto& bounds = first.array->items;
    if (!bounds[0].is(ValueKind::Integer) && !bounds[0].is_nil()) return std::nullopt;
    if (!bounds[1].is(ValueKind::Integer) && !bounds[1].is_nil()) return std::nullopt;
    begin = bounds[0].is_nil() ? 0 : from_end(bounds[0].integer);
    const std::int64_t last = bounds[1].is_nil() ? size - 1 : from_end(bounds[1].integer);
    count = last - begin + (bounds[1].is(ValueKind::Integer) && bounds[2].boolean ? 0 : 1);
  } else if (first.is(ValueKind::Integer)) {
    begin = from_end(first.integer);
    const Value second = call.argument(1);
    if (second.is(ValueKind::Integer)) count = second.integer;
    if (call.arguments.size() == 1 && begin >= size) return std::nullopt;
  }
  if (begin < 0 || begin > size) return std::nullopt;
  count = std::clamp<std::int64_t>(count, 0, size - begin);
  return Slice{static_cast<std::size_t>(begin), static_cast<std::size_t>(count)};
}

/// tr and delete for plain characters and ranges without '^'.
std::optional<std::string> characters(std::string_view set) {
  std::string result;
  if (set.size() > 1 && set.front() == '^') return std::nullopt;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (set[i] == '\\') return std::nullopt;
    if (i + 2 < set.size() && set[i + 1] == '-') {
      for (int c = static_cast<unsigned char>(set[i]); c <= static_cast<unsigned char>(set[i + 2]); ++c) {
        result += static_cast<char>(c);
      }
      i += 2;
    } else {
      result += set[i];
    }
  }
  return result;
}

}  // namespace

Value substitute(RubyEvaluator& ruby, const RubyCall& call, bool all) {
  const auto pattern = pattern_argument(call);
  const std::string* replacement = text_argument(call, 1);
  const bool reference = replacement != nullptr && replacement->find('\\') != std::string::npos;
  if (!pattern || replacement == nullptr || reference) return text_not_known(ruby, call);
  const std::string& text = receiver_text(call);
  std::string result;
  std::size_t from = 0;
  for (std::size_t at = pattern->find(text, 0); at != std::string::npos; at = pattern->find(text, from)) {
    result += text.substr(from, at - from);
    result += *replacement;
    from = at + pattern->text.size();
    if (pattern->text.empty() || !all || result.size() > RubyHeap::kMaxText) break;
  }
  return changed_text(ruby, call, result + text.substr(std::min(from, text.size())));
}

Value split_text(RubyEvaluator& ruby, const RubyCall& call) {
  std::vector<Value> parts;
  const std::string& text = receiver_text(call);
  const bool by_blanks = call.arguments.empty() || call.argument(0).is_nil() ||
                         (call.argument(0).is(ValueKind::String) && *call.argument(0).text == " ");
  const bool blank_expression =
      call.argument(0).is(ValueKind::Regex) && (*call.argument(0).text == "\\s+" || *call.argument(0).text == "\\s");
  if (by_blanks || blank_expression) {
    for (std::size_t at = text.find_first_not_of(kRubyBlanks); at != std::string::npos;) {
      const std::size_t end = std::min(text.find_first_of(kRubyBlanks, at), text.size());
      parts.push_back(ruby.heap().text(text.substr(at, end - at)));
      at = text.find_first_not_of(kRubyBlanks, end);
    }
    return ruby.heap().array(std::move(parts));
  }
  const auto pattern = pattern_argument(call);
  if (!pattern || pattern->text.empty()) return text_not_known(ruby, call);
  const Value limit = call.argument(1);
  const std::size_t most =
      limit.is(ValueKind::Integer) && limit.integer > 0 ? static_cast<std::size_t>(limit.integer) : SIZE_MAX;
  std::size_t from = 0;
  while (parts.size() + 1 < most) {
    const std::size_t at = pattern->find(text, from);
    if (at == std::string::npos) break;
    parts.push_back(ruby.heap().text(text.substr(from, at - from)));
    from = at + pattern->text.size();
  }
  parts.push_back(ruby.heap().text(text.substr(from)));
  const bool keeps_empty = limit.is(ValueKind::Integer) && limit.integer != 0;
  while (!keeps_empty && !parts.empty() && parts.back().is(ValueKind::String) && parts.back().text->empty())
    parts.pop_back();
  return ruby.heap().array(std::move(parts));
}

Value slice_text(RubyEvaluator& ruby, const RubyCall& call) {
  const Value first = call.argument(0);
  if (first.is(ValueKind::String) && first.text->size() > kMaxPattern) return text_not_known(ruby, call);
  if (first.is(ValueKind::String)) return receiver_text(call).find(*first.text) != std::string::npos ? first : Value{};
  const bool ascii = code_points(receiver_text(call)) == receiver_text(call).size();
  if ((!first.is(ValueKind::Integer) && !first.is(ValueKind::Range)) || !ascii) return text_not_known(ruby, call);
  const auto slice = slice_of(call, receiver_text(call).size());
  return slice ? ruby.heap().text(receiver_text(call).substr(slice->begin, slice->size)) : Value{};
}

Value test_any_text(RubyEvaluator& ruby, const RubyCall& call, bool (*test)(std::string_view, std::string_view)) {
  for (const Value& argument : call.arguments) {
    if (argument.is(ValueKind::Regex)) {
      const auto pattern = plain_pattern(*argument.text);
      if (!pattern || pattern->at_end || !call.name.starts_with("start")) return text_not_known(ruby, call);
      if (receiver_text(call).starts_with(pattern->text)) return boolean_value(true);
      continue;
    }
    const bool searches = call.name == "include?" && extent_of(argument) > kMaxPattern;
    if (!argument.is_text() || searches) return text_not_known(ruby, call);
    if (test(receiver_text(call), *argument.text)) return boolean_value(true);
  }
  return boolean_value(false);
}

Value match_text(RubyEvaluator& ruby, const RubyCall& call) {
  const auto pattern = pattern_argument(call);
  if (!pattern) return text_not_known(ruby, call);
  const std::size_t at = pattern->find(receiver_text(call), 0);
  if (call.name == "match?") return boolean_value(at != std::string::npos);
  if (call.name == "=~" || call.name == "index") {
    return at == std::string::npos ? Value{} : integer_value(static_cast<std::int64_t>(at));
  }
  return at == std::string::npos ? Value{} : ruby.unknown("the result of a match is not understood", call.node);
}

Value translate_text(RubyEvaluator& ruby, const RubyCall& call) {
  const std::string* from_text = text_argument(call, 0);
  const std::string* to_text = text_argument(call, 1);
  const bool deletes = call.name.starts_with("delete");
  if (from_text == nullptr || (to_text == nullptr && !deletes)) return text_not_known(ruby, call);
  const auto from = characters(*from_text);
  const auto to = characters(deletes ? std::string_view() : std::string_view(*to_text));
  if (!from || !to) return text_not_known(ruby, call);
  std::array<std::size_t, 256> place = {};  // where `from` first names a character, from 1
  for (std::size_t i = from->size(); i > 0; --i) place[static_cast<unsigned char>((*from)[i - 1])] = i;
  std::string result;
  for (const char c : receiver_text(call)) {
    const std::size_t at = place[static_cast<unsigned char>(c)];
    if (at == 0) {
      result += c;
    } else if (!to->empty()) {
      result += (*to)[std::min(at, to->size()) - 1];
    }
  }
  return changed_text(ruby, call, std::move(result));
}

}  // namespace podworks
