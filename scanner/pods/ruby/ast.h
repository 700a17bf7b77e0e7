// A Ruby program as a tree. Nodes are plain, never change once made, and live as long as their RubyProgram.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "scanner/pods/ruby/token.h"

namespace podworks {

enum class NodeKind : std::uint8_t {
  Broken,  ///< a statement that could not be read
  Nil,
  True,
  False,
  Self,
  ThisFile,            ///< __FILE__
  Integer,             ///< text
  Float,               ///< text
  String,              ///< text
  Interpolated,        ///< list: strings and code, joined
  Symbol,              ///< text
  InterpolatedSymbol,  ///< list
  Command,             ///< `...`: never run
  Regex,               ///< text; flag: it holds code
  Array,               ///< list; flag: written without brackets
  Hash,                ///< list: key, value, key, value; a DoubleSplat has a null value; flag: keyword arguments
  Range,               ///< first, second (either may be null); flag: without its end
  Name,                ///< text: a local variable, or a call without arguments
  InstanceVariable,    ///< text
  ClassVariable,       ///< text
  GlobalVariable,      ///< text, with its '$'
  Constant,            ///< text
  ScopedConstant,      ///< first :: text
  Call,                ///< first . text (list) { block }; first may be null; second: &argument; flag: &.
  Index,               ///< first [list]
  Assign,              ///< first = second
  OperatorAssign,      ///< first text= second
  MultiAssign,         ///< list = second
  And,                 ///< first, second
  Or,                  ///< first, second
  Not,                 ///< first
  Defined,             ///< first
  If,                  ///< first: condition; second, third: branches, may be null
  While,               ///< first: condition; second: body; flag: until
  For,                 ///< list: variables; first: what is walked; second: body
  Case,                ///< first: subject or null; list: When; second: else
  When,                ///< list: patterns; first: body
  Begin,               ///< first: body; list: bodies of rescue; second: else; third: ensure
  Body,                ///< list: statements
  Define,              ///< text: name; block; first: receiver or null
  Module,              ///< text: name; first: body; also class
  Return,              ///< first or null
  Next,                ///< first or null
  Break,               ///< first or null
  Yield,               ///< list
  Super,               ///< list
  Splat,               ///< *first
  DoubleSplat,         ///< **first
  Lambda,              ///< block
};

struct Node;

struct Parameter {
  enum class Kind : std::uint8_t { Required, Optional, Rest, Key, KeyRest, Block, Nested };
  Kind kind = Kind::Required;
  std::string_view name = {};
  const Node* value = nullptr;             ///< default; null: none
  std::span<const Parameter> nested = {};  ///< (a, b)
};

struct Block {
  std::span<const Parameter> parameters = {};
  const Node* body = nullptr;
};

struct Node {
  NodeKind kind = NodeKind::Broken;
  bool flag = false;
  std::uint32_t begin = 0;  ///< offsets in the source
  std::uint32_t end = 0;
  std::string_view text = {};
  const Node* first = nullptr;
  const Node* second = nullptr;
  const Node* third = nullptr;
  std::span<const Node* const> list = {};
  const Block* block = nullptr;
};

/// A program with all that its nodes point into, but for the source's text.
struct RubyProgram {
  Arena texts = {};
  std::pmr::monotonic_buffer_resource memory{std::size_t{16} << 10};
  const Node* body = nullptr;
  std::vector<SyntaxProblem> problems = {};
  std::vector<Node*> nodes = {};  ///< all of them, if they were moved to their file's base
};

}  // namespace podworks
