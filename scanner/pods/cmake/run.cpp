#include "scanner/pods/cmake/run.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

// Half a second at worst: a step takes about 100 ns, a byte of a list that is taken apart 10.
constexpr std::size_t kMaxSteps = 4'000'000;
constexpr std::size_t kMaxBytes = 48'000'000;

}  // namespace

bool CMakeRun::spend(std::size_t steps) {
  steps_ += steps;
  return steps_ <= kMaxSteps && bytes_ <= kMaxBytes && !stopped_;
}

void CMakeRun::stop(const CMakeCommand& command, std::string message) {
  if (stopped_) return;
  stopped_ = true;
  report(place(command), std::move(message), "what follows is not read: let CMake's file API say it (`export:`)");
  for (CMakeTarget& target : build_.targets) target.files_are_partial = target.links_are_partial = true;
}

CMakeRun::Flow CMakeRun::run_script(const std::shared_ptr<const CMakeScript>& script) {
  const std::string_view outer = std::exchange(script_path_, script->path);
  if (build_.scripts.insert(script->path).second) {
    for (const Error& error : script->errors) report(error.where, error.message, error.hint);
  }
  Flow flow = run_commands(*script, 0, script->commands.size());
  script_path_ = outer;
  return flow == Flow::Return ? Flow::Normal : flow;
}

CMakeRun::Flow CMakeRun::run_commands(const CMakeScript& script, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Flow flow = run_command(script, i);
    if (flow != Flow::Normal) return flow;
  }
  return Flow::Normal;
}

/// `i` is moved to the last command of a block.
CMakeRun::Flow CMakeRun::run_command(const CMakeScript& script, std::size_t& i) {
  const CMakeCommand& command = script.commands[i];
  if (!spend(1 + command.arguments.size())) {
    stop(command, "the scripts of this build take too many steps");
    return Flow::Stop;
  }
  const std::string& name = command.name;
  const std::size_t begin = i;
  if (name == "if") return run_if(script, i);
  if (command.end != 0) i = command.end;
  if (name == "foreach") return run_foreach(script, begin);
  if (name == "while") return run_while(script, begin);
  if (name == "block") return run_block(script, begin);
  if (name == "function" || name == "macro") {
    const CMakeWords words = words_of(command);
    if (words.empty()) return Flow::Normal;
    std::shared_ptr<const CMakeScript> shared = scripts_.read(script.path);
    procedures_.insert_or_assign(to_lower(words[0].text()), Procedure{std::move(shared), begin});
    return Flow::Normal;
  }
  if (name == "return") return run_return(words_of(command));
  if (name == "break") return Flow::Break;
  if (name == "continue") return Flow::Continue;
  if (const auto found = procedures_.find(name); found != procedures_.end()) {
    const Procedure procedure = found->second;
    return call(procedure, command, words_of(command));
  }
  const auto handler = handlers().find(name);
  if (handler == handlers().end()) {
    unknown_command(command);
  } else if (handler->second != nullptr) {
    CMakeWords words = name == "add_custom_command" ? words_with_outputs(command) : words_of(command);
    (this->*handler->second)(command, words);
  } else if (name == "message" && !command.arguments.empty() && command.arguments[0].text == "FATAL_ERROR") {
    fails_ = undecided_ > 0;
    return fails_ ? Flow::Return : Flow::Normal;
  }
  if (std::exchange(returns_, false)) return Flow::Return;
  return stopped_ ? Flow::Stop : Flow::Normal;
}

/// Clauses whose conditions are not known are run each on its own, and so is the first that is known to hold behind
/// them. What the one sets that options have as a rule comes first.
CMakeRun::Flow CMakeRun::run_if(const CMakeScript& script, std::size_t& i) {
  std::vector<CMakeScopes::Written> branches;
  bool is_undecided = false;
  bool is_complete = false;
  std::optional<std::size_t> usual;  // of the branches
  bool has_usual = false;
  std::size_t clause = i;
  const std::uint32_t choice = scripts_.next_choice();
  Flow flow = Flow::Normal;
  if (++depth_ > kMaxBlocks) stop(script.commands[i], "blocks and calls are nested too deeply");
  while (clause < script.commands.size() && script.commands[clause].name != "endif") {
    const CMakeCommand& command = script.commands[clause];
    const std::size_t next = command.end;
    const bool is_open = !stopped_ && !is_complete;
    const bool is_else = command.name == "else";
    const CMakeWords words = is_open && !is_else ? words_of(command) : CMakeWords();
    const Tri holds = !is_open ? Tri::No : is_else ? Tri::Yes : decide(words);
    if (holds == Tri::Yes) is_complete = true;
    if (holds == Tri::Yes && !is_undecided) {
      flow = run_commands(script, clause + 1, next);
    } else if (holds != Tri::No) {
      const bool is_usual = !has_usual && (holds == Tri::Yes || guess(words));
      has_usual |= is_usual;
      is_undecided = true;
      ++undecided_;
      unusual_ += is_usual ? 0 : 1;
      branches_.push_back({choice, static_cast<std::uint32_t>(clause)});
      scopes_.begin_branch();
      run_commands(script, clause + 1, next);
      CMakeScopes::Written written = scopes_.end_branch();
      branches_.pop_back();
      unusual_ -= is_usual ? 0 : 1;
      if (!std::exchange(fails_, false)) {
        if (is_usual) usual = branches.size();
        // To unite lists is to take them apart.
        for (const auto& [key, change] : written) bytes_ += change.value ? change.value->texts[0].size() / 2 : 0;
        branches.push_back(std::move(written));
      }
      --undecided_;
    }
    clause = next;
  }
  --depth_;
  i = clause;
  if (!branches.empty()) {
    if (usual)
      std::rotate(branches.begin(), branches.begin() + static_cast<long>(*usual),
                  branches.begin() + static_cast<long>(*usual) + 1);
    scopes_.unite(std::move(branches), is_complete ? CMakeScopes::Skip::Never
                                       : has_usual ? CMakeScopes::Skip::Maybe
                                                   : CMakeScopes::Skip::Usually);
  }
  return stopped_ ? Flow::Stop : flow;
}

/// block([SCOPE_FOR [POLICIES] [VARIABLES]] [PROPAGATE name...])
CMakeRun::Flow CMakeRun::run_block(const CMakeScript& script, std::size_t begin) {
  const CMakeCommand& command = script.commands[begin];
  const CMakeWords words = words_of(command);
  const auto names =
      std::find_if(words.begin(), words.end(), [](const CMakeWord& word) { return word.is("PROPAGATE"); });
  const auto is_said = [&](std::string_view what) {
    return std::any_of(words.begin(), names, [&](const CMakeWord& word) { return word.is(what); });
  };
  const bool has_scope = is_said("VARIABLES") || !is_said("POLICIES");
  if (++depth_ > kMaxBlocks) stop(command, "blocks and calls are nested too deeply");
  if (has_scope) scopes_.push(true);
  const Flow flow = stopped_ ? Flow::Stop : run_commands(script, begin + 1, command.end);
  if (has_scope) {
    std::map<std::string, CMakeValue> kept;
    for (auto name = names; name != words.end(); ++name) {
      const CMakeValue* const value = name == names ? nullptr : scopes_.find(name->text());
      if (value != nullptr) kept.emplace(name->text(), *value);
    }
    scopes_.pop();
    for (auto& [name, value] : kept) scopes_.set(name, std::move(value));
  }
  --depth_;
  return flow;
}

/// return([PROPAGATE name...])
CMakeRun::Flow CMakeRun::run_return(const CMakeWords& words) {
  for (std::size_t i = 1; i < words.size() && words[0].is("PROPAGATE"); ++i) {
    const std::string name = words[i].text();
    const CMakeValue* const value = scopes_.find(name);
    scopes_.set_for_caller(name, value != nullptr ? *value : CMakeValue::unset());
  }
  return Flow::Return;
}

/// Once through the body.
CMakeRun::Flow CMakeRun::run_round(const CMakeScript& script, std::size_t i) {
  const Flow flow = run_commands(script, i + 1, script.commands[i].end);
  return flow == Flow::Continue ? Flow::Normal : flow;
}

/// A round of which nobody knows whether it is run.
void CMakeRun::run_possible_round(const CMakeScript& script, std::size_t i) {
  ++undecided_;
  scopes_.begin_branch();
  run_round(script, i);
  std::vector<CMakeScopes::Written> written;
  written.push_back(scopes_.end_branch());
  --undecided_;
  scopes_.unite(std::move(written), CMakeScopes::Skip::Maybe);
}

/// As long as the condition is known to hold; once if it is not known.
CMakeRun::Flow CMakeRun::run_while(const CMakeScript& script, std::size_t i) {
  const CMakeCommand& command = script.commands[i];
  if (++depth_ > kMaxBlocks) stop(command, "blocks and calls are nested too deeply");
  Flow flow = stopped_ ? Flow::Stop : Flow::Normal;
  for (int rounds = 0; flow == Flow::Normal; ++rounds) {
    if (rounds == kMaxRounds) stop(command, "this loop has too many rounds");
    const Tri holds = rounds < kMaxRounds ? decide(words_of(command)) : Tri::No;
    if (holds == Tri::No) break;
    if (holds == Tri::Unknown) {
      run_possible_round(script, i);
      break;
    }
    flow = spend(1) ? run_round(script, i) : Flow::Stop;
  }
  --depth_;
  if (stopped_) return Flow::Stop;
  return flow == Flow::Break ? Flow::Normal : flow;
}

CMakeRun::Flow CMakeRun::call(const Procedure& procedure, const CMakeCommand& command, CMakeWords words) {
  std::erase_if(words, [](const CMakeWord& word) { return word.is_empty() && word.value.unknown.empty(); });
  const CMakeScript& script = *procedure.script;
  const CMakeCommand& head = script.commands[procedure.begin];
  if (++depth_ > kMaxBlocks) stop(command, "blocks and calls are nested too deeply");
  std::map<std::string, CMakeValue, std::less<>> given;
  const std::size_t parameters = head.arguments.empty() ? 0 : head.arguments.size() - 1;
  for (std::size_t i = 0; i < std::max(parameters, words.size()); ++i) {
    const CMakeValue value = i < words.size() ? words[i].value : CMakeValue::of("");
    if (i < parameters) given[std::string(head.arguments[i + 1].text)] = value;
    if (i < words.size()) given["ARGV" + std::to_string(i)] = value;
  }
  given["ARGC"] = CMakeValue::of(std::to_string(words.size()));
  given["ARGV"] = joined(words, 0, words.size());
  given["ARGN"] = joined(words, std::min(parameters, words.size()), words.size());
  if (!spend(words.size())) stop(command, "the scripts of this build take too many steps");
  const std::string_view outer = std::exchange(script_path_, script.path);
  const auto* const outer_macro = macro_;
  calls_.push_back(&words);
  Flow flow = stopped_ ? Flow::Stop : Flow::Normal;
  if (head.name == "macro") {
    macro_ = &given;
    if (!stopped_) flow = run_commands(script, procedure.begin + 1, head.end);
  } else {
    macro_ = nullptr;
    scopes_.push();
    for (auto& [name, value] : given) scopes_.set(name, std::move(value));
    scopes_.set("CMAKE_CURRENT_FUNCTION_LIST_DIR",
                CMakeValue::of(absolute_cmake_path(kCMakePool, folder_of(script.path))));
    if (!stopped_) flow = run_commands(script, procedure.begin + 1, head.end);
    scopes_.pop();
    if (flow == Flow::Return && !fails_) flow = Flow::Normal;
  }
  macro_ = outer_macro;
  calls_.pop_back();
  script_path_ = outer;
  --depth_;
  return flow;
}

void CMakeRun::report(const Place& at, std::string message, std::string help) {
  build_.problems.push_back(manifest_problem(at, std::move(message), std::move(help)));
}

}  // namespace podworks
