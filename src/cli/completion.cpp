// podworks completion: what bash, zsh and fish need to complete commands, options and their values. Made from the
// tables.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/command.h"
#include "cli/option_table.h"

namespace podworks {
namespace {

using Completes = OptionRow::Completes;

struct Shell {
  std::string_view name = {};
  std::string (*script)() = nullptr;
};

/// In single quotes, for bash, zsh and fish alike.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string command_words() {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) names.emplace_back(command.name);
  return join(names, " ");
}

std::string option_words(const Command& command) {
  std::vector<std::string> names;
  for (const OptionRow* row : options_of(command)) {
    names.emplace_back(row->name);
    if (!row->short_name.empty()) names.emplace_back(row->short_name);
  }
  return join(names, " ");
}

std::string pattern_of(const OptionRow& row) {
  return row.short_name.empty() ? std::string(row.name) : fmt::format("{}|{}", row.name, row.short_name);
}

/// The command that lists what may stand here, a name a line. Names come from the pool, whoever wrote it: no shell may
/// expand them.
std::string listing(Completes completes) {
  const std::string_view kind = completes == Completes::Pods ? "pods" : "apps";
  return fmt::format("podworks list {} --quiet --color never 2>/dev/null | tail -n +2 | sed 's/   *.*//'", kind);
}

/// Values of one option, by command if they differ.
std::string bash_values(const OptionRow& row) {
  if (row.completes == Completes::Files) return "COMPREPLY=($(compgen -f -- \"$word\"))";
  if (row.completes == Completes::Folders) return "COMPREPLY=($(compgen -d -- \"$word\"))";
  if (row.completes != Completes::Nothing)
    return fmt::format(
        "while IFS= read -r candidate; do [[ $candidate == \"$word\"* ]] && COMPREPLY+=(\"$candidate\"); done < <({})",
        listing(row.completes));
  if (row.choices == nullptr) return "COMPREPLY=()";
  std::string text = "case \"$command\" in\n";
  for (const Command& command : all_commands()) {
    const auto options = options_of(command);
    if (std::find(options.begin(), options.end(), &row) == options.end()) continue;
    text += fmt::format("        {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n", command.name,
                        join(row.choices(command), " "));
  }
  return text + "      esac";
}

std::string bash_script() {
  std::string text =
      "# bash completion for podworks. Use it with: source <(podworks completion bash)\n"
      "_podworks() {\n"
      "  COMPREPLY=()\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" command=\"\" candidate\n"
      "  for candidate in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case \"$candidate\" in\n";
  std::vector<std::string> names;
  for (const Command& command : all_commands()) names.emplace_back(command.name);
  text += fmt::format("      {}) command=\"$candidate\"; break ;;\n    esac\n  done\n", join(names, "|"));
  text += "  case \"$before\" in\n";
  for (const OptionRow& row : all_options()) {
    if (row.flag == nullptr)
      text += fmt::format("    {})\n      {}\n      return ;;\n", pattern_of(row), bash_values(row));
  }
  text += "  esac\n  case \"$command\" in\n";
  text += fmt::format("    \"\") COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$word\")) ;;\n", command_words());
  for (const Command& command : all_commands()) {
    const std::string words = command.words == nullptr ? "" : " " + join(command.words(), " ");
    const std::string files = command.name == "check" ? " -f" : "";
    text += fmt::format("    {}) COMPREPLY=($(compgen{} -W \"{}{}\" -- \"$word\")) ;;\n", command.name, files,
                        option_words(command), words);
  }
  return text + "  esac\n}\ncomplete -o filenames -F _podworks podworks\n";
}

/// A description inside zsh's "[...]": brackets and colons mean something there.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string zsh_action(const OptionRow& row, const Command& command) {
  switch (row.completes) {
    case Completes::Files:
      return "_files";
    case Completes::Folders:
      return "_files -/";
    case Completes::Pods:
    case Completes::Apps:
      return fmt::format("compadd -- \"${{(@f)$({})}}\"", listing(row.completes));
    case Completes::Nothing:
      break;
  }
  return row.choices == nullptr ? " " : fmt::format("({})", join(row.choices(command), " "));
}

std::string zsh_option(const OptionRow& row, const Command& command) {
  std::string text;
  const std::string star = row.list != nullptr ? "*" : "";
  for (const std::string_view name : {row.name, row.short_name}) {
    if (name.empty()) continue;
    std::string spec = fmt::format("{}{}[{}]", star, name, zsh_text(row.summary));
    if (row.flag == nullptr) spec += fmt::format(":{}:{}", zsh_text(row.value), zsh_action(row, command));
    text += fmt::format("        {} \\\n", quoted(spec));
  }
  return text;
}

std::string zsh_script() {
  std::string text =
      "#compdef podworks\n"
      "# zsh completion for podworks. Write it to a file _podworks in a folder of $fpath.\n"
      "_podworks() {\n"
      "  local context state line\n"
      "  _arguments -C '1:command:->command' '*::argument:->argument'\n"
      "  case \"$state\" in\n"
      "    command)\n"
      "      local -a commands\n"
      "      commands=(\n";
  for (const Command& command : all_commands()) {
    text += fmt::format("        {}\n", quoted(fmt::format("{}:{}", command.name, zsh_text(command.summary))));
  }
  text += "      )\n      _describe command commands ;;\n    argument)\n      case \"$line[1]\" in\n";
  for (const Command& command : all_commands()) {
    text += fmt::format("      {}) _arguments \\\n", command.name);
    for (const OptionRow* row : options_of(command)) text += zsh_option(*row, command);
    const std::string action = command.words == nullptr ? "_files" : fmt::format("({})", join(command.words(), " "));
    text += fmt::format("        {} ;;\n", quoted(fmt::format("*:argument:{}", action)));
  }
  return text +
         "      esac ;;\n  esac\n}\nif [ \"$funcstack[1]\" = _podworks ]; then _podworks \"$@\"; else compdef "
         "_podworks podworks; fi\n";
}

std::string fish_option(const OptionRow& row, const Command& command) {
  std::string text =
      fmt::format("complete -c podworks -n '__fish_seen_subcommand_from {}' -l {}", command.name, row.name.substr(2));
  if (!row.short_name.empty()) text += fmt::format(" -s {}", row.short_name.substr(1));
  if (row.flag == nullptr) text += " -r";
  if (row.choices != nullptr) text += fmt::format(" -f -a {}", quoted(join(row.choices(command), " ")));
  if (row.completes == Completes::Pods || row.completes == Completes::Apps) {
    text += fmt::format(" -f -a {}", quoted(fmt::format("({})", listing(row.completes))));
  }
  std::string summary(row.summary);
  return text + fmt::format(" -d {}\n", quoted(summary));
}

std::string fish_script() {
  std::string text = "# fish completion for podworks. Write it to ~/.config/fish/completions/podworks.fish\n";
  for (const Command& command : all_commands()) {
    text += fmt::format("complete -c podworks -f -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quoted(command.summary));
  }
  for (const Command& command : all_commands()) {
    for (const OptionRow* row : options_of(command)) text += fish_option(*row, command);
    if (command.words == nullptr) continue;
    text += fmt::format("complete -c podworks -f -n '__fish_seen_subcommand_from {}' -a {}\n", command.name,
                        quoted(join(command.words(), " ")));
  }
  return text;
}

const std::vector<Shell>& all_shells() {
  static const std::vector<Shell> kShells = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};
  return kShells;
}

std::vector<std::string> shell_names() {
  std::vector<std::string> names;
  for (const Shell& shell : all_shells()) names.emplace_back(shell.name);
  return names;
}

Result<Answer> run(Call& call) {
  const std::string& name = call.options.arguments.front();
  for (const Shell& shell : all_shells()) {
    if (shell.name != name) continue;
    return Answer{kClean, [script = shell.script](std::string_view, bool) { return script(); }};
  }
  const auto near = nearest(name, shell_names());
  return Error{fmt::format("there is no completion for `{}`", name),
               {},
               near ? fmt::format("did you mean `{}`?", *near) : "there is one for bash, zsh and fish"};
}

}  // namespace

Command completion_command() {
  return {
      .name = "completion",
      .arguments = "bash|zsh|fish",
      .summary = "a script that lets the shell complete commands, options and values",
      .about = "The script is written to the standard output; nothing is installed.",
      .examples = {{"source <(podworks completion bash)", "in ~/.bashrc"},
                   {"podworks completion zsh > ~/.zsh/_podworks", "for a folder that is in $fpath"},
                   {"podworks completion fish > ~/.config/fish/completions/podworks.fish", "once"}},
      .least_arguments = 1,
      .most_arguments = 1,
      .formats = text_only,
      .words = shell_names,
      .run = run,
  };
}

}  // namespace podworks
