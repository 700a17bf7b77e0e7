// What an evaluation makes, and how much of it: beyond the bounds a value becomes Unknown.
#include <utility>

#include "scanner/pods/ruby/values.h"

namespace podworks {

Value RubyHeap::text(std::string text) {
  return with_text(ValueKind::String, std::move(text));
}
Value RubyHeap::symbol(std::string text) {
  return with_text(ValueKind::Symbol, std::move(text));
}

Value RubyHeap::with_text(ValueKind kind, std::string text) {
  const bool fits = take(text.size() + sizeof(std::string));
  if (text.size() > kMaxText || !fits) return too_long(long_text_, "this text grows too long");
  Value value;
  value.kind = kind;
  value.text = &texts_.emplace_back(std::move(text));
  return value;
}

// One reason for all: a loop that goes on and on must not fill the memory with reasons.
Value RubyHeap::too_long(Value& known, const char* why) {
  if (!known.is_unknown()) known = unknown(why, 0);
  return known;
}

Value RubyHeap::array(std::vector<Value> items) {
  const bool fits = take((items.size() + 1) * sizeof(Value));
  if (items.size() > kMaxItems || !fits) return too_long(long_list_, "this list grows too long");
  Value value;
  value.kind = ValueKind::Array;
  value.array = &arrays_.emplace_back(RubyArray{.items = std::move(items)});
  return value;
}

bool RubyHeap::take(std::size_t bytes) {
  made_ += bytes;
  return made_ <= kMaxBytes;
}

Value RubyHeap::hash(std::vector<std::pair<Value, Value>> entries) {
  Value value;
  value.kind = ValueKind::Hash;
  value.hash = &hashes_.emplace_back();
  if (take((entries.size() + 1) * sizeof(entries[0]))) {
    value.hash->entries = std::move(entries);
  } else {
    value.hash->partial = too_long(long_hash_, "this hash grows too large").unknown;
  }
  return value;
}

Value RubyHeap::proc(RubyProc proc) {
  Value value;
  value.kind = ValueKind::Proc;
  value.proc = &procs_.emplace_back(proc);
  return value;
}

Value RubyHeap::unknown(std::string why, std::uint32_t offset) {
  return unknown_value(&reasons_.emplace_back(UnknownReason{.why = std::move(why), .offset = offset}));
}

RubyScope* RubyHeap::scope(RubyScope* parent) {
  return &scopes_.emplace_back(RubyScope{.parent = parent, .block = parent != nullptr ? parent->block : nullptr});
}

Value RubyHeap::from_json(const Json& json) {
  if (const bool* boolean = json.boolean()) return boolean_value(*boolean);
  if (const std::int64_t* integer = json.integer()) return integer_value(*integer);
  if (const double* number = json.number()) return float_value(*number);
  if (const std::string* string = json.string()) return text(*string);
  if (const JsonArray* elements = json.array()) {
    std::vector<Value> items;
    for (const Json& element : *elements) items.push_back(from_json(element));
    return array(std::move(items));
  }
  if (const JsonObject* members = json.object()) {
    const Value value = hash();
    for (const JsonMember& member : *members) {
      value.hash->entries.emplace_back(text(member.first), from_json(member.second));
    }
    return value;
  }
  return {};
}

}  // namespace podworks
