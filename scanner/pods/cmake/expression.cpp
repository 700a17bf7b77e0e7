#include "scanner/pods/cmake/expression.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/pods/cmake/value.h"

namespace podworks {
namespace {

constexpr int kMaxDepth = 40;
constexpr std::size_t kMostTexts = 32;
/// A condition that is not known.
constexpr std::string_view kOpen = "\x01";

using Texts = std::vector<std::string>;

void add(Texts& to, const Texts& more) {
  for (const std::string& one : more) {
    if (to.size() < kMostTexts && std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
}

/// Each text with each of the ends.
void append(Texts& texts, const Texts& ends) {
  if (ends.size() == 1) {
    for (std::string& text : texts) text += ends[0];
    return;
  }
  Texts all;
  for (const std::string& text : texts) {
    for (const std::string& end : ends) {
      if (all.size() < kMostTexts) all.push_back(text + end);
    }
  }
  texts = std::move(all);
}

class Expression {
 public:
  explicit Expression(std::string_view text) : text_(text) {}

  Texts run() { return texts(0, ""); }

 private:
  /// Up to one of `ends` outside of any expression, or to the end of the text.
  Texts texts(int depth, std::string_view ends) {
    Texts all = {""};
    std::size_t plain = at_;
    const auto flush = [&] {
      if (plain < at_) append(all, {std::string(text_.substr(plain, at_ - plain))});
    };
    while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) {
      if (text_[at_] == '$' && at_ + 1 < text_.size() && text_[at_ + 1] == '<' && depth < kMaxDepth) {
        flush();
        append(all, expression(depth + 1));
        plain = at_;
      } else {
        ++at_;
      }
    }
    flush();
    return all;
  }

  Texts expression(int depth) {
    const std::size_t begin = at_;
    at_ += 2;
    const Texts name = texts(depth, ":>");
    std::vector<Texts> arguments;
    while (at_ < text_.size() && text_[at_] != '>') {
      ++at_;  // `:` before the first one, `,` before the others
      arguments.push_back(texts(depth, takes_one(name) ? ">" : ",>"));
    }
    if (at_ < text_.size()) ++at_;
    return value_of(name, arguments, text_.substr(begin, at_ - begin));
  }

  /// Its argument may have commas.
  static bool takes_one(const Texts& name) {
    const std::string& one = name[0];
    return name.size() > 1 || one == kOpen || one == "0" || one == "1" || one == "BUILD_INTERFACE" ||
           one == "BUILD_LOCAL_INTERFACE" || one == "INSTALL_INTERFACE" || one == "LINK_ONLY" || one == "GENEX_EVAL";
  }

  static Texts value_of(const Texts& name, const std::vector<Texts>& arguments, std::string_view whole) {
    const auto argument = [&](std::size_t i) { return i < arguments.size() ? arguments[i] : Texts{""}; };
    const auto is = [&](std::string_view one) { return name.size() == 1 && name[0] == one; };
    if (is("0") || is("INSTALL_INTERFACE") || is("INSTALL_PREFIX")) return {""};
    if (is("1") || is("BUILD_INTERFACE") || is("BUILD_LOCAL_INTERFACE") || is("LINK_ONLY") || is("GENEX_EVAL") ||
        is("TARGET_NAME") || is("TARGET_NAME_IF_EXISTS") || is("SHELL_PATH") || is("REMOVE_DUPLICATES") ||
        is("FILTER") || is("JOIN") || is("COMPILE_ONLY") || is("PATH")) {
      return argument(0);
    }
    if (is("TARGET_GENEX_EVAL") || is("OUTPUT_CONFIG") || is("COMMAND_CONFIG")) return argument(arguments.size() - 1);
    if (is("LINK_LIBRARY") || is("LINK_GROUP")) {
      Texts all = {""};
      for (std::size_t i = 1; i < arguments.size(); ++i) {
        append(all, {";"});
        append(all, arguments[i]);
      }
      return all;
    }
    if (is("IF")) {
      if (argument(0) == Texts{"1"}) return argument(1);
      if (argument(0) == Texts{"0"}) return argument(2);
      Texts both = argument(1);
      add(both, argument(2));
      return both;
    }
    if (is("TARGET_OBJECTS") || is("TARGET_PROPERTY")) return {std::string(whole)};
    if (is("LOWER_CASE") || is("MAKE_C_IDENTIFIER")) {
      Texts lower = argument(0);
      for (std::string& one : lower) one = is("LOWER_CASE") ? to_lower(one) : c99_name(one);
      return lower;
    }
    if (is("SEMICOLON")) return {";"};
    if (is("COMMA")) return {","};
    if (is("ANGLE-R")) return {">"};
    if (arguments.size() == 1 && !is_question(name[0])) {  // $<condition:text>
      Texts both = argument(0);
      add(both, {""});
      return both;
    }
    return {std::string(kOpen)};
  }

  /// Expressions with one argument that answer 0, 1, or what is no file and no target.
  static bool is_question(std::string_view name) {
    if (name == kOpen) return false;
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
    });
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> expand_cmake_expression(std::string_view text) {
  if (text.find("$<") == std::string_view::npos) return split_cmake_list(text);
  CMakeValue value;
  value.texts = Expression(text).run();
  std::erase_if(value.texts, [](const std::string& one) { return one.find(kOpen) != std::string::npos; });
  if (value.texts.empty()) return {};
  return elements_of(value);
}

std::string_view object_library_of(std::string_view text) {
  constexpr std::string_view kObjects = "$<TARGET_OBJECTS:";
  if (!text.starts_with(kObjects) || !text.ends_with('>')) return {};
  return text.substr(kObjects.size(), text.size() - kObjects.size() - 1);
}

bool is_link_only(std::string_view text) {
  return text.starts_with("$<LINK_ONLY:");
}

}  // namespace podworks
