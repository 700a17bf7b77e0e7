// Methods of String and Symbol.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"
#include "scanner/pods/ruby/methods.h"
#include "scanner/pods/ruby/text_receiver.h"
#include "scanner/pods/ruby/text_search.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

std::string stripped(std::string_view text, bool left, bool right) {
  if (left) text.remove_prefix(std::min(text.find_first_not_of(kRubyBlanks), text.size()));
  if (right) {
    const std::size_t last = text.find_last_not_of(kRubyBlanks);
    text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  }
  return std::string(text);
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

std::string capitalized(std::string_view text) {
  return text.empty() ? std::string() : upper(text.substr(0, 1)) + to_lower(text.substr(1));
}

Value add_text(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (other.is_unknown()) return other;
  if (!other.is(ValueKind::String)) return text_not_known(ruby, call);
  return ruby.heap().text(receiver_text(call) + *other.text);
}

Value append_text(Ruby& ruby, const RubyCall& call) {
  for (const Value& argument : call.arguments) {
    const Value text = text_or_unknown(ruby, argument, call.node);
    if (text.is_unknown()) return text;
    if (receiver_text(call).size() + text.text->size() > RubyHeap::kMaxText)
      return ruby.unknown("this text grows too long", call.node);
    set_text(ruby, call, receiver_text(call) + *text.text);
  }
  return *call.receiver;
}

Value repeat_text(Ruby& ruby, const RubyCall& call) {
  const Value count = call.argument(0);
  if (!count.is(ValueKind::Integer) || count.integer < 0) return text_not_known(ruby, call);
  const auto times = static_cast<std::size_t>(count.integer);
  if (!receiver_text(call).empty() && times > RubyHeap::kMaxText / receiver_text(call).size()) {
    return ruby.unknown("this text grows too long", call.node);
  }
  std::string result;
  for (std::size_t i = 0; i < times && !receiver_text(call).empty(); ++i) result += receiver_text(call);
  return ruby.heap().text(std::move(result));
}

/// Kernel#format for %s and %d.
Value format_text(Ruby& ruby, const RubyCall& call) {
  const Value argument = call.argument(0);
  const std::vector<Value> values =
      argument.is(ValueKind::Array) ? argument.array->items : std::vector<Value>{argument};
  std::string result;
  std::size_t next = 0;
  const std::string& text = receiver_text(call);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    const char form = i + 1 < text.size() ? text[i + 1] : '\0';
    ++i;
    if (form == '%') {
      result += '%';
    } else if ((form == 's' || form == 'd' || form == 'i') && next < values.size()) {
      const Value piece = text_or_unknown(ruby, values[next++], call.node);
      if (piece.is_unknown()) return piece;
      result += *piece.text;
      if (result.size() > RubyHeap::kMaxText) return ruby.unknown("this text grows too long", call.node);
    } else {
      return text_not_known(ruby, call);
    }
  }
  return ruby.heap().text(std::move(result));
}

Value number_of_text(Ruby&, const RubyCall& call) {
  const std::string text = stripped(receiver_text(call), true, false);
  if (call.name == "to_f") {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return float_value(number);
  }
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return integer_value(number);
}

Value lines_of_text(Ruby& ruby, const RubyCall& call) {
  const Value* chomp = call.keyword("chomp");
  std::vector<Value> lines;
  const std::string& text = receiver_text(call);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t end = newline == std::string::npos ? text.size() : newline + 1;
    std::string line = text.substr(at, end - at);
    if (chomp != nullptr && chomp->is_truthy() && line.ends_with('\n')) line.pop_back();
    lines.push_back(ruby.heap().text(std::move(line)));
    at = end;
  }
  if (call.name == "lines") return ruby.heap().array(std::move(lines));
  if (call.block == nullptr) return text_not_known(ruby, call);
  for (const Value& line : lines) {
    ruby.call_block(*call.block, {line});
    if (ruby.is_jumping()) break;
  }
  return *call.receiver;
}

std::string chomped(std::string_view text, std::string_view ending) {
  if (!ending.empty()) {
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
    return std::string(text);
  }
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return std::string(text);
}

Value compare_text(Ruby& ruby, const RubyCall& call) {
  const auto order = ruby.order(*call.receiver, call.argument(0));
  if (!order) return text_not_known(ruby, call);
  if (call.name == "<=>") return integer_value(*order);
  return boolean_value(call.name == "<"    ? *order < 0
                       : call.name == "<=" ? *order <= 0
                       : call.name == ">"  ? *order > 0
                                           : *order >= 0);
}

Value change_prefix(Ruby& ruby, const RubyCall& call, bool prefix) {
  const std::string* part = text_argument(call, 0);
  if (part == nullptr) return text_not_known(ruby, call);
  const std::string& text = receiver_text(call);
  if (prefix) return changed_text(ruby, call, text.starts_with(*part) ? text.substr(part->size()) : text);
  return changed_text(ruby, call, text.ends_with(*part) ? text.substr(0, text.size() - part->size()) : text);
}

Value characters_of_text(Ruby& ruby, const RubyCall& call) {
  const std::string& text = receiver_text(call);
  if (text.size() > RubyHeap::kMaxItems) return text_not_known(ruby, call);
  std::vector<Value> items;
  for (const char each : text) items.push_back(ruby.heap().text(std::string(1, each)));
  return code_points(text) == text.size() ? ruby.heap().array(std::move(items)) : text_not_known(ruby, call);
}

Value length_of_text(Ruby&, const RubyCall& call) {
  return integer_value(static_cast<std::int64_t>(code_points(receiver_text(call))));
}

Value reverse_text(Ruby& ruby, const RubyCall& call) {
  return ruby.heap().text({receiver_text(call).rbegin(), receiver_text(call).rend()});
}

Value string_of_text(Ruby& ruby, const RubyCall& call) {  // of a symbol, too
  return call.receiver->is(ValueKind::String) ? *call.receiver : ruby.heap().text(receiver_text(call));
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"%", format_text},
    {"*", repeat_text},
    {"+", add_text},
    {"<", compare_text},
    {"<<", append_text},
    {"<=", compare_text},
    {"<=>", compare_text},
    {"=~", match_text},
    {">", compare_text},
    {">=", compare_text},
    {"[]", slice_text},
    {"capitalize", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, capitalized(receiver_text(c))); }},
    {"chars", characters_of_text},
    {"chomp", [](Ruby& r, const RubyCall& c) {
       const std::string* ending = text_argument(c, 0);
       return changed_text(r, c, chomped(receiver_text(c), ending != nullptr ? *ending : std::string()));
     }},
    {"chomp!", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, chomped(receiver_text(c), "")); }},
    {"concat", append_text},
    {"delete", translate_text},
    {"delete_prefix", [](Ruby& r, const RubyCall& c) { return change_prefix(r, c, true); }},
    {"delete_suffix", [](Ruby& r, const RubyCall& c) { return change_prefix(r, c, false); }},
    {"downcase", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, to_lower(receiver_text(c))); }},
    {"each_line", lines_of_text},
    {"empty?", [](Ruby&, const RubyCall& c) { return boolean_value(receiver_text(c).empty()); }},
    {"end_with?", [](Ruby& r, const RubyCall& c) {
       return test_any_text(r, c, [](std::string_view text, std::string_view part) { return text.ends_with(part); });
     }},
    {"gsub", [](Ruby& r, const RubyCall& c) { return substitute(r, c, true); }},
    {"gsub!", [](Ruby& r, const RubyCall& c) { return substitute(r, c, true); }},
    {"include?", [](Ruby& r, const RubyCall& c) {
       return test_any_text(r, c, [](std::string_view text, std::string_view part) {
         return text.find(part) != std::string_view::npos;
       });
     }},
    {"index", match_text},
    {"intern", [](Ruby& r, const RubyCall& c) { return r.heap().symbol(receiver_text(c)); }},
    {"length", length_of_text},
    {"lines", lines_of_text},
    {"lstrip", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, stripped(receiver_text(c), true, false)); }},
    {"match", match_text},
    {"match?", match_text},
    {"prepend", [](Ruby& r, const RubyCall& c) {
       const std::string* part = text_argument(c, 0);
       if (part == nullptr) return text_not_known(r, c);
       set_text(r, c, *part + receiver_text(c));
       return *c.receiver;
     }},
    {"replace", [](Ruby& r, const RubyCall& c) {
       const std::string* other = text_argument(c, 0);
       if (other == nullptr) return text_not_known(r, c);
       set_text(r, c, std::string(*other));
       return *c.receiver;
     }},
    {"reverse", reverse_text},
    {"rstrip", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, stripped(receiver_text(c), false, true)); }},
    {"size", length_of_text},
    {"slice", slice_text},
    {"split", split_text},
    {"start_with?", [](Ruby& r, const RubyCall& c) {
       return test_any_text(r, c, [](std::string_view text, std::string_view part) { return text.starts_with(part); });
     }},
    {"strip", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, stripped(receiver_text(c), true, true)); }},
    {"strip!", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, stripped(receiver_text(c), true, true)); }},
    {"strip_heredoc", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"sub", [](Ruby& r, const RubyCall& c) { return substitute(r, c, false); }},
    {"sub!", [](Ruby& r, const RubyCall& c) { return substitute(r, c, false); }},
    {"to_f", number_of_text},
    {"to_i", number_of_text},
    {"to_s", string_of_text},
    {"to_str", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"to_sym", [](Ruby& r, const RubyCall& c) { return r.heap().symbol(receiver_text(c)); }},
    {"tr", translate_text},
    {"upcase", [](Ruby& r, const RubyCall& c) { return changed_text(r, c, upper(receiver_text(c))); }},
});

}  // namespace

RubyMethod find_text_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
