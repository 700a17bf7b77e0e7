// Calls of the Ruby evaluator: arguments, and who knows the method: the file, one of Ruby's classes, the host.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"
#include "scanner/pods/ruby/json.h"
#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

constexpr int kMaxHandedOver = 10'000;

/// `left` bounds how many parts are looked at; beyond, there may be an object.
bool holds_object(const Value& value, int depth, int& left) {
  if (value.is(ValueKind::Object) || --left < 0) return true;
  if (depth > 3) return false;
  if (value.is(ValueKind::Array)) {
    return std::any_of(value.array->items.begin(), value.array->items.end(),
                       [&](const Value& item) { return holds_object(item, depth + 1, left); });
  }
  if (value.is(ValueKind::Hash)) {
    return std::any_of(value.hash->entries.begin(), value.hash->entries.end(),
                       [&](const auto& entry) { return holds_object(entry.second, depth + 1, left); });
  }
  return false;
}

/// What an unknown method gets may be changed by it.
void leave_open(const Value& value, const UnknownReason* reason) {
  if (value.is(ValueKind::Array) && value.array->partial == nullptr) value.array->partial = reason;
  if (value.is(ValueKind::Hash) && value.hash->partial == nullptr) value.hash->partial = reason;
}

/// A list that one of its parts leaves open: `unknown + ['a']` still holds 'a'.
bool extends_a_list(std::string_view name) {
  return name == "+" || name == "|" || name == "concat" || name == "push" || name == "append";
}

RubyMethod find_method_of(const Value& receiver, std::string_view name) {
  switch (receiver.kind) {
    case ValueKind::String:
    case ValueKind::Symbol:
      return find_text_method(name);
    case ValueKind::Path:
      return find_path_method(name);
    case ValueKind::Array:
    case ValueKind::Range:
      return find_array_method(name);
    case ValueKind::Hash:
      return find_hash_method(name);
    case ValueKind::Integer:
    case ValueKind::Float:
      return find_number_method(name);
    case ValueKind::Constant:
      return find_class_function(fmt::format("{}.{}", *receiver.text, name));
    default:
      return nullptr;
  }
}

}  // namespace

Value RubyEvaluator::evaluate_call(const Node& node) {
  RubyCall call = {.name = node.text, .node = &node};
  if (node.first != nullptr) {
    call.receiver = evaluate_receiver(*node.first);
    if (is_jumping() || (node.flag && call.receiver->is_nil())) return {};
  }
  std::vector<Value> arguments;
  evaluate_arguments(node, arguments);
  if (is_jumping()) return {};
  call.arguments = arguments;
  call.block = block_of(node);
  const std::size_t first_possible = possible_.size();
  const Value value = dispatch(call);
  if (node.block == nullptr) return value;
  const bool breaks = jump_ == Jump::Break;
  if (breaks) jump_ = Jump::None;
  return settle(breaks ? jump_value_ : value, first_possible, {Jump::Break});
}

Value RubyEvaluator::evaluate_index(const Node& node) {
  const Value receiver = evaluate_receiver(*node.first);
  std::vector<Value> arguments;
  evaluate_arguments(node, arguments);
  if (is_jumping()) return {};
  return dispatch({.name = "[]", .receiver = receiver, .arguments = arguments, .node = &node});
}

/// False if a splat could not be spread; its Unknown stands among the arguments.
bool RubyEvaluator::evaluate_arguments(const Node& node, std::vector<Value>& arguments) {
  bool all_known = true;
  for (const Node* argument : node.list) {
    if (argument->kind != NodeKind::Splat) {
      arguments.push_back(evaluate(argument));
      if (is_jumping()) break;
      continue;
    }
    const Value list = evaluate(argument->first);
    charge(extent_of(list));
    if (list.is(ValueKind::Array)) {
      arguments.insert(arguments.end(), list.array->items.begin(), list.array->items.end());
      if (list.array->partial != nullptr) arguments.push_back(unknown_value(list.array->partial));
    } else if (!list.is_nil()) {
      arguments.push_back(list);
      all_known = all_known && !list.is_unknown();
    }
    if (arguments.size() > RubyHeap::kMaxItems) break;
  }
  return all_known;
}

const RubyProc* RubyEvaluator::block_of(const Node& node) {
  if (node.block != nullptr) return heap_.proc({.block = node.block, .scope = scope_}).proc;
  if (node.second == nullptr) return nullptr;
  const Value passed = evaluate(node.second);
  if (passed.is(ValueKind::Proc)) return passed.proc;
  if (passed.is(ValueKind::Symbol)) return heap_.proc({.symbol = *passed.text}).proc;
  return nullptr;
}

Value RubyEvaluator::dispatch(RubyCall call) {
  // What a method of Ruby does in one step may look at all of its operands, and makes a result.
  if (call.receiver) charge(extent_of(*call.receiver));
  for (const Value& argument : call.arguments) charge(1 + extent_of(argument));
  if (is_exhausted()) return stop(call.node);
  const Value result = dispatch_known(call);
  charge(extent_of(result));
  return is_exhausted() ? stop(call.node) : result;
}

Value RubyEvaluator::dispatch_known(RubyCall& call) {
  if (!call.receiver) return dispatch_function(call);
  if (call.receiver->is_unknown()) return dispatch_unknown(call, call.receiver->unknown);
  return dispatch_method(call);
}

Value RubyEvaluator::dispatch_function(RubyCall& call) {
  const Definition* definition = find_definition(call.name);
  // Tables of helpers go before what a loaded file says: they know what its branches come to.
  call.is_defined = definition != nullptr && definition->file == source_.main().path;
  if (host_.call_function) {
    if (const auto value = host_.call_function(call)) return *value;
  }
  if (definition != nullptr) return call_definition(*definition, call);
  if (const RubyMethod function = find_kernel_function(call.name)) return function(*this, call);
  const Value reason = unknown(fmt::format("`{}` is in no table of helpers", call.name), call.node);
  return dispatch_unknown(call, reason.unknown);
}

Value RubyEvaluator::dispatch_method(RubyCall& call) {
  const Value& receiver = *call.receiver;
  if ((receiver.is(ValueKind::Object) || receiver.is(ValueKind::Constant)) && host_.call_method) {
    if (const auto value = host_.call_method(call)) return *value;
  }
  if (receiver.is(ValueKind::Constant)) {
    const auto definition = definitions_.find(fmt::format("{}.{}", *receiver.text, call.name));
    if (definition != definitions_.end()) return call_definition(definition->second, call);
  }
  if (receiver.is(ValueKind::Json)) {
    if (const auto member = json_member(*this, call)) return *member;
    call.receiver = whole_json(*this, receiver, call.node);
    return dispatch_known(call);
  }
  const bool calls_proc = receiver.is(ValueKind::Proc) &&
                          (call.name == "call" || call.name == "[]" || call.name == "===" || call.name == "yield");
  if (calls_proc) {
    const std::size_t first_possible = possible_.size();
    const Value value = call_block(*receiver.proc, call.arguments);
    const bool returns = jump_ == Jump::Return;  // of a lambda
    if (returns) jump_ = Jump::None;
    return settle(returns ? jump_value_ : value, first_possible, {Jump::Return});
  }
  if (const RubyMethod method = find_method_of(receiver, call.name)) return method(*this, call);
  const bool foreign = receiver.is(ValueKind::Constant) && !is_known_constant(*receiver.text);
  if (const RubyMethod method = foreign ? nullptr : find_object_method(call.name)) return method(*this, call);
  const std::string owner = receiver.is(ValueKind::Constant) ? *receiver.text : std::string(class_of_value(receiver));
  const Value reason = unknown(fmt::format("`{}.{}` is not known", owner, call.name), call.node);
  return dispatch_unknown(call, reason.unknown);
}

/// Nobody knows this call. The host hears of it if one of its objects is handed over; a block may or may not run.
Value RubyEvaluator::dispatch_unknown(const RubyCall& call, const UnknownReason* reason) {
  int left = kMaxHandedOver;
  const bool hands_over = std::any_of(call.arguments.begin(), call.arguments.end(),
                                      [&](const Value& argument) { return holds_object(argument, 0, left); });
  charge(static_cast<std::size_t>(kMaxHandedOver - left));
  if (host_.unknown_call) host_.unknown_call(call, hands_over);
  if (call.receiver) leave_open(*call.receiver, reason);
  for (const Value& argument : call.arguments) leave_open(argument, reason);
  if (call.block != nullptr) {
    const Value argument = unknown_value(reason);
    const Value arguments[] = {argument, argument};
    const std::uint32_t offset = call.node != nullptr ? call.node->begin : 0;
    call_uncertain_block(*call.block, arguments, reason, fmt::format("whether the block of `{}` runs", call.name),
                         offset);
  }
  if (extends_a_list(call.name) && call.arguments.size() == 1 && call.arguments[0].is(ValueKind::Array)) {
    Value list = heap_.array(call.arguments[0].array->items);
    if (list.is(ValueKind::Array)) list.array->partial = reason;
    return list;
  }
  return unknown_value(reason);
}

Value RubyEvaluator::call_method(const Value& receiver, std::string_view name, std::span<const Value> arguments) {
  // Methods of Ruby call each other on nested values, and a list may hold itself.
  if (depth_ > kMaxCallDepth) return give_up("blocks and methods call each other too deeply", nullptr);
  ++depth_;
  const Value value = dispatch({.name = name, .receiver = receiver, .arguments = arguments});
  --depth_;
  return value;
}

}  // namespace podworks
