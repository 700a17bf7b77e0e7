// What a single value may be: its check, its description in messages and docs, and its values where they are few.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"
#include "config/keys.h"
#include "config/load_project.h"
#include "config/problems.h"

namespace podworks {

/// The values of a closed set ("acyclic", "forbid"); empty if the set is open.
std::vector<std::string> choices_of(ValueType type, const KnownNames& known);
/// How messages and docs call such a value: "a whole number such as 12".
std::string describe(ValueType type, const KnownNames& known);
/// `node` must be a scalar. An empty reason: it is not what `describe` says.
std::optional<Complaint> check_value(ValueType type, const YamlNode& node, const KnownNames& known);

// Readers of values that `check_value` has accepted; of others they return the second argument, or nothing.
bool read_flag(const YamlNode& node, bool fallback);
Strict read_strict(const YamlNode& node);  ///< else `No`
std::optional<int> read_count(const YamlNode& node);
/// "2%" and "0.02" give 0.02.
std::optional<double> read_share(const YamlNode& node);
/// `off` is also what YAML 1.1 calls `false`.
std::optional<Severity> read_severity(const YamlNode& node);

}  // namespace podworks
