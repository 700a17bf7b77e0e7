// Values with the place where they are written.
#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

StarlarkEvaluator::Value StarlarkEvaluator::at(Value value, const StarlarkNode& node) const {
  value.file = frames_.empty() ? nullptr : frames_.back().file;
  value.line = node.line;
  value.column = node.column;
  return value;
}

StarlarkEvaluator::Value StarlarkEvaluator::unknown(std::string why, const StarlarkNode& node) const {
  Value value;
  value.kind = Kind::Unknown;
  value.text = std::move(why);
  return at(std::move(value), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::unknown_as(const Value& value, const StarlarkNode& node) const {
  if (value.is(Kind::Unknown)) return value;
  if (value.is(Kind::Foreign))
    return unknown(fmt::format("`{}` is defined in a file that is not read", value.text), node);
  if (value.is(Kind::Named)) return unknown(fmt::format("`{}` is not known", value.text), node);
  return unknown(fmt::format("a {} is not what is wanted here", starlark_type(value)), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::text(std::string text, const StarlarkNode& node) {
  count(text.size() / 64);
  if (text.size() > kMaxText) return unknown("the text is too long", node);
  Value value;
  value.kind = Kind::Text;
  value.text = std::move(text);
  return at(std::move(value), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::number(std::int64_t number, const StarlarkNode& node) const {
  Value value;
  value.kind = Kind::Number;
  value.number = number;
  return at(std::move(value), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::flag(bool flag, const StarlarkNode& node) const {
  Value value;
  value.kind = Kind::Bool;
  value.number = flag ? 1 : 0;
  return at(std::move(value), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::new_list(StarlarkValues items, const StarlarkNode& node, Kind kind) {
  count(items.size() + 1);
  Value value;
  value.kind = kind;
  value.list = &heap_->lists.emplace_back(StarlarkList{std::move(items), module_});
  return at(std::move(value), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::new_dict(const StarlarkNode& node, Kind kind) {
  Value value;
  value.kind = kind;
  value.dict = &heap_->dicts.emplace_back();
  value.dict->module = module_;
  return at(std::move(value), node);
}

}  // namespace podworks
