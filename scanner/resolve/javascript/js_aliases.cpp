#include "scanner/resolve/javascript/js_aliases.h"

#include <algorithm>
#include <utility>

namespace podworks {

JsAlias make_alias(std::string_view pattern) {
  JsAlias alias;
  const std::size_t star = pattern.find('*');
  alias.has_star = star != std::string_view::npos;
  alias.prefix = pattern.substr(0, star);
  if (alias.has_star) alias.suffix = pattern.substr(star + 1);
  return alias;
}

void JsAliases::build() {
  std::stable_sort(aliases.begin(), aliases.end(), [](const JsAlias& a, const JsAlias& b) {
    return std::pair(std::string_view(a.prefix), a.has_star) < std::pair(std::string_view(b.prefix), b.has_star);
  });
}

const JsAlias* find_alias(const JsAliases& aliases, std::string_view specifier) {
  const auto before = [](const JsAlias& alias, std::string_view prefix) { return alias.prefix < prefix; };
  const auto end = aliases.aliases.end();
  for (std::size_t length = specifier.size() + 1; length-- > 0;) {
    const std::string_view prefix = specifier.substr(0, length);
    auto alias = std::lower_bound(aliases.aliases.begin(), end, prefix, before);
    for (; alias != end && alias->prefix == prefix; ++alias) {
      if (!alias->has_star && length == specifier.size()) return &*alias;
      if (alias->has_star && specifier.substr(length).ends_with(alias->suffix)) return &*alias;
    }
  }
  return nullptr;
}

std::string fill_in(const JsAlias& alias, std::string_view target, std::string_view specifier) {
  const std::size_t star = target.find('*');
  if (!alias.has_star || star == std::string_view::npos) return std::string(target);
  std::string filled(target.substr(0, star));
  filled += specifier.substr(alias.prefix.size(), specifier.size() - alias.prefix.size() - alias.suffix.size());
  filled += target.substr(star + 1);
  return filled;
}

}  // namespace podworks
