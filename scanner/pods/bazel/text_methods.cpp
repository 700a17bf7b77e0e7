// The methods of Starlark's texts.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

using Kind = StarlarkValue::Kind;

constexpr std::string_view kBlanks = " \t\n\r\f\v";

std::string_view stripped(std::string_view text, std::string_view characters, bool left, bool right) {
  const std::size_t begin = left ? text.find_first_not_of(characters) : 0;
  if (begin == std::string_view::npos) return {};
  const std::size_t end = right ? text.find_last_not_of(characters) : text.size() - 1;
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  while (true) {
    const std::size_t found = from.empty() ? std::string_view::npos : text.find(from);
    result += text.substr(0, found);
    if (found == std::string_view::npos || result.size() > 2'000'000) return result;
    result += to;
    text.remove_prefix(found + from.size());
  }
}

std::string to_upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

/// The first letter of each word; of `only_first` that of the text.
std::string capitalized(std::string_view text, bool only_first) {
  std::string result = to_lower(text);
  bool begins = true;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const char c = result[i];
    const bool is_letter = c >= 'a' && c <= 'z';
    if (is_letter && begins) result[i] = static_cast<char>(c - 'a' + 'A');
    begins = only_first ? false : !is_letter;
  }
  return result;
}

bool is_any_affix(std::string_view text, const StarlarkValue& affix, bool at_end) {
  const auto fits = [&](const StarlarkValue& one) {
    return one.is(Kind::Text) && (at_end ? text.ends_with(one.text) : text.starts_with(one.text));
  };
  if (!affix.is_list()) return fits(affix);
  return std::any_of(affix.list->items.begin(), affix.list->items.end(), fits);
}

/// The part of the text that the arguments from the second one on bound, as a slice does, and where it begins; unset
/// if they are not known.
std::optional<std::pair<std::string_view, std::size_t>> bounded(std::string_view text, const StarlarkValues& given) {
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t bounds[2] = {0, size};
  for (std::size_t i = 1; i < given.size(); ++i) {
    if (given[i].is(Kind::None) && i < 3) continue;
    if (!given[i].is(Kind::Number) || i > 2) return std::nullopt;
    const std::int64_t place = given[i].number < 0 ? std::max(given[i].number, -size) + size : given[i].number;
    bounds[i - 1] = std::min(place, size);
  }
  const auto begin = static_cast<std::size_t>(bounds[0]);
  const auto length = static_cast<std::size_t>(std::max(bounds[1] - bounds[0], std::int64_t{0}));
  return std::pair(text.substr(begin, length), begin);
}

std::int64_t times_in(std::string_view text, std::string_view part) {
  std::int64_t times = 0;
  for (std::size_t i = text.find(part); i != std::string_view::npos; i = text.find(part, i + part.size())) ++times;
  return times;
}

std::vector<std::string> partitioned(const std::string& text, std::string_view by, bool at_first) {
  const std::size_t found = at_first ? text.find(by) : text.rfind(by);
  if (found != std::string::npos) return {text.substr(0, found), std::string(by), text.substr(found + by.size())};
  return at_first ? std::vector<std::string>{text, "", ""} : std::vector<std::string>{"", "", text};
}

std::vector<std::string> split_at_blanks(std::string_view rest, std::size_t most) {
  std::vector<std::string> parts;
  for (rest = trim(rest); !rest.empty(); rest = trim(rest)) {
    const std::size_t end = parts.size() < most ? rest.find_first_of(kBlanks) : std::string_view::npos;
    parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
  }
  return parts;
}

std::vector<std::string> split_at(std::string_view rest, std::string_view by, std::size_t most) {
  std::vector<std::string> parts;
  std::size_t found = rest.find(by);
  for (; found != std::string_view::npos && parts.size() < most; found = rest.find(by)) {
    parts.emplace_back(rest.substr(0, found));
    rest.remove_prefix(found + by.size());
  }
  parts.emplace_back(rest);
  return parts;
}

std::vector<std::string> split_from_end(std::string_view rest, std::string_view by, std::size_t most) {
  std::vector<std::string> parts;
  std::size_t found = rest.rfind(by);
  for (; found != std::string_view::npos && parts.size() < most; found = rest.rfind(by)) {
    parts.emplace_back(rest.substr(found + by.size()));
    rest = rest.substr(0, found);
  }
  parts.emplace_back(rest);
  std::reverse(parts.begin(), parts.end());
  return parts;
}

}  // namespace

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::call_method(Value& base, const std::string& name,
                                                                       const Arguments& given,
                                                                       const StarlarkNode& node) {
  if (base.is(Kind::Text)) return text_method(base.text, name, given, node);
  if (base.is_list()) return list_method(base, name, given, node);
  return dict_method(base, name, given, node);
}

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::text_method(const std::string& self, const std::string& name,
                                                                       const Arguments& given,
                                                                       const StarlarkNode& node) {
  count(self.size() / 16);
  if (name == "format") return format_method(self, given, node);
  if (!given.named.empty()) return std::nullopt;
  if (std::optional<Value> found = case_method(self, name, node)) return found;
  const Value* const first = given.values.empty() ? nullptr : &given.values[0];
  if (first != nullptr && first->is_unknown()) return unknown_as(*first, node);
  if (name == "join") return first == nullptr ? unknown("a value is missing", node) : join_method(self, *first, node);
  if (name == "strip" || name == "lstrip" || name == "rstrip") {
    const std::string_view characters =
        first != nullptr && first->is(Kind::Text) ? std::string_view(first->text) : kBlanks;
    return text(std::string(stripped(self, characters, name != "rstrip", name != "lstrip")), node);
  }
  if (std::optional<Value> found = split_method(self, name, given, node)) return found;
  if (first == nullptr) return std::nullopt;
  if (std::optional<Value> found = search_method(self, name, given, node)) return found;
  if (!first->is(Kind::Text)) return std::nullopt;
  if (name == "replace" && given.values.size() > 1) {
    const Value& by = given.values[1];
    if (!by.is(Kind::Text) || given.values.size() > 2) return unknown_as(by, node);
    return text(replaced(self, first->text, by.text), node);
  }
  if (name == "removeprefix") return text(self.starts_with(first->text) ? self.substr(first->text.size()) : self, node);
  if (name == "removesuffix") {
    return text(self.ends_with(first->text) ? self.substr(0, self.size() - first->text.size()) : self, node);
  }
  return std::nullopt;
}

/// What may look at a part of the text: text.find(part, start, end).
std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::search_method(const std::string& self,
                                                                         const std::string& name,
                                                                         const Arguments& given,
                                                                         const StarlarkNode& node) {
  const bool searches = name == "find" || name == "rfind" || name == "index" || name == "rindex";
  const bool compares = name == "startswith" || name == "endswith";
  if (!searches && !compares && name != "count") return std::nullopt;
  const auto within = bounded(self, given.values);
  if (!within) return unknown("the part of the text is not known", node);
  const auto [part, begin] = *within;
  const Value& wanted = given.values[0];
  if (compares) {
    const bool fits = is_any_affix(part, wanted, name == "endswith");
    const Value* const lost = !fits && wanted.is_list() ? unknown_in(*wanted.list) : nullptr;
    return lost != nullptr ? unknown_as(*lost, node) : flag(fits, node);
  }
  if (!wanted.is(Kind::Text) || (name == "count" && wanted.text.empty())) return std::nullopt;
  if (name == "count") return number(times_in(part, wanted.text), node);
  const std::size_t found = name[0] == 'r' ? part.rfind(wanted.text) : part.find(wanted.text);
  if (found != std::string_view::npos) return number(static_cast<std::int64_t>(begin + found), node);
  return name.ends_with("index") ? unknown("there is no such part", node) : number(-1, node);
}

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::case_method(const std::string& self, const std::string& name,
                                                                       const StarlarkNode& node) {
  if (name == "lower") return text(to_lower(self), node);
  if (name == "upper") return text(to_upper(self), node);
  if (name == "title") return text(capitalized(self, false), node);
  if (name == "capitalize") return text(capitalized(self, true), node);
  const auto all = [&](auto&& is_one) {
    return flag(!self.empty() && std::all_of(self.begin(), self.end(), is_one), node);
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (name == "isdigit") return all(is_digit);
  if (name == "isalpha") return all(is_letter);
  if (name == "isalnum") return all([&](char c) { return is_digit(c) || is_letter(c); });
  if (name == "isupper") return flag(self == to_upper(self) && self != to_lower(self), node);
  if (name == "islower") return flag(self == to_lower(self) && self != to_upper(self), node);
  if (name == "elems") {
    StarlarkValues items;
    for (const char c : self) items.push_back(text(std::string(1, c), node));
    return new_list(std::move(items), node);
  }
  return std::nullopt;
}

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::split_method(const std::string& self,
                                                                        const std::string& name, const Arguments& given,
                                                                        const StarlarkNode& node) {
  const Value* const separator = given.values.empty() ? nullptr : &given.values[0];
  const bool at_blanks = separator == nullptr || separator->is(Kind::None);
  std::vector<std::string> parts;
  if (name == "partition" || name == "rpartition") {
    if (at_blanks || !separator->is(Kind::Text)) return std::nullopt;
    parts = partitioned(self, separator->text, name == "partition");
  } else if (name == "splitlines") {
    if (separator != nullptr || self.find('\r') != std::string::npos) return std::nullopt;
    parts = split_at(self, "\n", std::string::npos);
    if (parts.back().empty()) parts.pop_back();  // a line ends; what is behind the last end is none
  } else if (name == "split" || name == "rsplit") {
    std::size_t most = std::string::npos;
    if (given.values.size() > 1 && given.values[1].is(Kind::Number) && given.values[1].number >= 0) {
      most = static_cast<std::size_t>(given.values[1].number);
    }
    if (at_blanks) {
      if (name == "rsplit" && most != std::string::npos) return std::nullopt;
      parts = split_at_blanks(self, most);
    } else if (!separator->is(Kind::Text) || separator->text.empty()) {
      return std::nullopt;
    } else {
      parts = name == "split" ? split_at(self, separator->text, most) : split_from_end(self, separator->text, most);
    }
  } else {
    return std::nullopt;
  }
  StarlarkValues items;
  for (std::string& part : parts) items.push_back(text(std::move(part), node));
  return new_list(std::move(items), node, name.ends_with("partition") ? Kind::Tuple : Kind::List);
}

StarlarkEvaluator::Value StarlarkEvaluator::join_method(const std::string& self, const Value& list,
                                                        const StarlarkNode& node) {
  std::string joined;
  const StarlarkValues items = items_of(list, node);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is(Kind::Text)) return unknown_as(items[i], node);
    if (joined.size() > kMaxText) return unknown("the text is too long", node);
    if (i > 0) joined += self;
    joined += items[i].text;
  }
  return text(std::move(joined), node);
}

/// "{}/{name}".format(a, name = b)
StarlarkEvaluator::Value StarlarkEvaluator::format_method(const std::string& self, const Arguments& given,
                                                          const StarlarkNode& node) {
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < self.size(); ++i) {
    const char c = self[i];
    const bool is_double = i + 1 < self.size() && self[i + 1] == c;
    if (c != '{' || is_double) {
      result += c;
      if ((c == '{' || c == '}') && is_double) ++i;
      continue;
    }
    const std::size_t end = self.find('}', i);
    if (end == std::string::npos) return unknown("a bracket is missing in the text", node);
    const std::string field = self.substr(i + 1, end - i - 1);
    const Value* value = given.find(field);
    std::size_t place = 0;
    const char* const last = field.data() + field.size();
    if (field.empty()) {
      place = next++;
    } else if (std::from_chars(field.data(), last, place).ptr != last) {
      place = given.values.size();
    }
    if (value == nullptr && place < given.values.size()) value = &given.values[place];
    if (value == nullptr) return unknown(given.lost.empty() ? "a value is missing" : given.lost, node);
    const std::optional<std::string> written = starlark_text(*value);
    if (!written) return unknown_as(*value, node);
    result += *written;
    if (result.size() > kMaxText) return unknown("the text is too long", node);
    i = end;
  }
  return text(std::move(result), node);
}

}  // namespace podworks
