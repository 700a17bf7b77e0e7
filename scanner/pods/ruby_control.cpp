// Conditions, loops and jumps of the Ruby evaluator, and what it does where a condition cannot be known.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby_evaluator.h"

namespace podworks {

Value RubyEvaluator::evaluate_if(const Node& node) {
  const Value condition = evaluate(node.first);
  if (is_jumping()) return {};
  if (!condition.is_unknown()) return evaluate(condition.is_truthy() ? node.second : node.third);
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
      const UnknownReason* reason = why_unknown(subject);
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
        const auto same = equal_values(each, subject);
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
  while (!stopped_) {
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
  return {};
}

Value RubyEvaluator::evaluate_for(const Node& node) {
  const Value walked = evaluate(node.first);
  if (is_jumping()) return {};
  if (!walked.is(ValueKind::Array)) {
    const UnknownReason* reason = why_unknown(walked);
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
  for (const Value& item : items) {
    if (stopped_) break;
    assign_targets(node.list, item, node);
    evaluate(node.second);
    if (jump_ == Jump::Next) jump_ = Jump::None;
    if (is_jumping()) break;
  }
  if (jump_ == Jump::Break) jump_ = Jump::None;
  return walked;
}

Value RubyEvaluator::evaluate_begin(const Node& node) {
  ++rescues_;
  Value value = evaluate(node.first);
  --rescues_;
  if (jump_ == Jump::Raise && !node.list.empty()) {
    jump_ = Jump::None;
    value = evaluate(node.list.front());
  } else if (!is_jumping() && node.second != nullptr) {
    value = evaluate(node.second);
  }
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

/// Follows both branches, each from the same variables, and merges what they leave behind. What they do to the host's
/// objects adds up: the host asks is_uncertain().
Value RubyEvaluator::follow_both(const Node& condition, const UnknownReason* reason, const std::function<Value()>& one,
                                 const std::function<Value()>& other) {
  constexpr std::size_t kMaxBranchings = 12;  // each doubles the work
  if (uncertain_.size() >= kMaxBranchings) {
    report(condition.begin, "too many conditions that cannot be decided lie in one another", "use a `.podspec.json`");
    if (host_.lost_statement) host_.lost_statement();
    return unknown_value(reason);
  }
  uncertain_.push_back(
      {.reason = reason, .what = fmt::format("the condition `{}`", excerpt(condition)), .offset = condition.begin});
  std::vector<Change> after_one;
  std::vector<Change> after_other;
  const Value a = follow(one, after_one);
  const Value b = other ? follow(other, after_other) : Value{};
  uncertain_.pop_back();

  const auto find = [](std::vector<Change>& changes, const Change& wanted) {
    return std::find_if(changes.begin(), changes.end(),
                        [&](const Change& each) { return each.scope == wanted.scope && each.name == wanted.name; });
  };
  for (const Change& change : after_one) {
    const auto twin = find(after_other, change);
    Value before;
    for (const auto& [name, value] : change.scope->variables) {
      if (name == change.name) before = value;
    }
    set_in_scope(*change.scope, change.name,
                 merge(change.before, twin != after_other.end() ? twin->before : before, reason));
    if (twin != after_other.end()) after_other.erase(twin);
  }
  for (const Change& change : after_other) {
    Value before;
    for (const auto& [name, value] : change.scope->variables) {
      if (name == change.name) before = value;
    }
    set_in_scope(*change.scope, change.name, merge(before, change.before, reason));
  }
  return merge(a, b, reason);
}

/// Evaluates a branch, takes its changes of variables back and gives them, each with its new value in `before`.
Value RubyEvaluator::follow(const std::function<Value()>& branch, std::vector<Change>& after) {
  const std::size_t first = changes_.size();
  const Value value = branch();
  jump_ = Jump::None;  // whether it jumps cannot be known: what follows counts too
  for (std::size_t i = changes_.size(); i > first; --i) {
    const Change& change = changes_[i - 1];
    for (auto& [name, current] : change.scope->variables) {
      if (name != change.name) continue;
      const bool seen = std::any_of(after.begin(), after.end(), [&](const Change& each) {
        return each.scope == change.scope && each.name == change.name;
      });
      if (!seen) after.push_back({.scope = change.scope, .name = change.name, .before = current});
      current = change.before;
    }
  }
  changes_.resize(first);
  return value;
}

/// One value for two possible ones: the same, a list with the items of both, or Unknown.
Value RubyEvaluator::merge(const Value& a, const Value& b, const UnknownReason* reason) {
  if (equal_values(a, b) == true) return a;
  const bool lists = (a.is(ValueKind::Array) || a.is_nil()) && (b.is(ValueKind::Array) || b.is_nil());
  if (!lists) return unknown_value(reason);
  std::vector<Value> items;
  if (a.is(ValueKind::Array)) items = a.array->items;
  if (b.is(ValueKind::Array)) {
    const std::size_t count = std::min<std::size_t>(items.size(), 1000);
    for (const Value& item : b.array->items) {
      const bool has = std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(count),
                                   [&](const Value& each) { return equal_values(each, item) == true; });
      if (!has) items.push_back(item);
    }
  }
  Value merged = heap_.array(std::move(items));
  if (merged.is(ValueKind::Array)) merged.array->partial = reason;
  return merged;
}

void RubyEvaluator::call_uncertain_block(const RubyProc& block, std::span<const Value> arguments,
                                         const UnknownReason* reason, std::string what, std::uint32_t offset) {
  if (uncertain_.size() >= 12) return;
  uncertain_.push_back({.reason = reason, .what = std::move(what), .offset = offset});
  std::vector<Change> after;
  follow([&] { return call_block(block, arguments); }, after);
  uncertain_.pop_back();
  for (const Change& change : after) {
    Value before;
    for (const auto& [name, value] : change.scope->variables) {
      if (name == change.name) before = value;
    }
    set_in_scope(*change.scope, change.name, merge(before, change.before, reason));
  }
}

}  // namespace podworks
