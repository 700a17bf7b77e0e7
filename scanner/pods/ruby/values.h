// What Ruby code gives when podworks evaluates it: a value, or Unknown with its reason. Strings, arrays and hashes are
// shared by reference as in Ruby; a RubyHeap owns them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "scanner/pods/ruby/ast.h"

namespace podworks {

enum class ValueKind : std::uint8_t {
  Nil,
  Boolean,
  Integer,
  Float,
  String,
  Symbol,
  Path,  ///< a Pathname
  Array,
  Hash,
  Range,
  Regex,
  Proc,
  Constant,  ///< a class or module by its name: `File`, `Pod::Spec`
  Object,    ///< something of the host: a specification, a platform of one, a target
  Json,      ///< a JSON object whose text is read member by member
  Unknown,
};

struct RubyArray;
struct RubyHash;
struct RubyProc;
struct RubyScope;

/// Why a value cannot be known.
struct UnknownReason {
  std::string why = {};      ///< "the output of a command is not known"
  std::uint32_t offset = 0;  ///< where it arose
};

/// Two words, freely copied.
struct Value {
  ValueKind kind = ValueKind::Nil;
  std::uint32_t object = 0;  ///< of Object: the host's number
  union {
    bool boolean;
    std::int64_t integer = 0;
    double number;
    std::string* text;  ///< String, Symbol, Path, Constant, Regex, Json
    RubyArray* array;   ///< Array; Range: first, last and whether the last is excluded
    RubyHash* hash;
    RubyProc* proc;
    const UnknownReason* unknown;
  };

  bool is(ValueKind wanted) const { return kind == wanted; }
  bool is_nil() const { return kind == ValueKind::Nil; }
  bool is_unknown() const { return kind == ValueKind::Unknown; }
  bool is_text() const { return kind == ValueKind::String || kind == ValueKind::Symbol; }
  /// All but nil and false. Never ask it of an Unknown.
  bool is_truthy() const { return kind != ValueKind::Nil && !(kind == ValueKind::Boolean && !boolean); }
};

struct RubyArray {
  std::vector<Value> items = {};
  const UnknownReason* partial = nullptr;  ///< items may be missing or too many
};

/// Keeps the order of insertion. Small, so it is searched from the front.
struct RubyHash {
  std::vector<std::pair<Value, Value>> entries = {};
  const UnknownReason* partial = nullptr;  ///< entries may be missing or wrong
  bool keywords = false;                   ///< the `a: 1` of a call

  const Value* find(std::string_view key) const;  ///< by the text of a string or symbol
};

struct RubyProc {
  const Block* block = nullptr;
  RubyScope* scope = nullptr;    ///< null: a new scope for each call (a method)
  std::string_view symbol = {};  ///< of `&:name`
  Value self = {};
};

/// Local variables of a body; a block sees those of the scope around it.
struct RubyScope {
  RubyScope* parent = nullptr;
  const RubyProc* block = nullptr;  ///< what `yield` calls
  std::vector<std::pair<std::string_view, Value>> variables = {};
};

/// Owns everything that an evaluation makes. Sizes are bounded: what grows beyond them becomes Unknown.
class RubyHeap {
 public:
  static constexpr std::size_t kMaxText = std::size_t{1} << 20;
  static constexpr std::size_t kMaxItems = 100'000;
  static constexpr std::size_t kMaxEntries = 5'000;
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;  ///< in all

  Value text(std::string text);
  Value symbol(std::string text);
  Value path(std::string path) { return with_text(ValueKind::Path, std::move(path)); }
  Value constant(std::string name) { return with_text(ValueKind::Constant, std::move(name)); }
  Value regex(std::string source) { return with_text(ValueKind::Regex, std::move(source)); }
  Value json(std::string source) { return with_text(ValueKind::Json, std::move(source)); }
  Value array(std::vector<Value> items = {});
  /// Always a hash; an empty one that says why where its entries would grow beyond the bounds.
  Value hash(std::vector<std::pair<Value, Value>> entries = {});
  /// Room for what grows in place. False if there is none left.
  bool take(std::size_t bytes);
  Value proc(RubyProc proc);
  Value unknown(std::string why, std::uint32_t offset);
  RubyScope* scope(RubyScope* parent);
  /// The same value, with objects and arrays as hashes and arrays.
  Value from_json(const Json& json);

 private:
  Value with_text(ValueKind kind, std::string text);
  Value too_long(Value& known, const char* why);

  std::size_t made_ = 0;
  Value long_text_ = {};  // of too_long
  Value long_list_ = {};
  Value long_hash_ = {};
  std::deque<std::string> texts_;
  std::deque<RubyArray> arrays_;
  std::deque<RubyHash> hashes_;
  std::deque<RubyProc> procs_;
  std::deque<RubyScope> scopes_;
  std::deque<UnknownReason> reasons_;
};

Value boolean_value(bool value);
Value integer_value(std::int64_t value);
Value float_value(double value);
Value object_value(std::uint32_t number);

/// Items, entries or bytes that a method of the value may have to look at.
std::size_t extent_of(const Value& value);

// Walks over nested values add to `work` how many parts (and sixteenths of texts) they looked at, if the caller counts.

/// Ruby's ==. Nothing if one of them, or a part, is Unknown.
std::optional<bool> equal_values(const Value& a, const Value& b, std::size_t* work = nullptr);
/// Ruby's <=> of numbers and texts. Nothing for all others.
std::optional<int> compare_values(const Value& a, const Value& b);
/// Ruby's to_s. Nothing if it is Unknown, or a part is.
std::optional<std::string> text_of_value(const Value& value);
/// Why a value, or a part of it, is not known; null if all is.
const UnknownReason* why_unknown(const Value& value, std::size_t* work = nullptr);
Value unknown_value(const UnknownReason* reason);
/// "String", "Array" ... as `x.class` gives.
std::string_view class_of_value(const Value& value);

}  // namespace podworks
