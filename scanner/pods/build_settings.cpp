#include "scanner/pods/build_settings.h"

#include <algorithm>

namespace podworks {

namespace {

/// One entry of the setting, cut at blanks outside of quotes.
std::vector<std::string> entries_of(std::string_view setting) {
  std::vector<std::string> entries;
  std::string entry;
  bool quoted = false;
  for (std::size_t i = 0; i <= setting.size(); ++i) {
    const char c = i < setting.size() ? setting[i] : ' ';
    if (c == '\\' && i + 1 < setting.size() && setting[i + 1] == '"') continue;  // \"
    if (c == '"' || c == '\'') {
      quoted = !quoted;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      if (!entry.empty()) entries.push_back(std::move(entry));
      entry.clear();
    } else {
      entry += c;
    }
  }
  if (!entry.empty()) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace

bool is_search_path(std::string_view key) {
  for (const std::string_view setting :
       {"HEADER_SEARCH_PATHS", "USER_HEADER_SEARCH_PATHS", "SYSTEM_HEADER_SEARCH_PATHS"}) {
    // Also "HEADER_SEARCH_PATHS[sdk=iphoneos*]".
    if (key == setting || (key.starts_with(setting) && key[setting.size()] == '[')) return true;
  }
  return false;
}

void read_build_setting(const RawAttribute& attribute, UnitDeclaration& unit) {
  constexpr std::string_view kSettings[] = {
      "compiler_flags",     "libraries",    "pod_target_xcconfig",  "prefix_header_contents",
      "prefix_header_file", "requires_arc", "user_target_xcconfig", "xcconfig"};
  const std::string_view name = attribute.row->name;
  if (std::find(std::begin(kSettings), std::end(kSettings), name) == std::end(kSettings)) return;
  const Value& value = attribute.value;
  if (value.is(ValueKind::Boolean)) {
    if (name == "requires_arc") unit.arc = value.boolean;
    return;
  }
  if (value.is(ValueKind::Hash) && value.hash->partial == nullptr) {  // search paths are carried
    const auto& entries = value.hash->entries;
    if (std::all_of(entries.begin(), entries.end(),
                    [](const auto& entry) { return entry.first.is_text() && is_search_path(*entry.first.text); })) {
      return;
    }
  }
  const auto place = std::lower_bound(unit.build_settings.begin(), unit.build_settings.end(), name);
  if (place == unit.build_settings.end() || *place != name) unit.build_settings.emplace(place, name);
}

std::vector<std::string> search_paths_below_pod(std::string_view setting) {
  std::vector<std::string> folders;
  for (const std::string& entry : entries_of(setting)) {
    std::string_view rest = entry;
    bool below = false;
    for (const std::string_view root : {"$(PODS_TARGET_SRCROOT)", "${PODS_TARGET_SRCROOT}"}) {
      if (!rest.starts_with(root)) continue;
      rest.remove_prefix(root.size());
      below = rest.empty() || rest.front() == '/';
    }
    if (!below) continue;
    while (rest.starts_with('/')) rest.remove_prefix(1);
    while (rest.ends_with('/')) rest.remove_suffix(1);
    folders.emplace_back(rest.empty() ? std::string_view(".") : rest);
  }
  return folders;
}

}  // namespace podworks
