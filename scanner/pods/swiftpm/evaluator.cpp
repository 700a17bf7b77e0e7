// Runs the statements of Package.swift. Of branches that exclude each other and of which it is not known which one
// holds all are taken: what they add is joined, and what they set differently is unknown.
#include "scanner/pods/swiftpm/evaluator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace podworks {
namespace {

constexpr std::size_t kMaxFrames = 40;

/// Members of a package or target that say something about files and dependencies.
constexpr std::array kThatMatter =
    std::to_array<std::string_view>({"cSettings", "cxxSettings", "dependencies", "exclude", "name", "path", "plugins",
                                     "products", "publicHeadersPath", "sources", "targets", "url"});

bool is_beside_the_point(const SwiftNode& target) {
  return target.kind == SwiftNode::Kind::Member &&
         std::find(kThatMatter.begin(), kThatMatter.end(), target.text) == kThatMatter.end();
}

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

void SwiftEvaluator::define(const SwiftStatement& statement) {
  SwiftValue value = statement.value != nullptr ? evaluate(*statement.value) : SwiftValue();
  Scope& scope = scopes_.back();
  const auto known = scope.find(statement.name);
  if (known != scope.end() && frame().is_alternative) value = merged(std::move(known->second), std::move(value));
  value.is_constant = statement.is_constant;
  scope[statement.name] = std::move(value);
}

void SwiftEvaluator::assign(const SwiftStatement& statement) {
  SwiftValue value = evaluate(*statement.value);
  SwiftValue* const place = place_of(*statement.target);
  if (place == nullptr) {
    if (!is_beside_the_point(*statement.target)) {
      lose_root(*statement.target, "what line " + std::to_string(statement.line) + " changes is not known");
    }
    return;
  }
  if (statement.kind == SwiftStatement::Kind::Extend) return extend(*place, std::move(value));
  *place = frame().is_alternative ? merged(std::move(*place), std::move(value)) : std::move(value);
  if (!frame().undecided.empty() && place->is(SwiftValue::Kind::Array)) place->missing = frame().undecided;
}

/// += and append(contentsOf:)
void SwiftEvaluator::extend(SwiftValue& to, SwiftValue by) {
  using Kind = SwiftValue::Kind;
  if (to.is(Kind::Nil) || to.is(Kind::Unset)) {
    to = std::move(by);
  } else {
    const bool is_constant = to.is_constant;
    to = sum(std::move(to), by);
    to.is_constant = is_constant;
  }
  if (!frame().undecided.empty() && to.is(Kind::Array)) to.missing = frame().undecided;
}

void SwiftEvaluator::skip(const SwiftStatement& statement) {
  const std::string why = "the statement in line " + std::to_string(statement.line) + " is not followed";
  for (const std::string& word : statement.words) {
    SwiftValue* const value = variable(word);
    if (value != nullptr) lose(*value, why);
  }
}

/// The value may have been changed in a way that is not known.
void SwiftEvaluator::lose(SwiftValue& value, const std::string& why) {
  using Kind = SwiftValue::Kind;
  if (value.is(Kind::Object)) {
    if (value.object->lost.empty()) value.object->lost = why;
  } else if (value.is_constant) {
    return;
  } else if (value.is(Kind::Array)) {
    value.missing = why;
  } else if (!value.is(Kind::Closure)) {
    value = {.kind = Kind::Unknown, .text = why, .line = value.line, .column = value.column};
  }
}

void SwiftEvaluator::lose_root(const SwiftNode& node, const std::string& why) {
  const SwiftNode* root = &node;
  while (root->base != nullptr) root = root->base;
  SwiftValue* const value = root->kind == SwiftNode::Kind::Name ? variable(root->text) : nullptr;
  if (value != nullptr) {
    value->is_constant = false;  // a list of objects may hold changed ones
    lose(*value, why);
  }
}

/// All that the statements of the block would change.
void SwiftEvaluator::lose_changed(const SwiftBlock& block, const std::string& why) {
  for (const SwiftStatement& statement : block) {
    const SwiftNode* target = statement.target;
    const bool is_call = statement.kind == SwiftStatement::Kind::Expression &&
                         statement.value->kind == SwiftNode::Kind::Call && statement.value->base != nullptr;
    if (is_call) target = statement.value->base->base;  // x.append()
    if (target != nullptr && !is_beside_the_point(*target)) lose_root(*target, why);
    if (statement.kind == SwiftStatement::Kind::Skipped) skip(statement);
    for (const SwiftBlock& inner : statement.blocks) lose_changed(inner, why);
  }
}

/// What holds if the one or the other does.
SwiftValue SwiftEvaluator::merged(SwiftValue a, SwiftValue b) {
  using Kind = SwiftValue::Kind;
  if (a.is(Kind::Unset)) return b;
  if (b.is(Kind::Unset) || equal(a, b).value_or(false)) return a;
  if (a.is(Kind::Object) && b.is(Kind::Object) && a.object->name == "Package" && b.object->name == "Package") return b;
  if (!a.is(Kind::Array) || !b.is(Kind::Array)) {
    if (a.is(Kind::Unknown)) return a;
    if (b.is(Kind::Unknown)) return b;
    return {.kind = Kind::Unknown, .text = "it differs from one branch to another", .line = b.line, .column = b.column};
  }
  const std::size_t known = a.items.size();
  steps_ += known * b.items.size() / 8;
  for (SwiftValue& item : b.items) {
    const auto is_same = [&](const SwiftValue& other) { return equal(other, item).value_or(false); };
    const auto end = a.items.begin() + static_cast<std::ptrdiff_t>(known);
    if (std::none_of(a.items.begin(), end, is_same)) a.items.push_back(std::move(item));
    if (is_exhausted()) break;
  }
  if (a.missing.empty()) a.missing = b.missing;
  return a;
}

SwiftValue* SwiftEvaluator::variable(std::string_view name) {
  for (std::size_t i = scopes_.size(); i > frame().first_scope; --i) {
    const auto found = scopes_[i - 1].find(name);
    if (found != scopes_[i - 1].end()) return &found->second;
  }
  const auto found = scopes_[0].find(name);
  return found != scopes_[0].end() ? &found->second : nullptr;
}

/// Where a value lies that can be assigned; nullptr if that is not known.
SwiftValue* SwiftEvaluator::place_of(const SwiftNode& node) {
  if (node.kind == SwiftNode::Kind::Name) return variable(node.text);
  if (node.kind != SwiftNode::Kind::Member || node.base == nullptr) return nullptr;
  const SwiftValue base = evaluate(*node.base);
  return base.is(SwiftValue::Kind::Object) ? &base.object->member(node.text) : nullptr;
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
