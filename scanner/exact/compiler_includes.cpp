#include "scanner/exact/compiler_includes.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/child_process.h"
#include "base/json.h"
#include "base/parallel.h"

namespace podworks {
namespace {

constexpr std::chrono::seconds kTimeForUnit{60};

std::string request_for(const CompileCommand& command) {
  JsonArray arguments;
  for (const std::string& argument : command.arguments) arguments.emplace_back(argument);
  JsonObject request = {{"folder", command.folder}, {"file", command.file}};
  request.emplace_back("arguments", std::move(arguments));
  std::string text = write_json(Json(std::move(request)));
  std::erase(text, '\n');  // one line: no text of JSON holds a line end of its own
  return text;
}

std::string text_of(const Json& object, std::string_view key) {
  const Json* const value = object.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

/// One helper, and what it answers. It is started when it is first needed.
class Helper {
 public:
  explicit Helper(const std::string& program) : program_(program) {}

  CompiledUnit ask(const CompileCommand& command) {
    CompiledUnit unit;
    unit.file = command.file;
    unit.failure = read_answer(command, unit.includes);
    if (!unit.failure.empty()) unit.includes.clear();
    std::sort(unit.includes.begin(), unit.includes.end());
    unit.includes.erase(std::unique(unit.includes.begin(), unit.includes.end()), unit.includes.end());
    return unit;
  }

 private:
  /// Why there is none; empty if there is one.
  std::string read_answer(const CompileCommand& command, std::vector<CompilerInclude>& includes) {
    // A pipe would keep the compiler waiting for ever.
    std::error_code error;
    if (!std::filesystem::is_regular_file(command.file, error)) return std::string(kNoSuchSource);
    if (process_ == nullptr) {
      Result<std::unique_ptr<ChildProcess>> started = ChildProcess::start(program_);
      if (!started.ok()) return started.errors()[0].message;
      process_ = std::move(started.value());
    }
    if (!process_->write_line(request_for(command))) return fail("the compiler ended");
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + kTimeForUnit;
    std::string line;
    while (true) {
      const auto left = std::chrono::ceil<std::chrono::seconds>(end - Clock::now());
      switch (process_->read_line(line, static_cast<int>(std::max<std::int64_t>(left.count(), 0)))) {
        case ChildProcess::Read::TimedOut:
          return fail("the compiler took more than a minute");
        case ChildProcess::Read::End:
          return fail("the compiler crashed, or needed more memory than it may have");
        case ChildProcess::Read::Line:
          break;
      }
      const Result<Json> answer = parse_json(line, "");
      if (!answer.ok()) return fail("the compiler's answer makes no sense");
      if (answer.value().find("done") != nullptr) return {};
      if (answer.value().find("failed") != nullptr) return text_of(answer.value(), "failed");
      const Json* const number = answer.value().find("line");
      const std::int64_t at = number != nullptr && number->integer() != nullptr ? *number->integer() : 0;
      includes.push_back({text_of(answer.value(), "from"), static_cast<int>(at), text_of(answer.value(), "to")});
    }
  }

  std::string fail(std::string reason) {
    process_.reset();
    return reason;
  }

  const std::string& program_;
  std::unique_ptr<ChildProcess> process_ = {};
};

}  // namespace

Result<std::vector<CompiledUnit>> ask_compiler(const std::string& helper, const std::vector<CompileCommand>& commands,
                                               int threads) {
  const Result<std::unique_ptr<ChildProcess>> trial = ChildProcess::start(helper);
  if (!trial.ok()) return trial.errors();
  std::vector<Helper> helpers;
  for (int i = 0; i < std::max(threads, 1); ++i) helpers.emplace_back(helper);
  std::vector<CompiledUnit> units(commands.size());
  parallel_for(commands.size(), 1, threads, [&](std::size_t begin, std::size_t end, int number) {
    for (std::size_t i = begin; i < end; ++i) units[i] = helpers[static_cast<std::size_t>(number)].ask(commands[i]);
  });
  return units;
}

}  // namespace podworks
