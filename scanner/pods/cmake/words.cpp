// The arguments of a command: references to variables, escapes, lists.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

constexpr std::size_t kMostTexts = 64;  // of one argument
constexpr int kMaxNesting = 20;

/// A copy is cheap as long as it fits into the caches.
std::size_t cost_of_copy(std::size_t bytes) {
  return bytes >> 20 == 0 ? bytes / 64 : bytes / 8;
}

bool is_reference(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/_.+-").find(c) != std::string_view::npos;
}

/// Without `\` before a line's end and before what is no letter; `\;` stays, a list is split later.
char unescaped(char c) {
  return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

}  // namespace

CMakeWords CMakeRun::words_of(const CMakeCommand& command) {
  CMakeWords words;
  words.reserve(command.arguments.size());
  for (const CMakeArgument& argument : command.arguments) {
    add_words(argument, words);
    if (spend(0)) continue;
    stop(command, "the scripts of this build take too many steps");
    break;
  }
  spend(words.size());
  return words;
}

bool is_cmake_keyword(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

/// Without what neither is an output nor may hold words of the command's own.
CMakeWords CMakeRun::words_with_outputs(const CMakeCommand& command) {
  CMakeWords words;
  bool is_output = true;  // the first one may be a reference to all of them
  for (const CMakeArgument& argument : command.arguments) {
    const bool is_unquoted = argument.kind == CMakeArgument::Kind::Unquoted;
    if (is_unquoted && is_cmake_keyword(argument.text)) {
      is_output = argument.text == "OUTPUT" || argument.text == "BYPRODUCTS";
      add_words(argument, words);
    } else if (is_output || (is_unquoted && argument.text.starts_with("${") && argument.text.ends_with('}'))) {
      add_words(argument, words);
    }
  }
  spend(words.size());
  return words;
}

void CMakeRun::add_words(const CMakeArgument& argument, CMakeWords& words) {
  using Kind = CMakeArgument::Kind;
  const CMakePlace at = place(argument.line, argument.column);
  if (argument.kind == Kind::Bracket || argument.kind == Kind::Open || argument.kind == Kind::Close) {
    words.push_back({CMakeValue::of(std::string(argument.text)), argument.kind, at});
    return;
  }
  const bool is_quoted = argument.kind == Kind::Quoted;
  CMakeValue value = expand(argument.text, is_quoted);
  if (is_quoted || argument.text.find_first_of("$;\\") == std::string_view::npos) {
    words.push_back({std::move(value), argument.kind, at});
    return;
  }
  if (value.texts.size() > 1) {
    std::erase(value.texts, std::string());
    words.push_back({std::move(value), argument.kind, at});
    return;
  }
  bytes_ += value.texts[0].size();
  std::vector<std::string> elements = split_cmake_list(value.texts[0]);
  if (elements.size() == 1) {
    value.texts = std::move(elements);
    words.push_back({std::move(value), argument.kind, at});
    return;
  }
  for (std::string& element : elements) words.push_back({CMakeValue::of(std::move(element)), argument.kind, at});
  // What is not known of the list, and nothing else of it.
  if (elements.empty() || !value.unknown.empty()) {
    value.texts = {""};
    words.push_back({std::move(value), argument.kind, at});
  }
}

CMakeValue CMakeRun::expand(std::string_view text, bool is_quoted, int depth) {
  Expansion to;
  CMakeValue& value = to.value;
  std::size_t plain = 0;  // where the text begins that is taken as it is
  std::size_t i = 0;
  const auto flush = [&](std::size_t end) { append_text(text.substr(plain, end - plain), value); };
  while (i < text.size()) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      flush(i);
      const char c = text[i + 1];
      const bool continues = is_quoted && (c == '\n' || c == '\r');
      if (c == ';') {
        append_text("\\;", value);
      } else if (!continues) {
        append_text(std::string_view(std::string(1, unescaped(c))), value);
      }
      i += 2;
      if (continues && c == '\r' && i < text.size() && text[i] == '\n') ++i;
      plain = i;
    } else if (text[i] == '$' && i + 1 < text.size() && text[i + 1] != '<') {
      flush(i);
      plain = i;
      append_reference(text, i, to, depth);
      if (plain != i) plain = i;
    } else {
      ++i;
    }
  }
  flush(text.size());
  normalize(value);
  for (const std::string& one : value.texts) bytes_ += cost_of_copy(one.size());
  return std::move(value);
}

/// `${name}`, `$ENV{name}`, `$CACHE{name}`; names may hold references. A `$` alone is text.
void CMakeRun::append_reference(std::string_view text, std::size_t& at, Expansion& to, int depth) {
  const std::size_t open = text.find('{', at);
  const std::string_view kind =
      open == std::string_view::npos ? std::string_view("?") : text.substr(at + 1, open - at - 1);
  if (!kind.empty() && kind != "ENV" && kind != "CACHE") {
    append_text(text.substr(at++, 1), to.value);
    return;
  }
  std::size_t end = open + 1;
  int nesting = 0;
  bool is_plain = true;
  for (; end < text.size() && (nesting > 0 || text[end] != '}'); ++end) {
    if (text[end] == '$' && end + 1 < text.size() && text[end + 1] == '{') {
      ++nesting;
      ++end;
      is_plain = false;
    } else if (text[end] == '}') {
      --nesting;
    } else if (!is_reference(text[end])) {
      is_plain = false;
    }
  }
  if (end >= text.size()) {
    append_text(text.substr(at++, 1), to.value);
    return;
  }
  const std::string_view inner = text.substr(open + 1, end - open - 1);
  at = end + 1;
  if (is_plain && kind.empty()) {
    if (const CMakeValue* const found = find(inner)) return append_value(*found, inner, to);
  }
  CMakeValue name = CMakeValue::of(std::string(inner));
  if (!is_plain)
    name = depth < kMaxNesting ? expand(inner, true, depth + 1) : CMakeValue::unknown_by("it nests too deeply");
  if (kind != "ENV") return append_variable(name, inner, to);
  const auto set = context_.project.env.find(name.texts[0]);
  append_value(set != context_.project.env.end()
                   ? CMakeValue::of(set->second)
                   : CMakeValue::unknown_by(fmt::format("the environment sets `{}`", name.texts[0])),
               {}, to);
}

/// `reference` is what is written.
void CMakeRun::append_variable(const CMakeValue& name, std::string_view reference, Expansion& to) {
  CMakeValue found = lookup(name.texts[0]);
  for (std::size_t i = 1; i < name.texts.size(); ++i) {
    const CMakeValue* const other = find(name.texts[i]);
    found = united(std::move(found), other != nullptr ? *other : lookup(name.texts[i]));
  }
  found.is_open |= name.is_open;
  if (found.unknown.empty()) found.unknown = name.unknown;
  append_value(found, reference, to);
}

void CMakeRun::append_text(std::string_view text, CMakeValue& value) {
  const std::size_t most = kMaxCMakeText / value.texts.size();
  for (std::string& one : value.texts) {
    if (one.size() + text.size() <= most) {
      one += text;
    } else {
      value = CMakeValue::unknown_by("it is too long");
      return;
    }
  }
}

/// Each text with each one of the variable's, but for one that it has chosen already.
void CMakeRun::append_value(const CMakeValue& part, std::string_view reference, Expansion& to) {
  CMakeValue& value = to.value;
  value.is_open |= part.is_open;
  if (value.unknown.empty()) value.unknown = part.unknown;
  std::size_t bytes = 0;
  for (const std::string& text : part.texts) bytes += text.size() * value.texts.size();
  bytes_ += cost_of_copy(bytes);
  if (part.texts.size() == 1) return append_text(part.texts[0], value);
  if (!to.chosen.empty() && reference == to.chosen) {
    for (std::size_t i = 0; i < value.texts.size(); ++i) value.texts[i] += part.texts[to.choices[i]];
    return;
  }
  const bool is_long = value.texts[0].size() > kMaxCMakeText / kMostTexts;
  if (part.texts.size() * value.texts.size() > kMostTexts || is_long) {
    value.unknown = "it has too many values";
    value.is_open = true;
    return;
  }
  if (to.chosen.empty()) to.chosen = reference;
  if (value.texts.size() == 1 && value.texts[0].empty()) {
    value.texts = part.texts;
    to.choices.resize(part.texts.size());
    std::iota(to.choices.begin(), to.choices.end(), std::size_t{0});
    return;
  }
  std::vector<std::string> texts;
  std::vector<std::size_t> choices;
  texts.reserve(part.texts.size() * value.texts.size());
  for (std::size_t i = 0; i < value.texts.size(); ++i) {
    for (std::size_t choice = 0; choice < part.texts.size(); ++choice) {
      texts.push_back(value.texts[i] + part.texts[choice]);
      choices.push_back(to.choices.empty() ? choice : to.choices[i]);
    }
  }
  value.texts = std::move(texts);
  to.choices = std::move(choices);
}

/// As one list; of words that may be one of several texts, all.
CMakeValue CMakeRun::joined(const CMakeWords& words, std::size_t begin, std::size_t end) {
  CMakeValue list;
  const CMakeWord* only = nullptr;
  std::size_t count = 0;
  for (std::size_t i = begin; i < end && i < words.size(); ++i) {
    const CMakeWord& word = words[i];
    if (list.unknown.empty()) list.unknown = word.value.unknown;
    if (word.is_empty()) {
      list.is_open |= word.value.is_open && end - begin == 1;
      continue;
    }
    only = &word;
    for (const std::string& text : word.value.texts) {
      if (count++ > 0) list.texts[0] += ';';
      list.texts[0] += text;
    }
  }
  if (only == nullptr || count != only->value.texts.size()) return list;
  list.texts = only->value.texts;
  list.is_open = only->value.is_open;
  normalize(list);
  return list;
}

}  // namespace podworks
