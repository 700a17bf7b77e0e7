// Files that tools read: they are no pod's though they are sources.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "model/languages.h"

namespace podworks {

/// A linter's or a bundler's configuration, and the like.
inline bool is_tool_file(std::string_view path, Language language) {
  const std::string_view name = base_name(path);
  const bool is_hidden = path.starts_with('.') || path.find("/.") != std::string_view::npos;
  const std::string stem = to_lower(name.substr(0, name.find('.')));
  if (is_hidden || stem == "dangerfile") return true;
  if (language != Language::JavaScript) return false;
  return name.find(".config.") != std::string_view::npos || stem == "gulpfile" || stem == "gruntfile";
}

}  // namespace podworks
