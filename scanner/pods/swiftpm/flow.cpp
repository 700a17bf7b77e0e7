// Which statements of Package.swift run. Of branches that exclude each other and of which it is not known which one
// runs all are taken: what they add is joined, and what they set differently is unknown.
#include <utility>

#include "scanner/pods/swiftpm/evaluator.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

std::string condition_in(int line) {
  return "whether the condition in line " + std::to_string(line) + " holds is not known";
}

}  // namespace

void SwiftEvaluator::Flow::add(Flow other) {
  goes_on = goes_on || other.goes_on;
  breaks = breaks || other.breaks;
  continues = continues || other.continues;
  returns = returns || other.returns;
  if (!other.doubt.empty()) doubt = std::move(other.doubt);
}

SwiftEvaluator::Flow SwiftEvaluator::run_if(const SwiftStatement& statement) {
  scopes_.emplace_back();
  const Truth truth = test(statement.conditions);
  Flow flow;
  if (truth == Truth::Yes) {
    flow = run_block(statement.blocks[0]);
  } else if (truth == Truth::No) {
    if (statement.blocks.size() > 1) flow = run_block(statement.blocks[1]);
  } else {
    const std::string doubt = truth == Truth::Either ? "" : condition_in(statement.line);
    flow = run_all(statement.blocks.size(), statement.blocks.size() > 1, doubt, [&](std::size_t i) {
      scopes_.emplace_back();
      Flow one = run_block(statement.blocks[i]);
      scopes_.pop_back();
      return one;
    });
  }
  scopes_.pop_back();
  return flow;
}

SwiftEvaluator::Flow SwiftEvaluator::run_guard(const SwiftStatement& statement) {
  const Truth truth = test(statement.conditions);  // what it binds holds from here on
  if (truth == Truth::Yes) return {};
  if (truth == Truth::No) return run_block(statement.blocks[0]);
  const std::string doubt = truth == Truth::Either ? "" : condition_in(statement.line);
  return run_all(1, false, doubt, [&](std::size_t) { return run_block(statement.blocks[0]); });
}

SwiftEvaluator::Flow SwiftEvaluator::run_for(const SwiftStatement& statement) {
  const SwiftValue list = evaluate(*statement.value);
  const Branch outer = frame().branch;
  Flow whole;
  bool may_break = false;
  for (const SwiftValue& item : list.items) {
    if (is_exhausted()) break;
    const Branch before = frame().branch;
    if (item.is_optional) enter_branch(list.missing);
    Flow one = run_item(statement, item);
    frame().branch = before;
    if (item.is_optional) one.add({.doubt = list.missing});
    may_break = may_break || one.breaks;
    whole.returns = whole.returns || one.returns;
    if (!one.doubt.empty()) whole.doubt = one.doubt;
    if (!one.goes_on && !one.continues) {
      whole.goes_on = may_break;
      break;
    }
    if (one.breaks || one.returns) enter_branch(one.doubt);
  }
  frame().branch = outer;
  const bool is_list = list.is(Kind::Array);
  const std::string loop = "what the loop in line " + std::to_string(statement.line) + " goes through is not known";
  const std::string why = is_list ? list.missing : list.text.empty() ? loop : list.text;
  if (!why.empty()) lose_loop(statement, is_list, why);
  return whole;
}

/// One round of a loop.
SwiftEvaluator::Flow SwiftEvaluator::run_item(const SwiftStatement& statement, const SwiftValue& item) {
  Scope& scope = scopes_.emplace_back();
  const std::vector<std::string>& names = statement.words;
  const bool is_tuple = item.is(Kind::Object) && item.object->name.empty() && !statement.is_pattern &&
                        item.object->members.size() == names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.size() == 1 && !statement.is_pattern) {
      scope[names[i]] = item;
    } else {
      const SwiftValue open = {.kind = Kind::Unknown, .text = "what `" + names[i] + "` is bound to is not known"};
      scope[names[i]] = is_tuple ? item.object->members[i].second : open;
    }
  }
  Flow flow;
  Truth truth = test(statement.conditions);
  if (truth == Truth::Yes && statement.is_pattern) truth = Truth::Unknown;  // `for case`
  if (truth == Truth::Yes) {
    flow = run_block(statement.blocks[0]);
  } else if (truth != Truth::No) {
    const std::string doubt = truth == Truth::Either ? "" : condition_in(statement.line);
    flow = run_all(1, false, doubt, [&](std::size_t) { return run_block(statement.blocks[0]); });
  }
  scopes_.pop_back();
  return flow;
}

SwiftEvaluator::Flow SwiftEvaluator::run_switch(const SwiftStatement& statement) {
  const SwiftValue subject = evaluate(*statement.value);
  std::vector<std::size_t> possible;
  for (std::size_t i = 0; i < statement.cases.size(); ++i) {
    const Truth fits = test_case(statement.cases[i], subject);
    if (fits != Truth::No) possible.push_back(i);
    if (fits == Truth::Yes) break;
  }
  Flow flow;
  if (possible.size() == 1) {  // one of them must fit: Swift checks that
    flow = run_case(statement, possible[0], subject);
  } else {
    const std::string doubt =
        "which case of the `switch` in line " + std::to_string(statement.line) + " holds is not known";
    flow = run_all(possible.size(), true, subject.is_compiled ? "" : doubt,
                   [&](std::size_t i) { return run_case(statement, possible[i], subject); });
  }
  flow.goes_on = flow.goes_on || flow.breaks;
  flow.breaks = false;
  return flow;
}

SwiftEvaluator::Flow SwiftEvaluator::run_case(const SwiftStatement& statement, std::size_t number,
                                              const SwiftValue& subject) {
  Scope& scope = scopes_.emplace_back();
  const SwiftCase& label = statement.cases[number];
  for (const std::string& name : label.pattern_names) {
    scope[name] = {.kind = Kind::Unknown,
                   .text = "what `" + name + "` is bound to is not known",
                   .line = subject.line,
                   .column = subject.column};
  }
  Flow flow;
  for (std::size_t i = number; i < statement.blocks.size() && !is_exhausted(); ++i) {
    ++steps_;
    flow = run_block(statement.blocks[i]);
    if (!statement.cases[i].falls_through) break;
  }
  scopes_.pop_back();
  return flow;
}

/// All branches of #if: they are no scopes of their own.
SwiftEvaluator::Flow SwiftEvaluator::run_compiled(const SwiftStatement& statement) {
  ++compiled_;
  Flow flow = run_all(statement.blocks.size(), statement.is_exhaustive, "",
                      [&](std::size_t i) { return run_block(statement.blocks[i]); });
  --compiled_;
  return flow;
}

SwiftEvaluator::Flow SwiftEvaluator::run_jump(const SwiftStatement& statement) const {
  if (statement.name == "fallthrough") return {};
  if (statement.name == "throw") return {.goes_on = false, .returns = true};
  if (statement.words.empty()) {
    const bool breaks = statement.name == "break";
    return {.goes_on = false, .breaks = breaks, .continues = !breaks};
  }
  return {.goes_on = false,
          .breaks = true,
          .continues = true,
          .returns = true,
          .doubt = "where line " + std::to_string(statement.line) + " goes on is not known"};
}

/// Branches that exclude each other. `doubt`: why it is not known which one runs, or whether one does.
SwiftEvaluator::Flow SwiftEvaluator::run_all(std::size_t count, bool is_exhaustive, const std::string& doubt,
                                             const std::function<Flow(std::size_t)>& run) {
  const Branch outer = frame().branch;
  Flow whole = {.goes_on = !is_exhaustive || count == 0};
  for (std::size_t i = 0; i < count && !is_exhausted(); ++i) {
    enter_branch(doubt);
    whole.add(run(i));
    frame().branch = outer;
  }
  if (!doubt.empty()) whole.doubt = doubt;
  return whole;
}

void SwiftEvaluator::enter_branch(const std::string& doubt) {
  Branch& branch = frame().branch;
  branch.first_scope = scopes_.size();
  branch.number = ++branches_;
  if (!doubt.empty()) branch.doubt = doubt;
}

/// Binds what `if let` names.
SwiftEvaluator::Truth SwiftEvaluator::test(const std::vector<SwiftCondition>& conditions) {
  Truth all = Truth::Yes;
  for (const SwiftCondition& condition : conditions) {
    for (const std::string& name : condition.pattern_names) {
      scopes_.back()[name] = {.kind = Kind::Unknown, .text = "what `" + name + "` is bound to is not known"};
    }
    if (condition.value == nullptr) {
      all = Truth::Unknown;
      continue;
    }
    SwiftValue value = evaluate(*condition.value);
    Truth one = truth(value);
    if (!condition.binds.empty()) {
      const Truth open = value.is_compiled ? Truth::Either : Truth::Unknown;
      one = value.is(Kind::Nil) ? Truth::No : value.is(Kind::Unknown) ? open : Truth::Yes;
      scopes_.back()[condition.binds] = std::move(value);
    }
    if (one == Truth::No) return Truth::No;
    if (one != Truth::Yes && all != Truth::Unknown) all = one;
  }
  return all;
}

SwiftEvaluator::Truth SwiftEvaluator::test_case(const SwiftCase& one, const SwiftValue& subject) {
  Truth fits = one.patterns.empty() ? Truth::Yes : Truth::No;
  for (const SwiftNode* pattern : one.patterns) {
    const bool is_anything = pattern->kind == SwiftNode::Kind::Name && pattern->text == "_";
    if (is_anything) fits = Truth::Yes;
    if (fits == Truth::Yes) break;
    const SwiftValue value = evaluate(*pattern);
    const bool is_nil = value.is(Kind::Object) && value.object->name == "none" && subject.is(Kind::Nil);
    const bool wraps = value.is(Kind::Object) && !subject.is(Kind::Object) && !subject.is(Kind::Nil);  // .some("a")
    const std::optional<bool> same = wraps ? std::nullopt : is_nil ? std::optional(true) : equal(subject, value);
    if (!same) fits = Truth::Unknown;
    if (same.value_or(false)) fits = Truth::Yes;
  }
  if (fits == Truth::No || one.where == nullptr) return fits;
  const Truth holds = truth(evaluate(*one.where));
  return holds == Truth::No ? holds : holds == Truth::Yes ? fits : Truth::Unknown;
}

}  // namespace podworks
