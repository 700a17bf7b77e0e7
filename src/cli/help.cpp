#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/option_table.h"

namespace podworks {
namespace {

constexpr std::string_view kExitCodes =
    "0 clean, 1 findings at or above --fail-on, 2 the run itself failed, 130 stopped by Ctrl-C";

std::string usage_of(const Command& command) {
  return fmt::format("podworks {}{}{} [OPTION...]", command.name, command.arguments.empty() ? "" : " ",
                     command.arguments);
}

std::string option_head(const OptionRow& row) {
  return fmt::format("{}{}{}{}", row.short_name.empty() ? "    " : fmt::format("{}, ", row.short_name), row.name,
                     row.value.empty() ? "" : " ", row.value);
}

/// The summary with what may be given and what holds if nothing is.
std::string option_text(const OptionRow& row, const Command& command) {
  std::string text(row.summary);
  if (row.choices != nullptr) text += fmt::format(": {}", join(row.choices(command), ", "));
  std::string_view value = row.default_value;
  if (row.text == &Options::format) value = command.formats().front().id;
  return value.empty() ? text : text + fmt::format(" [{}]", value);
}

/// Long lists of values go on below their beginning.
std::string broken(std::string_view text, std::size_t indent) {
  constexpr std::size_t kWidth = 120;
  std::string result;
  std::size_t column = indent;
  for (const std::string_view word : split(text, ' ')) {
    if (column > indent && column + 1 + word.size() > kWidth) {
      result += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      result += ' ';
      ++column;
    }
    result += word;
    column += word.size();
  }
  return result;
}

std::string options_text(const Command& command, bool global) {
  std::string text;
  for (const OptionRow* row : options_of(command)) {
    if (row->global != global) continue;
    text += fmt::format("  {:<26} {}\n", option_head(*row), broken(option_text(*row, command), 29));
  }
  return text;
}

std::string option_row_markdown(const OptionRow& row, const Command& command) {
  std::string head = fmt::format("`{}{}{}`", row.name, row.value.empty() ? "" : " ", row.value);
  if (!row.short_name.empty()) head = fmt::format("`{}`, {}", row.short_name, head);
  std::string text = option_text(row, command);
  for (std::string* cell : {&head, &text}) {
    for (std::size_t bar = cell->find('|'); bar != std::string::npos; bar = cell->find('|', bar + 2)) {
      cell->insert(bar, "\\");
    }
  }
  return fmt::format("| {} | {} |\n", head, text);
}

std::string command_markdown(const Command& command) {
  std::string text = fmt::format("\n## podworks {}\n\n*{}*\n\n    {}\n\n{}\n\n", command.name, command.summary,
                                 usage_of(command), command.about);
  for (const Example& example : command.examples) {
    text += fmt::format("- `{}`: {}\n", example.line, example.meaning);
  }
  text += "\nFormats: ";
  std::vector<std::string> formats;
  for (const FormatRow& format : command.formats())
    formats.push_back(fmt::format("`{}` ({})", format.id, format.summary));
  text += join(formats, ", ") + ".\n";
  if (command.options.empty()) return text;
  text += "\n| option | meaning |\n|---|---|\n";
  for (const OptionRow* row : options_of(command)) {
    if (!row->global) text += option_row_markdown(*row, command);
  }
  return text;
}

}  // namespace

std::string overview() {
  std::string text =
      "podworks keeps the dependency rules of a pool of pods and writes the build files of its apps.\n\n"
      "usage: podworks COMMAND [ARGUMENT...] [OPTION...]\n\n";
  for (const Command& command : all_commands()) text += fmt::format("  {:<12} {}\n", command.name, command.summary);
  return text + fmt::format(
                    "\nstart with:\n"
                    "  podworks init      in the folder that holds all pods: writes podworks.yml\n"
                    "  podworks check     are the rules kept?\n\n"
                    "`podworks COMMAND --help` has examples and options.\n"
                    "Exit codes: {}.\n",
                    kExitCodes);
}

std::string command_help(const Command& command) {
  std::string text =
      fmt::format("{}\n\nusage: {}\n\n{}\n\nexamples:\n", command.summary, usage_of(command), command.about);
  std::size_t width = 0;
  for (const Example& example : command.examples) width = std::max(width, example.line.size());
  for (const Example& example : command.examples) {
    text += fmt::format("  {:<{}}  {}\n", example.line, width, example.meaning);
  }
  const std::string own = options_text(command, false);
  if (!own.empty()) text += "\noptions:\n" + own;
  return text + "\noptions of every command [default]:\n" + options_text(command, true) +
         fmt::format("\nExit codes: {}.\n", kExitCodes);
}

std::string cli_reference() {
  std::string text =
      "# The command line\n\n"
      "Written by podworks from its own tables; do not edit. A test fails when it is old, and rewrites it with\n"
      "`PODWORKS_UPDATE_GOLDENS=1`.\n\n"
      "    podworks COMMAND [ARGUMENT...] [OPTION...]\n\n"
      "| command | answers |\n|---|---|\n";
  for (const Command& command : all_commands()) {
    text += fmt::format("| [{0}](#podworks-{0}) | {1} |\n", command.name, command.summary);
  }
  text += "\n## Options of every command\n\n| option | meaning [default] |\n|---|---|\n";
  for (const OptionRow& row : all_options()) {
    if (!row.global) continue;
    // The formats differ from command to command and stand with each of them.
    OptionRow shared = row;
    if (row.text == &Options::format) shared.choices = nullptr;
    text += option_row_markdown(shared, *find_command("check"));
  }
  text += fmt::format(
      "\nThe result goes to the standard output; progress, timings and notes go to the standard error.\n"
      "Exit codes: {}.\n",
      kExitCodes);
  for (const Command& command : all_commands()) text += command_markdown(command);
  return text;
}

}  // namespace podworks
