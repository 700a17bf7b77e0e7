#include "generator/emitters/cmake_names.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kLongestFile = 251;    // bytes; disks take 255, and CMake writes NAME.o.d
constexpr std::size_t kLongestTarget = 200;  // ... and cmake_object_order_depends_target_NAME

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_+-").find(c) != std::string_view::npos;
}
bool has_any(std::string_view text, std::initializer_list<std::string_view> parts);
/// A list with a bracket that is never closed swallows the elements behind it.
bool brackets_match(std::string_view text);
/// Ninja builds a file in any folder by its bare name too, so that name must not be one of its own rules.
bool is_ninja_rule(std::string_view name);
std::string legal(std::string_view name);
/// Targets that CMake's generators make, what else lies in the folder of a build, and names that links are given.
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
  if (has_any(path, {";", "|", ":", "\\", "?", "*", "${", "$(", "$<"})) return false;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    if (slash > kLongestFile) return false;
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return brackets_match(path) && std::none_of(path.begin(), path.end(),
                                              [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool fits_program_name(std::string_view name) {
  if (name.empty() || name == "." || name == ".." || name.size() > kLongestTarget || trim(name) != name) return false;
  return fits_cmake(name) && !has_any(name, {"/", "%"}) && !is_ninja_rule(name);
}

std::vector<std::string> pod_targets(const std::vector<std::string>& names) {
  std::vector<std::string> targets;
  std::set<std::string> taken;
  for (const std::string& name : names) {
    std::string target = "pod_" + legal(name);
    while (!taken.insert(to_lower(target)).second) target += "_";
    targets.push_back(std::move(target));
  }
  return targets;
}

std::string app_target(std::string_view name) {
  const bool is_safe = !name.empty() && name.front() != '-' && std::all_of(name.begin(), name.end(), is_plain);
  return is_safe && !is_reserved(to_lower(name)) ? std::string(name) : "app_" + legal(name);
}

namespace {

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool brackets_match(std::string_view text) {
  int open = 0;
  for (const char c : text) {
    if (c == '[') ++open;
    if (c == ']' && --open < 0) return false;
  }
  return open == 0;
}

bool is_ninja_rule(std::string_view name) {
  static constexpr std::string_view kRules[] = {"CMakeCache.txt",
                                                "all",
                                                "build.ninja",
                                                "clean",
                                                "codegen",
                                                "edit_cache",
                                                "help",
                                                "install",
                                                "list_install_components",
                                                "package",
                                                "package_source",
                                                "rebuild_cache",
                                                "test"};
  return std::find(std::begin(kRules), std::end(kRules), name) != std::end(kRules) ||
         name.starts_with("cmake_object_order_depends_target_");
}

std::string legal(std::string_view name) {
  std::string target(name);
  std::replace_if(
      target.begin(), target.end(), [](char c) { return !is_plain(c) && c != '.'; }, '_');
  return target;
}

bool is_reserved(std::string_view lower) {
  static constexpr std::string_view kReserved[] = {"all_build",
                                                   "install",
                                                   "package",
                                                   "run_tests",
                                                   "zero_check",
                                                   "all",
                                                   "clean",
                                                   "codegen",
                                                   "debug",
                                                   "depend",
                                                   "edit_cache",
                                                   "general",
                                                   "help",
                                                   "list_install_components",
                                                   "optimized",
                                                   "package_source",
                                                   "preinstall",
                                                   "rebuild_cache",
                                                   "test",
                                                   "interface",
                                                   "private",
                                                   "public",
                                                   "link_private",
                                                   "link_public",
                                                   "link_interface_libraries",
                                                   "cmakefiles",
                                                   "makefile",
                                                   "testing",
                                                   "headers",
                                                   "bin",
                                                   "dl"};
  if (lower.starts_with("pod_") || lower.starts_with("app_")) return true;
  return std::find(std::begin(kReserved), std::end(kReserved), lower) != std::end(kReserved);
}

}  // namespace
}  // namespace podworks
