// Methods of String and Symbol.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/ruby_methods.h"
#include "scanner/pods/ruby_pattern.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::size_t kMaxPattern = 256;  // a search for a long text in a long one costs both lengths multiplied

const std::string& self(const RubyCall& call) {
  return *call.receiver->text;
}

Value not_known(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` with these arguments is not understood", call.name), call.node);
}

/// The argument's text, if it is one.
const std::string* text_argument(const RubyCall& call, std::size_t index) {
  const Value value = call.argument(index);
  return value.is_text() ? value.text : nullptr;
}

std::string stripped(std::string_view text, bool left, bool right) {
  if (left) text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  if (right) {
    const std::size_t last = text.find_last_not_of(kBlanks);
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

/// Changes the text itself. It cannot say "perhaps": under an undecided condition it stays, and that is reported.
void set_text(Ruby& ruby, const RubyCall& call, std::string text) {
  if (ruby.is_uncertain()) {
    ruby.report_uncertainty();
  } else if (text.size() > RubyHeap::kMaxText) {
    ruby.give_up("this text grows too long", call.node);
  } else {
    *call.receiver->text = std::move(text);
  }
}

/// A result that keeps the receiver's class, or goes into it for methods that end in `!`.
template <class Change>
Value changed(Ruby& ruby, const RubyCall& call, Change change) {
  std::string result = change(self(call));
  if (!call.name.ends_with('!')) {
    return call.receiver->is(ValueKind::Symbol) ? ruby.heap().symbol(std::move(result))
                                                : ruby.heap().text(std::move(result));
  }
  const bool same = result == self(call);
  if (!same) set_text(ruby, call, std::move(result));
  return same ? Value{} : *call.receiver;
}

/// The pattern of sub, gsub, split and the like: a text, or an expression that is plain text.
std::optional<PlainPattern> pattern_argument(const RubyCall& call) {
  const Value value = call.argument(0);
  if (extent_of(value) > kMaxPattern) return std::nullopt;
  if (value.is(ValueKind::String)) return PlainPattern{.text = *value.text};
  if (value.is(ValueKind::Regex)) return plain_pattern(*value.text);
  return std::nullopt;
}

Value substitute(Ruby& ruby, const RubyCall& call, bool all) {
  const auto pattern = pattern_argument(call);
  const std::string* replacement = text_argument(call, 1);
  const bool reference = replacement != nullptr && replacement->find('\\') != std::string::npos;
  if (!pattern || replacement == nullptr || reference) return not_known(ruby, call);
  return changed(ruby, call, [&](const std::string& text) {
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = pattern->find(text, 0); at != std::string::npos; at = pattern->find(text, from)) {
      result += text.substr(from, at - from);
      result += *replacement;
      from = at + pattern->text.size();
      if (pattern->text.empty() || !all || result.size() > RubyHeap::kMaxText) break;
    }
    return result + text.substr(std::min(from, text.size()));
  });
}

Value split_text(Ruby& ruby, const RubyCall& call) {
  std::vector<Value> parts;
  const std::string& text = self(call);
  const bool by_blanks = call.arguments.empty() || call.argument(0).is_nil() ||
                         (call.argument(0).is(ValueKind::String) && *call.argument(0).text == " ");
  const bool blank_expression =
      call.argument(0).is(ValueKind::Regex) && (*call.argument(0).text == "\\s+" || *call.argument(0).text == "\\s");
  if (by_blanks || blank_expression) {
    for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string::npos;) {
      const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
      parts.push_back(ruby.heap().text(text.substr(at, end - at)));
      at = text.find_first_not_of(kBlanks, end);
    }
    return ruby.heap().array(std::move(parts));
  }
  const auto pattern = pattern_argument(call);
  if (!pattern || pattern->text.empty()) return not_known(ruby, call);
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

Value slice_text(Ruby& ruby, const RubyCall& call) {
  const Value first = call.argument(0);
  if (first.is(ValueKind::String) && first.text->size() > kMaxPattern) return not_known(ruby, call);
  if (first.is(ValueKind::String)) return self(call).find(*first.text) != std::string::npos ? first : Value{};
  const bool ascii = code_points(self(call)) == self(call).size();
  if ((!first.is(ValueKind::Integer) && !first.is(ValueKind::Range)) || !ascii) return not_known(ruby, call);
  const auto slice = slice_of(call, self(call).size());
  return slice ? ruby.heap().text(self(call).substr(slice->begin, slice->size)) : Value{};
}

Value add_text(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (other.is_unknown()) return other;
  if (!other.is(ValueKind::String)) return not_known(ruby, call);
  return ruby.heap().text(self(call) + *other.text);
}

Value append_text(Ruby& ruby, const RubyCall& call) {
  for (const Value& argument : call.arguments) {
    const Value text = text_or_unknown(ruby, argument, call.node);
    if (text.is_unknown()) return text;
    if (self(call).size() + text.text->size() > RubyHeap::kMaxText)
      return ruby.unknown("this text grows too long", call.node);
    set_text(ruby, call, self(call) + *text.text);
  }
  return *call.receiver;
}

Value repeat_text(Ruby& ruby, const RubyCall& call) {
  const Value count = call.argument(0);
  if (!count.is(ValueKind::Integer) || count.integer < 0) return not_known(ruby, call);
  const auto times = static_cast<std::size_t>(count.integer);
  if (!self(call).empty() && times > RubyHeap::kMaxText / self(call).size()) {
    return ruby.unknown("this text grows too long", call.node);
  }
  std::string result;
  for (std::size_t i = 0; i < times && !self(call).empty(); ++i) result += self(call);
  return ruby.heap().text(std::move(result));
}

/// Kernel#format for %s and %d.
Value format_text(Ruby& ruby, const RubyCall& call) {
  const Value argument = call.argument(0);
  const std::vector<Value> values =
      argument.is(ValueKind::Array) ? argument.array->items : std::vector<Value>{argument};
  std::string result;
  std::size_t next = 0;
  const std::string& text = self(call);
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
      return not_known(ruby, call);
    }
  }
  return ruby.heap().text(std::move(result));
}

Value test_any_text(Ruby& ruby, const RubyCall& call, bool (*test)(std::string_view, std::string_view)) {
  for (const Value& argument : call.arguments) {
    if (argument.is(ValueKind::Regex)) {
      const auto pattern = plain_pattern(*argument.text);
      if (!pattern || pattern->at_end || !call.name.starts_with("start")) return not_known(ruby, call);
      if (self(call).starts_with(pattern->text)) return boolean_value(true);
      continue;
    }
    const bool searches = call.name == "include?" && extent_of(argument) > kMaxPattern;
    if (!argument.is_text() || searches) return not_known(ruby, call);
    if (test(self(call), *argument.text)) return boolean_value(true);
  }
  return boolean_value(false);
}

Value match_text(Ruby& ruby, const RubyCall& call) {
  const auto pattern = pattern_argument(call);
  if (!pattern) return not_known(ruby, call);
  const std::size_t at = pattern->find(self(call), 0);
  if (call.name == "match?") return boolean_value(at != std::string::npos);
  if (call.name == "=~" || call.name == "index") {
    return at == std::string::npos ? Value{} : integer_value(static_cast<std::int64_t>(at));
  }
  return at == std::string::npos ? Value{} : ruby.unknown("the result of a match is not understood", call.node);
}

Value number_of_text(Ruby&, const RubyCall& call) {
  const std::string text = stripped(self(call), true, false);
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
  const std::string& text = self(call);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t end = newline == std::string::npos ? text.size() : newline + 1;
    std::string line = text.substr(at, end - at);
    if (chomp != nullptr && chomp->is_truthy() && line.ends_with('\n')) line.pop_back();
    lines.push_back(ruby.heap().text(std::move(line)));
    at = end;
  }
  if (call.name == "lines") return ruby.heap().array(std::move(lines));
  if (call.block == nullptr) return not_known(ruby, call);
  for (const Value& line : lines) {
    ruby.call_block(*call.block, {line});
    if (ruby.is_jumping()) break;
  }
  return *call.receiver;
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

Value translate_text(Ruby& ruby, const RubyCall& call) {
  const std::string* from_text = text_argument(call, 0);
  const std::string* to_text = text_argument(call, 1);
  const bool deletes = call.name.starts_with("delete");
  if (from_text == nullptr || (to_text == nullptr && !deletes)) return not_known(ruby, call);
  const auto from = characters(*from_text);
  const auto to = characters(deletes ? std::string_view() : std::string_view(*to_text));
  if (!from || !to) return not_known(ruby, call);
  std::array<std::size_t, 256> place = {};  // where `from` first names a character, from 1
  for (std::size_t i = from->size(); i > 0; --i) place[static_cast<unsigned char>((*from)[i - 1])] = i;
  return changed(ruby, call, [&](const std::string& text) {
    std::string result;
    for (const char c : text) {
      const std::size_t at = place[static_cast<unsigned char>(c)];
      if (at == 0) {
        result += c;
      } else if (!to->empty()) {
        result += (*to)[std::min(at, to->size()) - 1];
      }
    }
    return result;
  });
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
  if (!order) return not_known(ruby, call);
  if (call.name == "<=>") return integer_value(*order);
  return boolean_value(call.name == "<"    ? *order < 0
                       : call.name == "<=" ? *order <= 0
                       : call.name == ">"  ? *order > 0
                                           : *order >= 0);
}

Value change_prefix(Ruby& ruby, const RubyCall& call, bool prefix) {
  const std::string* part = text_argument(call, 0);
  if (part == nullptr) return not_known(ruby, call);
  return changed(ruby, call, [&](const std::string& text) {
    if (prefix) return text.starts_with(*part) ? text.substr(part->size()) : text;
    return text.ends_with(*part) ? text.substr(0, text.size() - part->size()) : text;
  });
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
    {"capitalize", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return capitalized(t); }); }},
    {"chars", [](Ruby& r, const RubyCall& c) {
       std::vector<Value> items;
       if (self(c).size() > RubyHeap::kMaxItems) return not_known(r, c);
       for (const char each : self(c)) items.push_back(r.heap().text(std::string(1, each)));
       return code_points(self(c)) == self(c).size() ? r.heap().array(std::move(items)) : not_known(r, c);
     }},
    {"chomp", [](Ruby& r, const RubyCall& c) {
       const std::string* ending = text_argument(c, 0);
       return changed(r, c, [&](const std::string& t) { return chomped(t, ending != nullptr ? *ending : std::string()); });
     }},
    {"chomp!", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return chomped(t, ""); }); }},
    {"concat", append_text},
    {"delete", translate_text},
    {"delete_prefix", [](Ruby& r, const RubyCall& c) { return change_prefix(r, c, true); }},
    {"delete_suffix", [](Ruby& r, const RubyCall& c) { return change_prefix(r, c, false); }},
    {"downcase", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return to_lower(t); }); }},
    {"each_line", lines_of_text},
    {"empty?", [](Ruby&, const RubyCall& c) { return boolean_value(self(c).empty()); }},
    {"end_with?", [](Ruby& r, const RubyCall& c) {
       return test_any_text(r, c, [](std::string_view text, std::string_view part) { return text.ends_with(part); });
     }},
    {"gsub", [](Ruby& r, const RubyCall& c) { return substitute(r, c, true); }},
    {"gsub!", [](Ruby& r, const RubyCall& c) { return substitute(r, c, true); }},
    {"include?", [](Ruby& r, const RubyCall& c) {
       return test_any_text(r, c, [](std::string_view text, std::string_view part) { return text.find(part) != text.npos; });
     }},
    {"index", match_text},
    {"intern", [](Ruby& r, const RubyCall& c) { return r.heap().symbol(self(c)); }},
    {"length", [](Ruby&, const RubyCall& c) { return integer_value(static_cast<std::int64_t>(code_points(self(c)))); }},
    {"lines", lines_of_text},
    {"lstrip", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return stripped(t, true, false); }); }},
    {"match", match_text},
    {"match?", match_text},
    {"prepend", [](Ruby& r, const RubyCall& c) {
       const std::string* part = text_argument(c, 0);
       if (part == nullptr) return not_known(r, c);
       set_text(r, c, *part + self(c));
       return *c.receiver;
     }},
    {"replace", [](Ruby& r, const RubyCall& c) {
       const std::string* other = text_argument(c, 0);
       if (other == nullptr) return not_known(r, c);
       set_text(r, c, std::string(*other));
       return *c.receiver;
     }},
    {"reverse", [](Ruby& r, const RubyCall& c) { return r.heap().text({self(c).rbegin(), self(c).rend()}); }},
    {"rstrip", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return stripped(t, false, true); }); }},
    {"size", [](Ruby&, const RubyCall& c) { return integer_value(static_cast<std::int64_t>(code_points(self(c)))); }},
    {"slice", slice_text},
    {"split", split_text},
    {"start_with?", [](Ruby& r, const RubyCall& c) {
       return test_any_text(r, c, [](std::string_view text, std::string_view part) { return text.starts_with(part); });
     }},
    {"strip", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return stripped(t, true, true); }); }},
    {"strip!", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return stripped(t, true, true); }); }},
    {"strip_heredoc", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"sub", [](Ruby& r, const RubyCall& c) { return substitute(r, c, false); }},
    {"sub!", [](Ruby& r, const RubyCall& c) { return substitute(r, c, false); }},
    {"to_f", number_of_text},
    {"to_i", number_of_text},
    {"to_s", [](Ruby& r, const RubyCall& c) { return c.receiver->is(ValueKind::String) ? *c.receiver : r.heap().text(self(c)); }},
    {"to_str", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"to_sym", [](Ruby& r, const RubyCall& c) { return r.heap().symbol(self(c)); }},
    {"tr", translate_text},
    {"upcase", [](Ruby& r, const RubyCall& c) { return changed(r, c, [](const std::string& t) { return upper(t); }); }},
});

}  // namespace

RubyMethod find_text_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
