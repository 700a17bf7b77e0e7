// Membership of Ruby values by ==, found by hash: for uniq, -, | and & of long lists.
#pragma once

#include <cstddef>
#include <unordered_map>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

class ValueSet {
 public:
  /// Its work is charged to `ruby`.
  explicit ValueSet(RubyEvaluator& ruby) : ruby_(ruby) {}

  /// False too once the budget is spent: what is made of the answer is then not used.
  bool has(const Value& value) const;
  /// False if it was there.
  bool add(const Value& value);

 private:
  bool has(const Value& value, std::size_t hash) const;
  std::size_t hash_of(const Value& value) const;

  RubyEvaluator& ruby_;
  std::unordered_multimap<std::size_t, Value> values_;
};

}  // namespace podworks
