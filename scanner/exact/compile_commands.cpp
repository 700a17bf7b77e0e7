#include "scanner/exact/compile_commands.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"

namespace podworks {
namespace {

// With a value in the same word or in the next one.
constexpr std::array<std::string_view, 21> kWithValue = {"-I",
                                                         "-isystem",
                                                         "-iquote",
                                                         "-idirafter",
                                                         "-D",
                                                         "-U",
                                                         "-include",
                                                         "-imacros",
                                                         "-isysroot",
                                                         "-F",
                                                         "-iframework",
                                                         "-iprefix",
                                                         "-iwithprefix",
                                                         "-iwithprefixbefore",
                                                         "-x",
                                                         "--sysroot",
                                                         "-target",
                                                         "-cxx-isystem",
                                                         "-stdlib++-isystem",
                                                         "-arch",
                                                         "-iframeworkwithsysroot"};
// A word of its own, whole or by its beginning.
constexpr std::array<std::string_view, 23> kPlain = {"-std=",
                                                     "--std=",
                                                     "--target=",
                                                     "--sysroot=",
                                                     "-stdlib=",
                                                     "-nostdinc",
                                                     "-nostdlibinc",
                                                     "-ansi",
                                                     "-m32",
                                                     "-m64",
                                                     "-march=",
                                                     "-mcpu=",
                                                     "-pthread",
                                                     "-fopenmp",
                                                     "-fexceptions",
                                                     "-fno-exceptions",
                                                     "-frtti",
                                                     "-fno-rtti",
                                                     "-fblocks",
                                                     "-fobjc-arc",
                                                     "-fms-extensions",
                                                     "-O",
                                                     "-mmacosx-version-min="};

/// POSIX paths only: a database is made on the machine that reads it.
std::string absolute(const std::string& folder, const std::string& path) {
  return path.starts_with('/') ? path : folder + "/" + path;
}

Error malformed(const std::string& path, int line, std::string message) {
  return {std::move(message), {path, line, 0}, "make it anew: cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or `bear`"};
}

Result<CompileCommand> read_entry(const Json& entry, const std::string& path) {
  const auto text_of = [&](std::string_view key) {
    const Json* const value = entry.find(key);
    return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
  };
  CompileCommand command;
  command.folder = text_of("directory");
  if (!command.folder.starts_with('/')) return malformed(path, entry.line, "an entry has no absolute `directory`");
  if (text_of("file").empty()) return malformed(path, entry.line, "an entry has no `file`");
  command.file = absolute(command.folder, text_of("file"));
  std::vector<std::string> words;
  if (const Json* const list = entry.find("arguments"); list != nullptr && list->array() != nullptr) {
    for (const Json& word : *list->array()) {
      if (word.string() == nullptr) return malformed(path, entry.line, "`arguments` holds something that is no text");
      words.push_back(*word.string());
    }
  } else {
    words = split_command(text_of("command"));
  }
  if (words.empty()) return malformed(path, entry.line, "an entry has neither `arguments` nor `command`");
  words.erase(words.begin());
  command.arguments = preprocessor_arguments(words);
  return command;
}

}  // namespace

Result<std::vector<CompileCommand>> read_compile_commands(std::string_view text, const std::string& path) {
  const Result<Json> json = parse_json(text, path);
  if (!json.ok()) return json.errors();
  if (json.value().array() == nullptr) return malformed(path, 1, "it is no list of compile commands");
  std::vector<CompileCommand> commands;
  for (const Json& entry : *json.value().array()) {
    Result<CompileCommand> command = read_entry(entry, path);
    if (!command.ok()) return command.errors();
    commands.push_back(std::move(command.value()));
  }
  return commands;
}

std::vector<std::string> split_command(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;  // a word has begun, be it empty
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote == '\'') {
      if (c == '\'') {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '\\' && i + 1 < command.size()) {
      const char next = command[++i];
      const bool is_plain = quote == '"' && next != '"' && next != '\\' && next != '$' && next != '`';
      if (is_plain) word += '\\';
      word += next;
      open = true;
    } else if (c == '"') {
      quote = quote == 0 ? '"' : '\0';
      open = true;
    } else if (quote == 0 && c == '\'') {
      quote = '\'';
      open = true;
    } else if (quote == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      if (open) words.push_back(std::move(word));
      word.clear();
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) words.push_back(std::move(word));
  return words;
}

std::vector<std::string> preprocessor_arguments(const std::vector<std::string>& arguments) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const auto is_exactly = [&](std::string_view option) { return word == option; };
    const auto begins_with = [&](std::string_view option) {
      // "-include-pch x" is no "-include".
      return word.starts_with(option) && (option.size() == 2 || word == option);
    };
    if (std::any_of(kWithValue.begin(), kWithValue.end(), is_exactly)) {
      if (i + 1 < arguments.size()) {
        kept.push_back(word);
        kept.push_back(arguments[++i]);
      }
    } else if (std::any_of(kWithValue.begin(), kWithValue.end(), begins_with)) {
      kept.push_back(word);
    } else if (std::any_of(kPlain.begin(), kPlain.end(), [&](std::string_view option) {
                 return word.starts_with(option) &&
                        (option.ends_with('=') || option == "-O" || word == option || option == "-nostdinc");
               })) {
      kept.push_back(word);
    }
  }
  return kept;
}

}  // namespace podworks
