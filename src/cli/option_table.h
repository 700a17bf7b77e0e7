// THE TABLE of options: the parser, help, completion, docs/cli.md and the checks of values come from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "cli/options.h"

namespace podworks {

struct OptionRow {
  std::string_view name = {};        ///< "--format"
  std::string_view short_name = {};  ///< "-o"; may be empty
  std::string_view value = {};       ///< "FORMAT"; empty for a switch
  std::string_view summary = {};
  std::string_view default_value = {};  ///< as help shows it
  bool global = true;                   ///< for every command
  // Where the value goes: exactly one is set.
  std::string Options::*text = nullptr;
  std::vector<std::string> Options::*list = nullptr;
  bool Options::*flag = nullptr;
  std::vector<std::string> (*choices)(const Command& command) = nullptr;  ///< all legal values; null = others
  enum class Completes { Nothing, Files, Folders, Pods, Apps } completes = Completes::Nothing;
};

const std::vector<OptionRow>& all_options();
/// By "--name" or "-x"; nullptr if there is none.
const OptionRow* find_option(std::string_view name);
/// The options of a command: its own, then the global ones.
std::vector<const OptionRow*> options_of(const Command& command);

/// Errors: a value that is none of the choices (with the nearest), a bad number or date, too few or many arguments.
Result<Done> check_values(const Command& command, const Options& options);

}  // namespace podworks
