// What an expression of Starlark comes to. What cannot be known is a value of its own that says why, and only what is
// made of it is unknown too.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scanner/pods/bazel/syntax.h"

namespace podworks {

struct StarlarkList;
struct StarlarkDict;
struct StarlarkClosure;

struct StarlarkValue {
  enum class Kind : std::uint8_t {
    None,
    Unknown,   ///< `text`: why
    Bool,      ///< `number`
    Number,    ///< `number`
    Text,      ///< `text`
    List,      ///< `list`
    Tuple,     ///< `list`
    Dict,      ///< `dict`
    Struct,    ///< `dict`
    Function,  ///< `closure`
    Macro,     ///< macro(implementation = ..., attrs = ...): `dict` holds its arguments
    Named,     ///< a function of Bazel or a rule: `text` is its name
    Foreign,   ///< `text`, loaded from a file that is not in the pool, or what a rule() of a .bzl file makes
  };
  Kind kind = Kind::None;
  std::int64_t number = 0;
  std::string text = {};
  StarlarkList* list = nullptr;
  StarlarkDict* dict = nullptr;
  const StarlarkClosure* closure = nullptr;
  const std::string* file = nullptr;  ///< where it is written
  int line = 0;
  int column = 0;

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_unknown() const { return kind == Kind::Unknown || kind == Kind::Named || kind == Kind::Foreign; }
  bool is_list() const { return kind == Kind::List || kind == Kind::Tuple; }
  bool is_callable() const {
    return kind == Kind::Function || kind == Kind::Macro || kind == Kind::Named || kind == Kind::Foreign;
  }
};

/// An element that is Unknown may stand for any number of elements.
struct StarlarkList {
  std::vector<StarlarkValue> items = {};
  int module = 0;  ///< in which it was made: others cannot change it
};

struct StarlarkDict {
  std::vector<std::pair<StarlarkValue, StarlarkValue>> entries = {};
  std::unordered_map<std::string, std::size_t> by_text = {};  ///< of keys that are texts
  bool is_partial = false;                                    ///< there may be more, and others
  int module = 0;

  const StarlarkValue* find(std::string_view key) const {
    const auto found = by_text.find(std::string(key));
    return found == by_text.end() ? nullptr : &entries[found->second].second;
  }
};

struct StarlarkScope {
  std::unordered_map<std::string, StarlarkValue> names = {};
  const StarlarkScope* outer = nullptr;
};

struct StarlarkClosure {
  const StarlarkFunction* function = nullptr;
  StarlarkScope* scope = nullptr;  ///< in which it was defined
  std::vector<std::optional<StarlarkValue>> fallbacks = {};
  const std::string* file = nullptr;
  std::string folder = {};  ///< of the file, for labels
};

/// Whatever values point to.
struct StarlarkHeap {
  std::deque<StarlarkList> lists = {};
  std::deque<StarlarkDict> dicts = {};
  std::deque<StarlarkClosure> closures = {};
  std::deque<StarlarkScope> scopes = {};
};

using StarlarkValues = std::vector<StarlarkValue>;

/// For so long a file is followed.
inline constexpr std::size_t kMaxStarlarkSteps = 3'000'000;

/// Steps that it takes to copy them: their texts are copied too.
std::size_t starlark_weight(const StarlarkValues& items);
/// "list", as type() gives it.
std::string_view starlark_type(const StarlarkValue& value);
/// Unset: it cannot be known.
std::optional<bool> starlark_truth(const StarlarkValue& value);
/// Unset: it cannot be known, or takes too long. Adds what it costs to `steps`: lists that hold each other many times
/// have more elements than could ever be compared.
std::optional<bool> starlark_equal(const StarlarkValue& a, const StarlarkValue& b, std::size_t& steps, int depth = 0);
/// Of numbers and texts, and of lists of them; below 0, 0, above 0.
std::optional<int> starlark_compare(const StarlarkValue& a, const StarlarkValue& b, std::size_t& steps);
/// As str() and "%s" write it, or with `quoted` as repr() does.
std::optional<std::string> starlark_text(const StarlarkValue& value, bool quoted = false, int depth = 0);
/// The first element that is Unknown, or null.
const StarlarkValue* first_unknown(const StarlarkList& list);
/// Adds what it costs to `steps`: keys that are no texts are looked for one by one.
void put(StarlarkDict& dict, StarlarkValue key, StarlarkValue value, std::size_t& steps);

}  // namespace podworks
