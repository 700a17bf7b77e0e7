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

}  // namespace

void CMakeRun::string(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 2) return;
  const std::string what = words[0].text();
  const std::size_t size = words.size();
  const auto text = [&](std::size_t i) { return i < size ? words[i].text() : std::string(); };
  // The word that is computed from: more than one value of it gives as many answers.
  const auto give = [&](std::size_t out, std::size_t in, auto&& compute) {
    if (out >= size) return;
    CMakeValue value = in < size ? words[in].value : CMakeValue();
    for (std::string& one : value.texts) one = compute(one);
    for (const CMakeWord& word : words) {
      if (value.unknown.empty()) value.unknown = word.value.unknown;
    }
    normalize(value);
    scopes_.set(words[out].text(), std::move(value));
  };
  std::size_t bytes = 0;
  for (const CMakeWord& word : words) bytes += word.text().size();
  spend(1 + bytes / 16);
  if (what == "REGEX") {
    const bool replaces = text(1) == "REPLACE";
    const std::size_t out = replaces ? 4 : 3;
    const std::optional<CMakeValue> value = regex_string(words);
    if (out >= size) return;
    return value ? scopes_.set(words[out].text(), *value) : make_unknown(command, words[out].text());
  }
  if (what == "REPLACE") {
    const CMakeValue all = joined(words, 4, size);
    if (size > 4) words[4].value = all;
    const auto fits = [&](const std::string& one) { return may_replace(one, text(1), text(2)); };
    if (!std::all_of(all.texts.begin(), all.texts.end(), fits)) return make_unknown(command, text(3));
    return give(3, 4, [&](const std::string& one) { return replaced(one, text(1), text(2)); });
  }
  if (what == "TOLOWER") return give(2, 1, [](const std::string& one) { return to_lower(one); });
  if (what == "TOUPPER") return give(2, 1, [](const std::string& one) { return to_upper(one); });
  if (what == "STRIP") return give(2, 1, [](const std::string& one) { return std::string(trim(one)); });
  if (what == "MAKE_C_IDENTIFIER") return give(2, 1, [](const std::string& one) { return c_identifier(one); });
  if (what == "LENGTH") return give(2, 1, [](const std::string& one) { return std::to_string(one.size()); });
  if (what == "SUBSTRING") {
    return give(4, 1, [&](const std::string& one) {
      return std::string(part(one, std::atol(text(2).c_str()), std::atol(text(3).c_str())));
    });
  }
  if (what == "FIND") {
    return give(3, 1, [&](const std::string& one) {
      const std::size_t found = text(4) == "REVERSE" ? one.rfind(text(2)) : one.find(text(2));
      return found == std::string::npos ? std::string("-1") : std::to_string(found);
    });
  }
  if (what == "CONCAT" || what == "JOIN") {
    const std::size_t begin = what == "JOIN" ? 3 : 2;
    const std::string glue = what == "JOIN" ? text(1) : std::string();
    std::vector<std::string> parts;
    std::size_t length = 0;
    for (std::size_t i = begin; i < size; ++i) {
      parts.push_back(text(i));
      length += parts.back().size() + glue.size();
    }
    if (length > kMaxCMakeText) return make_unknown(command, text(begin - 1));
    return give(begin - 1, size, [&](const std::string&) { return join(parts, glue); });
  }
  if (what == "APPEND" || what == "PREPEND") {
    CMakeValue value = lookup(words[1].text());
    value.is_unset = false;
    std::string added;
    for (std::size_t i = 2; i < size; ++i) {
      added += text(i);
      value.is_open |= words[i].value.is_open;
      if (value.unknown.empty()) value.unknown = words[i].value.unknown;
    }
    if (added.size() + value.texts[0].size() > kMaxCMakeText) return make_unknown(command, words[1].text());
    for (std::string& one : value.texts) one = what == "APPEND" ? one + added : added + one;
    bytes_ += added.size() + value.texts[0].size();
    return scopes_.set(words[1].text(), std::move(value));
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
