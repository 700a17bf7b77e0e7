#include "scanner/pods/cmake/syntax.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == '+';
}

class Lexer {
 public:
  explicit Lexer(CMakeScript& script) : script_(script), text_(script.text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = line_start_ = 3;
  }

  void run() {
    for (skip_space(); at_ < text_.size() && script_.errors.empty(); skip_space()) command();
  }

 private:
  void command() {
    CMakeCommand command;
    command.line = line_;
    command.column = column();
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    if (at_ == begin) return fail("a command is expected here", line_, column());
    command.name = to_lower(text_.substr(begin, at_ - begin));
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    if (at_ == text_.size() || text_[at_] != '(') {
      return fail(fmt::format("`{}` has no parenthesis", command.name), command.line, command.column);
    }
    ++at_;
    if (!arguments(command)) return;
    script_.commands.push_back(std::move(command));
  }

  /// Up to the parenthesis that ends the command.
  bool arguments(CMakeCommand& command) {
    for (std::size_t depth = 0;;) {
      skip_space();
      if (at_ == text_.size()) {
        fail(fmt::format("`{}(` is not closed", command.name), command.line, command.column);
        return false;
      }
      const char c = text_[at_];
      CMakeArgument argument;
      argument.line = line_;
      argument.column = column();
      if (c == '(' || c == ')') {
        if (c == ')' && depth == 0) {
          ++at_;
          return true;
        }
        depth += c == '(' ? 1 : -1;
        argument.kind = c == '(' ? CMakeArgument::Kind::Open : CMakeArgument::Kind::Close;
        argument.text = text_.substr(at_++, 1);
      } else if (c == '"') {
        if (!quoted(argument)) return false;
      } else if (!bracket(argument)) {
        unquoted(argument);
      }
      command.arguments.push_back(argument);
    }
  }

  bool quoted(CMakeArgument& argument) {
    argument.kind = CMakeArgument::Kind::Quoted;
    const std::size_t begin = ++at_;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      if (text_[at_] == '\n') next_line();
    }
    if (at_ >= text_.size()) {
      at_ = text_.size();
      fail("the quote is not closed", argument.line, argument.column);
      return false;
    }
    argument.text = text_.substr(begin, at_++ - begin);
    return true;
  }

  /// `[=[ ... ]=]`; false if none begins here.
  bool bracket(CMakeArgument& argument) {
    const std::size_t length = bracket_length();
    if (length == 0) return false;
    argument.kind = CMakeArgument::Kind::Bracket;
    at_ += length;
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') {
      next_line();
      ++at_;
    }
    const std::size_t begin = at_;
    argument.text = text_.substr(begin, skip_bracket(length) - begin);
    return true;
  }

  /// Of the opening bracket that stands here: 2 of `[[`; 0 if there is none.
  std::size_t bracket_length() const {
    if (text_[at_] != '[') return 0;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] == '=') ++end;
    return end < text_.size() && text_[end] == '[' ? end + 1 - at_ : 0;
  }

  /// To behind the closing bracket; answers where the text ends.
  std::size_t skip_bracket(std::size_t length) {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') next_line();
      if (text_[at_] != ']') continue;
      std::size_t end = at_ + 1;
      while (end < text_.size() && text_[end] == '=') ++end;
      if (end < text_.size() && text_[end] == ']' && end + 1 - at_ == length) {
        const std::size_t stop = at_;
        at_ = end + 1;
        return stop;
      }
      at_ = end - 1;  // a `]` may begin the right one
    }
    fail("the bracket is not closed", line_, column());
    return text_.size();
  }

  /// `-Da="b c"` and `$(name)` are legacy forms of one argument.
  void unquoted(CMakeArgument& argument) {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] == '\n') next_line();
        ++at_;
      } else if (c == '"') {
        legacy_quotes();
      } else if (c == '$' && at_ + 1 < text_.size() && text_[at_ + 1] == '(') {
        const std::size_t end = text_.find_first_of(")\n", at_);
        at_ = end == std::string_view::npos || text_[end] == '\n' ? at_ + 1 : end + 1;
        if (end == std::string_view::npos || text_[end] == '\n') break;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '(' || c == ')' || c == '#') {
        break;
      } else {
        ++at_;
      }
    }
    argument.text = text_.substr(begin, at_ - begin);
  }

  void legacy_quotes() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      if (text_[at_] == '\n') next_line();
    }
    if (at_ < text_.size()) ++at_;
  }

  void skip_space() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        ++at_;
        const std::size_t length = at_ < text_.size() ? bracket_length() : 0;
        if (length > 0) {
          at_ += length;
          skip_bracket(length);
        } else {
          at_ = std::min(text_.find('\n', at_), text_.size());
        }
      } else if (c == '\n') {
        next_line();
        ++at_;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else {
        return;
      }
    }
  }

  /// `at_` stands on the line's end.
  void next_line() {
    ++line_;
    line_start_ = at_ + 1;
  }
  int column() const { return static_cast<int>(at_ - line_start_) + 1; }
  void fail(std::string message, int line, int column) {
    script_.errors.push_back({std::move(message), {script_.path, line, column}, "correct it: CMake stops here"});
    at_ = text_.size();
  }

  CMakeScript& script_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
};

/// The commands that end what `name` begins; empty if it begins nothing.
std::string_view end_of(std::string_view name) {
  if (name == "if" || name == "elseif" || name == "else") return "endif";
  if (name == "foreach") return "endforeach";
  if (name == "while") return "endwhile";
  if (name == "function") return "endfunction";
  if (name == "macro") return "endmacro";
  if (name == "block") return "endblock";
  return {};
}

void match_blocks(CMakeScript& script) {
  std::vector<std::size_t> open;
  std::vector<CMakeCommand>& commands = script.commands;
  const auto fail = [&](const CMakeCommand& command, std::string_view what) {
    script.errors.push_back({fmt::format("`{}` {}", command.name, what),
                             {script.path, command.line, command.column},
                             "correct it: CMake stops here"});
  };
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const std::string& name = commands[i].name;
    const bool divides = name == "elseif" || name == "else";
    const bool ends = divides || name == "endif" || name == "endforeach" || name == "endwhile" ||
                      name == "endfunction" || name == "endmacro" || name == "endblock";
    if (ends) {
      if (open.empty() || end_of(commands[open.back()].name) != (divides ? std::string_view("endif") : name)) {
        fail(commands[i], "ends nothing");
        commands.resize(i);
        break;
      }
      commands[open.back()].end = i;
      open.pop_back();
    }
    if (!end_of(name).empty()) open.push_back(i);
  }
  for (const std::size_t i : open) commands[i].end = commands.size();
  if (!open.empty() && script.errors.empty()) fail(commands[open.back()], "is not ended");
}

}  // namespace

std::shared_ptr<const CMakeScript> parse_cmake(std::string path, std::string text) {
  auto script = std::make_shared<CMakeScript>();
  script->path = std::move(path);
  script->text = std::move(text);
  Lexer(*script).run();
  match_blocks(*script);
  return script;
}

}  // namespace podworks
