// A BUILD or .bzl file as a tree: all of Starlark. What cannot be parsed is an error with its place, and the rest of
// the file is read on.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

struct StarlarkNode;
struct StarlarkFunction;
struct StarlarkStatement;
using StarlarkBlock = std::vector<StarlarkStatement>;

struct StarlarkArgument {
  std::string label = {};  ///< of `label = value`
  int stars = 0;           ///< 1: *value, 2: **value
  const StarlarkNode* value = nullptr;
};

/// `for target in value`, or `if value` where there is no target.
struct StarlarkClause {
  const StarlarkNode* target = nullptr;
  const StarlarkNode* value = nullptr;
};

enum class StarlarkOperator : std::uint8_t {
  None,
  Or,
  And,
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  In,
  NotIn,
  BitOr,
  BitXor,
  BitAnd,
  ShiftLeft,
  ShiftRight,
  Plus,
  Minus,
  Times,
  Divide,
  FloorDivide,
  Modulo,
};

struct StarlarkNode {
  enum class Kind : std::uint8_t {
    Unknown,  ///< what was too deep to be read
    None,
    Bool,    ///< `text`: "True" or "False"
    Number,  ///< `text`
    Text,    ///< `text`
    Name,    ///< `text`
    List,    ///< `items`
    Tuple,   ///< `items`
    Dict,    ///< `items`: key, value, key, value ...
    Call,    ///< `base`(`items`)
    Member,  ///< `base`.`text`
    Index,   ///< `base`[`items[0]`]
    Slice,   ///< `base`[a:b:c]: `items`, of which each may have no value
    Not,     ///< not `base`
    Minus,   ///< -`base`
    Plus,    ///< +`base`
    Chain,   ///< `items` with `operators` of one precedence between them
    If,      ///< three `items`: condition, then, else
    ListOf,  ///< [`items[0]` `clauses`]
    DictOf,  ///< {`items[0]`: `items[1]` `clauses`}
    Lambda,  ///< `function`
  };
  Kind kind = Kind::Unknown;
  std::string text = {};
  std::vector<StarlarkArgument> items = {};
  std::vector<StarlarkOperator> operators = {};
  std::vector<StarlarkClause> clauses = {};
  const StarlarkNode* base = nullptr;
  const StarlarkFunction* function = nullptr;
  int line = 0;
  int column = 0;
};

/// A symbol of `load`: `name = "original"`.
struct StarlarkSymbol {
  std::string name = {};
  std::string original = {};
};

struct StarlarkStatement {
  enum class Kind : std::uint8_t {
    Expression,  ///< `value`
    Assign,      ///< `target` = `value`; `target` += `value` with `operation`
    If,          ///< `conditions` with their `blocks`; one block more is the else
    For,         ///< `target` in `value`: `blocks[0]`
    Define,      ///< `function`
    Return,      ///< `value` may be unset
    Load,        ///< `module`, `symbols`
    Break,
    Continue,
    Pass,
  };
  Kind kind = Kind::Pass;
  StarlarkOperator operation = StarlarkOperator::None;
  const StarlarkNode* target = nullptr;
  const StarlarkNode* value = nullptr;
  std::vector<const StarlarkNode*> conditions = {};
  std::vector<StarlarkBlock> blocks = {};
  const StarlarkFunction* function = nullptr;
  std::string module = {};
  std::vector<StarlarkSymbol> symbols = {};
  int line = 0;
  int column = 0;
};

struct StarlarkParameter {
  std::string name = {};  ///< empty: a lone `*`
  int stars = 0;
  const StarlarkNode* fallback = nullptr;  ///< its default value
};

struct StarlarkFunction {
  std::string name = {};
  std::vector<StarlarkParameter> parameters = {};
  StarlarkBlock body = {};
  const StarlarkNode* result = nullptr;  ///< of a lambda, which has no body
};

struct StarlarkError {
  std::string message = {};
  int line = 0;
  int column = 0;
};

struct StarlarkProgram {
  std::deque<StarlarkNode> nodes = {};  ///< what the pointers point to
  std::deque<StarlarkFunction> functions = {};
  StarlarkBlock statements = {};
  std::vector<StarlarkError> errors = {};  ///< the first ones
};

/// Takes any bytes; one pass, bounded depth.
StarlarkProgram parse_starlark(std::string_view text);

}  // namespace podworks
