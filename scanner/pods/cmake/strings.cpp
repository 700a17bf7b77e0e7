// string(...)
#include <algorithm>

#include "base/text.h"
#include "scanner/pods/cmake/regex.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

std::string to_upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::size_t count_of(std::string_view what, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; at += what.size()) ++count;
  return count;
}

/// No longer than texts may be.
bool may_replace(std::string_view text, std::string_view what, std::string_view by) {
  if (what.empty() || by.size() <= what.size()) return true;
  return text.size() + count_of(what, text) * (by.size() - what.size()) <= kMaxCMakeText;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string result;
  if (what.empty()) return std::string(text);
  for (std::size_t at = 0;;) {
    const std::size_t found = text.find(what, at);
    result += text.substr(at, found == std::string_view::npos ? found : found - at);
    if (found == std::string_view::npos) return result;
    result += by;
    at = found + what.size();
  }
}

/// `\1` of the replacement are the groups. False: it gets too long.
bool add_replacement(std::string_view text, std::string_view by, const CMakeRegex::Match& match, std::string& result) {
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (by[i] != '\\' || i + 1 == by.size()) {
      result += by[i];
    } else if (by[++i] >= '0' && by[i] <= '9') {
      const auto [begin, end] = match.groups[static_cast<std::size_t>(by[i] - '0')];
      result += text.substr(begin, end - begin);
    } else {
      result += by[i];
    }
    if (result.size() > kMaxCMakeText) return false;
  }
  return true;
}

std::string c_identifier(std::string text) {
  for (char& c : text) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!fits) c = '_';
  }
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') text.insert(0, "_");
  return text;
}

std::string_view part(std::string_view text, long begin, long length) {
  if (begin < 0 || static_cast<std::size_t>(begin) > text.size()) return {};
  return text.substr(static_cast<std::size_t>(begin),
                     length < 0 ? std::string_view::npos : static_cast<std::size_t>(length));
}

std::string text_at(const CMakeWords& words, std::size_t i) {
  return i < words.size() ? words[i].text() : std::string();
}

std::string found_at(const std::string& text, const CMakeWords& words) {
  const std::string what = text_at(words, 2);
  const std::size_t found = text_at(words, 4) == "REVERSE" ? text.rfind(what) : text.find(what);
  return found == std::string::npos ? std::string("-1") : std::to_string(found);
}

/// What is computed from one word.
struct Function {
  std::string_view name = {};
  std::size_t in = 0;   // that word
  std::size_t out = 0;  // the one with the variable's name
  std::string (*compute)(const std::string& text, const CMakeWords& words) = nullptr;
};

constexpr Function kFunctions[] = {
    {"FIND", 1, 3, found_at},
    {"LENGTH", 1, 2, [](const std::string& text, const CMakeWords&) { return std::to_string(text.size()); }},
    {"MAKE_C_IDENTIFIER", 1, 2, [](const std::string& text, const CMakeWords&) { return c_identifier(text); }},
    {"REPLACE", 4, 3,
     [](const std::string& text, const CMakeWords& words) {
       return replaced(text, text_at(words, 1), text_at(words, 2));
     }},
    {"STRIP", 1, 2, [](const std::string& text, const CMakeWords&) { return std::string(trim(text)); }},
    {"SUBSTRING", 1, 4,
     [](const std::string& text, const CMakeWords& words) {
       const auto number = [&](std::size_t i) { return std::atol(text_at(words, i).c_str()); };
       return std::string(part(text, number(2), number(3)));
     }},
    {"TOLOWER", 1, 2, [](const std::string& text, const CMakeWords&) { return to_lower(text); }},
    {"TOUPPER", 1, 2, [](const std::string& text, const CMakeWords&) { return to_upper(text); }},
};

/// A text that comes of all words is known as far as they are.
void take_unknown(const CMakeWords& words, CMakeValue& value) {
  for (const CMakeWord& word : words) {
    if (value.unknown.empty()) value.unknown = word.value.unknown;
  }
}

/// The words from `begin` on; nothing if that is too long.
std::optional<CMakeValue> concatenated(const CMakeWords& words, std::size_t begin, const std::string& glue) {
  std::size_t size = 0;
  for (std::size_t i = begin; i < words.size(); ++i) size += words[i].text().size() + glue.size();
  if (size > kMaxCMakeText) return std::nullopt;
  CMakeValue value;
  for (std::size_t i = begin; i < words.size(); ++i) {
    if (i > begin) value.texts[0] += glue;
    value.texts[0] += words[i].text();
  }
  take_unknown(words, value);
  return value;
}

/// string(APPEND|PREPEND variable texts...); nothing if that is too long.
std::optional<CMakeValue> extended(CMakeValue value, const CMakeWords& words) {
  const std::optional<CMakeValue> added = concatenated(words, 2, "");
  if (!added || added->texts[0].size() + value.texts[0].size() > kMaxCMakeText) return std::nullopt;
  const std::string& text = added->texts[0];
  const bool appends = words[0].is("APPEND");
  for (std::string& one : value.texts) one = appends ? one + text : text + one;
  value.is_unset = false;
  for (std::size_t i = 2; i < words.size(); ++i) value.is_open |= words[i].value.is_open;
  take_unknown(words, value);
  return value;
}

}  // namespace

void CMakeRun::string(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 2) return;
  const std::string what = words[0].text();
  const std::size_t size = words.size();
  std::size_t bytes = 0;
  for (const CMakeWord& word : words) bytes += word.text().size();
  spend(1 + bytes / 16);
  const auto give = [&](std::size_t out, std::optional<CMakeValue> value) {
    if (out >= size) return;
    value ? scopes_.set(words[out].text(), std::move(*value)) : make_unknown(command, words[out].text());
  };
  if (what == "REGEX") return give(words[1].is("REPLACE") ? 4 : 3, regex_string(words));
  if (what == "CONCAT") return give(1, concatenated(words, 2, ""));
  if (what == "JOIN") return give(2, concatenated(words, 3, words[1].text()));
  if (what == "APPEND" || what == "PREPEND") {
    CMakeValue value = lookup(words[1].text());
    bytes_ += bytes + value.texts[0].size();
    return give(1, extended(std::move(value), words));
  }
  if (what == "REPLACE" && size > 4) {
    words[4].value = joined(words, 4, size);
    const auto fits = [&](const std::string& one) { return may_replace(one, words[1].text(), words[2].text()); };
    const std::vector<std::string>& texts = words[4].value.texts;
    if (!std::all_of(texts.begin(), texts.end(), fits)) return give(3, std::nullopt);
  }
  for (const Function& function : kFunctions) {
    if (function.name != what) continue;
    CMakeValue value = function.in < size ? words[function.in].value : CMakeValue();
    for (std::string& one : value.texts) one = function.compute(one, words);
    take_unknown(words, value);
    normalize(value);
    return give(function.out, std::move(value));
  }
  for (const std::size_t out : {size - 1, std::size_t{1}}) {
    if (words[out].kind == CMakeArgument::Kind::Unquoted) make_unknown(command, words[out].text());
  }
}

/// string(REGEX REPLACE regex by OUT input...), string(REGEX MATCH|MATCHALL regex OUT input...); nothing if it cannot
/// be decided.
std::optional<CMakeValue> CMakeRun::regex_string(const CMakeWords& words) {
  if (words.size() < 4) return std::nullopt;
  const bool replaces = words[1].is("REPLACE");
  const std::size_t begin = replaces ? 5 : 4;
  const CMakeValue input = joined(words, begin, words.size());
  const CMakeRegex regex(words[2].text());
  if (!regex.is_valid() || words[2].value.known() == nullptr || !input.unknown.empty()) return std::nullopt;
  CMakeValue value = input;
  for (std::string& one : value.texts) {
    std::string result;
    std::size_t at = 0;
    for (bool found = true; found && at <= one.size();) {
      CMakeRegex::Match match;
      // Each search begins a new text: `^` matches there as well, as CMake has it.
      const CMakeRegex::Answer answer = regex.find(std::string_view(one).substr(at), 0, match);
      if (answer == CMakeRegex::Answer::GaveUp || !spend(1 + one.size() / 16)) return std::nullopt;
      found = answer == CMakeRegex::Answer::Found;
      if (replaces) result += one.substr(at, found ? match.begin : std::string::npos);
      if (result.size() > kMaxCMakeText) return std::nullopt;
      if (!found) break;
      const std::string_view rest = std::string_view(one).substr(at);
      if (replaces) {
        if (!add_replacement(rest, words[3].text(), match, result)) return std::nullopt;
      } else {
        if (!result.empty()) result += ';';
        result += rest.substr(match.begin, match.end - match.begin);
        if (words[1].is("MATCH")) {
          for (std::size_t i = 0; i < match.groups.size(); ++i) {
            const auto [from, to] = match.groups[i];
            scopes_.set("CMAKE_MATCH_" + std::to_string(i), CMakeValue::of(std::string(rest.substr(from, to - from))));
          }
          break;
        }
      }
      if (match.end == match.begin) {
        if (replaces && at + match.end < one.size()) result += one[at + match.end];
        ++at;
      }
      at += match.end;
    }
    one = std::move(result);
  }
  normalize(value);
  return value;
}

}  // namespace podworks
