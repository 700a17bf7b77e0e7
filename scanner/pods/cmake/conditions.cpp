// What `if` asks: decided where the text decides it, else unknown.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "scanner/pods/cmake/regex.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

constexpr int kMaxDepth = 100;

Tri negated(Tri value) {
  return value == Tri::Unknown ? value : value == Tri::Yes ? Tri::No : Tri::Yes;
}

Tri tri(bool value) {
  return value ? Tri::Yes : Tri::No;
}

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// What the text says by itself: ON, 0, x-NOTFOUND.
std::optional<bool> constant_of(std::string_view text) {
  const std::string upper = to_lower(text);
  for (const std::string_view one : {"1", "on", "yes", "true", "y"}) {
    if (upper == one) return true;
  }
  for (const std::string_view one : {"", "0", "off", "no", "false", "n", "ignore", "notfound"}) {
    if (upper == one) return false;
  }
  if (text.ends_with("-NOTFOUND")) return false;
  if (const std::optional<double> number = number_of(text)) return *number != 0;
  return std::nullopt;
}

/// 1.2.10 and 1.2.9: negative, 0, positive.
int compare_versions(std::string_view a, std::string_view b) {
  const auto x = split(a, '.');
  const auto y = split(b, '.');
  for (std::size_t i = 0; i < std::max(x.size(), y.size()); ++i) {
    const double m = i < x.size() ? number_of(x[i]).value_or(0) : 0;
    const double n = i < y.size() ? number_of(y[i]).value_or(0) : 0;
    if (m != n) return m < n ? -1 : 1;
  }
  return 0;
}

std::optional<bool> holds(int order, std::string_view comparison) {
  if (comparison == "LESS") return order < 0;
  if (comparison == "GREATER") return order > 0;
  if (comparison == "EQUAL") return order == 0;
  if (comparison == "LESS_EQUAL") return order <= 0;
  if (comparison == "GREATER_EQUAL") return order >= 0;
  return std::nullopt;
}

std::optional<bool> compared(std::string_view a, std::string_view comparison, std::string_view b) {
  if (comparison.starts_with("STR")) return holds(a.compare(b), comparison.substr(3));
  if (comparison.starts_with("VERSION_")) return holds(compare_versions(a, b), comparison.substr(8));
  const std::optional<double> x = number_of(a);
  const std::optional<double> y = number_of(b);
  if (!x || !y) return holds(0, comparison) ? std::optional(false) : std::nullopt;
  return holds(*x < *y ? -1 : *x > *y ? 1 : 0, comparison);
}

}  // namespace

Tri CMakeRun::decide(const CMakeWords& words) {
  std::size_t i = 0;
  const Tri value = decide_or(words, i, 0);
  return i == words.size() ? value : Tri::Unknown;
}

bool CMakeRun::guess(const CMakeWords& words) {
  guesses_ = true;
  const Tri value = decide(words);
  guesses_ = false;
  return value == Tri::Yes;
}

Tri CMakeRun::decide_or(const CMakeWords& words, std::size_t& i, int depth) {
  Tri value = decide_and(words, i, depth);
  while (i < words.size() && words[i].is("OR")) {
    const Tri other = decide_and(words, ++i, depth);
    value = value == Tri::Yes || other == Tri::Yes ? Tri::Yes : value == other ? value : Tri::Unknown;
  }
  return value;
}

Tri CMakeRun::decide_and(const CMakeWords& words, std::size_t& i, int depth) {
  Tri value = decide_not(words, i, depth);
  while (i < words.size() && words[i].is("AND")) {
    const Tri other = decide_not(words, ++i, depth);
    value = value == Tri::No || other == Tri::No ? Tri::No : value == other ? value : Tri::Unknown;
  }
  return value;
}

Tri CMakeRun::decide_not(const CMakeWords& words, std::size_t& i, int depth) {
  bool is_negated = false;
  for (; i < words.size() && words[i].is("NOT"); ++i) is_negated = !is_negated;
  const Tri value = decide_one(words, i, depth);
  return is_negated ? negated(value) : value;
}

Tri CMakeRun::decide_one(const CMakeWords& words, std::size_t& i, int depth) {
  if (i >= words.size()) return Tri::Unknown;
  if (words[i].kind == CMakeArgument::Kind::Open) {
    if (depth > kMaxDepth) {
      i = words.size();
      return Tri::Unknown;
    }
    const Tri value = decide_or(words, ++i, depth + 1);
    if (i >= words.size() || words[i].kind != CMakeArgument::Kind::Close) {
      i = words.size();
      return Tri::Unknown;
    }
    ++i;
    return value;
  }
  if (const std::optional<Tri> value = decide_unary(words, i)) return *value;
  if (const std::optional<Tri> value = decide_binary(words, i)) return *value;
  return truth(words[i++]);
}

std::optional<Tri> CMakeRun::decide_unary(const CMakeWords& words, std::size_t& i) {
  if (i + 1 >= words.size() || words[i].kind != CMakeArgument::Kind::Unquoted) return std::nullopt;
  const std::string& what = words[i].text();
  const bool is_one = what == "EXISTS" || what == "COMMAND" || what == "POLICY" || what == "TARGET" || what == "TEST" ||
                      what == "DEFINED" || what == "IS_DIRECTORY" || what == "IS_ABSOLUTE" || what == "IS_SYMLINK";
  // `EXISTS STREQUAL x` compares a text.
  if (!is_one || words[i + 1].is("STREQUAL") || words[i + 1].is("AND") || words[i + 1].is("OR")) return std::nullopt;
  const CMakeWord& word = words[i + 1];
  i += 2;
  if (what == "EXISTS" || what == "IS_DIRECTORY") return exists(word.value, what == "IS_DIRECTORY");
  const std::string* const text = known(word.value);
  if (text == nullptr) return Tri::Unknown;
  if (what == "POLICY") return Tri::Yes;
  if (what == "COMMAND")
    return procedures_.contains(to_lower(*text)) || handlers().contains(*text) ? Tri::Yes : Tri::Unknown;
  if (what == "TARGET") {
    const CMakeTarget* const target = build_.target(*text);
    if (target != nullptr) return target->is_conditional && !guesses_ ? Tri::Unknown : Tri::Yes;
    return text->find("::") != std::string::npos ? Tri::Unknown : Tri::No;
  }
  if (what == "DEFINED") {
    const CMakeValue value = lookup(*text);
    if (macro_ != nullptr && macro_->contains(*text)) return Tri::Unknown;
    if (guesses_) return tri(!value.is_unset && value.unknown.empty());
    return value.is_open || !value.unknown.empty() ? Tri::Unknown : tri(!value.is_unset);
  }
  if (what == "IS_ABSOLUTE") return tri(text->starts_with('/'));
  return Tri::Unknown;
}

/// What may be one of several paths is not there if none of them is.
Tri CMakeRun::exists(const CMakeValue& value, bool is_folder) const {
  const bool is_one = known(value) != nullptr;
  if (!is_one && (value.texts.size() < 2 || !value.unknown.empty())) return Tri::Unknown;
  for (std::size_t i = 0; i < (is_one ? 1 : value.texts.size()); ++i) {
    const std::string path = absolute(value.texts[i]);
    if (!lies_in_cmake_pool(path)) return Tri::Unknown;
    bool is_there = is_listed_folder(path) || (is_listed(path) && !is_folder);
    if (!is_there && !is_listed(path)) {
      const CMakeScripts::OnDisk found = scripts_.on_disk(std::string(in_cmake_pool(path)));
      is_there = found == CMakeScripts::OnDisk::Folder || (found == CMakeScripts::OnDisk::File && !is_folder);
    }
    if (is_there) return is_one ? Tri::Yes : Tri::Unknown;
  }
  return Tri::No;
}

std::optional<Tri> CMakeRun::decide_binary(const CMakeWords& words, std::size_t& i) {
  if (i + 2 >= words.size() || words[i + 1].kind != CMakeArgument::Kind::Unquoted) return std::nullopt;
  const std::string& what = words[i + 1].text();
  const bool is_comparison = compared("0", what, "0").has_value();
  if (!is_comparison && what != "MATCHES" && what != "IN_LIST" && what != "IS_NEWER_THAN" && what != "PATH_EQUAL") {
    return std::nullopt;
  }
  const CMakeValue left = operand(words[i]);
  const CMakeWord& right = words[i + 2];
  i += 3;
  if (what == "MATCHES") return matches(left, right.value);
  if (what == "IN_LIST") {
    const CMakeValue list = lookup(right.text());
    const std::string* const item = known(left);
    if (item == nullptr || known(list) == nullptr) return Tri::Unknown;
    const std::vector<std::string> elements = elements_of(list);
    return tri(std::find(elements.begin(), elements.end(), *item) != elements.end());
  }
  const CMakeValue other = operand(right);
  const std::string* const a = known(left);
  const std::string* const b = known(other);
  if (a == nullptr || b == nullptr || !is_comparison) return Tri::Unknown;
  const std::optional<bool> answer = compared(*a, what, *b);
  return answer ? tri(*answer) : Tri::Unknown;
}

Tri CMakeRun::matches(const CMakeValue& text, const CMakeValue& pattern) {
  const std::string* const where = known(text);
  const std::string* const what = known(pattern);
  if (where == nullptr || what == nullptr) return Tri::Unknown;
  const CMakeRegex regex(*what);
  CMakeRegex::Match match;
  if (!regex.is_valid()) return Tri::Unknown;
  const CMakeRegex::Answer answer = regex.find(*where, 0, match);
  if (answer == CMakeRegex::Answer::GaveUp) return Tri::Unknown;
  if (answer == CMakeRegex::Answer::None) return Tri::No;
  for (std::size_t i = 0; i < match.groups.size(); ++i) {
    const auto [begin, end] = match.groups[i];
    scopes_.set("CMAKE_MATCH_" + std::to_string(i), CMakeValue::of(where->substr(begin, end - begin)));
  }
  return Tri::Yes;
}

/// A variable's value where an unquoted word names one, else the word.
CMakeValue CMakeRun::operand(const CMakeWord& word) const {
  if (word.kind != CMakeArgument::Kind::Unquoted || known(word.value) == nullptr) return word.value;
  const CMakeValue value = lookup(word.text());
  const bool is_defined = scopes_.find(word.text()) != nullptr || !value.unknown.empty();
  return is_defined && !value.is_unset ? value : word.value;
}

Tri CMakeRun::truth(const CMakeWord& word) {
  const std::string* const text = known(word.value);
  if (text == nullptr) return Tri::Unknown;
  if (const std::optional<bool> constant = constant_of(*text)) return tri(*constant);
  if (word.kind != CMakeArgument::Kind::Unquoted) return Tri::No;
  const CMakeValue value = lookup(*text);
  if (value.is_unset) return value.is_open && !guesses_ ? Tri::Unknown : Tri::No;
  if (guesses_ && *text == "UNIX") return Tri::Yes;
  const std::string* const what = known(value);
  if (what == nullptr) return Tri::Unknown;
  return tri(constant_of(*what).value_or(true));
}

}  // namespace podworks
