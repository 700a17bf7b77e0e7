// The sources of a build's own plugins (buildSrc, build-logic): which class or script a plugin's id means, which
// function a name. Also the functions that a script itself defines.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/gradle/catalog.h"
#include "scanner/pods/gradle/values.h"
#include "scanner/pods/manifest_tokens.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// A script or a source, as words. Its tokens point into `text`.
struct GradleSource {
  std::string path = {};
  std::string text = {};
  ManifestTokens words = {};
};

/// A piece of a source: a class's or a function's body.
struct GradlePiece {
  const GradleSource* source = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t head = 0;  ///< where a class's head begins behind its name: `: Base() {`
  /// Of a function: its parameters, between the brackets.
  std::size_t parameters = 0;
  std::size_t parameters_end = 0;
  bool adds_dependencies = false;  ///< fun DependencyHandler.name(): its statements stand as in dependencies { }
};

/// Null if it cannot be read, or is larger than any script.
std::unique_ptr<GradleSource> read_gradle_source(const ReaderContext& context, std::string_view path);

/// Names that sources declare.
struct GradleNames {
  /// "name", and "Type.name" of those within a type.
  std::map<std::string, std::vector<GradlePiece>, std::less<>> functions = {};
  std::map<std::string, GradlePiece, std::less<>> classes = {};
  GradleConstants constants = {};
  std::set<std::string, std::less<>> extended = {};  ///< configurations that others extend: extendsFrom(x)

  /// One pass.
  void add(const GradleSource& source);
};

/// What a plugin of the build's own is made of.
struct GradlePlugin {
  const GradleSource* script = nullptr;  ///< a precompiled script plugin; else
  std::string class_name = {};
  Place at = {};
};

struct GradlePluginSources {
  std::deque<std::unique_ptr<GradleSource>> sources = {};
  GradleNames names = {};
  std::map<std::string, GradlePlugin, std::less<>> by_id = {};
  std::vector<Diagnostic> problems = {};
  std::optional<Place> computes_folders = {};  ///< srcDir("$platform/$set"): of the first such call
};

using GradleCatalogs = std::map<std::string, GradleCatalog, std::less<>>;

/// The id of libs.plugins.a.b, also with .get().pluginId behind it, and of libs.findPlugin("a-b").get().get().pluginId;
/// "" if no catalog knows it.
std::string plugin_id_of_accessor(const GradleCatalogs& catalogs, const ManifestChain& chain);

/// Reads everything below the folder of a build that makes plugins.
void add_plugin_sources(const ReaderContext& context, std::string_view folder, const GradleCatalogs& catalogs,
                        GradlePluginSources& all);

}  // namespace podworks
