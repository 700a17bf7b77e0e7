#include "scanner/pods/ruby_evaluator.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/ruby_methods.h"

namespace podworks {

namespace {

constexpr int kMaxDepth = 600;
constexpr std::size_t kMaxProblems = 100;
constexpr std::size_t kExcerpt = 60;

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

Value RubyEvaluator::evaluate_array(const Node& node) {
  std::vector<Value> items;
  items.reserve(node.list.size());
  evaluate_arguments(node, items);
  const UnknownReason* partial = nullptr;
  // A splat of something unknown leaves the list open.
  const bool has_splat = std::any_of(node.list.begin(), node.list.end(),
                                     [](const Node* element) { return element->kind == NodeKind::Splat; });
  if (has_splat) {
    const auto unknown_item =
        std::find_if(items.begin(), items.end(), [](const Value& item) { return item.is_unknown(); });
    if (unknown_item != items.end()) partial = unknown_item->unknown;
  }
  Value value = heap_.array(std::move(items));
  if (value.is(ValueKind::Array)) value.array->partial = partial;
  return value;
}

Value RubyEvaluator::evaluate_hash(const Node& node) {
  const Value value = heap_.hash();
  value.hash->keywords = node.flag;
  for (std::size_t i = 0; i + 1 < node.list.size(); i += 2) {
    const Node* key = node.list[i];
    if (key == nullptr) continue;
    if (key->kind == NodeKind::DoubleSplat) {
      const Value other = evaluate(key->first);
      if (other.is(ValueKind::Hash)) {
        for (const auto& entry : other.hash->entries) hash_set(*value.hash, entry.first, entry.second);
      }
      if (const UnknownReason* reason = why(other)) value.hash->partial = reason;
      continue;
    }
    const Value known_key = evaluate(key);
    hash_set(*value.hash, known_key, evaluate(node.list[i + 1]));
  }
  return value;
}

Value RubyEvaluator::evaluate_interpolated(const Node& node) {
  std::string text;
  for (const Node* part : node.list) {
    if (part->kind == NodeKind::String) {
      text += part->text;
      continue;
    }
    const Value value = evaluate(part);
    const std::optional<std::string> piece = text_of(value);
    if (!piece) {
      if (const UnknownReason* reason = why(value)) return unknown_value(reason);
      return unknown(fmt::format("`{}` has no text that podworks knows", excerpt(*part)), part);
    }
    text += *piece;
    if (text.size() > RubyHeap::kMaxText) break;
  }
  return node.kind == NodeKind::Interpolated ? heap_.text(std::move(text)) : heap_.symbol(std::move(text));
}

Value RubyEvaluator::evaluate_range(const Node& node) {
  const Value first = evaluate(node.first);
  const Value last = evaluate(node.second);
  if (first.is_unknown()) return first;
  if (last.is_unknown()) return last;
  Value range = heap_.array({first, last, boolean_value(node.flag)});
  if (range.is(ValueKind::Array)) range.kind = ValueKind::Range;
  return range;
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

const UnknownReason* RubyEvaluator::report_uncertainty() {
  for (Uncertainty& each : uncertain_) {
    if (std::exchange(each.reported, true)) continue;
    report(
        each.offset,
        fmt::format("{} cannot be decided: {}; what depends on it is taken as possible", each.what, each.reason->why),
        "name the value under `env:` or the method under `podspec_helpers:`, or use a `.podspec.json`");
  }
  return uncertain_.empty() ? nullptr : uncertain_.back().reason;
}

void RubyEvaluator::mark_changed(RubyArray& array) const {
  if (is_uncertain() && array.partial == nullptr) array.partial = uncertain_.back().reason;
}

void RubyEvaluator::mark_changed(RubyHash& hash) const {
  if (is_uncertain() && hash.partial == nullptr) hash.partial = uncertain_.back().reason;
}

void RubyEvaluator::report(std::uint32_t offset, std::string message, std::string help,
                           std::vector<std::string> notes) {
  if (!reported_.emplace(offset, message).second) return;
  if (problems_.size() >= kMaxProblems) {
    if (!first_unlisted_) first_unlisted_ = offset;
    return;
  }
  Diagnostic problem;
  problem.rule = rule_;
  problem.severity = Severity::Warn;
  problem.place = source_.place_of(offset);
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.notes = std::move(notes);
  problem.subject = problem.place.file + ":" + problem.message;
  problems_.push_back(std::move(problem));
}

std::vector<Diagnostic> RubyEvaluator::take_problems() {
  std::vector<Diagnostic> problems = std::move(problems_);
  if (!first_unlisted_) return problems;
  Diagnostic rest;
  rest.rule = rule_;
  rest.severity = Severity::Warn;
  rest.place = source_.place_of(*first_unlisted_);
  rest.message = fmt::format(
      "{} not listed",
      counted(reported_.size() - problems.size(), "more problem of this file is", "more problems of this file are"));
  rest.help = "mend the listed ones first; the first of the others is here";
  rest.subject = rest.place.file + ": more problems";
  problems.push_back(std::move(rest));
  return problems;
}

std::string RubyEvaluator::excerpt(const Node& node) const {
  std::string_view text = source_.slice(node.begin, node.end);
  text = trim(text.substr(0, text.find('\n')));
  std::string result = to_valid_utf8(text.substr(0, kExcerpt), true);
  if (text.size() > kExcerpt || text.size() + 2 < node.end - node.begin) result += " ...";
  return result;
}

Value RubyEvaluator::hash_get(const Value& hash, const Value& key) {
  if (key.is_unknown()) return key;
  const auto& entries = hash.hash->entries;
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return equal(entry.first, key) == true; });
  if (found != entries.end()) return found->second;
  return hash.hash->partial != nullptr ? unknown_value(hash.hash->partial) : Value{};
}

void RubyEvaluator::hash_set(RubyHash& hash, const Value& key, const Value& value) {
  const auto found = std::find_if(hash.entries.begin(), hash.entries.end(),
                                  [&](const auto& entry) { return equal(entry.first, key) == true; });
  if (found != hash.entries.end()) {
    found->second = value;
  } else if (hash.entries.size() < RubyHeap::kMaxEntries) {
    hash.entries.emplace_back(key, value);
  } else if (hash.partial == nullptr) {
    hash.partial = heap_.unknown("this hash grows too large", 0).unknown;
  }
}

}  // namespace podworks
