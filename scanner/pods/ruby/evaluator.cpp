#include "scanner/pods/ruby/evaluator.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

std::int64_t parse_integer(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != '_'; });
  int base = 10;
  std::size_t skip = 0;
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'b' || digits[1] == 'o')) {
    base = digits[1] == 'x' ? 16 : digits[1] == 'b' ? 2 : 8;
    skip = 2;
  }
  std::int64_t value = 0;
  std::from_chars(digits.data() + skip, digits.data() + digits.size(), value, base);
  return value;
}

}  // namespace

const Value* RubyCall::keyword(std::string_view wanted) const {
  if (arguments.empty() || !arguments.back().is(ValueKind::Hash)) return nullptr;
  return arguments.back().hash->find(wanted);
}

std::span<const Value> RubyCall::positional() const {
  const bool keywords = !arguments.empty() && arguments.back().is(ValueKind::Hash) && arguments.back().hash->keywords;
  return arguments.first(arguments.size() - (keywords ? 1 : 0));
}

RubyEvaluator::RubyEvaluator(RubySource& source, RubyHeap& heap, RubyWorld& world, const RubyHost& host,
                             std::string rule)
    : source_(source), heap_(heap), world_(world), host_(host), rule_(std::move(rule)) {
  scope_ = heap_.scope(nullptr);
  file_ = source_.main().path;
}

void RubyEvaluator::run(const RubyProgram& program) {
  for (const SyntaxProblem& problem : program.problems) {
    report(problem.offset, fmt::format("this Ruby cannot be read: {}", problem.message),
           "simplify the statement, or put the output of `pod ipc spec` beside the file as `.podspec.json`");
  }
  evaluate(program.body);
}

Value RubyEvaluator::evaluate(const Node* node) {
  if (node == nullptr || is_jumping()) return {};
  if (depth_ >= kMaxDepth) return give_up("this is nested too deeply to be followed", node);
  charge(kWorkOfStep);
  if (is_exhausted()) return stop(node);
  ++depth_;
  const Value value = evaluate_kind(*node);
  --depth_;
  return value;
}

Value RubyEvaluator::evaluate_kind(const Node& node) {
  switch (node.kind) {
    case NodeKind::Broken:
      if (host_.lost_statement) host_.lost_statement();
      return unknown("a statement could not be read", &node);
    case NodeKind::Nil:
      return {};
    case NodeKind::True:
      return boolean_value(true);
    case NodeKind::False:
      return boolean_value(false);
    case NodeKind::Self:
      return {};
    case NodeKind::ThisFile:
      return heap_.text(fmt::format("{}/{}", kPoolRoot, file_));
    case NodeKind::Integer:
      return integer_value(parse_integer(node.text));
    case NodeKind::Float: {
      double number = 0;
      std::from_chars(node.text.data(), node.text.data() + node.text.size(), number);
      return float_value(number);
    }
    case NodeKind::String:
      return heap_.text(std::string(node.text));
    case NodeKind::Symbol:
      return heap_.symbol(std::string(node.text));
    case NodeKind::Interpolated:
    case NodeKind::InterpolatedSymbol:
      return evaluate_interpolated(node);
    case NodeKind::Command:
      return unknown(fmt::format("{} is never run", excerpt(node)), &node);
    case NodeKind::Regex:
      return node.flag ? unknown("this pattern holds code", &node) : heap_.regex(std::string(node.text));
    case NodeKind::Array:
      return evaluate_array(node);
    case NodeKind::Hash:
      return evaluate_hash(node);
    case NodeKind::Range:
      return evaluate_range(node);
    case NodeKind::Name:
      return evaluate_name(node);
    case NodeKind::InstanceVariable:
    case NodeKind::ClassVariable:
    case NodeKind::GlobalVariable:
      return evaluate_global(node);
    case NodeKind::Constant:
    case NodeKind::ScopedConstant:
      return evaluate_constant(node);
    case NodeKind::Call:
      return evaluate_call(node);
    case NodeKind::Index:
      return evaluate_index(node);
    case NodeKind::Assign:
      return evaluate_assign(node);
    case NodeKind::OperatorAssign:
      return evaluate_operator_assign(node);
    case NodeKind::MultiAssign:
      return evaluate_multi_assign(node);
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Not:
      return evaluate_logic(node);
    case NodeKind::Defined:
      return evaluate_defined(node);
    case NodeKind::If:
      return evaluate_if(node);
    case NodeKind::While:
      return evaluate_while(node);
    case NodeKind::For:
      return evaluate_for(node);
    case NodeKind::Case:
      return evaluate_case(node, evaluate(node.first), 0);
    case NodeKind::Begin:
      return evaluate_begin(node);
    case NodeKind::Body:
      return evaluate_statements(node.list);
    case NodeKind::Define:
      define(node);
      return {};
    case NodeKind::Module: {
      modules_.emplace_back(node.text);
      evaluate(node.first);
      modules_.pop_back();
      return {};
    }
    case NodeKind::Return:
    case NodeKind::Next:
    case NodeKind::Break:
      return evaluate_jump(node);
    case NodeKind::Yield: {
      std::vector<Value> arguments;
      evaluate_arguments(node, arguments);
      if (scope_->block == nullptr) return unknown("there is no block to yield to", &node);
      return call_block(*scope_->block, arguments);
    }
    case NodeKind::Lambda:
      return heap_.proc({.block = node.block, .scope = scope_});
    case NodeKind::When:
    case NodeKind::Super:
    case NodeKind::Splat:
    case NodeKind::DoubleSplat:
      break;
  }
  return unknown("this form of Ruby is not understood", &node);
}

Value RubyEvaluator::unknown(std::string why, const Node* node) {
  return heap_.unknown(std::move(why), node != nullptr ? node->begin : 0);
}

Value RubyEvaluator::stop(const Node* node) {
  if (!stopped_.is_unknown()) stopped_ = give_up("this runs too long to be followed", node);
  return stopped_;
}

std::optional<bool> RubyEvaluator::equal(const Value& a, const Value& b) {
  if (is_exhausted()) return std::nullopt;
  std::size_t work = 0;
  const auto same = equal_values(a, b, &work);
  charge(work);
  return same;
}

std::optional<int> RubyEvaluator::order(const Value& a, const Value& b) {
  if (is_exhausted()) return std::nullopt;
  charge(1 + std::min(extent_of(a), extent_of(b)) / 16);
  return compare_values(a, b);
}

std::optional<std::string> RubyEvaluator::text_of(const Value& value) {
  if (is_exhausted()) return std::nullopt;
  std::optional<std::string> text = text_of_value(value);
  charge(text ? text->size() : RubyHeap::kMaxText / 16);
  return text;
}

const UnknownReason* RubyEvaluator::why(const Value& value) {
  if (is_exhausted()) return stop(nullptr).unknown;
  std::size_t work = 0;
  const UnknownReason* reason = why_unknown(value, &work);
  charge(work);
  return reason;
}

Value RubyEvaluator::give_up(std::string why, const Node* node) {
  report(node != nullptr ? node->begin : 0, why, "unroll the loop or the recursion, or use a `.podspec.json`");
  if (host_.lost_statement) host_.lost_statement();
  return unknown(std::move(why), node);
}

Value RubyEvaluator::raise(std::string why, const Node* node) {
  if (rescues_ > 0 && !is_uncertain()) {
    jump_ = Jump::Raise;
    return {};
  }
  if (rescues_ > 0) possible_.push_back({Jump::Raise, {}, uncertain_.back()});
  return unknown(std::move(why), node);
}

void RubyEvaluator::mark_changed(RubyArray& array) const {
  if (is_uncertain() && array.partial == nullptr) array.partial = uncertain_.back().reason;
}

void RubyEvaluator::mark_changed(RubyHash& hash) const {
  if (is_uncertain() && hash.partial == nullptr) hash.partial = uncertain_.back().reason;
}

}  // namespace podworks
