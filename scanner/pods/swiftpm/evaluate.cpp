// What the expressions of Package.swift come to.
#include <utility>

#include "scanner/pods/swiftpm/evaluator.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

constexpr std::size_t kMaxText = 10'000;

}  // namespace

SwiftValue SwiftEvaluator::unknown(std::string why, const SwiftNode& node) const {
  return {.kind = Kind::Unknown, .text = std::move(why), .line = node.line, .column = node.column};
}

SwiftValue SwiftEvaluator::object(std::string name, Arguments members, const SwiftNode& node) {
  SwiftObject& made = objects_.emplace_back();
  made.name = std::move(name);
  made.members = std::move(members);
  made.is_conditional = compiled_ > 0 || frame().branch.first_scope > 0;
  made.born = branches_;
  made.line = node.line;
  made.column = node.column;
  if (made.name == "Package") packages_.push_back(&made);
  return {.kind = Kind::Object, .object = &made};
}

SwiftValue SwiftEvaluator::evaluate(const SwiftNode& node) {
  ++steps_;
  if (is_exhausted()) return unknown("the manifest is too long to be followed", node);
  if (depth_ >= kMaxDepth) return unknown("this is nested too deeply", node);
  ++depth_;
  SwiftValue value = evaluate_kind(node);
  --depth_;
  value.is_optional = false;
  if (!value.is(Kind::Unknown) || value.line == 0) {
    value.line = node.line;
    value.column = node.column;
  }
  return value;
}

SwiftValue SwiftEvaluator::evaluate_kind(const SwiftNode& node) {
  switch (node.kind) {
    case SwiftNode::Kind::Unknown:
      return unknown(node.text, node);
    case SwiftNode::Kind::Nil:
      return {.kind = Kind::Nil};
    case SwiftNode::Kind::Bool:
      return {.kind = Kind::Bool, .flag = node.text == "true"};
    case SwiftNode::Kind::Number:
      return {.kind = Kind::Number, .text = node.text};
    case SwiftNode::Kind::Text:
      return text(node);
    case SwiftNode::Kind::Array:
      return array(node);
    case SwiftNode::Kind::Tuple:
      if (node.items.size() == 1) return evaluate(*node.items[0].value);
      return object("", arguments(node), node);
    case SwiftNode::Kind::Name:
      return name(node);
    case SwiftNode::Kind::Member:
      return member(node);
    case SwiftNode::Kind::Call:
      return call(node);
    case SwiftNode::Kind::Subscript:
      return subscript(node);
    case SwiftNode::Kind::Closure:
      return {.kind = Kind::Closure, .closure = node.function};
    case SwiftNode::Kind::Chain:
      return chain(node);
    case SwiftNode::Kind::Compare:
      return compare(node);
    case SwiftNode::Kind::Not:
    case SwiftNode::Kind::Ternary:
      break;
  }
  const SwiftValue condition = evaluate(node.kind == SwiftNode::Kind::Not ? *node.base : *node.items[0].value);
  const Truth known = truth(condition);
  if (node.kind == SwiftNode::Kind::Not) {
    const bool is_known = known == Truth::Yes || known == Truth::No;
    return is_known ? SwiftValue{.kind = Kind::Bool, .flag = known == Truth::No} : condition;
  }
  if (known == Truth::Yes || known == Truth::No) return evaluate(*node.items[known == Truth::Yes ? 1 : 2].value);
  const bool is_compiled = known == Truth::Either;
  SwiftValue both = merged(evaluate(*node.items[1].value), evaluate(*node.items[2].value), is_compiled);
  if (both.is(Kind::Array) && !is_compiled) both.missing = "which of two lists is meant is not known";
  return both;
}

SwiftEvaluator::Truth SwiftEvaluator::truth(const SwiftValue& value) {
  if (!value.is(Kind::Bool)) return value.is_compiled ? Truth::Either : Truth::Unknown;
  return value.flag ? Truth::Yes : Truth::No;
}

/// Nothing if one of them is not known.
std::optional<bool> SwiftEvaluator::equal(const SwiftValue& a, const SwiftValue& b) {
  const auto is_known = [](const SwiftValue& value) {
    return value.is(Kind::Nil) || value.is(Kind::Bool) || value.is(Kind::Number) || value.is(Kind::Text) ||
           value.is(Kind::Object);
  };
  if (a.is(Kind::Nil) && b.is(Kind::Array)) return false;
  if (a.is(Kind::Array) && b.is(Kind::Nil)) return false;
  if (!is_known(a) || !is_known(b)) return std::nullopt;
  if (a.kind != b.kind) return false;
  if (!a.is(Kind::Object)) return a.flag == b.flag && a.text == b.text;
  if (a.object == b.object) return true;
  if (!a.object->members.empty() || !b.object->members.empty()) return std::nullopt;
  return a.object->name == b.object->name;
}

SwiftValue SwiftEvaluator::text(const SwiftNode& node) {
  SwiftValue whole = {.kind = Kind::Text, .text = node.text};
  for (const SwiftArgument& item : node.items) {
    const SwiftValue piece = evaluate(*item.value);
    if (!piece.is(Kind::Text) && !piece.is(Kind::Number)) {
      return unknown(piece.is(Kind::Unknown) ? piece.text : "what the text holds is not known", node);
    }
    whole.text += piece.text;
  }
  if (whole.text.size() > kMaxText) return unknown("the text is too long", node);
  return whole;
}

SwiftValue SwiftEvaluator::array(const SwiftNode& node) {
  SwiftValue list = {.kind = Kind::Array};
  for (const SwiftArgument& item : node.items) list.items.push_back(evaluate(*item.value));
  return list;
}

SwiftValue SwiftEvaluator::chain(const SwiftNode& node) {
  if (node.text == "&&" || node.text == "||") return logic(node);
  SwiftValue whole = evaluate(*node.items[0].value);
  for (std::size_t i = 1; i < node.items.size(); ++i) {
    if (node.text == "??") {
      if (!whole.is(Kind::Nil)) return whole;
      whole = evaluate(*node.items[i].value);
    } else {
      whole = sum(std::move(whole), evaluate(*node.items[i].value));
    }
  }
  return whole;
}

SwiftValue SwiftEvaluator::logic(const SwiftNode& node) {
  const Truth decides = node.text == "&&" ? Truth::No : Truth::Yes;
  std::optional<SwiftValue> open;
  for (const SwiftArgument& item : node.items) {
    SwiftValue value = evaluate(*item.value);
    const Truth one = truth(value);
    if (one == decides) return value;
    if (one == Truth::Yes || one == Truth::No) continue;
    const bool is_compiled = one == Truth::Either && (!open || open->is_compiled);
    open = unknown("the condition is not known", node);
    open->is_compiled = is_compiled;
  }
  return open ? *open : SwiftValue{.kind = Kind::Bool, .flag = decides == Truth::No};
}

/// What is not known of a list makes the whole a list that may have more elements.
SwiftValue SwiftEvaluator::sum(SwiftValue a, const SwiftValue& b) {
  if (a.is(Kind::Array) && b.is(Kind::Array)) {
    steps_ += b.items.size();
    if (is_exhausted()) return a;
    a.items.insert(a.items.end(), b.items.begin(), b.items.end());
    if (a.missing.empty()) a.missing = b.missing;
    return a;
  }
  if (a.is(Kind::Text) && b.is(Kind::Text) && a.text.size() + b.text.size() <= kMaxText) {
    a.text += b.text;
    return a;
  }
  const SwiftValue& open = a.is(Kind::Unknown) ? a : b;
  std::string why = open.is(Kind::Unknown) ? open.text : "this sum is not understood";
  const int line = open.line;
  const int column = open.column;
  if (a.is(Kind::Array) || b.is(Kind::Array)) {
    SwiftValue list = a.is(Kind::Array) ? std::move(a) : b;
    if (list.missing.empty()) list.missing = std::move(why);
    return list;
  }
  return {.kind = Kind::Unknown, .text = std::move(why), .line = line, .column = column};
}

SwiftValue SwiftEvaluator::compare(const SwiftNode& node) {
  const SwiftValue a = evaluate(*node.items[0].value);
  const SwiftValue b = evaluate(*node.items[1].value);
  const std::optional<bool> same = equal(a, b);
  if (!same) {
    const auto is_known = [](const SwiftValue& value) { return !value.is(Kind::Unknown) || value.is_compiled; };
    SwiftValue open = unknown("this comparison is not known", node);
    open.is_compiled = (a.is_compiled || b.is_compiled) && is_known(a) && is_known(b);
    return open;
  }
  return {.kind = Kind::Bool, .flag = *same == (node.text == "==")};
}

}  // namespace podworks
