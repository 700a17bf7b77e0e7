// The only file that knows CLI11 (9 CPU seconds to compile). The command's name is looked up here, because CLI11 does
// not name a misspelled one; so options may stand before and behind it.
#include "cli/run_podworks.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "cli/deliver.h"
#include "cli/help.h"
#include "cli/option_table.h"

namespace podworks {
namespace {

struct Words {
  std::string command = {};
  std::vector<std::string> others = {};
};

/// "--format=json" -> "--format"; "-j4" -> "-j".
std::string_view option_name(std::string_view word) {
  return word.starts_with("--") ? word.substr(0, word.find('=')) : word.substr(0, 2);
}

bool is_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-';
}

/// Does the option's value stand in the next word?
bool takes_next_word(std::string_view word) {
  const OptionRow* row = find_option(option_name(word));
  return row != nullptr && row->flag == nullptr && option_name(word).size() == word.size();
}

/// Takes the first word out that is neither an option nor the value of one.
Words split_off_command(const std::vector<std::string>& arguments) {
  Words words;
  bool only_values = false;  // behind "--"
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const bool option = !only_values && is_option(word);
    if (word == "--") only_values = true;
    if (!option && words.command.empty()) {
      words.command = word;
      continue;
    }
    words.others.push_back(word);
    if (option && takes_next_word(word) && i + 1 < arguments.size()) words.others.push_back(arguments[++i]);
  }
  return words;
}

Error unknown_option(const std::string& word, const Command& command) {
  const std::string name(option_name(word));
  std::vector<std::string> names;
  for (const OptionRow* row : options_of(command)) names.emplace_back(row->name);
  if (const OptionRow* row = find_option(name)) {
    std::vector<std::string> others;
    for (const Command& other : all_commands()) {
      const std::vector<const OptionRow*> options = options_of(other);
      if (std::find(options.begin(), options.end(), row) == options.end()) continue;
      others.push_back(fmt::format("`podworks {}`", other.name));
    }
    return {fmt::format("`podworks {}` has no option `{}`", command.name, name),
            {},
            fmt::format("it is one of {}; `podworks {} --help` lists those of this command", join(others, ", "),
                        command.name)};
  }
  const auto near = nearest(name, names);
  const std::string list = fmt::format("`podworks {} --help` lists them", command.name);
  return {fmt::format("`{}` is no option", to_valid_utf8(name, true)),
          {},
          near ? fmt::format("did you mean `{}`? {}", *near, list) : list};
}

Error unknown_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) names.emplace_back(command.name);
  const auto near = nearest(name, names);
  return {
      fmt::format("`{}` is no command", to_valid_utf8(name, true)),
      {},
      near ? fmt::format("did you mean `{}`? `podworks --help` lists them", *near) : "`podworks --help` lists them"};
}

void declare(CLI::App& app, const OptionRow& row, Options& options) {
  const std::string names =
      row.short_name.empty() ? std::string(row.name) : fmt::format("{},{}", row.short_name, row.name);
  if (row.flag != nullptr) {
    app.add_flag(names, options.*row.flag);
  } else if (row.list != nullptr) {
    app.add_option(names, options.*row.list)->allow_extra_args(false);
  } else {
    app.add_option(names, options.*row.text);
  }
}

Result<Options> parse(const Command& command, std::vector<std::string> words) {
  Options options;
  options.command = command.name;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras(false);
  for (const OptionRow* row : options_of(command)) declare(app, *row, options);
  app.add_option("arguments", options.arguments);
  std::reverse(words.begin(), words.end());  // as CLI11 takes a vector
  try {
    app.parse(std::move(words));
  } catch (const CLI::ExtrasError& error) {
    const std::vector<std::string> surplus = app.remaining();
    if (!surplus.empty()) return unknown_option(surplus.front(), command);
    return Error{error.what(), {}, ""};
  } catch (const CLI::ParseError& error) {
    return Error{error.what(), {}, fmt::format("`podworks {} --help` lists its options", command.name)};
  }
  for (const OptionRow* row : options_of(command)) {
    const bool given = app.count(std::string(row->name)) > 0;
    if (given && row->text != nullptr && (options.*row->text).empty()) {
      return Error{fmt::format("`{}` has an empty value", row->name),
                   {},
                   fmt::format("give {}, or leave the option out", row->value)};
    }
  }
  return options;
}

int fail(const World& world, const std::vector<Error>& errors) {
  print_errors(world, errors, false);
  return kFailed;
}

int run(const Command& command, const Options& options, const World& world) {
  if (options.help) return write_text(world, command_help(command)) ? kClean : kFailed;
  const Result<Done> checked = check_values(command, options);
  if (!checked.ok()) return fail(world, checked.errors());
  Call call{options, world};
  const Result<Done> targets = check_targets(call);
  if (!targets.ok()) return fail(world, targets.errors());
  Result<Answer> answer = command.run(call);
  if (!answer.ok()) return fail(world, answer.errors());
  call.stopwatch.begin("report");
  Result<Done> delivered = deliver(command, answer.value(), call);
  if (delivered.ok() && answer.value().afterwards) delivered = answer.value().afterwards();
  call.stopwatch.end();
  if (options.timings) print_timings(call);
  if (!delivered.ok()) return fail(world, delivered.errors());
  return answer.value().exit_code;
}

/// For a command line without a command.
int run_without_command(const std::vector<std::string>& words, const World& world) {
  const auto asked = [&](std::string_view a, std::string_view b) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word == a || word == b; });
  };
  if (asked("--help", "-h")) return write_text(world, overview()) ? kClean : kFailed;
  if (asked("--version", "-V")) return run(*find_command("version"), Options{.command = "version"}, world);
  for (const std::string& word : words) {
    if (is_option(word) && find_option(option_name(word)) == nullptr) {
      return fail(
          world,
          {{fmt::format("`{}` is no option", to_valid_utf8(word, true)), {}, "`podworks --help` lists the commands"}});
    }
  }
  world.write_err(overview());
  return kFailed;
}

/// `podworks help` and `podworks help COMMAND`.
int run_help(const std::vector<std::string>& words, const World& world) {
  if (words.empty()) return write_text(world, overview()) ? kClean : kFailed;
  const Command* command = find_command(words.front());
  if (command == nullptr) return fail(world, {unknown_command(words.front())});
  return write_text(world, command_help(*command)) ? kClean : kFailed;
}

}  // namespace

int run_podworks(const std::vector<std::string>& arguments, const World& world) {
  Words words = split_off_command(arguments);
  if (words.command.empty()) return run_without_command(words.others, world);
  if (words.command == "help") return run_help(words.others, world);
  const Command* command = find_command(words.command);
  if (command == nullptr) return fail(world, {unknown_command(words.command)});
  const Result<Options> options = parse(*command, std::move(words.others));
  return options.ok() ? run(*command, options.value(), world) : fail(world, options.errors());
}

}  // namespace podworks
