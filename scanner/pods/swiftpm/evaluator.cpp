// Runs the statements of Package.swift. Of branches that exclude each other and of which it is not known which one
// holds all are taken: what they add is joined, and what they set differently is unknown.
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

/// Functions and static members may be used above the place where they stand.
void SwiftEvaluator::declare(const SwiftBlock& block, std::string_view type) {
  for (const SwiftStatement& statement : block) {
    if (statement.kind == SwiftStatement::Kind::Type) {
      for (const SwiftBlock& members : statement.blocks) declare(members, statement.name);
    } else if (statement.kind == SwiftStatement::Kind::Branches) {
      for (const SwiftBlock& branch : statement.blocks) declare(branch, type);
    } else if (!type.empty()) {
      const bool is_member =
          statement.kind == SwiftStatement::Kind::Function || statement.kind == SwiftStatement::Kind::Define;
      if (!is_member || !statement.is_static) continue;
      const std::string& name = statement.function != nullptr ? statement.function->name : statement.name;
      statics_[name].push_back({std::string(type), &statement});
    } else if (statement.kind == SwiftStatement::Kind::Function) {
      std::vector<const SwiftFunction*>& known = functions_[statement.function->name];
      if (std::find(known.begin(), known.end(), statement.function) == known.end()) known.push_back(statement.function);
    }
  }
}

SwiftEvaluator::Flow SwiftEvaluator::run_block(const SwiftBlock& block) {
  if (++depth_ > kMaxDepth) {
    --depth_;
    return Flow::Next;
  }
  Flow flow = Flow::Next;
  for (const SwiftStatement& statement : block) {
    flow = run_statement(statement);
    if (flow == Flow::Returned) break;
  }
  --depth_;
  return flow;
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
    case SwiftStatement::Kind::Return: {
      SwiftValue value = statement.value != nullptr ? evaluate(*statement.value) : SwiftValue();
      if (!frame().undecided.empty() && value.is(SwiftValue::Kind::Array)) value.missing = frame().undecided;
      frame().result = merged(std::move(frame().result), std::move(value));
      return Flow::Returned;
    }
    case SwiftStatement::Kind::If:
      return run_if(statement);
    case SwiftStatement::Kind::Guard:
      return run_guard(statement);
    case SwiftStatement::Kind::For:
      return run_for(statement);
    case SwiftStatement::Kind::Branches:
      return run_all(statement.blocks, statement.is_exhaustive, "");
    case SwiftStatement::Kind::Skipped:
      skip(statement);
      break;
    case SwiftStatement::Kind::Function:
    case SwiftStatement::Kind::Type:
      break;
  }
  return Flow::Next;
}

SwiftEvaluator::Flow SwiftEvaluator::run_if(const SwiftStatement& statement) {
  scopes_.emplace_back();
  const Truth truth = test(statement.conditions);
  Flow flow = Flow::Next;
  if (truth == Truth::Unknown) {
    const bool is_exhaustive = statement.blocks.size() > 1;
    flow = run_all(statement.blocks, is_exhaustive,
                   "whether the condition in line " + std::to_string(statement.line) + " holds is not known");
  } else if (truth == Truth::Yes) {
    flow = run_block(statement.blocks[0]);
  } else if (statement.blocks.size() > 1) {
    flow = run_block(statement.blocks[1]);
  }
  scopes_.pop_back();
  return flow;
}

SwiftEvaluator::Flow SwiftEvaluator::run_guard(const SwiftStatement& statement) {
  const Truth truth = test(statement.conditions);  // what it binds holds from here on
  if (truth == Truth::Yes) return Flow::Next;
  if (truth == Truth::No) return run_block(statement.blocks[0]);
  return run_all(statement.blocks, false,
                 "whether the condition in line " + std::to_string(statement.line) + " holds is not known");
}

SwiftEvaluator::Flow SwiftEvaluator::run_for(const SwiftStatement& statement) {
  const SwiftValue list = evaluate(*statement.value);
  const std::string why = list.is(SwiftValue::Kind::Array) ? list.missing : list.text;
  Flow flow = Flow::Next;
  for (const SwiftValue& item : list.items) {
    if (is_exhausted()) break;
    scopes_.emplace_back();
    scopes_.back()[statement.name] = item;
    const Truth truth = test(statement.conditions);
    if (truth == Truth::Unknown) {
      run_all(statement.blocks, false,
              "whether the condition in line " + std::to_string(statement.line) + " holds is not known");
    } else if (truth == Truth::Yes) {
      flow = run_block(statement.blocks[0]);
    }
    scopes_.pop_back();
    if (flow == Flow::Returned) return flow;
  }
  if (!list.is(SwiftValue::Kind::Array) || !why.empty()) {
    const std::string loop = "what the loop in line " + std::to_string(statement.line) + " goes through is not known";
    lose_changed(statement.blocks[0], why.empty() ? loop : why);
  }
  return flow;
}

/// Branches that exclude each other. With `undecided` it is not known which one runs, or whether one does.
SwiftEvaluator::Flow SwiftEvaluator::run_all(const std::vector<SwiftBlock>& blocks, bool is_exhaustive,
                                             std::string undecided) {
  const bool is_compiled = undecided.empty();
  const bool was_alternative = std::exchange(frame().is_alternative, true);
  const std::string outer = frame().undecided;
  if (!is_compiled) frame().undecided = std::move(undecided);
  compiled_ += is_compiled ? 1 : 0;
  std::size_t returned = 0;
  for (const SwiftBlock& block : blocks) {
    if (!is_compiled) scopes_.emplace_back();
    if (run_block(block) == Flow::Returned) ++returned;
    if (!is_compiled) scopes_.pop_back();
  }
  compiled_ -= is_compiled ? 1 : 0;
  frame().undecided = outer;
  frame().is_alternative = was_alternative;
  return is_exhaustive && returned == blocks.size() ? Flow::Returned : Flow::Next;
}

/// Binds what `if let` names.
SwiftEvaluator::Truth SwiftEvaluator::test(const std::vector<SwiftCondition>& conditions) {
  Truth all = Truth::Yes;
  for (const SwiftCondition& condition : conditions) {
    if (condition.value == nullptr) {
      all = Truth::Unknown;
      continue;
    }
    SwiftValue value = evaluate(*condition.value);
    Truth one = truth(value);
    if (!condition.binds.empty()) {
      one = value.is(SwiftValue::Kind::Nil)       ? Truth::No
            : value.is(SwiftValue::Kind::Unknown) ? Truth::Unknown
                                                  : Truth::Yes;
      scopes_.back()[condition.binds] = std::move(value);
    }
    if (one == Truth::No) return Truth::No;
    if (one == Truth::Unknown) all = Truth::Unknown;
  }
  return all;
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

SwiftValue SwiftEvaluator::call_function(const SwiftFunction& function, Arguments arguments, const SwiftNode& call) {
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
  scopes_.push_back(std::move(scope));
  Frame callee = {.first_scope = first_scope};
  if (is_closure) {
    callee.undecided = frame().undecided;
    callee.is_alternative = frame().is_alternative;
  }
  frames_.push_back(std::move(callee));
  declare(function.body, "");
  const std::string_view expected = std::exchange(expected_, {});
  SwiftValue result;
  if (function.body.size() == 1 && function.body[0].kind == SwiftStatement::Kind::Expression) {
    result = evaluate(*function.body[0].value);
  } else {
    run_block(function.body);
    result = std::move(frame().result);
  }
  expected_ = expected;
  frames_.pop_back();
  scopes_.pop_back();
  if (!result.is(SwiftValue::Kind::Unset)) return result;
  return unknown(is_closure ? "what the closure gives is not known" : "what `" + function.name + "` gives is not known",
                 call);
}

}  // namespace podworks
