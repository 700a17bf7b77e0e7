// Dart's import, export and part (imports.md §1.4): a URI of the SDK, of a package's lib/, or a path from the file.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/resolve/resolver.h"
#include "scanner/resolve/spelling.h"

namespace podworks {
namespace {

constexpr std::string_view kPackage = "package:";

// Packages that come with Dart and Flutter and that no registry has. `flutter_gen` is what Flutter makes of an app's
// translations: it is in no manifest.
constexpr std::array<std::string_view, 8> kSdkPackages = {
    "flutter",      "flutter_driver",      "flutter_gen",      "flutter_localizations",
    "flutter_test", "flutter_web_plugins", "integration_test", "sky_engine"};

// What the well-known generators write, and what is often not checked in: `x.g.dart` and the like, and a few files of
// one name. A file of such a name that nobody generates any more goes unnoticed.
constexpr std::array<std::string_view, 24> kGeneratedEndings = {
    ".g.dart",       ".freezed.dart", ".mocks.dart",  ".gr.dart",          ".config.dart",   ".gen.dart",
    ".pb.dart",      ".pbenum.dart",  ".pbgrpc.dart", ".pbjson.dart",      ".pbserver.dart", ".chopper.dart",
    ".mapper.dart",  ".drift.dart",   ".moor.dart",   ".reflectable.dart", ".template.dart", ".module.dart",
    ".graphql.dart", ".gql.dart",     ".realm.dart",  ".tailor.dart",      ".inject.dart",   ".swagger.dart"};
constexpr std::array<std::string_view, 3> kGeneratedNames = {"app_localizations.dart", "firebase_options.dart",
                                                             "generated_plugin_registrant.dart"};

bool is_generated(std::string_view path) {
  const auto ends = [&](std::string_view ending) { return path.ends_with(ending); };
  return std::any_of(kGeneratedEndings.begin(), kGeneratedEndings.end(), ends) ||
         std::find(kGeneratedNames.begin(), kGeneratedNames.end(), base_name(path)) != kGeneratedNames.end();
}

/// `path` as seen from `folder`; a `..` too many is left out.
std::string path_within(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> kept;
  if (path.starts_with('/')) folder = {};
  for (const std::string_view text : {folder, path}) {
    for (const std::string_view part : split(text, '/')) {
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        kept.push_back(part);
      } else if (!kept.empty()) {
        kept.pop_back();
      }
    }
  }
  std::string within;
  for (const std::string_view part : kept) {
    if (!within.empty()) within += '/';
    within += part;
  }
  return within;
}

/// "http" of "http://x/y.dart"; empty for a path.
std::string_view scheme_of(std::string_view uri) {
  const std::size_t end = uri.find_first_of(":/?#");
  return end == std::string_view::npos || uri[end] != ':' ? std::string_view{} : uri.substr(0, end);
}

}  // namespace

Resolution Resolver::resolve_uri(const ImportStatement& statement, const Importer& importer) {
  const std::string_view uri = statement.spelling;
  if (auto found = configured(uri, importer)) return *found;
  const std::string_view scheme = scheme_of(uri);
  if (scheme == "dart") return {External{arena_.keep(uri.substr(0, uri.find('/')))}};
  if (scheme == "package") return resolve_package_uri(statement, importer);
  if (!scheme.empty()) {
    return {Unresolved{"a URI of the own machine or of the web names no file of the pool"}};
  }
  return resolve_dart_path(statement, importer);
}

// package:net/src/a.dart is the file lib/src/a.dart of the package `net`.
Resolution Resolver::resolve_package_uri(const ImportStatement& statement, const Importer& importer) {
  const std::string_view uri = statement.spelling;
  const std::optional<std::string> path = normalize_path(uri.substr(kPackage.size()));
  const std::size_t slash = path ? path->find('/') : std::string::npos;
  if (slash == std::string::npos || slash == 0) return {Unresolved{"`package:` is followed by a package and a path"}};
  const std::string package = path->substr(0, slash);
  const std::string below = path->substr(slash + 1);
  std::vector<UnitId> units;
  for (const auto& entry : context_.index.provided(Language::Dart, package)) units.push_back(entry.value);
  if (units.empty()) {
    // A pod without a pubspec.yaml (a folder pod) is the package of its name.
    const auto named = context_.index.unit_named(package);
    if (named && context_.scan.pod_of(*named).reader == "directory") units.push_back(*named);
  }
  if (units.empty()) return outside_package(uri, package, importer);
  const Choice choice = choose_pod(units, importer);
  if (!choice.unit) return {Ambiguous{choice.candidates}};
  const PodId pod = pod_of(*choice.unit);
  const std::string file = join_path(join_path(context_.index.package_folder(Language::Dart, pod), "lib"), below);
  // A file that is not there: perhaps generated, perhaps gone. The package is the answer anyway.
  Resolution found{Resolved{*choice.unit, context_.index.file_at(file), How::PackageName}};
  found.private_api = pod != importer.pod && below.starts_with("src/");
  return found;
}

Resolution Resolver::outside_package(std::string_view uri, std::string_view package, const Importer& importer) {
  if (auto found = external_by_config(uri, package)) return *found;
  if (declared(importer.unit).is_outside(package, language_bit(Language::Dart))) {
    return {External{arena_.keep(package)}};
  }
  if (std::find(kSdkPackages.begin(), kSdkPackages.end(), package) != kSdkPackages.end()) {
    return {External{arena_.keep(package)}};
  }
  if (auto found = generated(uri, importer)) return *found;
  // In a workspace the members share what its root declares.
  std::string_view folder = context_.index.package_folder(Language::Dart, importer.pod);
  while (!folder.empty()) {
    folder = folder_of(folder);
    for (const auto& entry : context_.index.packages_in(Language::Dart, folder)) {
      if (declared(entry.value).is_outside(package, language_bit(Language::Dart)))
        return {External{arena_.keep(package)}};
    }
  }
  return {
      Unresolved{arena_.keep(fmt::format("no pubspec.yaml of the pool is of the package `{}`, and that of `{}` "
                                         "does not declare it",
                                         package, context_.scan.pods[index_of(importer.pod)].name))}};
}

// A path from the folder of the importing file, which may lead into another package. A file of lib/ has a package: URI,
// of which no `..` takes the package's name away (resolveUri of dart:core): what would leave lib/ stays in it.
Resolution Resolver::resolve_dart_path(const ImportStatement& statement, const Importer& importer) {
  const std::string_view from = folder_of(context_.scan.files[index_of(importer.file)].path);
  const std::string_view package = context_.index.package_folder(Language::Dart, importer.pod);
  const std::string lib = join_path(package, "lib");
  const bool is_in_lib = from == lib || lies_in(from, lib);
  const std::string_view below = is_in_lib ? from.substr(std::min(from.size(), lib.size() + 1)) : std::string_view{};
  if (is_in_lib) {
    const std::string kept = path_within(below, statement.spelling);
    if (auto found = at_path(lib, kept, How::Beside, importer)) return *found;
  }
  if (statement.spelling.starts_with('/')) return {Unresolved{"such a path begins at the root of the disk"}};
  if (auto found = at_path(from, statement.spelling, How::Beside, importer)) return *found;
  if (auto found = generated(statement.spelling, importer)) return *found;
  const std::optional<std::string> path = normalize_path(join_path(from, statement.spelling));
  if (!path) return {Unresolved{"it leads out of the pool"}};
  if (const auto file = context_.index.file_at(*path)) return {Unresolved{.unowned = file}};
  if (lies_in(*path, package) && (statement.form == Form::Part || is_generated(*path))) {
    return {Resolved{importer.unit, std::nullopt, How::Generated}};
  }
  if (is_left_out_of_tests(*path, importer)) return {External{arena_.keep(*path)}};
  return {Unresolved{}};
}

}  // namespace podworks
