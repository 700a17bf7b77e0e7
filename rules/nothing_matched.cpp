#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/lookup.h"
#include "rules/matches_nothing.h"
#include "rules/selectors.h"

namespace podworks {

NothingMatched::NothingMatched(const RuleContext& context, std::vector<Diagnostic>& findings)
    : context_(context), findings_(findings) {
  for (const Pod& pod : context.scan.pods) names_.push_back(pod.name);
  for (const Unit& unit : context.scan.units) {
    if (unit.name.find('/') != std::string::npos) names_.push_back(unit.name);
  }
  std::sort(names_.begin(), names_.end());
}

void NothingMatched::add(const Place& at, const std::string& what, std::string problem, std::string help) {
  Diagnostic finding;
  finding.rule = "matches-nothing";
  finding.place = at;
  finding.subject = what;
  finding.message = fmt::format("{} {}", what, problem);
  finding.help = std::move(help);
  findings_.push_back(std::move(finding));
}

void NothingMatched::check_pods(const Place& at, const std::string& what, const std::string& pattern) {
  if (is_pod(pattern)) return;
  const auto near = nearest(pattern, names_);
  add(at, what, "matches no pod",
      near ? fmt::format("did you mean `{}`? Otherwise remove it", *near) : "correct the name or remove it");
}

void NothingMatched::check_whole_pods(const Place& at, const std::string& what, const std::string& pattern) {
  const std::size_t slash = pattern.find('/');
  const std::vector<Pod>& pods = context_.scan.pods;  // "@wb/net" is a pod of npm
  const bool is_pod = std::any_of(pods.begin(), pods.end(), [&](const Pod& pod) { return pod.name == pattern; });
  const bool is_subspec =
      !is_pod && slash != std::string::npos && std::binary_search(names_.begin(), names_.end(), pattern);
  if (!is_subspec) return check_pods(at, what, pattern);
  add(at, what, "names a subspec, and whole pods are meant here",
      fmt::format("name `{}`, or remove it", pattern.substr(0, slash)));
}

bool NothingMatched::is_pod(const std::string& pattern) const {
  if (std::binary_search(names_.begin(), names_.end(), pattern)) return true;
  const Glob glob(pattern);
  return !glob.is_literal() && std::any_of(context_.scan.pods.begin(), context_.scan.pods.end(),
                                           [&](const Pod& pod) { return !pod.entry_of && glob.matches(pod.name); });
}

void NothingMatched::check_selector(const Place& at, const std::string& what, const PodSelector& selector) {
  if (selector.kind == PodSelector::Kind::Pods) {
    check_whole_pods(at, fmt::format("`{}` {}", selector.pattern, what), selector.pattern);
    return;
  }
  const std::vector<bool> selected = selected_pods(context_, selector);
  if (std::find(selected.begin(), selected.end(), true) != selected.end()) return;
  add(at, fmt::format("`{}` {}", to_string(selector), what), "matches no pod", "correct the name or remove it");
}

bool is_app(const Project& project, std::string_view name) {
  return std::any_of(project.apps.begin(), project.apps.end(), [&](const AppConfig& app) { return app.name == name; });
}

}  // namespace podworks
