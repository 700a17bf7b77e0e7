#include "scanner/resolve/javascript/package_exports.h"

#include <optional>

namespace podworks {
namespace {

/// What the star of a key stands for. A key that ends in '/' is the older form of "key/*".
std::optional<std::string_view> star_of(std::string_view key, std::string_view wanted) {
  const std::size_t star = key.find('*');
  const bool is_folder = key.ends_with('/');
  if (star == std::string_view::npos && !is_folder) return std::nullopt;
  const std::string_view prefix = key.substr(0, star);
  const std::string_view suffix = star == std::string_view::npos ? std::string_view() : key.substr(star + 1);
  if (wanted.size() <= prefix.size() + suffix.size() || !wanted.starts_with(prefix) || !wanted.ends_with(suffix)) {
    return std::nullopt;
  }
  return wanted.substr(prefix.size(), wanted.size() - prefix.size() - suffix.size());
}

std::string fill_in(const std::string& target, std::optional<std::string_view> star) {
  if (!star) return target;
  if (target.ends_with('/')) return target + std::string(*star);
  constexpr std::size_t kLongestPath = 4096;  // no disk holds more; a target of stars would grow without end
  std::string filled;
  for (const char c : target) {
    if (filled.size() > kLongestPath) break;
    if (c == '*') {
      filled += *star;
    } else {
      filled += c;
    }
  }
  return filled;
}

/// A text, a list of which the first that works is taken, conditions; null takes back what a pattern offers.
void add_targets(const Json& value, std::optional<std::string_view> star, std::vector<std::string>& targets) {
  if (value.string() != nullptr) targets.push_back(fill_in(*value.string(), star));
  if (const JsonArray* items = value.array()) {
    for (const Json& item : *items) add_targets(item, star, targets);
  }
  if (const JsonObject* conditions = value.object()) {
    for (const JsonMember& condition : *conditions) add_targets(condition.second, star, targets);
  }
}

/// The exact key, else the pattern with the longest part before the star.
std::vector<std::string> targets_of(const JsonObject& table, std::string_view wanted) {
  const Json* best = nullptr;
  std::optional<std::string_view> star;
  std::size_t longest = 0;
  for (const auto& [key, value] : table) {
    const std::size_t prefix = key.find('*') == std::string::npos ? key.size() : key.find('*');
    if (key == wanted) {
      best = &value;
      star.reset();
      break;
    }
    const std::optional<std::string_view> found = star_of(key, wanted);
    if (!found || (best != nullptr && prefix <= longest)) continue;
    best = &value;
    star = found;
    longest = prefix;
  }
  std::vector<std::string> targets;
  if (best != nullptr) add_targets(*best, star, targets);
  return targets;
}

}  // namespace

std::vector<std::string> exported_targets(const Json& exports, std::string_view subpath) {
  const JsonObject* const table = exports.object();
  const bool has_subpaths = table != nullptr && !table->empty() && table->front().first.starts_with('.');
  if (has_subpaths) return targets_of(*table, subpath);
  std::vector<std::string> targets;
  if (subpath == ".") add_targets(exports, std::nullopt, targets);
  return targets;
}

std::vector<std::string> imported_targets(const Json& imports, std::string_view name) {
  return imports.object() == nullptr ? std::vector<std::string>() : targets_of(*imports.object(), name);
}

}  // namespace podworks
