// What an expression of Package.swift comes to: a literal, an object of PackageDescription, or something unknown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/pods/swiftpm/syntax.h"

namespace podworks {

struct SwiftObject;

struct SwiftValue {
  enum class Kind : std::uint8_t {
    Unset,    ///< `let x: Int` before its assignment, and what gives nothing
    Unknown,  ///< `text`: why
    Nil,
    Bool,         ///< `flag`
    Number,       ///< `text`
    Text,         ///< `text`
    Array,        ///< `items`
    Object,       ///< `object`
    Closure,      ///< `closure`
    Environment,  ///< the variables of the process
  };
  Kind kind = Kind::Unset;
  bool flag = false;
  std::string text = {};
  std::vector<SwiftValue> items = {};
  std::string missing = {};    ///< of an Array: why it may have more elements or fewer; empty if it is known
  bool is_constant = false;    ///< of a variable: `let`
  std::string_view type = {};  ///< of a variable: its, or that of its elements; empty if it is not known
  bool is_optional = false;    ///< of an element: in one of several branches it is not in the list
  bool may_be_nil = false;     ///< of an Array: in one of several branches
  bool is_compiled = false;    ///< of an Unknown: it is known in each branch of #if, and differs
  SwiftObject* object = nullptr;
  const SwiftFunction* closure = nullptr;
  int line = 0;
  int column = 0;

  bool is(Kind wanted) const { return kind == wanted; }
};

/// `.target(name: "A")`, `.iOS`, a tuple (without a name). Of a class: whoever holds it sees its changes.
struct SwiftObject {
  std::string name = {};
  std::vector<std::pair<std::string, SwiftValue>> members = {};  ///< by label
  std::string lost = {};        ///< why members may be different; empty if they are known
  bool is_conditional = false;  ///< made within #if
  std::size_t born = 0;         ///< how many branches had begun when it was made
  int line = 0;
  int column = 0;

  const SwiftValue* find(std::string_view label) const {
    for (const auto& [known, value] : members) {
      if (known == label) return &value;
    }
    return nullptr;
  }
  SwiftValue& member(std::string_view label) {
    for (auto& [known, value] : members) {
      if (known == label) return value;
    }
    return members.emplace_back(std::string(label), SwiftValue{.kind = SwiftValue::Kind::Nil}).second;
  }
};

/// Of an argument with this label, or of the list's elements; empty if that is not known.
std::string_view swift_type_of(std::string_view call, std::string_view label);

}  // namespace podworks
