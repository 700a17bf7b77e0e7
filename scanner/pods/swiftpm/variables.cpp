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

}  // namespace podworks
