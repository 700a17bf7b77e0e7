#include "scanner/resolve/jvm_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"

namespace podworks {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char capital(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
/// The table of tops is short: country codes have two letters.
bool begins_with_domain(std::string_view name) {
  constexpr std::string_view kTops[] = {"com", "org", "net", "edu", "gov", "dev", "app"};
  const std::string_view top = first_parts(name, 1);
  return top.size() == 2 || std::find(std::begin(kTops), std::end(kTops), top) != std::end(kTops);
}
/// Between dots, colons, dashes and underscores; whatever the case.
bool has_word(std::string_view text, std::string_view wanted) {
  for (std::size_t at = 0; at < text.size() && !wanted.empty();) {
    const std::size_t end = std::min(text.find_first_of(".:-_", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const auto is_same = [](char a, char b) { return lower(a) == lower(b); };
    if (std::equal(word.begin(), word.end(), wanted.begin(), wanted.end(), is_same)) return true;
    at = end + 1;
  }
  return false;
}
/// Without folder and `ending`; empty if it does not end so.
std::string_view stem_of(std::string_view path, std::string_view ending) {
  const std::string_view file = base_name(path);
  return file.ends_with(ending) ? file.substr(0, file.size() - ending.size()) : std::string_view{};
}

}  // namespace

std::string_view outer_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
}

std::string_view first_parts(std::string_view name, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end != std::string_view::npos; --count) end = name.find('.', end == 0 ? 0 : end + 1);
  return name.substr(0, end);
}

std::string_view part_behind(std::string_view name, std::string_view outer) {
  if (outer.size() + 1 >= name.size()) return {};
  const std::string_view rest = name.substr(outer.size() + 1);
  return rest.substr(0, rest.find('.'));
}

bool is_type_like(std::string_view part) {
  return !part.empty() && part[0] >= 'A' && part[0] <= 'Z';
}

bool is_class_of_kotlin_file(std::string_view path, std::string_view name) {
  const std::string_view file = stem_of(path, ".kt");
  if (file.empty() || name.size() != file.size() + 2 || !name.ends_with("Kt")) return false;
  const auto made = [](char c) {
    const bool may_stand = is_lower(c) || is_type_like({&c, 1}) || is_digit(c) || c == '_' || c == '$' ||
                           static_cast<unsigned char>(c) >= 0x80U;
    return may_stand ? c : '_';
  };
  return name[0] == capital(made(file[0])) &&
         std::equal(file.begin() + 1, file.end(), name.begin() + 1, [&](char a, char b) { return made(a) == b; });
}

bool is_class_of_proto_file(std::string_view path, std::string_view name) {
  const std::string_view file = stem_of(path, ".proto");
  if (file.empty()) return false;
  std::string made;
  bool starts_word = true;
  for (const char c : file) {
    const bool is_letter = is_lower(c) || is_type_like({&c, 1});
    if (is_letter || is_digit(c)) made += starts_word ? capital(c) : c;
    starts_word = !is_letter;
  }
  return name == made || (name.starts_with(made) && name.substr(made.size()) == "OuterClass");
}

bool is_platform_package(std::string_view name) {
  constexpr std::string_view kPackages[] = {"dev.flutter.plugins.integration_test",
                                            "android",
                                            "androidx",
                                            "dalvik",
                                            "groovy",
                                            "io.flutter.embedding",
                                            "io.flutter.plugin",
                                            "java",
                                            "javax",
                                            "jdk",
                                            "kotlin",
                                            "kotlinx",
                                            "org.gradle.kotlin.dsl",
                                            "scala"};
  return std::any_of(std::begin(kPackages), std::end(kPackages), [&](std::string_view package) {
    return name.starts_with(package) && (name.size() == package.size() || name[package.size()] == '.');
  });
}

// Behind the name of a domain's top the owner's follows, and then the library's; elsewhere the library's comes second.
std::string_view library_of(std::string_view name) {
  std::string_view library = first_parts(name, begins_with_domain(name) ? 3 : 2);
  while (is_type_like(library.substr(library.rfind('.') + 1))) {
    const std::string_view outer = outer_name(library);
    if (outer.empty()) break;
    library = outer;
  }
  return library;
}

// Much of an owner's is of the group "com.squareup", and some of it in the pool: the artifact must name the part behind
// the group, or be called as the group is: com.squareup.moshi:moshi.
bool may_hold(std::string_view coordinates, std::string_view name) {
  const std::size_t colon = coordinates.find(':');
  if (!begins_with_domain(name)) {
    const bool has_owner = colon != std::string_view::npos && begins_with_domain(coordinates);
    const std::size_t owner = has_owner ? std::min(first_parts(coordinates, 2).size(), colon) : 0;
    return has_word(coordinates.substr(owner), first_parts(name, 1));
  }
  if (colon == std::string_view::npos) return false;
  const std::string_view group = coordinates.substr(0, colon);
  const std::string_view behind = name.starts_with(group) ? name.substr(group.size()) : std::string_view();
  if (group.find('.') == std::string_view::npos || !behind.starts_with('.')) return false;
  const std::string_view artifact = coordinates.substr(colon + 1);
  const std::string_view first = artifact.substr(0, artifact.find_first_of(".-_"));
  return has_word(artifact, part_behind(name, group)) || has_word(group.substr(group.rfind('.')), first);
}

std::string_view android_namespace(std::string_view name) {
  constexpr std::string_view kClasses[] = {"R", "BR", "BuildConfig", "Manifest"};
  for (std::string_view outer = first_parts(name, 1); outer.size() < name.size();) {
    const std::string_view part = part_behind(name, outer);
    const std::string_view upto = name.substr(0, outer.size() + 1 + part.size());
    if (std::find(std::begin(kClasses), std::end(kClasses), part) != std::end(kClasses)) return outer;
    if (part == "databinding") {
      const std::string_view binding = part_behind(name, upto);
      if (binding.empty() || binding.ends_with("Binding") || binding.ends_with("BindingImpl")) return outer;
    }
    if (upto.size() <= outer.size() + 1) break;  // ends in a dot
    outer = upto;
  }
  return {};
}

}  // namespace podworks
