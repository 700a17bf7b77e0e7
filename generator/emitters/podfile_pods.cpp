#include "generator/emitters/podfile_pods.h"
#include "graph/plan_app.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "generator/emitters/ruby_string.h"
#include "generator/header_line.h"

namespace podworks {
namespace {

std::string layer_comment(const EmitRequest& request, PodId pod);
bool has_podspec(const Pod& pod);
Diagnostic no_podspec(const EmitRequest& request, const Pod& pod);
/// One line, or more where the root's own sources and a subspec that is not default are both needed.
std::vector<std::string> lines_of_pod(const EmitRequest& request, const PlannedPod& planned);
/// :path as seen from the Podfile; names the podspec itself if it is not called like the pod.
std::string path_option(const EmitRequest& request, const Pod& pod);
/// ", :testspecs => ['Tests']", empty if the app asks for none.
std::string specs_option(const ScanResult& scan, const PlannedPod& planned, UnitKind kind);
std::string outside_line(const EmitRequest& request, const OutsidePod& outside);
/// ", :git => '...'" for each option.
std::string option_text(const EmitRequest& request, const std::vector<PodfileOption>& options);
/// A path from the pool's root, above which it may lie, as seen from one of the pool's folders.
std::string seen_from(const Project& project, std::string_view folder, const std::string& path);

/// What of a pod is asked for.
struct Wanted {
  bool bare_name = true;                   ///< pod 'X': the root and its default subspecs
  std::vector<std::string> subspecs = {};  ///< without "X/"
};
Wanted wanted_units(const ScanResult& scan, const PlannedPod& planned, PlatformSet platforms);
/// Drops those that come along with a parent in the list.
std::vector<std::string> without_children(std::vector<std::string> subspecs);

}  // namespace

std::vector<std::string> pod_lines(const EmitRequest& request, std::vector<Diagnostic>& problems) {
  std::vector<std::string> lines;
  std::string last_comment;
  for (const PlannedPod& planned : request.plan.pods) {
    const Pod& pod = request.scan.pods[index_of(planned.pod)];
    const std::string comment = layer_comment(request, planned.pod);
    if (comment != last_comment) lines.push_back(comment);
    last_comment = comment;
    if (!has_podspec(pod)) {
      lines.push_back(fmt::format("# missing here: {} has no podspec, so CocoaPods cannot take it from {}",
                                  comment_text(pod.name), comment_text(pod.root)));
      problems.push_back(no_podspec(request, pod));
      continue;
    }
    for (std::string& line : lines_of_pod(request, planned)) lines.push_back(std::move(line));
  }
  if (!request.plan.outside.empty()) lines.emplace_back("# third party");
  for (const OutsidePod& outside : request.plan.outside) lines.push_back(outside_line(request, outside));
  return lines;
}

namespace {

std::string layer_comment(const EmitRequest& request, PodId pod) {
  if (request.layers.empty()) return {};
  const std::optional<LayerId> layer = request.layers.layer_of[index_of(pod)];
  if (!layer) return "# in no layer";
  return fmt::format("# layer: {}", comment_text(request.layers.layers[index_of(*layer)].name));
}

bool has_podspec(const Pod& pod) {
  return pod.reader == "podspec" || pod.reader == "podspec-json";
}

Diagnostic no_podspec(const EmitRequest& request, const Pod& pod) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.severity = Severity::Error;
  problem.place = pod.declared_at.file.empty() ? app_of(request).at : pod.declared_at;
  problem.message =
      fmt::format("the Podfile of app `{}` needs `{}`, which has no podspec", app_of(request).name, pod.name);
  problem.notes.push_back(
      fmt::format("`pod install` looks for `{}` and stops without it", join_path(pod.root, pod.name + ".podspec")));
  problem.help = fmt::format("add `{}`, or cut what pulls it in: `podworks why {} --app {}`",
                             join_path(pod.root, pod.name + ".podspec"), pod.name, app_of(request).name);
  problem.pods = {pod.name};
  problem.apps = {app_of(request).name};
  problem.subject = fmt::format("podfile {} {}", app_of(request).name, pod.name);
  return problem;
}

std::vector<std::string> lines_of_pod(const EmitRequest& request, const PlannedPod& planned) {
  const Pod& pod = request.scan.pods[index_of(planned.pod)];
  const std::string path = path_option(request, pod) + specs_option(request.scan, planned, UnitKind::Test) +
                           specs_option(request.scan, planned, UnitKind::App) + option_text(request, planned.options);
  const Wanted wanted = wanted_units(request.scan, planned, platforms_of(request.plan));
  std::vector<std::string> names;
  for (const std::string& subspec : wanted.subspecs) names.push_back(ruby_string(subspec));
  if (!wanted.bare_name) {
    return {fmt::format("pod {}, {}, :subspecs => [{}]", ruby_string(pod.name), path, join(names, ", "))};
  }
  std::vector<std::string> lines = {fmt::format("pod {}, {}", ruby_string(pod.name), path)};
  for (const std::string& subspec : wanted.subspecs) {
    lines.push_back(fmt::format("pod {}, {}", ruby_string(pod.name + "/" + subspec), path));
  }
  return lines;
}

std::string path_option(const EmitRequest& request, const Pod& pod) {
  const std::string& podspec = pod.declared_at.file;
  const std::string_view name = base_name(podspec);
  const bool is_found_by_name = podspec.empty() || name == pod.name + ".podspec" || name == pod.name + ".podspec.json";
  const std::string target = podspec.empty() ? pod.root : is_found_by_name ? std::string(folder_of(podspec)) : podspec;
  return fmt::format(":path => {}", ruby_string(relative_on_disk(request.project, folder_of(request.path), target)));
}

std::string specs_option(const ScanResult& scan, const PlannedPod& planned, UnitKind kind) {
  std::vector<std::string> names;
  for (const UnitId id : planned.units) {
    const Unit& unit = scan.units[index_of(id)];
    if (unit.kind == kind)
      names.push_back(ruby_string(unit.name.substr(scan.pods[index_of(planned.pod)].name.size() + 1)));
  }
  if (names.empty()) return {};
  return fmt::format(", :{} => [{}]", kind == UnitKind::Test ? "testspecs" : "appspecs", join(names, ", "));
}

// `pod 'X'` brings the root and the default subspecs; `:subspecs` brings these subspecs and not the root's own sources.
Wanted wanted_units(const ScanResult& scan, const PlannedPod& planned, PlatformSet platforms) {
  const Pod& pod = scan.pods[index_of(planned.pod)];
  const UnitId root = pod.units.front();
  bool root_is_needed = false;
  bool only_defaults_are_needed = true;
  std::vector<std::string> needed;
  std::vector<std::string> beyond_defaults;
  std::size_t defaults = 0;
  for (const UnitId id : pod.units) {
    const Unit& unit = scan.units[index_of(id)];
    if (unit.kind != UnitKind::Library) continue;
    const bool is_needed = std::binary_search(planned.units.begin(), planned.units.end(), id);
    if (id == root) {
      root_is_needed = is_needed && unit.files > 0;
      continue;
    }
    if (unit.is_default && (unit.platforms & platforms) != 0) ++defaults;
    if (!is_needed) continue;
    const std::string name = unit.name.substr(std::min(unit.name.size(), pod.name.size() + 1));
    needed.push_back(name);
    if (!unit.is_default) beyond_defaults.push_back(name);
    only_defaults_are_needed = only_defaults_are_needed && unit.is_default;
  }
  if (needed.empty() || root_is_needed) return {true, without_children(std::move(beyond_defaults))};
  if (only_defaults_are_needed && needed.size() == defaults) return {true, {}};
  return {false, without_children(std::move(needed))};
}

std::vector<std::string> without_children(std::vector<std::string> subspecs) {
  std::sort(subspecs.begin(), subspecs.end());
  std::vector<std::string> kept;
  for (std::string& subspec : subspecs) {
    const bool comes_along = std::any_of(kept.begin(), kept.end(), [&](const std::string& parent) {
      return subspec.size() > parent.size() && subspec[parent.size()] == '/' &&
             subspec.compare(0, parent.size(), parent) == 0;
    });
    if (!comes_along) kept.push_back(std::move(subspec));
  }
  return kept;
}

std::string outside_line(const EmitRequest& request, const OutsidePod& outside) {
  std::string line = fmt::format("pod {}", ruby_string(outside.name));
  for (const std::string& requirement : outside.requirements) line += ", " + ruby_string(requirement);
  return line + option_text(request, outside.options);
}

std::string option_text(const EmitRequest& request, const std::vector<PodfileOption>& options) {
  std::string text;
  for (const PodfileOption& option : options) {
    std::vector<std::string> values;
    for (std::string value : option.values) {
      if (option.name == "path") value = seen_from(request.project, folder_of(request.path), value);
      values.push_back(option.is_flag ? value : ruby_string(value));
    }
    const std::string all = join(values, ", ");
    text += fmt::format(", {} => {}", ruby_symbol(option.name), option.is_list ? "[" + all + "]" : all);
  }
  return text;
}

std::string seen_from(const Project& project, std::string_view folder, const std::string& path) {
  if (path.starts_with('/') || path.starts_with('~')) return path;
  if (path != ".." && !path.starts_with("../")) return relative_on_disk(project, folder, path);
  std::string up;
  for (; !folder.empty(); folder = folder_of(folder)) up += "../";
  return up + path;
}

}  // namespace
}  // namespace podworks
