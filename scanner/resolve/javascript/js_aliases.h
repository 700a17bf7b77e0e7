// Names that a project gives to places of its own: `paths` and `baseUrl` of tsconfig.json, aliases of Babel's
// module-resolver. https://www.typescriptlang.org/tsconfig/#paths
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

struct JsAlias {
  std::string prefix = {};  ///< "@app/" of "@app/*"; all of it without a star
  std::string suffix = {};
  bool has_star = false;
  /// Tried in their order: paths relative to the pool's root, with a star where the specifier's part goes. What stands
  /// under `packages` are other packages' names instead.
  std::vector<std::string> paths = {};
  std::vector<std::string> packages = {};
};

struct JsAliases {
  std::vector<JsAlias> aliases = {};
  std::vector<std::string> roots = {};  ///< folders below which specifiers are looked up: `baseUrl`

  bool empty() const { return aliases.empty() && roots.empty(); }
  /// Sorts; after the last change, before `find_alias`.
  void build();
};

/// Of "@app/*", still without targets.
JsAlias make_alias(std::string_view pattern);

/// The alias that holds for a specifier: an exact one, else the longest prefix. nullptr if none does.
/// As fast as a few look-ups, however many aliases there are.
const JsAlias* find_alias(const JsAliases& aliases, std::string_view specifier);

/// `target` with what the star of the alias stands for in the specifier.
std::string fill_in(const JsAlias& alias, std::string_view target, std::string_view specifier);

}  // namespace podworks
