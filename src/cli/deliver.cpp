#include "cli/deliver.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "report/paint.h"
#include "scanner/languages/language.h"
#include "scanner/pods/reader.h"

namespace podworks {
namespace {

/// What podworks reads, by its name: a slip in -o must not replace somebody's source by a report.
bool is_read_by_podworks(const std::string& path) {
  const std::string_view name = base_name(path);
  if (name == "podworks.yml" || name == "podworks.pod.yml" || name == "Podfile") return true;
  const auto takes = [&](const Reader& reader) { return reader.is_manifest(path); };
  return language_of(path).row != nullptr || std::any_of(all_readers().begin(), all_readers().end(), takes);
}

Result<Done> write_result(const Call& call, const std::string& path, const std::string& text) {
  if (path.empty() || path == "-") {
    const std::error_code error = call.world.write_out(text);
    if (!error || error == std::errc::broken_pipe) return Done{};
    return Error{fmt::format("cannot write the result: {}", error.message()), {}, ""};
  }
  const std::string target = absolute_path(call, path);
  std::error_code ignored;
  const std::string real = std::filesystem::weakly_canonical(target, ignored).string();  // where a link leads
  const std::string config = call.options.config.empty() ? "" : absolute_path(call, call.options.config);
  const bool is_input = is_read_by_podworks(target) || is_read_by_podworks(real) || target == config;
  if (is_input && std::filesystem::is_regular_file(target, ignored)) {
    return Error{fmt::format("`{}` is a file that podworks reads: it was not replaced by the result", path),
                 {},
                 "give the result a name of its own"};
  }
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
  write(options.output, answer.render(format, to_screen && wants_colour(options, call.world)));
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

void print_timings(const World& world, const Stopwatch& stopwatch) {
  std::string text;
  double sum = 0;
  for (const auto& [stage, milliseconds] : stopwatch.stages()) {
    text += fmt::format("{:>10.2f} ms  {}\n", milliseconds, stage);
    sum += milliseconds;
  }
  world.write_err(text + fmt::format("{:>10.2f} ms  in all\n", sum));
}

bool wants_colour(const Options& options, const World& world) {
  if (options.color != "auto") return options.color == "always";
  const auto no_color = world.variable("NO_COLOR");
  const auto terminal = world.variable("TERM");
  return world.out_is_terminal && (!no_color || no_color->empty()) && terminal != "dumb";
}

}  // namespace podworks
