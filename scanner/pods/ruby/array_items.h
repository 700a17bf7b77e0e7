// What methods of Array share: the items of a receiver, and lists that are as open as it is.
#pragma once

#include <string_view>
#include <vector>

#include "scanner/pods/ruby/evaluator.h"
#include "scanner/pods/ruby/methods.h"

namespace podworks {

using Items = std::vector<Value>;

/// The receiver's items, copied: a block may change the array. A Range of integers gives all of them.
Items items_of(const RubyCall& call);
/// Why the receiver may hold other items than it shows, or nullptr.
const UnknownReason* partial_of(const RubyCall& call);
/// A new list that is as open as the receiver.
Value list(RubyEvaluator& ruby, const RubyCall& call, Items items, const UnknownReason* more = nullptr);
/// The receiver with new items, for methods that change it. Under an undecided condition it keeps the old ones as well.
Value set_items(RubyEvaluator& ruby, const RubyCall& call, Items items);
/// Unknown: this method of a list is not understood with these arguments.
Value list_not_known(RubyEvaluator& ruby, const RubyCall& call);

/// Methods about single items and their places (array_access.cpp).
RubyMethod find_array_access_method(std::string_view name);
/// Methods that call a block for each item (array_blocks.cpp).
RubyMethod find_array_block_method(std::string_view name);

}  // namespace podworks
