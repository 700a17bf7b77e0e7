// Parts of what stands between the quotes or brackets of an #include.
#pragma once

#include <string_view>

namespace podworks {

inline bool has_folder(std::string_view spelling) {
  return spelling.find('/') != std::string_view::npos;
}
inline std::string_view first_part(std::string_view spelling) {
  return spelling.substr(0, spelling.find('/'));
}
inline bool is_relative(std::string_view spelling) {
  return spelling.starts_with("./") || spelling.starts_with("../") || spelling.find("/../") != std::string_view::npos;
}

/// The path ends in the spelling, at a folder's border.
inline bool ends_in(std::string_view path, std::string_view spelling) {
  return path.ends_with(spelling) && (path.size() == spelling.size() || path[path.size() - spelling.size() - 1] == '/');
}

}  // namespace podworks
