#include "scanner/languages/defines.h"

#include <algorithm>

#include "scanner/languages/c_expression.h"

namespace podworks {

namespace {

MacroValue value_of(std::string_view text) {
  if (text == "undefined") return {.is_defined = false, .number = CNumber{}, .text = text};
  if (text == "true") return {.is_defined = true, .number = CNumber{.bits = 1}, .text = text};
  if (text == "false") return {.is_defined = true, .number = CNumber{}, .text = text};
  return {.is_defined = true, .number = constant_c_value(text), .text = text};
}

bool holds(const MacroValue& value) {
  return value.is_defined && !(value.number && value.number->is_zero());
}

// Names of one and the same platform.
std::string_view plain_answer(std::string_view question) {
  if (question == "os(OSX)") return "os(macOS)";
  if (question == "os(xrOS)") return "os(visionOS)";
  return question;
}

std::string_view function_of(std::string_view question) {
  return question.substr(0, question.find('('));
}

}  // namespace

Defines::Defines(const std::map<std::string, std::string>& values) {
  entries_.reserve(values.size());
  for (const auto& [name, text] : values) {
    Entry& entry = entries_.emplace_back(Entry{.name = name, .key = name, .text = text});
    std::erase(entry.key, ' ');
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    entry.value = value_of(entry.text);
    index_.emplace(plain_answer(entry.key), i);
    const std::string_view function = function_of(entry.key);
    const bool has_one_answer = function.size() < entry.key.size() && (function == "os" || function == "arch");
    if (has_one_answer && holds(entry.value)) only_answers_.push_back(i);
  }
}

std::optional<std::size_t> Defines::find(std::string_view name) const {
  const auto found = index_.find(plain_answer(name));
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Defines::find_rival(std::string_view function, std::string_view question) const {
  for (const std::size_t index : only_answers_) {
    const std::string_view answer = entries_[index].key;
    if (function_of(answer) == function && plain_answer(answer) != plain_answer(question)) return index;
  }
  return std::nullopt;
}

}  // namespace podworks
