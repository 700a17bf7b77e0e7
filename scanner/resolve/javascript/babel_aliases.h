// Aliases of Babel's plugin module-resolver, where .babelrc, babel.config.json or package.json say them literally.
// Configurations that are JavaScript are code, and code is not run.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "model/diagnostic.h"
#include "scanner/resolve/javascript/js_aliases.h"

namespace podworks {

struct BabelAliases {
  JsAliases aliases = {};
  std::vector<Diagnostic> problems = {};
};

/// `path` is the configuration's file.
BabelAliases read_babel_aliases(const Json& config, const std::string& path);
BabelAliases parse_babel_aliases(std::string_view text, const std::string& path);

}  // namespace podworks
