// Tables of the methods of Ruby's own classes that podworks can evaluate. None of them writes, runs or connects.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

constexpr std::int64_t kMaxRounds = 100'000;  ///< of `times` and `loop`

using RubyMethod = Value (*)(RubyEvaluator& ruby, const RubyCall& call);

struct MethodRow {
  std::string_view name = {};
  RubyMethod run = nullptr;
};

/// Rows are sorted by name.
inline RubyMethod find_row(std::span<const MethodRow> rows, std::string_view name) {
  const auto row = std::lower_bound(rows.begin(), rows.end(), name,
                                    [](const MethodRow& each, std::string_view wanted) { return each.name < wanted; });
  return row != rows.end() && row->name == name ? row->run : nullptr;
}

/// nullptr if the class has no such method here.
RubyMethod find_text_method(std::string_view name);   ///< String and Symbol
RubyMethod find_path_method(std::string_view name);   ///< Pathname
RubyMethod find_array_method(std::string_view name);  ///< Array, and Range as an array
RubyMethod find_hash_method(std::string_view name);
RubyMethod find_number_method(std::string_view name);
RubyMethod find_object_method(std::string_view name);  ///< of every value
RubyMethod find_kernel_function(std::string_view name);
/// `name` with its class: "File.join".
RubyMethod find_class_function(std::string_view name);

/// True for constants that every Ruby or every CocoaPods has; all others are defined elsewhere.
bool is_known_constant(std::string_view name);

/// A value as text for `join`, `+` and the like; Unknown texts stay Unknown.
Value text_or_unknown(RubyEvaluator& ruby, const Value& value, const Node* node);
/// The reason of the first argument that is Unknown, or nullptr.
const UnknownReason* unknown_argument(RubyEvaluator& ruby, const RubyCall& call);
/// Unknown: this method is not understood with these arguments.
Value method_not_known(RubyEvaluator& ruby, const RubyCall& call);

}  // namespace podworks
