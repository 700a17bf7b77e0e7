#include "scanner/pods/gradle_catalog.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

/// The text in the quotes that `text` begins with; "" if it begins with none.
std::string_view quoted(std::string_view text) {
  text = trim(text);
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) return {};
  const std::size_t end = text.find(text[0], 1);
  return end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
}

/// The value of `id = "x"` in an inline table.
std::string_view id_in(std::string_view table) {
  for (std::size_t at = table.find("id"); at != std::string_view::npos; at = table.find("id", at + 2)) {
    const char before = table[at - 1];
    const std::string_view behind = trim(table.substr(at + 2));
    if ((before == '{' || before == ',' || before == ' ' || before == '\t') && behind.starts_with('=')) {
      return quoted(behind.substr(1));
    }
  }
  return {};
}

void read_line(std::string_view line, GradleCatalog& catalog) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return;
  std::string_view alias = trim(line.substr(0, equals));
  const std::string_view value = trim(line.substr(equals + 1));
  if (!quoted(alias).empty()) alias = quoted(alias);
  std::string_view id = value.starts_with('{') ? id_in(value) : quoted(value);
  if (alias.ends_with(".id")) {
    alias.remove_suffix(3);
  } else if (!value.starts_with('{')) {
    id = id.substr(0, id.find(':'));
  }
  if (!alias.empty() && !id.empty()) catalog.emplace(accessor_of_alias(alias), id);
}

}  // namespace

GradleCatalog read_gradle_catalog(std::string_view toml) {
  GradleCatalog catalog;
  bool of_plugins = false;
  for (std::string_view line : split(toml, '\n')) {
    line = trim(line);
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[') {
      of_plugins = trim(line.substr(1, line.find(']') - 1)) == "plugins";
    } else if (of_plugins) {
      read_line(line, catalog);
    }
  }
  return catalog;
}

std::string accessor_of_alias(std::string_view alias) {
  std::string accessor(alias);
  std::replace_if(
      accessor.begin(), accessor.end(), [](char c) { return c == '-' || c == '_'; }, '.');
  return accessor;
}

}  // namespace podworks
