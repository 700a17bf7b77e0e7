// THE TABLE of commands. A new one is a file of its own, a declaration in command.h and a row here; help, completion,
// docs/cli.md and "did you mean" come from it.
#include <algorithm>

#include "cli/command.h"

namespace podworks {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> kCommands = {
      init_command(), check_command(),    report_command(),     graph_command(),    why_command(),
      diff_command(), affected_command(), generate_command(),   baseline_command(), explain_command(),
      list_command(), config_command(),   completion_command(), version_command(),
  };
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto& commands = all_commands();
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

std::vector<FormatRow> text_only() {
  return {{"text", "for people"}};
}

std::vector<FormatRow> text_and_json() {
  return {{"text", "for people"}, {"json", "for programs"}};
}

}  // namespace podworks
