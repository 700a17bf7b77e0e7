#include "generator/emitters/cmake_problems.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "generator/emitters/cmake_headers.h"

namespace podworks {
namespace {

void report_ambiguous_headers(CMakeDraft& draft);
void report_left_out(CMakeDraft& draft);
void report_refused(CMakeDraft& draft, const PlannedTarget& target);
void report_build_settings(CMakeDraft& draft, const PlannedPod& planned);

}  // namespace

void drop_served_twice(CMakeDraft& draft) {
  for (std::size_t i = 0; i <= draft.app_index(); ++i) {
    std::vector<PlannedHeader>& served = draft.target(i).served;
    for (std::size_t at = 1; at < served.size();) {
      if (served[at].spelling != served[at - 1].spelling) {
        ++at;
        continue;
      }
      const Pod* pod = draft.pod_of(draft.target(i));
      draft.report(pod, fmt::format("{} {}", served[at].spelling, served[at].path),
                   fmt::format("in CMake, `{}` is served as `{}`, and so is `{}`: only the first one is reached",
                               served[at - 1].path, served[at].spelling, served[at].path),
                   "rename one of the two headers");
      served.erase(served.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
}

void report_problems(CMakeDraft& draft) {
  report_ambiguous_headers(draft);
  report_left_out(draft);
}

namespace {

// Two headers that answer to one spelling, both in folders that one target searches: the order of folders would decide.
void report_ambiguous_headers(CMakeDraft& draft) {
  std::vector<const PlannedTarget*> targets;
  for (const PlannedTarget& library : draft.plan.libraries) targets.push_back(&library);
  targets.push_back(&draft.plan.app);
  HeaderChoices choices(draft.scan, targets);
  for (const Import& import : draft.scan.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (!resolved || !resolved->file || !draft.counts(import) || draft.target_of(resolved->unit) == kNoTarget) continue;
    const std::size_t from = draft.target_of(*import.from);
    for (const std::string_view other : choices.others(import, *resolved->file, from)) {
      draft.report(&draft.scan.pod_of(*import.from),
                   fmt::format("{} {} {}", draft.target(from).name, import.spelling, other),
                   fmt::format("in CMake, `{}` in `{}` may mean `{}` or `{}`: both folders are searched",
                               import.spelling, draft.path_of(import.file), draft.path_of(*resolved->file), other),
                   "import it with its pod's name in front");
    }
  }
}

void report_left_out(CMakeDraft& draft) {
  for (const auto& [pod, count] : draft.unservable) {
    draft.report(
        nullptr, "no-header " + pod,
        fmt::format("the CMake build cannot serve {} of `{}`: the header is generated, absent, or named by a path that "
                    "leaves its folder",
                    counted(count, "import", "imports"), pod),
        "import a header that lies in the tree, by its pod's name");
  }
  for (std::size_t i = 0; i <= draft.app_index(); ++i) {
    const PlannedTarget& at = draft.target(i);
    report_refused(draft, at);
    if (at.swift_sources.empty()) continue;
    const Pod* pod = draft.pod_of(at);
    draft.report(pod, "swift " + at.name,
                 fmt::format("the CMake build leaves out {} of `{}`",
                             counted(at.swift_sources.size(), "Swift file", "Swift files"),
                             pod != nullptr ? pod->name : draft.app().name),
                 "emit a Podfile for an app that needs Swift");
  }
  for (const PlannedPod& planned : draft.request.plan.pods) report_build_settings(draft, planned);
  for (const OutsidePod& outside : draft.request.plan.outside) {
    draft.report(nullptr, "outside " + outside.name,
                 fmt::format("the CMake build does not fetch `{}`, which lies outside the pool", outside.name),
                 fmt::format("find it in `{}.tmpl`, and link it there to the pods that need it", draft.request.path));
  }
}

// An error: a build without the file cannot work.
void report_refused(CMakeDraft& draft, const PlannedTarget& target) {
  for (const std::string& path : target.refused) {
    Diagnostic& problem = draft.report(
        draft.pod_of(target), "name " + path,
        fmt::format("CMake cannot build a file of this name: `{}` is left out", path),
        "rename it or its folder: none of `;` `|` `:` `\\` `${` `$(` `$<`, no control characters, and each "
        "bracket with its other half");
    problem.severity = Severity::Error;
    problem.place = {path, 0, 0};
  }
}

void report_build_settings(CMakeDraft& draft, const PlannedPod& planned) {
  const Pod& pod = draft.scan.pods[index_of(planned.pod)];
  std::set<std::string> settings;
  for (const UnitId unit : planned.units) {
    if (!draft.unit_is_built[index_of(unit)]) continue;
    for (const std::string& setting : draft.scan.units[index_of(unit)].build_settings)
      settings.insert("`" + setting + "`");
  }
  if (settings.empty()) return;
  draft.report(&pod, "settings " + pod.name,
               fmt::format("the CMake build does not carry {} of `{}`", join({settings.begin(), settings.end()}, ", "),
                           pod.name),
               fmt::format("set what the build needs in `{}.tmpl`, for the target `{}`", draft.request.path,
                           draft.target(draft.target_of(planned.units.front())).name));
}

}  // namespace
}  // namespace podworks
