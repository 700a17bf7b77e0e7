#include "scanner/pods/gradle/catalog.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"

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

/// False of a line that names no plugin, though one of this table must.
bool read_line(std::string_view line, GradleCatalog& catalog) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  std::string_view alias = trim(line.substr(0, equals));
  const std::string_view value = trim(line.substr(equals + 1));
  if (!quoted(alias).empty()) alias = quoted(alias);
  if (alias.find(".version") != std::string_view::npos) return true;  // `alias.version.ref = "x"`, beside its id
  std::string_view id = value.starts_with('{') ? id_in(value) : quoted(value);
  if (alias.ends_with(".id")) {
    alias.remove_suffix(3);
  } else if (!value.starts_with('{')) {
    id = id.substr(0, id.find(':'));
  }
  if (alias.empty() || id.empty()) return false;
  catalog.emplace(accessor_of_alias(alias), id);
  return true;
}

}  // namespace

GradleCatalog read_gradle_catalog(std::string_view toml, const std::string& path, std::vector<Diagnostic>& problems) {
  constexpr std::string_view kOfOne = "plugins.";
  constexpr std::size_t kMostProblems = 3;
  GradleCatalog catalog;
  bool of_plugins = false;
  std::string_view plugin;  // of [plugins.NAME]
  int number = 0;
  const std::size_t known_problems = problems.size();
  const auto report = [&](std::string_view what) {
    if (problems.size() - known_problems == kMostProblems) return;
    problems.push_back(manifest_problem({path, number, 0}, fmt::format("the version catalog cannot be read: {}", what),
                                        "correct the line: modules that apply the plugin are not known to"));
  };
  for (std::string_view line : split(toml, '\n')) {
    ++number;
    line = trim(line);
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[') {
      const std::size_t close = line.find(']');
      if (close == std::string_view::npos && line.find("plugins") != std::string_view::npos) report("`]` is missing");
      const std::string_view table = trim(line.substr(1, std::min(close, line.size()) - 1));
      of_plugins = table == "plugins";
      plugin = table.starts_with(kOfOne) ? table.substr(kOfOne.size()) : std::string_view();
    } else if (of_plugins) {
      if (!read_line(line, catalog)) report("this line names no plugin");
    } else if (!plugin.empty()) {
      const std::size_t equals = line.find('=');
      if (equals == std::string_view::npos || trim(line.substr(0, equals)) != "id") continue;
      catalog.emplace(accessor_of_alias(quoted(plugin).empty() ? plugin : quoted(plugin)),
                      quoted(line.substr(equals + 1)));
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
