// What the attributes of a specification mean for its unit: globs, search paths, names.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "scanner/pods/build_settings.h"
#include "scanner/pods/pattern_lint.h"
#include "scanner/pods/pod_builder.h"

namespace podworks {

void PodBuilder::read_attribute(const RawAttribute& attribute, UnitDeclaration& unit) {
  const std::string_view name = attribute.row->name;
  read_build_setting(attribute, unit);
  if (name == "prefix_header_contents") return check_prefix_contents(attribute, unit);
  if (name == "source_files") return read_patterns(attribute, unit, unit.source_files);
  if (name == "public_header_files") return read_patterns(attribute, unit, unit.public_header_files);
  if (name == "private_header_files") return read_patterns(attribute, unit, unit.private_header_files);
  if (name == "project_header_files") return read_patterns(attribute, unit, unit.project_header_files);
  if (name == "exclude_files") return read_patterns(attribute, unit, unit.exclude_files);
  if (name == "resources") return read_patterns(attribute, unit, unit.resources);
  if (name == "preserve_paths") return read_patterns(attribute, unit, unit.preserve_paths);
  if (name == "vendored_frameworks" || name == "vendored_libraries")
    return read_patterns(attribute, unit, unit.vendored);
  if (name == "resource_bundles") return read_bundles(attribute, unit);
  if (name == "pod_target_xcconfig" || name == "xcconfig") return read_search_paths(attribute, unit);
  if (name == "header_dir") return read_name(attribute, unit, unit.header_dir);
  if (name == "prefix_header_file") return read_name(attribute, unit, unit.prefix_header);
  if (name == "module_map") return read_name(attribute, unit, unit.module_map);
  if (name == "header_mappings_dir") {
    std::string folder;
    read_name(attribute, unit, folder);
    if (attribute.value.is_text()) unit.header_mappings_dir = folder;
    return;
  }
  if (attribute.row->use == AttributeUse::Names) report_unknown(attribute, unit, attribute.value);
}

/// Its imports hold for every file of the unit, and are not read.
void PodBuilder::check_prefix_contents(const RawAttribute& attribute, const UnitDeclaration& unit) {
  std::vector<std::string> lines;
  texts_of(attribute.value, lines);
  const bool imports = attribute.value.is_unknown() || std::any_of(lines.begin(), lines.end(), [](const auto& line) {
                         return line.find("import") != std::string::npos || line.find("include") != std::string::npos;
                       });
  if (!imports) return;
  report(attribute.at, fmt::format("the imports in `prefix_header_contents` of `{}` are not read", unit.name),
         "write them into a file and name it with `prefix_header_file`: then they count");
}

void PodBuilder::read_patterns(const RawAttribute& attribute, UnitDeclaration& unit, std::vector<Pattern>& patterns) {
  std::vector<std::string> globs;
  const bool all = texts_of(attribute.value, globs);
  for (const std::string& glob : globs) add_pattern(glob, attribute, patterns);
  if (!all || attribute.assumed != nullptr) report_unknown(attribute, unit, attribute.value);
}

void PodBuilder::add_pattern(const std::string& glob, const RawAttribute& attribute, std::vector<Pattern>& patterns) {
  if (glob.empty()) return;
  if (const auto problem = lint_pattern(glob)) report(attribute.at, problem->message, problem->help);
  patterns.push_back({.glob = glob, .platform = attribute.platform});
}

void PodBuilder::read_bundles(const RawAttribute& attribute, UnitDeclaration& unit) {
  if (!attribute.value.is(ValueKind::Hash)) return report_unknown(attribute, unit, attribute.value);
  bool all = attribute.value.hash->partial == nullptr;
  for (const auto& [name, value] : attribute.value.hash->entries) {
    std::vector<std::string> globs;
    all = texts_of(value, globs) && all;
    for (const std::string& glob : globs) add_pattern(glob, attribute, unit.resources);
  }
  if (!all || attribute.assumed != nullptr) report_unknown(attribute, unit, attribute.value);
}

void PodBuilder::read_search_paths(const RawAttribute& attribute, UnitDeclaration& unit) {
  const Value& settings = attribute.value;
  if (!settings.is(ValueKind::Hash)) return report_unknown(attribute, unit, settings);
  if (settings.hash->partial != nullptr) report_unknown(attribute, unit, settings);
  auto& paths = unit.header_search_paths;
  std::unordered_set<std::string> known(paths.begin(), paths.end());
  for (const auto& [key, value] : settings.hash->entries) {
    if (!key.is_text() || !is_search_path(*key.text)) continue;
    std::vector<std::string> entries;
    if (!texts_of(value, entries) || attribute.assumed != nullptr) report_unknown(attribute, unit, value);
    for (const std::string& entry : entries) {
      for (std::string& folder : search_paths_below_pod(entry)) {
        if (known.insert(folder).second) paths.push_back(std::move(folder));
      }
    }
  }
}

/// Of an attribute that holds one text; `false` stands for none.
void PodBuilder::read_name(const RawAttribute& attribute, UnitDeclaration& unit, std::string& name) {
  if (attribute.value.is_text()) name = stored_text(*attribute.value.text);
  if (attribute.value.is_unknown() || attribute.assumed != nullptr) report_unknown(attribute, unit, attribute.value);
}

void PodBuilder::report_unknown(const RawAttribute& attribute, UnitDeclaration& unit, const Value& value) {
  const bool names = attribute.row->use == AttributeUse::Names;
  if (!names) unit.files_are_partial = true;
  if (attribute.assumed != nullptr) return;  // the condition is reported already
  const UnknownReason* reason = why_unknown(value);
  if (names && reason == nullptr) return;
  Diagnostic problem;
  problem.rule = "podspec-problem";
  problem.place = attribute.at;
  problem.message = fmt::format("`{}` of `{}` cannot be known in full: {}", attribute.row->name, unit.name,
                                reason != nullptr ? reason->why : "it is neither a text nor a list of texts");
  if (reason != nullptr && source_.place_of) {
    const Place origin = source_.place_of(*reason);
    if (origin.line != attribute.at.line) problem.notes.push_back(fmt::format("it comes from {}", to_string(origin)));
  }
  problem.help = "write the value as a text, or put the output of `pod ipc spec` beside the podspec as `.podspec.json`";
  problem.subject = fmt::format("{}:{}:{}", source_.path, unit.name, attribute.row->name);
  pod_.problems.push_back(std::move(problem));
}

}  // namespace podworks
