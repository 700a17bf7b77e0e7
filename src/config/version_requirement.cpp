#include "config/version_requirement.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"

namespace podworks {
namespace {

struct Clause {
  std::string_view comparison = {};  // "" = equal
  std::vector<int> parts = {};
};

std::optional<std::vector<Clause>> parse_clauses(std::string_view requirement);
std::string_view take_comparison(std::string_view& rest);
/// Takes "1.2.3" off `rest`; empty if there is no such thing.
std::vector<int> take_parts(std::string_view& rest);
bool holds(const Clause& clause, const std::vector<int>& version);

}  // namespace

bool is_requirement(std::string_view requirement) {
  return parse_clauses(requirement).has_value();
}

bool meets_requirement(std::string_view version, std::string_view requirement) {
  const std::vector<int> parts = take_parts(version);
  const std::optional<std::vector<Clause>> clauses = parse_clauses(requirement);
  if (!clauses || parts.empty()) return false;
  return std::all_of(clauses->begin(), clauses->end(), [&](const Clause& clause) { return holds(clause, parts); });
}

namespace {

std::optional<std::vector<Clause>> parse_clauses(std::string_view requirement) {
  constexpr std::size_t kMostClauses = 20;
  std::vector<Clause> clauses;
  std::string_view rest = trim(requirement);
  while (!rest.empty() && clauses.size() < kMostClauses) {
    Clause clause;
    clause.comparison = take_comparison(rest);
    rest = trim(rest);
    clause.parts = take_parts(rest);
    if (clause.parts.size() < 2) return std::nullopt;
    if (!rest.empty() && rest[0] != ' ' && rest[0] != ',') return std::nullopt;
    const bool goes_on = trim(rest).starts_with(',');
    rest = trim(rest);
    if (goes_on) rest = trim(rest.substr(1));
    if (goes_on && rest.empty()) return std::nullopt;
    clauses.push_back(std::move(clause));
  }
  if (clauses.empty() || !rest.empty()) return std::nullopt;
  return clauses;
}

std::string_view take_comparison(std::string_view& rest) {
  for (const std::string_view comparison : {">=", "<=", "==", ">", "<", "="}) {
    if (!rest.starts_with(comparison)) continue;
    rest.remove_prefix(comparison.size());
    return comparison;
  }
  return {};
}

std::vector<int> take_parts(std::string_view& rest) {
  std::vector<int> parts;
  while (parts.size() < 3) {
    int part = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), part);
    if (error != std::errc() || rest[0] == '-') return {};
    parts.push_back(part);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (parts.size() == 3 || !rest.starts_with('.')) break;
    rest.remove_prefix(1);
  }
  return parts;
}

bool holds(const Clause& clause, const std::vector<int>& version) {
  int order = 0;
  for (std::size_t i = 0; i < clause.parts.size() && order == 0; ++i) {
    const int have = i < version.size() ? version[i] : 0;
    order = have < clause.parts[i] ? -1 : have > clause.parts[i] ? 1 : 0;
  }
  if (clause.comparison == ">=") return order >= 0;
  if (clause.comparison == "<=") return order <= 0;
  if (clause.comparison == ">") return order > 0;
  if (clause.comparison == "<") return order < 0;
  return order == 0;
}

}  // namespace
}  // namespace podworks
