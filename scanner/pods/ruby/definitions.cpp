// Blocks and methods of the file itself: how they are found and called, what their parameters get.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

Value RubyEvaluator::call_block(const RubyProc& block, std::initializer_list<Value> arguments) {
  return call_block(block, std::span<const Value>(arguments.begin(), arguments.size()));
}

Value RubyEvaluator::call_block(const RubyProc& block, std::span<const Value> arguments) {
  if (is_exhausted()) return stop(block.block != nullptr ? block.block->body : nullptr);
  if (!block.symbol.empty()) {
    if (arguments.empty()) return {};
    return call_method(arguments[0], block.symbol, arguments.subspan(1));
  }
  if (block.block == nullptr) return unknown("this block cannot be called here", nullptr);
  if (depth_ > kMaxCallDepth) return give_up("blocks and methods call each other too deeply", block.block->body);
  RubyScope* outer = scope_;
  scope_ = heap_.scope(block.scope);
  const std::span<const Parameter> parameters = block.block->parameters;
  if (parameters.empty()) {
    if (!arguments.empty()) {
      scope_->variables.emplace_back("it", arguments[0]);
      scope_->variables.emplace_back("_1", arguments[0]);
    }
    if (arguments.size() > 1) scope_->variables.emplace_back("_2", arguments[1]);
  }
  const bool spread = parameters.size() > 1 && arguments.size() == 1 && arguments[0].is(ValueKind::Array);
  bind(parameters, spread ? std::span<const Value>(arguments[0].array->items) : arguments, nullptr, *scope_);
  const std::size_t first_possible = possible_.size();
  depth_ += 3;  // calls weigh more than nodes
  const Value value = evaluate(block.block->body);
  depth_ -= 3;
  scope_ = outer;
  const bool nexts = jump_ == Jump::Next;
  if (nexts) jump_ = Jump::None;
  return settle(nexts ? jump_value_ : value, first_possible, {Jump::Next});
}

Value RubyEvaluator::call_definition(const Definition& definition, const RubyCall& call) {
  if (depth_ > kMaxCallDepth) return give_up(fmt::format("`{}` calls itself too often", call.name), call.node);
  RubyScope* outer = scope_;
  scope_ = heap_.scope(nullptr);
  scope_->block = call.block;
  std::vector<std::string> modules = definition.modules;
  const std::string outer_file = std::exchange(file_, definition.file);
  modules.swap(modules_);
  const std::size_t first_possible = possible_.size();
  const Block& body = *definition.node->block;
  bind(body.parameters, call.arguments, call.block, *scope_);
  depth_ += 3;
  const Value value = evaluate(body.body);
  depth_ -= 3;
  modules.swap(modules_);
  file_ = outer_file;
  scope_ = outer;
  const bool returns = jump_ == Jump::Return;
  if (returns) jump_ = Jump::None;
  return settle(returns ? jump_value_ : value, first_possible, {Jump::Return});
}

void RubyEvaluator::bind(std::span<const Parameter> parameters, std::span<const Value> arguments, const RubyProc* block,
                         RubyScope& scope) {
  using Kind = Parameter::Kind;
  const auto takes_keys = [](const Parameter& each) { return each.kind == Kind::Key || each.kind == Kind::KeyRest; };
  const bool has_keys = std::any_of(parameters.begin(), parameters.end(), takes_keys);
  const RubyHash* keywords = nullptr;
  if (has_keys && !arguments.empty() && arguments.back().is(ValueKind::Hash)) {
    keywords = arguments.back().hash;
    arguments = arguments.first(arguments.size() - 1);
  }
  std::size_t required = 0;  // parameters that still need an argument
  for (const Parameter& each : parameters) required += each.kind == Kind::Required || each.kind == Kind::Nested ? 1 : 0;
  std::size_t next = 0;
  for (const Parameter& parameter : parameters) {
    Value value;
    const std::size_t left = arguments.size() - std::min(next, arguments.size());
    switch (parameter.kind) {
      case Kind::Required:
      case Kind::Nested:
        if (next < arguments.size()) value = arguments[next];
        ++next;
        --required;
        if (parameter.kind == Kind::Nested) bind_nested(parameter.nested, value, scope);
        break;
      case Kind::Optional:
        if (left > required) {
          value = arguments[next++];
        } else {
          value = evaluate(parameter.value);
        }
        break;
      case Kind::Rest: {
        const std::size_t count = left > required ? left - required : 0;
        const auto rest = arguments.subspan(std::min(next, arguments.size()), count);
        value = heap_.array({rest.begin(), rest.end()});
        next += count;
        break;
      }
      case Kind::Key: {
        const Value* given = keywords != nullptr ? keywords->find(parameter.name) : nullptr;
        value = given != nullptr ? *given : evaluate(parameter.value);
        break;
      }
      case Kind::KeyRest: {
        value = keywords != nullptr ? heap_.hash(keywords->entries) : heap_.hash();
        break;
      }
      case Kind::Block:
        if (block != nullptr) {
          value.kind = ValueKind::Proc;
          value.proc = const_cast<RubyProc*>(block);
        }
        break;
    }
    if (!parameter.name.empty()) scope.variables.emplace_back(parameter.name, value);
  }
}

void RubyEvaluator::bind_nested(std::span<const Parameter> parameters, const Value& value, RubyScope& scope) {
  if (value.is(ValueKind::Array)) return bind(parameters, value.array->items, nullptr, scope);
  const std::vector<Value> same(parameters.size(), value.is_unknown() ? value : Value{});
  bind(parameters, same, nullptr, scope);
}

/// A method of the module at hand, else one of the file.
const RubyEvaluator::Definition* RubyEvaluator::find_definition(std::string_view name) const {
  if (!modules_.empty()) {
    const auto own = definitions_.find(fmt::format("{}.{}", fmt::join(modules_, "::"), name));
    if (own != definitions_.end()) return &own->second;
  }
  const auto found = definitions_.find(name);
  return found != definitions_.end() ? &found->second : nullptr;
}

void RubyEvaluator::define(const Node& node) {
  if (node.first == nullptr) {
    definitions_.insert_or_assign(std::string(node.text), Definition{&node, modules_, file_});
    return;
  }
  const bool of_self = node.first->kind == NodeKind::Self || (!modules_.empty() && modules_.back() == node.first->text);
  const std::string owner = of_self ? fmt::format("{}", fmt::join(modules_, "::")) : qualified(node.first->text);
  definitions_.insert_or_assign(owner.empty() ? std::string(node.text) : fmt::format("{}.{}", owner, node.text),
                                Definition{&node, modules_, file_});
}

}  // namespace podworks
