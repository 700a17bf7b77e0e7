// What names mean to the Ruby evaluator: variables, constants, `defined?`, and the files that are loaded for them.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"
#include "scanner/pods/ruby/methods.h"
#include "scanner/pods/ruby/parser.h"

namespace podworks {

namespace {

/// Constants that exist in every Ruby or every CocoaPods, sorted.
constexpr std::array kKnownConstants = std::to_array<std::string_view>({
    "Array",
    "Class",
    "Comparable",
    "Dir",
    "ENV",
    "Enumerable",
    "FalseClass",
    "File",
    "Float",
    "Gem",
    "Hash",
    "IO",
    "Integer",
    "JSON",
    "Kernel",
    "Math",
    "NilClass",
    "Numeric",
    "Object",
    "Pathname",
    "Pod",
    "Pod::Spec",
    "Pod::Specification",
    "Pod::UI",
    "Proc",
    "Psych",
    "Range",
    "Regexp",
    "String",
    "Symbol",
    "Time",
    "TrueClass",
    "YAML",
});
static_assert(std::is_sorted(kKnownConstants.begin(), kKnownConstants.end()));

}  // namespace

bool is_known_constant(std::string_view name) {
  return std::binary_search(kKnownConstants.begin(), kKnownConstants.end(), name);
}

Value RubyEvaluator::evaluate_name(const Node& node) {
  if (const Value* variable = find_variable(node.text)) return *variable;
  return dispatch({.name = node.text, .node = &node});
}

std::string RubyEvaluator::qualified(std::string_view name) const {
  return modules_.empty() ? std::string(name) : fmt::format("{}::{}", fmt::join(modules_, "::"), name);
}

/// A constant as a value: a class of Ruby's, or what the file assigned. All others are Unknown.
Value RubyEvaluator::evaluate_constant(const Node& node) {
  const Value value = find_constant(node);
  if (!value.is(ValueKind::Constant) || is_known_constant(*value.text)) return value;
  return unknown(fmt::format("`{}` is defined elsewhere", *value.text), &node);
}

/// A constant that something is asked of may be any: tables of helpers go by its name.
Value RubyEvaluator::evaluate_receiver(const Node& node) {
  const bool constant = node.kind == NodeKind::Constant || node.kind == NodeKind::ScopedConstant;
  return constant ? find_constant(node) : evaluate(&node);
}

/// What the file assigned, else the constant by its name.
Value RubyEvaluator::find_constant(const Node& node) {
  std::string name(node.text);
  if (node.kind == NodeKind::ScopedConstant) {
    const Value left = evaluate_receiver(*node.first);
    if (left.is_unknown()) return left;
    if (!left.is(ValueKind::Constant)) return unknown(fmt::format("`{}` is not known", excerpt(node)), &node);
    name = fmt::format("{}::{}", *left.text, node.text);
  }
  for (std::size_t depth = modules_.size() + 1; depth > 0; --depth) {  // innermost module first
    std::string candidate = name;
    for (std::size_t i = depth - 1; i > 0; --i) candidate = modules_[i - 1] + "::" + candidate;
    const auto found = constants_.find(candidate);
    if (found != constants_.end()) return found->second;
  }
  if (name == "File::SEPARATOR") return heap_.text("/");
  if (name == "RUBY_PLATFORM" || name == "RUBY_VERSION" || name == "Pod::VERSION") {
    return unknown(fmt::format("`{}` depends on the machine", name), &node);
  }
  return heap_.constant(std::move(name));
}

/// A global variable may be set by the Podfile: like ENV it is what `env:` says, else unset.
Value RubyEvaluator::evaluate_global(const Node& node) {
  const auto found = globals_.find(node.text);
  if (found != globals_.end()) return found->second;
  if (node.kind != NodeKind::GlobalVariable) return {};
  world_.asked.emplace(node.text);
  const auto given = world_.environment.find(std::string(node.text));
  return given == world_.environment.end() ? Value{} : heap_.text(given->second);
}

Value RubyEvaluator::evaluate_defined(const Node& node) {
  const Node& asked = *node.first;
  const auto answer = [&](bool yes, std::string_view what) { return yes ? heap_.text(std::string(what)) : Value{}; };
  switch (asked.kind) {
    case NodeKind::Name:
      if (find_variable(asked.text) != nullptr) return answer(true, "local-variable");
      if (find_definition(asked.text) != nullptr || find_kernel_function(asked.text) != nullptr)
        return answer(true, "method");
      if (host_.knows_function && host_.knows_function(asked.text)) return answer(true, "method");
      return answer(false, "");
    case NodeKind::GlobalVariable:
      return answer(!evaluate_global(asked).is_nil(), "global-variable");
    case NodeKind::InstanceVariable:
    case NodeKind::ClassVariable:
      return answer(globals_.contains(asked.text), "instance-variable");
    case NodeKind::Constant:
    case NodeKind::ScopedConstant: {
      const Value value = find_constant(asked);
      if (!value.is(ValueKind::Constant) || is_known_constant(*value.text)) return answer(true, "constant");
      return unknown(fmt::format("whether `{}` exists depends on who reads the file", *value.text), &node);
    }
    default:
      return unknown("whether this is defined is not known", &node);
  }
}

void RubyEvaluator::load_file(std::string_view path) {
  constexpr std::size_t kMaxLoaded = std::size_t{1} << 20;  // of all files together
  constexpr std::size_t kMaxFiles = 20;
  std::string full(path);
  if (!full.ends_with(".rb")) full += ".rb";
  const auto inside = world_.in_pool(full);
  if (!inside || !world_.files.is_file(*inside)) return;
  const Result<std::string> text = world_.files.read_text(*inside);
  if (!text.ok()) return;
  for (std::uint32_t offset = 0;;) {  // each file once
    const RubySource::File& file = source_.file_of(offset);
    if (file.path == *inside) return;
    const std::uint32_t next = file.base + static_cast<std::uint32_t>(file.text.size()) + 1;
    if (&source_.file_of(next) == &file) break;
    offset = next;
  }
  loaded_bytes_ += text.value().size();
  if (source_.file_count() >= kMaxFiles || loaded_bytes_ > kMaxLoaded) return;
  const RubySource::File& file = source_.add(*inside, text.value());
  loaded_.push_back(parse_ruby(file.text, file.base));
  const std::string outer = std::exchange(file_, *inside);
  RubyScope* outer_scope = std::exchange(scope_, heap_.scope(nullptr));
  std::vector<std::string> outer_modules;
  outer_modules.swap(modules_);
  run(*loaded_.back());
  outer_modules.swap(modules_);
  scope_ = outer_scope;
  file_ = outer;
}

}  // namespace podworks
