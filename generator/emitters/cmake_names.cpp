#include "generator/emitters/cmake_names.h"

#include <algorithm>
#include <set>

namespace podworks {
namespace {

bool is_legal(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_.+-").find(c) != std::string_view::npos;
}
/// Targets that CMake's generators make, and keywords of target_link_libraries.
bool is_reserved(std::string_view name);

}  // namespace

std::string cmake_string(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '@') literal += '\\';
    if (c == '\n') {
      literal += "\\n";
    } else {
      literal += c;
    }
  }
  return literal + "\"";
}

bool fits_cmake(std::string_view path) {
  if (path.find("$<") != std::string_view::npos) return false;
  return std::none_of(path.begin(), path.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == ';'; });
}

std::vector<std::string> target_names(const std::vector<std::string>& names) {
  std::vector<std::string> targets;
  std::set<std::string> taken;
  for (const std::string& name : names) {
    std::string target = name;
    std::replace_if(
        target.begin(), target.end(), [](char c) { return !is_legal(c); }, '_');
    if (target.empty() || target.front() == '-') target.insert(0, "_");
    while (is_reserved(target) || !taken.insert(target).second) target += "_";
    targets.push_back(std::move(target));
  }
  return targets;
}

namespace {

bool is_reserved(std::string_view name) {
  static constexpr std::string_view kReserved[] = {"ALL_BUILD",      "INSTALL",
                                                   "PACKAGE",        "RUN_TESTS",
                                                   "ZERO_CHECK",     "all",
                                                   "clean",          "codegen",
                                                   "debug",          "depend",
                                                   "edit_cache",     "general",
                                                   "help",           "install",
                                                   "optimized",      "package",
                                                   "package_source", "preinstall",
                                                   "rebuild_cache",  "test",
                                                   "INTERFACE",      "PRIVATE",
                                                   "PUBLIC",         "LINK_PRIVATE",
                                                   "LINK_PUBLIC",    "LINK_INTERFACE_LIBRARIES"};
  return std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved);
}

}  // namespace
}  // namespace podworks
