// Conditions, loops and jumps of the Ruby evaluator.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

Value RubyEvaluator::evaluate_if(const Node& node) {
  const Value condition = evaluate(node.first);
  if (is_jumping()) return {};
  if (!condition.is_unknown()) {
    declare_variables_of(condition.is_truthy() ? node.third : node.second);
    return evaluate(condition.is_truthy() ? node.second : node.third);
  }
  return follow_both(
      *node.first, condition.unknown, [&] { return evaluate(node.second); }, [&] { return evaluate(node.third); });
}

Value RubyEvaluator::evaluate_logic(const Node& node) {
  const Value left = evaluate(node.first);
  if (is_jumping()) return {};
  if (node.kind == NodeKind::Not) return left.is_unknown() ? left : boolean_value(!left.is_truthy());
  if (left.is_unknown()) {
    const Value right = follow_both(
        *node.first, left.unknown, [&] { return evaluate(node.second); }, nullptr);
    const bool decided = !right.is_unknown() && right.is_truthy() == (node.kind == NodeKind::Or);
    // `unknown && false` is not true, `unknown || true` is not false, whatever the unknown is.
    return decided && right.is(ValueKind::Boolean) ? right : left;
  }
  return left.is_truthy() == (node.kind == NodeKind::Or) ? left : evaluate(node.second);
}

Value RubyEvaluator::evaluate_case(const Node& node, const Value& subject, std::size_t branch) {
  if (is_jumping()) return {};
  for (; branch < node.list.size(); ++branch) {
    const Node& when = *node.list[branch];
    const std::optional<bool> matches = case_matches(when, subject, node.first != nullptr);
    if (is_jumping()) return {};
    if (!matches) {
      const UnknownReason* reason = why(subject);
      if (reason == nullptr) reason = unknown("this comparison is not understood", &when).unknown;
      // The branches that follow are the alternative; depth is bounded as that of nested conditions is.
      ++depth_;
      const Value value = depth_ > 400 ? unknown_value(reason)
                                       : follow_both(
                                             when, reason, [&] { return evaluate(when.first); },
                                             [&] { return evaluate_case(node, subject, branch + 1); });
      --depth_;
      return value;
    }
    if (*matches) return evaluate(when.first);
  }
  return evaluate(node.second);
}

/// Nothing if it cannot be known.
std::optional<bool> RubyEvaluator::case_matches(const Node& branch, const Value& subject, bool has_subject) {
  bool unknown_pattern = false;
  for (const Node* pattern : branch.list) {
    const Value value = evaluate(pattern->kind == NodeKind::Splat ? pattern->first : pattern);
    if (!has_subject) {
      if (value.is_unknown()) {
        unknown_pattern = true;
      } else if (value.is_truthy()) {
        return true;
      }
      continue;
    }
    if (pattern->kind == NodeKind::Splat && value.is(ValueKind::Array)) {
      for (const Value& each : value.array->items) {
        const auto same = equal(each, subject);
        if (same == true) return true;
        unknown_pattern |= !same;
      }
      continue;
    }
    const Value arguments[] = {subject};
    const Value answer = value.is_unknown() || subject.is_unknown()
                             ? unknown("not known", pattern)
                             : dispatch({.name = "===", .receiver = value, .arguments = arguments, .node = pattern});
    if (answer.is_unknown()) {
      unknown_pattern = true;
    } else if (answer.is_truthy()) {
      return true;
    }
  }
  return unknown_pattern ? std::nullopt : std::optional(false);
}

Value RubyEvaluator::evaluate_while(const Node& node) {
  const std::size_t first_possible = possible_.size();
  while (!is_exhausted()) {
    const Value condition = evaluate(node.first);
    if (is_jumping()) break;
    if (condition.is_unknown()) {
      follow_both(
          *node.first, condition.unknown, [&] { return evaluate(node.second); }, nullptr);
      break;
    }
    if (condition.is_truthy() == node.flag) break;
    evaluate(node.second);
    if (jump_ == Jump::Next) jump_ = Jump::None;
    if (is_jumping()) break;
  }
  if (jump_ == Jump::Break) jump_ = Jump::None;
  settle({}, first_possible, {Jump::Next, Jump::Break});
  return {};
}

Value RubyEvaluator::evaluate_for(const Node& node) {
  const Value walked = evaluate(node.first);
  if (is_jumping()) return {};
  if (!walked.is(ValueKind::Array)) {
    const UnknownReason* reason = why(walked);
    if (reason == nullptr)
      reason = unknown(fmt::format("`{}` is no list that podworks knows", excerpt(*node.first)), &node).unknown;
    follow_both(
        *node.first, reason,
        [&] {
          assign_targets(node.list, unknown_value(reason), node);
          return evaluate(node.second);
        },
        nullptr);
    return {};
  }
  const std::vector<Value> items = walked.array->items;
  const std::size_t first_possible = possible_.size();
  for (const Value& item : items) {
    if (is_exhausted()) break;
    assign_targets(node.list, item, node);
    evaluate(node.second);
    if (jump_ == Jump::Next) jump_ = Jump::None;
    if (is_jumping()) break;
  }
  if (jump_ == Jump::Break) jump_ = Jump::None;
  settle({}, first_possible, {Jump::Next, Jump::Break});
  return walked;
}

Value RubyEvaluator::evaluate_begin(const Node& node) {
  const std::size_t first_possible = possible_.size();
  ++rescues_;
  Value value = evaluate(node.first);
  --rescues_;
  if (jump_ == Jump::Raise && !node.list.empty()) {
    jump_ = Jump::None;
    value = evaluate(node.list.front());
  } else if (!is_jumping() && node.second != nullptr) {
    value = evaluate(node.second);
  }
  const auto raised = std::find_if(possible_.begin() + static_cast<std::ptrdiff_t>(first_possible), possible_.end(),
                                   [](const PossibleJump& each) { return each.jump == Jump::Raise; });
  if (raised != possible_.end() && !node.list.empty() && !is_jumping()) {  // the fallback may run instead
    const Uncertainty origin = raised->origin;
    const Value fallback = follow_perhaps(origin, [&] { return evaluate(node.list.front()); });
    value = merge(value, fallback, origin.reason);
  }
  settle({}, first_possible, {Jump::Raise});
  if (node.third != nullptr && !is_jumping()) evaluate(node.third);
  return value;
}

Value RubyEvaluator::evaluate_jump(const Node& node) {
  const Value value = evaluate(node.first);
  if (is_jumping()) return {};
  jump_ = node.kind == NodeKind::Return ? Jump::Return : node.kind == NodeKind::Next ? Jump::Next : Jump::Break;
  jump_value_ = value;
  return {};
}

}  // namespace podworks
