// The macros of one file whose value is a header's name: what `#include NAME` means.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/scan.h"

namespace podworks {

class CMacros {
 public:
  /// A header that a macro may stand for. Different branches of an #if may give different ones.
  struct Value {
    std::string_view text = {};      ///< the header as spelled, or another macro's name
    Form form = Form::IncludeQuote;  ///< IncludeMacro: `text` is a macro's name
    std::string_view condition = {};
    PackagingSet packagings = kAllPackagings;  ///< under which it may be defined so
    bool optional = false;                     ///< defined under a condition that asks for this header
    std::uint32_t branch = 0;                  ///< ConditionStack::branch where it was defined
  };

  void define(std::string_view name, const Value& value) { log_.push_back({name, value, false}); }
  /// Ends the values that were given in the same branch; what another branch may have given stays.
  void undefine(std::string_view name, std::uint32_t branch) { log_.push_back({name, {.branch = branch}, true}); }

  /// All headers that `name` may stand for, by way of other macros too. Empty if none is known, or too many are.
  std::vector<Value> headers(std::string_view name);

 private:
  struct Event {
    std::string_view name = {};
    Value value = {};
    bool is_undefine = false;
  };

  void index_log();

  // Most files define much and never include by a macro: the log is sorted by name only when somebody asks.
  std::vector<Event> log_ = {};
  std::size_t indexed_ = 0;
  std::unordered_map<std::string_view, std::vector<Value>> values_ = {};
};

}  // namespace podworks
