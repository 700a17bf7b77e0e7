// Where the values of Package.swift lie and how they change. What may have changed in a way that is not known is lost:
// from then on it says why.
#include <algorithm>
#include <array>
#include <utility>

#include "scanner/pods/swiftpm/evaluator.h"

namespace podworks {
namespace {

/// Members of a package or target that say something about files and dependencies.
constexpr std::array kThatMatter =
    std::to_array<std::string_view>({"cSettings", "cxxSettings", "dependencies", "exclude", "name", "path", "plugins",
                                     "products", "publicHeadersPath", "sources", "targets", "url"});

bool is_beside_the_point(const SwiftNode& target) {
  return target.kind == SwiftNode::Kind::Member &&
         std::find(kThatMatter.begin(), kThatMatter.end(), target.text) == kThatMatter.end();
}

}  // namespace

void SwiftEvaluator::define(const SwiftStatement& statement) {
  const SwiftNode* first = statement.value;
  while (first != nullptr && first->kind == SwiftNode::Kind::Chain) first = first->items[0].value;  // a.b ?? []
  const std::string_view type = !statement.type.empty() ? statement.type
                                : first != nullptr      ? type_of_place(*first)
                                                        : std::string_view();
  const std::string_view outer = std::exchange(expected_, type);
  SwiftValue value = statement.value != nullptr ? copied(evaluate(*statement.value)) : SwiftValue();
  expected_ = outer;
  Scope& scope = scopes_.back();
  const auto known = scope.find(statement.name);
  const bool is_branch = frame().branch.first_scope > 0;
  if (known != scope.end() && is_branch) value = merged(std::move(known->second), std::move(value), !is_in_doubt());
  value.is_constant = statement.is_constant;
  value.type = type;
  scope[statement.name] = std::move(value);
}

void SwiftEvaluator::assign(const SwiftStatement& statement) {
  const std::string_view type = type_of_place(*statement.target);
  const std::string_view outer = std::exchange(expected_, type);
  SwiftValue value = copied(evaluate(*statement.value));
  expected_ = outer;
  const Spot spot = spot_of(*statement.target);
  if (spot.value == nullptr) {
    if (!is_beside_the_point(*statement.target)) {
      lose_place(*statement.target, "what line " + std::to_string(statement.line) + " changes is not known");
    }
    return;
  }
  if (statement.kind == SwiftStatement::Kind::Extend) {
    extend(*spot.value, std::move(value), spot.is_older);
    spot.value->type = type;
    return;
  }
  const std::string& doubt = frame().branch.doubt;
  if (spot.is_older) value = merged(std::move(*spot.value), std::move(value), doubt.empty());
  if (spot.is_older && !doubt.empty() && value.is(SwiftValue::Kind::Array)) value.missing = doubt;
  *spot.value = std::move(value);
  spot.value->type = type;
}

/// Of a variable, or a member of a package or target.
std::string_view SwiftEvaluator::type_of_place(const SwiftNode& node) {
  if (node.kind == SwiftNode::Kind::Name) {
    const SwiftValue* const value = variable(node.text);
    return value != nullptr ? value->type : std::string_view();
  }
  if (node.kind != SwiftNode::Kind::Member || node.base == nullptr || !type_name(*node.base).empty()) return {};
  const SwiftValue owner = evaluate(*node.base);
  return owner.is(SwiftValue::Kind::Object) ? swift_type_of(owner.object->name, node.text) : std::string_view();
}

/// += and append(contentsOf:). `is_older`: than the present branch.
void SwiftEvaluator::extend(SwiftValue& to, SwiftValue by, bool is_older) {
  using Kind = SwiftValue::Kind;
  const std::string& doubt = frame().branch.doubt;
  for (SwiftValue& item : by.items) item.is_optional = item.is_optional || is_older;
  if (to.is(Kind::Nil) || to.is(Kind::Unset)) {
    to = std::move(by);
  } else if (is_older && to.is(Kind::Text)) {
    SwiftValue whole = sum(to, by);
    to = merged(std::move(to), std::move(whole), doubt.empty());
  } else {
    const bool is_constant = to.is_constant;
    to = sum(std::move(to), by);
    to.is_constant = is_constant;
  }
  if (is_older && !doubt.empty() && to.is(Kind::Array)) to.missing = doubt;
}

void SwiftEvaluator::skip(const SwiftStatement& statement) {
  const std::string why = "the statement in line " + std::to_string(statement.line) + " is not followed";
  steps_ += statement.words.size();
  for (const std::string& word : statement.words) {
    if (is_exhausted()) return;
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

/// As above, of the innermost part that can be found: `a.first(where: b)!.c` is the `c` of one of the elements.
void SwiftEvaluator::lose_place(const SwiftNode& node, const std::string& why) {
  using Kind = SwiftValue::Kind;
  if (node.kind != SwiftNode::Kind::Member || node.base == nullptr) return lose_root(node, why);
  const SwiftNode* part = node.base;
  while (part != nullptr && !is_exhausted()) {
    const SwiftValue owner = evaluate(*part);
    if (owner.is(Kind::Object) && part == node.base) return lose(owner.object->member(node.text), why);
    const auto is_object = [](const SwiftValue& item) { return item.is(Kind::Object); };
    if (owner.is(Kind::Array) && std::any_of(owner.items.begin(), owner.items.end(), is_object)) {
      for (const SwiftValue& item : owner.items) {
        if (item.is(Kind::Object)) lose(item.object->member(node.text), why);
      }
      return;
    }
    const bool is_method = part->kind == SwiftNode::Kind::Call && part->base->kind == SwiftNode::Kind::Member;
    part = is_method ? part->base->base : part->base;
  }
  lose_root(node, why);
}

/// All that the statements of the block would change.
void SwiftEvaluator::lose_changed(const SwiftBlock& block, const std::string& why) {
  for (const SwiftStatement& statement : block) {
    if (++steps_; is_exhausted()) return;
    const SwiftNode* target = statement.target;
    const bool is_call = statement.kind == SwiftStatement::Kind::Expression &&
                         statement.value->kind == SwiftNode::Kind::Call && statement.value->base != nullptr;
    if (is_call) target = statement.value->base->base;  // x.append()
    if (target != nullptr && !is_beside_the_point(*target)) lose_place(*target, why);
    for (std::size_t i = 0; is_call && i < statement.value->items.size(); ++i) {
      const SwiftNode& argument = *statement.value->items[i].value;
      if (argument.kind == SwiftNode::Kind::Closure) lose_changed(argument.function->body, why);
    }
    if (statement.kind == SwiftStatement::Kind::Return) {
      frame().result = merged(std::move(frame().result), {.kind = SwiftValue::Kind::Unknown, .text = why}, false);
    }
    if (statement.kind == SwiftStatement::Kind::Skipped) skip(statement);
    for (const SwiftBlock& inner : statement.blocks) lose_changed(inner, why);
  }
}

/// What a loop changes, if not all that it goes through is known.
void SwiftEvaluator::lose_loop(const SwiftStatement& loop, bool is_list, const std::string& why) {
  SwiftObject& any = objects_.emplace_back();  // stands for all that the loop goes through
  scopes_.emplace_back();
  for (const std::string& name : loop.words) {
    scopes_.back()[name] = {.kind = SwiftValue::Kind::Object, .object = &any};
  }
  lose_changed(loop.blocks[0], why);
  scopes_.pop_back();
  if (!is_list && (!any.members.empty() || !any.lost.empty())) lose_elements(*loop.value, any, why);
}

/// What was changed of `any` may have been changed of all elements of the lists that the expression names.
void SwiftEvaluator::lose_elements(const SwiftNode& node, const SwiftObject& any, const std::string& why) {
  using Kind = SwiftValue::Kind;
  const SwiftValue list = evaluate(node);
  for (const SwiftValue& item : list.items) {
    if (!item.is(Kind::Object)) continue;
    if (!any.lost.empty()) item.object->lost = any.lost;
    for (const auto& [label, member] : any.members) lose(item.object->member(label), why);
  }
  if (list.is(Kind::Array)) return;
  if (node.base != nullptr) lose_elements(*node.base, any, why);
  for (const SwiftArgument& item : node.items) lose_elements(*item.value, any, why);
}

SwiftEvaluator::Spot SwiftEvaluator::spot_of_name(std::string_view name) {
  for (std::size_t i = scopes_.size(); i > frame().first_scope; --i) {
    const auto found = scopes_[i - 1].find(name);
    if (found != scopes_[i - 1].end()) return {&found->second, i <= frame().branch.first_scope};
  }
  const auto found = scopes_[0].find(name);
  if (found == scopes_[0].end()) return {};
  return {&found->second, frame().branch.first_scope > 0};
}

/// Of what can be assigned.
SwiftEvaluator::Spot SwiftEvaluator::spot_of(const SwiftNode& node) {
  if (node.kind == SwiftNode::Kind::Name) return spot_of_name(node.text);
  if (node.kind != SwiftNode::Kind::Member || node.base == nullptr) return {};
  const SwiftValue base = evaluate(*node.base);
  if (!base.is(SwiftValue::Kind::Object)) return {};
  return {&base.object->member(node.text), base.object->born < frame().branch.number};
}

}  // namespace podworks
