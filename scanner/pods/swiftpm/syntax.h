// Package.swift as a tree: the part of Swift in which manifests are written. What is no part of it becomes `Unknown` or
// `Skipped`, never an error.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

struct SwiftNode;
struct SwiftFunction;
struct SwiftStatement;
using SwiftBlock = std::vector<SwiftStatement>;

struct SwiftArgument {
  std::string label = {};  ///< empty if there is none
  const SwiftNode* value = nullptr;
};

struct SwiftNode {
  enum class Kind : std::uint8_t {
    Unknown,  ///< `text`: why
    Nil,
    Bool,       ///< `text`: "true" or "false"
    Number,     ///< `text`
    Text,       ///< `text`, or `items` in a row where it holds interpolations
    Array,      ///< `items`
    Tuple,      ///< `items`, with labels
    Name,       ///< `text`
    Member,     ///< `base`.`text`; without `base` the implicit `.text`
    Call,       ///< `base`(`items`)
    Subscript,  ///< `base`[`items`]
    Closure,    ///< `function`
    Not,        ///< !`base`
    Chain,      ///< `items` with the operator `text` between them: + ?? && ||
    Compare,    ///< two `items` and the operator `text`: == !=
    Ternary,    ///< three `items`
  };
  Kind kind = Kind::Unknown;
  std::string text = {};
  std::vector<SwiftArgument> items = {};
  const SwiftNode* base = nullptr;
  const SwiftFunction* function = nullptr;
  int line = 0;
  int column = 0;
};

/// One of the conditions of `if` and `guard`; all of them must hold.
struct SwiftCondition {
  std::string binds = {};                       ///< `if let NAME = value`; empty otherwise
  const SwiftNode* value = nullptr;             ///< unset: what it asks is not known
  std::vector<std::string> pattern_names = {};  ///< `if case .a(let NAME) = value`
};

/// `case .a, .b where c:` or `default:`
struct SwiftCase {
  std::vector<const SwiftNode*> patterns = {};  ///< one of them must fit; empty: `default`
  const SwiftNode* where = nullptr;
  std::vector<std::string> pattern_names = {};  ///< `case .a(let NAME)`
  bool falls_through = false;                   ///< into the next one
};

struct SwiftStatement {
  enum class Kind : std::uint8_t {
    Expression,  ///< `value`
    Define,      ///< let or var `name` = `value`; `value` may be unset
    Assign,      ///< `target` = `value`
    Extend,      ///< `target` += `value`
    Return,      ///< `value` may be unset
    If,          ///< `conditions`, `blocks`: then, else
    Guard,       ///< `conditions`, `blocks`: else
    For,         ///< `words` in `value`, `conditions` of where, `blocks`: body
    Switch,      ///< `value`, `cases`, `blocks`: one of each case
    Jump,        ///< `name`: break, continue, fallthrough, throw; `words`: to which label
    Unfollowed,  ///< while, repeat, defer, catch: `blocks`
    Branches,    ///< #if: `blocks` are all of them
    Function,    ///< `function`; of a property with a getter too
    Type,        ///< `words`: extension, struct, enum ...; `name`, `blocks`: members
    Skipped,     ///< not understood; it mentions `words`
  };
  Kind kind = Kind::Skipped;
  std::string name = {};
  std::string type = {};  ///< Define: of the value, or of its elements; empty if it is not written
  const SwiftNode* target = nullptr;
  const SwiftNode* value = nullptr;
  std::vector<SwiftCondition> conditions = {};
  std::vector<SwiftCase> cases = {};
  std::vector<SwiftBlock> blocks = {};
  const SwiftFunction* function = nullptr;
  std::vector<std::string> words = {};
  bool is_static = false;
  bool is_constant = false;    ///< Define: let
  bool is_exhaustive = false;  ///< Branches: there is an #else
  bool is_pattern = false;     ///< For: `words` are more than one name in a row
  int line = 0;
  int column = 0;
};

struct SwiftParameter {
  std::string label = {};  ///< empty: given without one
  std::string name = {};
  const SwiftNode* fallback = nullptr;  ///< its default value
};

struct SwiftFunction {
  std::string name = {};
  std::vector<SwiftParameter> parameters = {};
  SwiftBlock body = {};
  bool is_getter = false;    ///< a property that is computed
  bool is_mutating = false;  ///< it changes what it is called on
};

struct SwiftProgram {
  std::deque<SwiftNode> nodes = {};  ///< what the pointers point to
  std::deque<SwiftFunction> functions = {};
  SwiftBlock statements = {};
  bool imports_description = false;  ///< `import PackageDescription`: without it this is no manifest
  int unclosed_line = 0;             ///< a string or comment begins there that never ends; 0 if none
  bool is_cut = false;               ///< larger than any manifest: the rest was not read
};

/// Takes any bytes; one pass, bounded depth.
SwiftProgram parse_package_swift(std::string_view text);

}  // namespace podworks
