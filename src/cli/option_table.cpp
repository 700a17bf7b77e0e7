#include "cli/option_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/text.h"

namespace podworks {
namespace {

using Completes = OptionRow::Completes;

std::vector<std::string> format_names(const Command& command) {
  std::vector<std::string> names;
  for (const FormatRow& format : command.formats()) names.emplace_back(format.id);
  return names;
}

std::vector<std::string> severity_names(const Command&) {
  return {"error", "warn", "note"};
}
std::vector<std::string> color_names(const Command&) {
  return {"auto", "always", "never"};
}
std::vector<std::string> level_names(const Command&) {
  return {"unit", "pod", "layer", "file"};
}

std::vector<OptionRow> make_table() {
  std::vector<OptionRow> rows;
  // Of single commands.
  rows.push_back({.name = "--all",
                  .summary = "show every finding, known ones too; else text stops at 10 warnings or notes per rule",
                  .global = false,
                  .flag = &Options::all});
  rows.push_back({.name = "--title",
                  .value = "TEXT",
                  .summary = "what the page is called",
                  .default_value = "the pool's folder in the repository, else podworks",
                  .global = false,
                  .text = &Options::title});
  rows.push_back({.name = "--full-evidence",
                  .summary = "keep every import of a dependency, however large the page becomes",
                  .global = false,
                  .flag = &Options::full_evidence});
  rows.push_back({.name = "--history",
                  .value = "FILE",
                  .summary = "add a line for this run to FILE, and show how the figures went from run to run",
                  .global = false,
                  .text = &Options::history,
                  .completes = Completes::Files});
  rows.push_back({.name = "--redact-files",
                  .summary = "show numbers in place of the names of files; pods keep theirs",
                  .global = false,
                  .flag = &Options::redact_files});
  rows.push_back({.name = "--stamp",
                  .summary = "show when the report was made (SOURCE_DATE_EPOCH, else now)",
                  .global = false,
                  .flag = &Options::stamp});
  rows.push_back({.name = "--base",
                  .value = "REV",
                  .summary = "only what came after the commit at which this branch left REV fails",
                  .global = false,
                  .text = &Options::base});
  rows.push_back({.name = "--exact",
                  .value = "FILE",
                  .summary = "ask the compiler how the sources of FILE, a compile_commands.json, are included",
                  .global = false,
                  .text = &Options::exact,
                  .completes = Completes::Files});
  rows.push_back({.name = "--pod",
                  .value = "POD",
                  .summary = "report only findings in POD and the pods that it needs",
                  .global = false,
                  .text = &Options::pod,
                  .completes = Completes::Pods});
  rows.push_back({.name = "--owner",
                  .value = "OWNER",
                  .summary = "report only what OWNER is asked about, by podworks.pod.yml or CODEOWNERS",
                  .global = false,
                  .text = &Options::owner});
  rows.push_back({.name = "--app",
                  .value = "APP",
                  .summary = "report or explain only what APP needs",
                  .global = false,
                  .text = &Options::app,
                  .completes = Completes::Apps});
  rows.push_back({.name = "--focus",
                  .value = "POD",
                  .summary = "only POD, what it uses and what uses it",
                  .global = false,
                  .text = &Options::focus,
                  .completes = Completes::Pods});
  rows.push_back({.name = "--depth",
                  .value = "N|all",
                  .summary = "steps around the focus",
                  .default_value = "1",
                  .global = false,
                  .text = &Options::depth});
  rows.push_back({.name = "--level",
                  .value = "LEVEL",
                  .summary = "what the dots of the graph are",
                  .default_value = "pod",
                  .global = false,
                  .text = &Options::level,
                  .choices = level_names});
  rows.push_back({.name = "--check",
                  .summary = "write nothing; files that are not up to date fail the run",
                  .global = false,
                  .flag = &Options::check});
  rows.push_back({.name = "--dry-run",
                  .summary = "write nothing; say what would be written",
                  .global = false,
                  .flag = &Options::dry_run});
  rows.push_back({.name = "--shrink",
                  .summary = "only take out of the baseline what no longer holds",
                  .global = false,
                  .flag = &Options::shrink});
  rows.push_back({.name = "--force",
                  .summary = "overwrite what somebody wrote or edited by hand",
                  .global = false,
                  .flag = &Options::force});
  rows.push_back({.name = "--fail-on",
                  .value = "SEVERITY",
                  .summary = "exit with 1 at findings of this weight or above",
                  .default_value = "error",
                  .global = false,
                  .text = &Options::fail_on,
                  .choices = severity_names});
  // Of every command.
  rows.push_back({.name = "--directory",
                  .short_name = "-C",
                  .value = "DIR",
                  .summary = "run as if started in DIR",
                  .text = &Options::folder,
                  .completes = Completes::Folders});
  rows.push_back({.name = "--config",
                  .short_name = "-c",
                  .value = "FILE",
                  .summary = "the configuration; its folder is the pool's root",
                  .default_value = "podworks.yml here or above",
                  .text = &Options::config,
                  .completes = Completes::Files});
  rows.push_back({.name = "--format",
                  .value = "FORMAT",
                  .summary = "how the result is written",
                  .default_value = "text",
                  .text = &Options::format,
                  .choices = format_names});
  rows.push_back({.name = "--output",
                  .short_name = "-o",
                  .value = "FILE",
                  .summary = "where the result goes",
                  .default_value = "the standard output",
                  .text = &Options::output,
                  .completes = Completes::Files});
  rows.push_back({.name = "--report",
                  .value = "FORMAT=FILE",
                  .summary = "write the same result to FILE too; may be given several times",
                  .list = &Options::reports});
  rows.push_back({.name = "--jobs",
                  .short_name = "-j",
                  .value = "N",
                  .summary = "threads that read files",
                  .default_value = "twice the cores, at least 8",
                  .text = &Options::jobs});
  rows.push_back({.name = "--color",
                  .value = "WHEN",
                  .summary = "colours in text; NO_COLOR turns `auto` off",
                  .default_value = "auto",
                  .text = &Options::color,
                  .choices = color_names});
  rows.push_back({.name = "--today",
                  .value = "DATE",
                  .summary = "the day of the verdict, YYYY-MM-DD",
                  .default_value = "SOURCE_DATE_EPOCH, else today in UTC",
                  .text = &Options::today});
  rows.push_back({.name = "--quiet",
                  .short_name = "-q",
                  .summary = "no notes and no progress on the standard error",
                  .flag = &Options::quiet});
  rows.push_back({.name = "--timings",
                  .summary = "milliseconds of each stage and language on the standard error",
                  .flag = &Options::timings});
  rows.push_back({.name = "--help", .short_name = "-h", .summary = "this text", .flag = &Options::help});
  return rows;
}

Error bad_choice(const OptionRow& row, const std::string& value, const std::vector<std::string>& choices) {
  const auto near = nearest(value, choices);
  return {fmt::format("`{}` is no value of `{}`", to_valid_utf8(value, true), row.name),
          {},
          near ? fmt::format("did you mean `{}`? Legal are {}", *near, join(choices, ", "))
               : fmt::format("legal are {}", join(choices, ", "))};
}

std::optional<Error> check_number(const OptionRow& row, const std::string& value, int largest, std::string_view also) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  if (whole && number >= 1 && number <= largest) return std::nullopt;
  return Error{fmt::format("`{}` is no value of `{}`", to_valid_utf8(value, true), row.name),
               {},
               fmt::format("give a whole number from 1 to {}{}", largest, also)};
}

std::optional<Error> check_value(const OptionRow& row, const Command& command, const Options& options) {
  if (row.text == nullptr) return std::nullopt;
  const std::string& value = options.*row.text;
  if (value.empty()) return std::nullopt;
  if (row.choices != nullptr) {
    const std::vector<std::string> choices = row.choices(command);
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) return bad_choice(row, value, choices);
  }
  if (row.text == &Options::jobs) return check_number(row, value, 1024, "");
  if (row.text == &Options::depth && value != "all") return check_number(row, value, 1000000, ", or `all`");
  if (row.text == &Options::today && !is_date(value)) {
    return Error{fmt::format("`{}` is no date", to_valid_utf8(value, true)), {}, "write it as 2026-11-21"};
  }
  return std::nullopt;
}

std::optional<Error> check_report(const Command& command, const std::string& report) {
  const std::size_t equals = report.find('=');
  if (equals == std::string::npos || equals + 1 == report.size()) {
    return Error{fmt::format("`--report {}` names no file", to_valid_utf8(report, true)),
                 {},
                 "write it as --report json=findings.json"};
  }
  const std::vector<std::string> choices = format_names(command);
  const std::string format = report.substr(0, equals);
  if (std::find(choices.begin(), choices.end(), format) != choices.end()) return std::nullopt;
  return bad_choice(*find_option("--report"), format, choices);
}

}  // namespace

const std::vector<OptionRow>& all_options() {
  static const std::vector<OptionRow> kRows = make_table();
  return kRows;
}

const OptionRow* find_option(std::string_view name) {
  for (const OptionRow& row : all_options()) {
    if (row.name == name || (!row.short_name.empty() && row.short_name == name)) return &row;
  }
  return nullptr;
}

std::vector<const OptionRow*> options_of(const Command& command) {
  std::vector<const OptionRow*> options;
  for (const std::string_view name : command.options) {
    options.push_back(find_option(name));
    PW_CHECK(options.back() != nullptr);
  }
  for (const OptionRow& row : all_options()) {
    if (row.global) options.push_back(&row);
  }
  return options;
}

Result<Done> check_values(const Command& command, const Options& options) {
  std::vector<Error> errors;
  for (const OptionRow* row : options_of(command)) {
    if (auto error = check_value(*row, command, options)) errors.push_back(std::move(*error));
  }
  for (const std::string& report : options.reports) {
    if (auto error = check_report(command, report)) errors.push_back(std::move(*error));
  }
  if (std::find(options.arguments.begin(), options.arguments.end(), "") != options.arguments.end()) {
    errors.push_back({"one of the arguments is empty", {}, "give it a value; a variable of the script may be unset"});
  }
  const std::string usage = fmt::format("usage: podworks {} {}", command.name, command.arguments);
  if (options.arguments.size() < command.least_arguments) {
    errors.push_back({fmt::format("`podworks {}` needs more arguments", command.name), {}, usage});
  } else if (options.arguments.size() > command.most_arguments) {
    const std::string& surplus = options.arguments[command.most_arguments];
    errors.push_back({fmt::format("`{}` is one argument too many", to_valid_utf8(surplus, true)), {}, usage});
  }
  if (!errors.empty()) return errors;
  return Done{};
}

}  // namespace podworks
