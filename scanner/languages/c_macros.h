// The macros of one file whose value is a header's name: what `#include NAME` means.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "model/scan.h"

namespace podworks {

class CMacros {
 public:
  /// A header that a macro may stand for. Different branches of an #if may give different ones.
  struct Value {
    std::string_view text = {};      ///< the header as spelled, or another macro's name
    Form form = Form::IncludeQuote;  ///< IncludeMacro: `text` is a macro's name, or empty: it is no header's name
    std::string_view condition = {};
    PackagingSet packagings = kAllPackagings;  ///< under which it may be defined so
    bool optional = false;                     ///< defined under a condition that asks for this header
    std::uint32_t branch = 0;                  ///< ConditionStack::branch where it was defined
  };
  /// What a macro may stand for, by way of other macros too.
  struct Meaning {
    std::vector<Value> headers = {};
    std::vector<std::string_view> elsewhere = {};  ///< macros that the file does not define: other files may
    bool is_whole = true;                          ///< false: it may be something else, which nobody can follow
  };

  void define(std::string_view name, const Value& value) {
    log_.push_back({name, static_cast<std::uint32_t>(values_.size()), value.branch});
    values_.push_back(value);
  }
  /// As something that names no header: a call, a number.
  void define_otherwise(std::string_view name, std::uint32_t branch) { log_.push_back({name, kOther, branch}); }
  /// Ends the values that were given in the same branch; what another branch may have given stays.
  void undefine(std::string_view name, std::uint32_t branch) { log_.push_back({name, kUndefine, branch}); }

  Meaning meaning(std::string_view name);

 private:
  static constexpr std::uint32_t kUndefine = 0xFFFFFFFFU;
  static constexpr std::uint32_t kOther = kUndefine - 1;
  struct Event {
    std::string_view name = {};
    std::uint32_t value = 0;  ///< into values_, or one of the two above
    std::uint32_t branch = 0;
  };

  void index_log();

  // Most files define much and never include by a macro: the log is sorted by name only when somebody asks.
  std::vector<Event> log_ = {};
  std::vector<Value> values_ = {};
  std::size_t indexed_ = 0;
  std::unordered_map<std::string_view, std::vector<Value>> by_name_ = {};
};

/// The condition of an include by a macro: its own and that of the macro's definition.
std::string_view both_conditions(std::string_view of_include, std::string_view of_definition, Arena& arena);

}  // namespace podworks
