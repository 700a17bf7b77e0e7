// Names that frameworks of JavaScript make: the types that they write into hidden folders, SvelteKit's own modules.
#include <algorithm>

#include "base/text.h"
#include "scanner/resolve/javascript/js_files.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
namespace {

/// "../.astro/types.d.ts", "./.next/types/routes": what a tool writes when it runs. Other code lies in no such folder.
bool is_in_hidden_folder(std::string_view specifier) {
  for (const std::string_view part : split(specifier.substr(0, specifier.rfind('/')), '/')) {
    if (part.size() > 1 && part[0] == '.' && part != "..") return true;
  }
  return false;
}

bool begins_with_part(std::string_view specifier, std::string_view part) {
  return specifier.starts_with(part) && (specifier.size() == part.size() || specifier[part.size()] == '/');
}

}  // namespace

// A test may import its fixtures, which `exclude:` leaves out: whether the file is there is not asked.
bool Resolver::is_left_out_of_tests(std::string_view path, const Importer& importer) const {
  const FileOwner* const owner = owner_in(importer.file, importer.unit);
  if (owner == nullptr || owner->role != Role::Test) return false;
  const std::vector<Located<Glob>>& left_out = context_.project.exclude;
  for (; !path.empty(); path = folder_of(path)) {  // a pattern that matches a folder leaves out all of it
    const auto matches = [&](const Located<Glob>& glob) { return glob.value.matches(path); };
    if (std::any_of(left_out.begin(), left_out.end(), matches)) return true;
  }
  return false;
}

// Docusaurus gives its own packages and the site's folder names that no package.json has.
std::optional<Resolution> Resolver::js_docusaurus(std::string_view specifier, const Importer& importer) {
  constexpr std::string_view kCore = "@docusaurus/core";
  const NpmPackage* const package = js_scope(importer).package;
  if (package == nullptr || find_dependency(*package, kCore) == nullptr) return std::nullopt;
  if (specifier.starts_with("@site/")) {
    const std::string path = join_path(package->folder, specifier.substr(std::string_view("@site/").size()));
    const std::optional<FileId> file = JsFiles(context_.index, context_.javascript).find(path);
    return file ? js_file(*file, How::PathAlias, importer) : std::nullopt;
  }
  if (find_dependency(*package, specifier) != nullptr) return std::nullopt;
  for (const std::string_view name : {"@docusaurus", "@theme", "@theme-original", "@theme-init", "@generated"}) {
    if (begins_with_part(specifier, name)) return Resolution{External{kCore}};
  }
  return std::nullopt;
}

std::optional<Resolution> Resolver::js_framework(std::string_view specifier, const Importer& importer) {
  constexpr std::string_view kSvelteKit = "@sveltejs/kit";
  if (specifier.starts_with('@')) return js_docusaurus(specifier, importer);
  const bool is_relative = specifier.starts_with('.');
  if (is_relative && is_in_hidden_folder(specifier)) {
    const std::string_view folder = folder_of(context_.scan.files[index_of(importer.file)].path);
    const std::optional<std::string> path = normalize_path(join_path(folder, specifier));
    if (!path || JsFiles(context_.index, context_.javascript).find(*path)) return std::nullopt;
    return Resolution{External{arena_.keep(specifier)}};
  }
  if (specifier.find('$') == std::string_view::npos) return std::nullopt;
  const NpmPackage* const package = js_scope(importer).package;
  if (package == nullptr || find_dependency(*package, kSvelteKit) == nullptr) return std::nullopt;
  if (begins_with_part(specifier, "$lib")) {
    const JsFiles files(context_.index, context_.javascript);
    const std::string path =
        join_path(package->folder, join_path("src/lib", specifier.substr(specifier.size() > 4 ? 5 : 4)));
    const std::optional<FileId> file = files.find(path);
    return file ? js_file(*file, How::PathAlias, importer) : std::nullopt;
  }
  for (const std::string_view name : {"$app", "$env", "$service-worker"}) {
    if (begins_with_part(specifier, name)) return Resolution{External{kSvelteKit}};
  }
  if (is_relative && base_name(specifier) == "$types") return Resolution{External{kSvelteKit}};
  return std::nullopt;
}

}  // namespace podworks
