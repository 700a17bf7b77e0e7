// The tables [libraries] and [bundles] of a version catalog.
#include <algorithm>

#include "base/text.h"
#include "scanner/pods/gradle/catalog.h"

namespace podworks {
namespace {

/// All texts in quotes.
std::vector<std::string_view> quoted_texts(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t at = text.find_first_of("\"'"); at != std::string_view::npos; at = text.find_first_of("\"'", at)) {
    const std::size_t end = text.find(text[at], at + 1);
    if (end == std::string_view::npos) break;
    all.push_back(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return all;
}

/// The text behind `key =` in an inline table, or in what stands behind the alias.
std::string_view value_of(std::string_view table, std::string_view key) {
  for (std::size_t at = table.find(key); at != std::string_view::npos; at = table.find(key, at + 1)) {
    const bool begins = at == 0 || std::string_view("{, \t").find(table[at - 1]) != std::string_view::npos;
    const std::string_view behind = trim(table.substr(at + key.size()));
    if (!begins || !behind.starts_with('=')) continue;
    const std::vector<std::string_view> texts = quoted_texts(behind);
    return texts.empty() ? std::string_view() : texts[0];
  }
  return {};
}

std::string coordinates_of_table(std::string_view table) {
  const std::string_view module = value_of(table, "module");
  if (!module.empty()) return coordinates_in(module);
  const std::string_view group = value_of(table, "group");
  const std::string_view name = value_of(table, "name");
  return group.empty() || name.empty() ? std::string() : std::string(group) + ":" + std::string(name);
}

/// `alias = "g:n:1"`, `alias = { module = "g:n" }`, `alias.module = "g:n"`
void read_library(std::string_view line, GradleLibraries& libraries) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return;
  std::string_view alias = trim(line.substr(0, equals));
  const std::string_view value = trim(line.substr(equals + 1));
  if (alias.size() > 2 && (alias[0] == '"' || alias[0] == '\'')) alias = alias.substr(1, alias.size() - 2);
  if (alias.ends_with(".module")) alias.remove_suffix(7);
  const std::vector<std::string_view> texts = quoted_texts(value);
  std::string coordinates;
  if (value.starts_with('{')) {
    coordinates = coordinates_of_table(value);
  } else if (!texts.empty()) {
    coordinates = coordinates_in(texts[0]);
  }
  if (!alias.empty() && !coordinates.empty())
    libraries.try_emplace(accessor_of_alias(alias)).first->second = {coordinates};
}

}  // namespace

std::string coordinates_in(std::string_view text) {
  const std::size_t first = text.find(':');
  if (first == std::string_view::npos || first == 0 || first + 1 == text.size()) return {};
  const std::string_view name = text.substr(0, text.find_first_of(":@", first + 1));
  const bool is_literal = name.find_first_of("? /") == std::string_view::npos;
  return is_literal ? std::string(name) : std::string();
}

GradleLibraries read_gradle_libraries(std::string_view toml) {
  GradleLibraries libraries;
  std::string_view table;
  std::string bundle;  // whose list goes on
  for (std::string_view line : split(toml, '\n')) {
    line = trim(line);
    if (line.empty() || line[0] == '#') continue;
    if (bundle.empty() && line[0] == '[') {
      table = trim(line.substr(1, std::min(line.find(']'), line.size()) - 1));
    } else if (table == "libraries") {
      read_library(line, libraries);
    } else if (table == "bundles") {
      const std::size_t equals = line.find('=');
      if (bundle.empty() && equals == std::string_view::npos) continue;
      if (bundle.empty()) bundle = "bundles." + accessor_of_alias(trim(line.substr(0, equals)));
      std::vector<std::string>& all = libraries[bundle];
      for (const std::string_view alias : quoted_texts(line)) {
        const auto library = libraries.find(accessor_of_alias(alias));
        if (library != libraries.end()) all.insert(all.end(), library->second.begin(), library->second.end());
      }
      if (line.find(']') != std::string_view::npos) bundle.clear();
    }
  }
  return libraries;
}

}  // namespace podworks
