// Calls with literal arguments and nested blocks, as manifests of Gradle and SwiftPM are made of: `name(args) { block
// }`, Groovy's `name arg, key: value`. Tolerant: what it does not understand it steps over, and anything parses to
// something.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/manifest_tokens.h"

namespace podworks {

struct ManifestArgument;
struct ManifestStatement;

/// One step of a chain like `a.b(c)["d"] { e }`.
struct ManifestLink {
  enum class Kind : std::uint8_t {
    Name,   ///< a, a(...), a { ... }
    Text,   ///< "a"; "a"(...) is a call of that name
    List,   ///< [a, b], [key: value], and (a, b) without a name before it
    Index,  ///< ["a"] right behind another step
    Block,  ///< { ... } by itself
  };
  Kind kind = Kind::Name;
  const ManifestToken* token = nullptr;  ///< of the name or text, or the bracket
  std::string_view type = {};            ///< the first name in <...>
  bool is_call = false;                  ///< has arguments, in brackets or as a command
  bool is_command = false;               ///< `name a, b` without brackets, also `a to b`
  bool has_block = false;
  std::vector<ManifestArgument> arguments;   ///< of a call, a list, an index
  std::vector<std::string_view> parameters;  ///< of the block: { a, b -> ... }
  std::vector<ManifestStatement> block;

  /// Of a name, or of a text without interpolation.
  std::string name() const;
  bool is_name(std::string_view name) const { return kind == Kind::Name && token->text == name; }
  /// A name by itself: `a`, without arguments and block.
  bool is_bare() const { return kind == Kind::Name && !is_call && !has_block; }
};

using ManifestChain = std::vector<ManifestLink>;

/// Chains with operators between them. Which operator it is matters for '+' only.
struct ManifestExpression {
  std::vector<ManifestChain> operands;  // no default value: ManifestStatement is not yet complete
  std::string operators = {};           ///< '+', or '?' for any other; one before an operand too
  /// The only operand, or null: then the value is computed.
  const ManifestChain* chain() const { return operands.size() == 1 && operators.empty() ? operands.data() : nullptr; }
  /// The only step of the only operand, or null.
  const ManifestLink* link() const { return chain() != nullptr && chain()->size() == 1 ? chain()->data() : nullptr; }
};

struct ManifestArgument {
  std::string label = {};  ///< of `label: value`, `label = value`
  ManifestExpression value;
};

struct ManifestStatement {
  const ManifestToken* token = nullptr;  ///< its first one
  std::string_view declares = {};        ///< val NAME = ..., def NAME = ..., Type NAME = ..., val NAME by ...
  bool assigns = false;                  ///< `expression = value`, `+=` too
  ManifestExpression expression = {};    ///< empty where `declares` is set
  ManifestExpression value = {};
};

/// tokens[begin, end) as statements. What is nested deeper than a hundred brackets is stepped over. The answer points
/// into the tokens. O(tokens).
std::vector<ManifestStatement> parse_manifest_calls(const std::vector<ManifestToken>& tokens, std::size_t begin,
                                                    std::size_t end);
std::vector<ManifestStatement> parse_manifest_calls(const std::vector<ManifestToken>& tokens);

}  // namespace podworks
