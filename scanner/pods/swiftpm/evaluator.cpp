// Runs the statements and functions of Package.swift.
#include "scanner/pods/swiftpm/evaluator.h"

#include <algorithm>
#include <utility>

namespace podworks {
namespace {

constexpr std::size_t kMaxFrames = 40;

}  // namespace

const std::vector<SwiftObject*>& SwiftEvaluator::run() {
  scopes_.emplace_back();
  frames_.emplace_back();
  declare(program_.statements, "");
  run_block(program_.statements);
  return packages_;
}

/// Functions and members may be used above the place where they stand.
void SwiftEvaluator::declare(const SwiftBlock& block, std::string_view type, bool is_compiled) {
  for (const SwiftStatement& statement : block) {
    if (statement.kind == SwiftStatement::Kind::Type) {
      if (statement.words[0] == "struct") structs_[statement.name] = &statement;
      for (const SwiftBlock& members : statement.blocks) declare(members, statement.name, is_compiled);
    } else if (statement.kind == SwiftStatement::Kind::Branches) {
      for (const SwiftBlock& branch : statement.blocks) declare(branch, type, true);
    } else if (!type.empty()) {
      declare_member(statement, type);
    } else if (statement.kind == SwiftStatement::Kind::Function) {
      std::vector<Function>& known = functions_[statement.function->name];
      const auto is_it = [&](const Function& one) { return one.function == statement.function; };
      if (std::none_of(known.begin(), known.end(), is_it)) known.push_back({statement.function, is_compiled});
    }
  }
}

void SwiftEvaluator::declare_member(const SwiftStatement& statement, std::string_view type) {
  const bool is_function = statement.kind == SwiftStatement::Kind::Function;
  if (!is_function && !(statement.kind == SwiftStatement::Kind::Define && statement.is_static)) return;
  const std::string& name = is_function ? statement.function->name : statement.name;
  std::vector<Member>& known = statement.is_static ? statics_[name] : methods_[name];
  const auto is_it = [&](const Member& one) { return one.statement == &statement; };
  if (std::none_of(known.begin(), known.end(), is_it)) known.push_back({std::string(type), &statement});
}

SwiftEvaluator::Flow SwiftEvaluator::run_block(const SwiftBlock& block) {
  Flow whole;
  if (depth_ >= kMaxDepth) return whole;
  ++depth_;
  const std::size_t scopes = scopes_.size();
  std::optional<Branch> outer;
  for (const SwiftStatement& statement : block) {
    Flow one = run_statement(statement);
    whole.goes_on = one.goes_on;
    const bool may_leave = one.may_leave();
    const std::string doubt = one.doubt;
    one.goes_on = false;
    whole.add(std::move(one));
    if (!whole.goes_on) break;
    if (!may_leave) continue;
    if (!outer) outer = frame().branch;  // whether the rest runs is not known
    enter_branch(doubt);
    scopes_.emplace_back();
  }
  if (outer) frame().branch = std::move(*outer);
  scopes_.resize(scopes);
  --depth_;
  return whole;
}

SwiftEvaluator::Flow SwiftEvaluator::run_statement(const SwiftStatement& statement) {
  ++steps_;
  switch (statement.kind) {
    case SwiftStatement::Kind::Expression:
      evaluate(*statement.value);
      break;
    case SwiftStatement::Kind::Define:
      define(statement);
      break;
    case SwiftStatement::Kind::Assign:
    case SwiftStatement::Kind::Extend:
      assign(statement);
      break;
    case SwiftStatement::Kind::Return:
      return run_return(statement);
    case SwiftStatement::Kind::If:
      return run_if(statement);
    case SwiftStatement::Kind::Guard:
      return run_guard(statement);
    case SwiftStatement::Kind::For:
      return run_for(statement);
    case SwiftStatement::Kind::Switch:
      return run_switch(statement);
    case SwiftStatement::Kind::Jump:
      return run_jump(statement);
    case SwiftStatement::Kind::Branches:
      return run_compiled(statement);
    case SwiftStatement::Kind::Unfollowed:
      lose_changed(statement.blocks[0], "the statement in line " + std::to_string(statement.line) + " is not followed");
      break;
    case SwiftStatement::Kind::Skipped:
      skip(statement);
      break;
    case SwiftStatement::Kind::Function:
    case SwiftStatement::Kind::Type:
      break;
  }
  return {};
}

/// It is not known whether the statement runs, once its function is called.
bool SwiftEvaluator::is_in_doubt() const {
  const Frame& frame = frames_.back();
  return !frame.branch.doubt.empty() && frame.branch.doubt != frame.outer_doubt;
}

SwiftEvaluator::Flow SwiftEvaluator::run_return(const SwiftStatement& statement) {
  SwiftValue value = statement.value != nullptr ? evaluate(*statement.value) : SwiftValue();
  if (is_in_doubt() && value.is(SwiftValue::Kind::Array)) value.missing = frame().branch.doubt;
  frame().result = merged(std::move(frame().result), std::move(value), !is_in_doubt());
  return {.goes_on = false, .returns = true};
}

bool SwiftEvaluator::fits(const SwiftFunction& function, const Arguments& arguments) const {
  std::size_t given = 0;
  for (const SwiftParameter& parameter : function.parameters) {
    if (given < arguments.size() && arguments[given].first == parameter.label) {
      ++given;
    } else if (parameter.fallback == nullptr) {
      return false;
    }
  }
  return given == arguments.size();
}

SwiftValue SwiftEvaluator::call_function(const SwiftFunction& function, Arguments arguments, const SwiftNode& call,
                                         const SwiftValue* self) {
  const bool is_closure = function.name.empty();
  if (frames_.size() > kMaxFrames) return unknown("the calls go too deep", call);
  const std::size_t first_scope = is_closure ? frame().first_scope : scopes_.size();
  Scope scope;
  std::size_t given = 0;
  for (const SwiftParameter& parameter : function.parameters) {
    SwiftValue& slot = scope[parameter.name];
    if (given < arguments.size() && (is_closure || arguments[given].first == parameter.label)) {
      slot = arguments[given++].second;
    } else {
      slot = parameter.fallback != nullptr ? evaluate(*parameter.fallback)
                                           : unknown("the argument `" + parameter.name + "` is missing", call);
    }
  }
  for (std::size_t i = 0; is_closure && i < arguments.size(); ++i) {
    scope["$" + std::to_string(i)] = std::move(arguments[i].second);
  }
  if (self != nullptr) scope["self"] = *self;
  scopes_.push_back(std::move(scope));
  frames_.push_back({.first_scope = first_scope, .branch = frame().branch, .outer_doubt = frame().branch.doubt});
  declare(function.body, "");
  const std::string_view expected = std::exchange(expected_, {});
  run_block(function.body);
  SwiftValue result = std::move(frame().result);
  expected_ = expected;
  frames_.pop_back();
  scopes_.pop_back();
  if (!result.is(SwiftValue::Kind::Unset)) return result;
  return unknown(is_closure ? "what the closure gives is not known" : "what `" + function.name + "` gives is not known",
                 call);
}

}  // namespace podworks
