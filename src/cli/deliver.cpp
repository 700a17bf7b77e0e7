#include "cli/deliver.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>

#include "base/text.h"
#include "cli/inputs.h"
#include "cli/surroundings.h"
#include "report/paint.h"

namespace podworks {
namespace {

/// A file that a result goes to.
struct Target {
  std::string path = {};  ///< as the user gave it
  std::string absolute = {};
  std::string real = {};  ///< where a link leads
};

std::string real_path(const std::string& absolute) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::weakly_canonical(absolute, error);
  return error ? absolute : real.string();
}

std::vector<Target> targets_of(const Call& call) {
  std::vector<std::string> paths;
  for (const std::string& report : call.options.reports) paths.push_back(report.substr(report.find('=') + 1));
  paths.push_back(call.options.output);
  paths.push_back(call.options.history);
  std::vector<Target> targets;
  for (const std::string& path : paths) {
    if (path.empty() || path == "-") continue;
    const std::string absolute = absolute_path(call, path);
    targets.push_back({path, absolute, real_path(absolute)});
  }
  return targets;
}

/// A slip in -o must not replace somebody's source by a report, nor make a file that the next run reads.
bool is_input(const Call& call, const Target& target) {
  const auto named = [&](const std::string& path) {
    if (path.empty()) return false;
    const std::string absolute = absolute_path(call, path);
    return target.absolute == absolute || target.real == real_path(absolute);
  };
  const auto has_name = [](const std::string& path) {
    return is_input_name(path) || base_name(path) == "Podfile" || base_name(path) == "CMakeLists.txt";
  };
  return has_name(target.absolute) || has_name(target.real) || named(call.options.config) || named(call.options.exact);
}

/// Git's configuration names programs that git starts.
bool is_of_git(const Target& target) {
  const auto has_git = [](const std::filesystem::path& path) {
    return std::any_of(path.begin(), path.end(), [](const auto& part) { return to_lower(part.string()) == ".git"; });
  };
  return has_git(target.absolute) || has_git(target.real);
}

/// Any number of results may go to /dev/null.
bool may_be_shared(const Target& target) {
  std::error_code ignored;
  const std::filesystem::file_status status = std::filesystem::status(target.real, ignored);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

Result<Done> write_result(const Call& call, const std::string& path, const std::string& text) {
  if (path.empty() || path == "-") {
    const std::error_code error = call.world.write_out(text);
    if (!error || error == std::errc::broken_pipe) return Done{};
    return Error{fmt::format("cannot write the result: {}", error.message()), {}, ""};
  }
  const std::string target = absolute_path(call, path);
  const Result<Done> written = call.world.write_file(target, text);
  if (written.ok()) return Done{};
  return Error{
      written.errors().front().message, {}, "the folder must exist or be one that can be made, and allow writing"};
}

}  // namespace

std::string absolute_path(const Call& call, std::string_view path) {
  namespace fs = std::filesystem;
  std::string result = (fs::path(call.world.working_folder) / call.options.folder / path).lexically_normal().string();
  while (result.size() > 1 && result.back() == '/') result.pop_back();
  return result;
}

Result<Done> check_targets(const Call& call) {
  std::vector<Error> errors;
  std::set<std::string> taken;
  for (const Target& target : targets_of(call)) {
    if (is_of_git(target)) {
      errors.push_back(
          {fmt::format("`{}` lies in a folder `.git`, which is git's own: a result must not be written there",
                       target.path),
           {},
           "give the result a place of its own"});
    } else if (is_input(call, target)) {
      errors.push_back(
          {fmt::format("`{}` is a file that podworks reads: a result must not be written there", target.path),
           {},
           "give the result a name of its own"});
    } else if (!may_be_shared(target) && !taken.insert(target.real).second) {
      errors.push_back({fmt::format("two results would be written to `{}`", target.path),
                        {},
                        "give -o and each --report a file of its own"});
    }
  }
  if (!errors.empty()) return errors;
  return Done{};
}

Result<Done> check_targets(const Call& call, const Project& project, const Location& location) {
  const std::vector<Target> targets = targets_of(call);
  if (targets.empty()) return Done{};
  std::map<std::string, std::string_view> uses;  // of files, by their real paths
  for (const AppConfig& app : project.apps) {
    for (const auto& [emitter, path] : app.emit) uses.emplace(real_path(disk_path(location, path)), "generates");
  }
  for (const std::string& path : named_inputs(project)) uses.emplace(real_path(disk_path(location, path)), "reads");
  std::vector<Error> errors;
  for (const Target& target : targets) {
    const auto use = uses.find(target.real);
    if (use == uses.end()) continue;
    errors.push_back(
        {fmt::format("`{}` is a file that podworks {}: a result must not be written there", target.path, use->second),
         {},
         "give the result a name of its own"});
  }
  if (!errors.empty()) return errors;
  return Done{};
}

/// What a person reads in the log and, behind it, what the service makes of it, if the command has that.
std::string for_log(const Command& command, const Answer& answer, const World& world, std::string text) {
  const std::string_view service = format_of_surroundings(world);
  const std::vector<FormatRow> formats = command.formats();
  const bool known =
      std::any_of(formats.begin(), formats.end(), [&](const FormatRow& row) { return row.id == service; });
  return known ? harmless_in_log(service, text) + answer.render(service, false) : text;
}

Result<Done> deliver(const Command& command, const Answer& answer, Call& call) {
  const Options& options = call.options;
  std::vector<Error> errors;
  const auto write = [&](const std::string& path, const std::string& text) {
    const Result<Done> written = write_result(call, path, text);
    if (!written.ok()) errors.insert(errors.end(), written.errors().begin(), written.errors().end());
  };
  for (const std::string& report : options.reports) {
    const std::size_t equals = report.find('=');
    write(report.substr(equals + 1), answer.render(report.substr(0, equals), false));
  }
  const std::string format = options.format.empty() ? std::string(command.formats().front().id) : options.format;
  const bool to_screen = options.output.empty() || options.output == "-";
  std::string text = answer.render(format, to_screen && wants_colour(options, call.world));
  if (to_screen && options.format.empty()) text = for_log(command, answer, call.world, std::move(text));
  write(options.output, text);
  if (!errors.empty()) return errors;
  return Done{};
}

bool write_text(const World& world, std::string_view text) {
  const std::error_code error = world.write_out(text);
  if (!error || error == std::errc::broken_pipe) return true;
  print_errors(world, {{fmt::format("cannot write the result: {}", error.message()), {}, ""}}, false);
  return false;
}

void print_errors(const World& world, const std::vector<Error>& errors, bool colour) {
  const Paint paint(colour);
  std::string text;
  for (const Error& error : errors) {
    text += fmt::format("{}: {}\n", paint(Ink::Error, "error"), printable(error.message));
    if (!error.where.file.empty()) text += fmt::format("  --> {}\n", printable(to_string(error.where)));
    if (!error.hint.empty()) text += fmt::format("   = help: {}\n", printable(error.hint));
  }
  if (errors.size() > 1) text += fmt::format("{}\n", counted(errors.size(), "error", "errors"));
  world.write_err(text);
}

void print_note(const Call& call, std::string_view text) {
  if (!call.options.quiet) call.world.write_err(fmt::format("podworks: {}\n", printable(text)));
}

void print_timings(const Call& call) {
  std::string text;
  double sum = 0;
  for (const auto& [stage, milliseconds] : call.stopwatch.stages()) {
    text += fmt::format("{:>10.2f} ms  {}\n", milliseconds, stage);
    sum += milliseconds;
  }
  text += fmt::format("{:>10.2f} ms  in all\n", sum);
  for (const auto& [part, milliseconds] : call.stopwatch.parts()) {
    text += fmt::format("{:>10.2f} ms  {}\n", milliseconds, part);
  }
  if (!call.languages.empty()) text += "              of it, summed over the threads:\n";
  const auto milliseconds = [](std::chrono::nanoseconds time) {
    return std::chrono::duration<double, std::milli>(time).count();
  };
  for (const LanguageTimes& times : call.languages) {
    text += fmt::format("{:>10.2f} ms  reading {} ({}, {})\n", milliseconds(times.reading), times.language,
                        counted(times.files, "file", "files"), counted(times.bytes, "byte", "bytes"));
    text += fmt::format("{:>10.2f} ms  lexing {}\n", milliseconds(times.lexing), times.language);
  }
  call.world.write_err(text);
}

bool wants_colour(const Options& options, const World& world) {
  if (options.color != "auto") return options.color == "always";
  const auto no_color = world.variable("NO_COLOR");
  const auto terminal = world.variable("TERM");
  return world.out_is_terminal && (!no_color || no_color->empty()) && terminal != "dumb";
}

}  // namespace podworks
