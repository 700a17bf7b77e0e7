// What the Ruby evaluator does where it cannot be known whether a part of the program runs: it follows every way, takes
// the changes of variables back in between, and merges what the ways leave behind. What they do to the host's objects
// adds up: the host asks is_uncertain().
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"
#include "scanner/pods/ruby/value_set.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxUncertain = 12;  // of them in one another: methods called on all ways multiply the work

}  // namespace

/// Both branches of a condition. Where only one of them jumps, what follows may not run: see evaluate_statements.
Value RubyEvaluator::follow_both(const Node& condition, const UnknownReason* reason, const std::function<Value()>& one,
                                 const std::function<Value()>& other) {
  if (uncertain_.size() >= kMaxUncertain) {
    return give_up("too many conditions that cannot be decided lie in one another", &condition);
  }
  const Uncertainty origin = {
      .reason = reason, .what = fmt::format("the condition `{}`", excerpt(condition)), .offset = condition.begin};
  uncertain_.push_back(origin);
  Outcome a = follow(one);
  Outcome b = other ? follow(other) : Outcome{};
  uncertain_.pop_back();
  merge_changes(a.changes, b.changes, reason);
  if (a.jump != Jump::None && a.jump == b.jump) {  // it jumps in any case
    jump_ = a.jump;
    jump_value_ = merge(a.jump_value, b.jump_value, reason);
    return {};
  }
  for (const Outcome* each : {&a, &b}) {
    if (each->jump != Jump::None) possible_.push_back({each->jump, each->jump_value, origin});
  }
  if (a.jump != Jump::None) return b.value;
  if (b.jump != Jump::None) return a.value;
  return merge(a.value, b.value, reason);
}

/// A part that may or may not run; if it jumps, the jump is done: the other way was one as well.
Value RubyEvaluator::follow_perhaps(const Uncertainty& origin, const std::function<Value()>& part) {
  if (uncertain_.size() >= kMaxUncertain) return part();
  uncertain_.push_back(origin);
  Outcome outcome = follow(part);
  uncertain_.pop_back();
  std::vector<Change> nothing;
  merge_changes(outcome.changes, nothing, origin.reason);
  jump_ = outcome.jump;
  jump_value_ = outcome.jump_value;
  return outcome.value;
}

/// Statements in order; behind a jump that may have happened the rest is followed as possible only.
Value RubyEvaluator::evaluate_statements(std::span<const Node* const> statements) {
  Value last;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (possible_.size() > covered_ && uncertain_.size() >= kMaxUncertain) {
      covered_ = possible_.size();  // it is uncertain enough already
    } else if (possible_.size() > covered_) {
      const Uncertainty origin = possible_.back().origin;
      const std::size_t outer = std::exchange(covered_, possible_.size());
      last = follow_perhaps(origin, [&] { return evaluate_statements(statements.subspan(i)); });
      covered_ = outer;
      return last;
    }
    last = evaluate(statements[i]);
    if (is_jumping()) break;
  }
  return last;
}

/// The end of a block, a method or a loop: jumps of these kinds end here. `result` is merged with what they would give.
Value RubyEvaluator::settle(Value result, std::size_t first, std::initializer_list<Jump> kinds) {
  for (std::size_t i = first; i < possible_.size(); ++i) {
    const PossibleJump& each = possible_[i];
    if (std::find(kinds.begin(), kinds.end(), each.jump) == kinds.end()) continue;
    result = merge(result, each.value, each.origin.reason);
  }
  const auto begin = possible_.begin() + static_cast<std::ptrdiff_t>(std::min(first, possible_.size()));
  possible_.erase(std::remove_if(begin, possible_.end(),
                                 [&](const PossibleJump& each) {
                                   return std::find(kinds.begin(), kinds.end(), each.jump) != kinds.end();
                                 }),
                  possible_.end());
  covered_ = std::min(covered_, possible_.size());
  return result;
}

/// Evaluates one way and takes its changes of variables back.
RubyEvaluator::Outcome RubyEvaluator::follow(const std::function<Value()>& way) {
  Outcome outcome;
  const std::size_t first = changes_.size();
  outcome.value = way();
  outcome.jump = std::exchange(jump_, Jump::None);
  outcome.jump_value = jump_value_;
  for (std::size_t i = changes_.size(); i > first; --i) {
    const Change& change = changes_[i - 1];
    Value* current = variable_of(change);
    if (current == nullptr) continue;
    const bool seen = std::any_of(outcome.changes.begin(), outcome.changes.end(), [&](const Change& each) {
      return each.scope == change.scope && each.name == change.name;
    });
    if (!seen) outcome.changes.push_back({.scope = change.scope, .name = change.name, .value = *current});
    *current = change.value;
  }
  changes_.resize(first);
  return outcome;
}

Value* RubyEvaluator::variable_of(const Change& change) {
  for (auto& [name, value] : change.scope->variables) {
    if (name == change.name) return &value;
  }
  return nullptr;
}

/// Gives each variable what both ways leave: the new value of one, and the new or the old one of the other.
void RubyEvaluator::merge_changes(std::vector<Change>& one, std::vector<Change>& other, const UnknownReason* reason) {
  const auto apply = [&](const Change& change, const Value& twin) {
    set_in_scope(*change.scope, change.name, merge(change.value, twin, reason));
  };
  for (const Change& change : one) {
    const auto twin = std::find_if(other.begin(), other.end(), [&](const Change& each) {
      return each.scope == change.scope && each.name == change.name;
    });
    const Value* before = variable_of(change);
    const Value unchanged = before != nullptr ? *before : Value{};
    apply(change, twin != other.end() ? twin->value : unchanged);
    if (twin != other.end()) other.erase(twin);
  }
  for (const Change& change : other) {
    const Value* before = variable_of(change);
    apply(change, before != nullptr ? *before : Value{});
  }
}

/// One value for two possible ones: the same, a list with the items of both, or Unknown.
Value RubyEvaluator::merge(const Value& a, const Value& b, const UnknownReason* reason) {
  if (equal(a, b) == true) return a;
  const bool lists = (a.is(ValueKind::Array) || a.is_nil()) && (b.is(ValueKind::Array) || b.is_nil());
  if (!lists) return unknown_value(reason);
  std::vector<Value> items;
  if (a.is(ValueKind::Array)) items = a.array->items;
  if (b.is(ValueKind::Array)) {
    ValueSet known(*this);
    for (const Value& item : items) known.add(item);
    for (const Value& item : b.array->items) {
      if (item.is_unknown() || !known.has(item)) items.push_back(item);
    }
  }
  Value merged = heap_.array(std::move(items));
  if (merged.is(ValueKind::Array)) merged.array->partial = reason;
  return merged;
}

void RubyEvaluator::call_uncertain_block(const RubyProc& block, std::span<const Value> arguments,
                                         const UnknownReason* reason, std::string what, std::uint32_t offset) {
  const Uncertainty origin = {.reason = reason, .what = std::move(what), .offset = offset};
  follow_perhaps(origin, [&] { return call_block(block, arguments); });
  if (jump_ == Jump::None) return;
  possible_.push_back({std::exchange(jump_, Jump::None), jump_value_, origin});
}

}  // namespace podworks
