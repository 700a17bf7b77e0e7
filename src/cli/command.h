// A row of the table of commands, and what it gives back.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/stopwatch.h"
#include "cli/options.h"
#include "cli/world.h"

namespace podworks {

constexpr int kClean = 0;
constexpr int kFindings = 1;
constexpr int kFailed = 2;

/// What a command works with.
struct Call {
  const Options& options;
  const World& world;
  Stopwatch stopwatch = {};
  std::vector<LanguageTimes> languages = {};  ///< with --timings: of the files that were read
};

/// The result as data that can be rendered: once for the screen and once for each --report, from one scan.
struct Answer {
  int exit_code = kClean;
  std::function<std::string(std::string_view format, bool colour)> render = {};
  /// Once all results are written; unset: nothing is left to do.
  std::function<Result<Done>()> afterwards = {};
};

struct FormatRow {
  std::string_view id = {};
  std::string_view summary = {};
};

struct Example {
  std::string_view line = {};  ///< "podworks check pods/House/a.m"
  std::string_view meaning = {};
};

struct Command {
  std::string_view name = {};
  std::string_view arguments = {};  ///< "[FILE...]"
  std::string_view summary = {};    ///< one line
  std::string_view about = {};      ///< one paragraph, lines below 100 characters
  std::vector<Example> examples = {};
  std::vector<std::string_view> options = {};  ///< its own ones, by name; the others are for every command
  std::size_t least_arguments = 0;
  std::size_t most_arguments = 0;
  std::vector<FormatRow> (*formats)() = nullptr;  ///< the first is the default
  std::vector<std::string> (*words)() = nullptr;  ///< what its arguments may be, for completion; null = files or names
  Result<Answer> (*run)(Call& call) = nullptr;
};

/// THE TABLE (all_commands.cpp).
const std::vector<Command>& all_commands();
const Command* find_command(std::string_view name);

// The rows; one file each.
Command init_command();
Command check_command();
Command report_command();
Command graph_command();
Command why_command();
Command diff_command();
Command affected_command();
Command generate_command();
Command baseline_command();
Command explain_command();
Command list_command();
Command config_command();
Command completion_command();
Command version_command();

/// The formats of commands that answer with text alone, and with text and JSON.
std::vector<FormatRow> text_only();
std::vector<FormatRow> text_and_json();

}  // namespace podworks
