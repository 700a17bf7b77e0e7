#include "rules/exceptions.h"

#include <fmt/format.h>

#include <vector>

#include "rules/lookup.h"

namespace podworks {
namespace {

constexpr std::size_t kMostApps = 3;

}  // namespace

Exceptions exceptions_of(const RuleContext& context, const std::string& pod) {
  const std::optional<PodId> found = find_pod(context.scan, pod);
  if (!found) return {};
  const Strict strict = context.strict[index_of(*found)].strict;
  return strict == Strict::No ? Exceptions{} : Exceptions{strict, found};
}

Exceptions exceptions_of(const RuleContext& context, const Diagnostic& finding) {
  if (!finding.from.empty()) return exceptions_of(context, finding.from);
  Exceptions strictest;
  const auto add = [&](const std::string& pod) {
    const Exceptions exceptions = exceptions_of(context, pod);
    if (exceptions.strict > strictest.strict) strictest = exceptions;
  };
  for (const std::string& member : finding.pods) {
    const std::optional<FileId> file = find_file(context.scan, member);  // of a circle of files
    if (!file) {
      add(member);
      continue;
    }
    for (const FileOwner& owner : context.scan.owners_of(*file)) add(context.scan.pod_of(owner.unit).name);
  }
  return strictest;
}

std::string why(const RuleContext& context, const Exceptions& exceptions) {
  if (!exceptions.pod) return "";
  const PodId pod = *exceptions.pod;
  if (exceptions.strict == Strict::Always) return fmt::format("`{}` is strict", name_of(context.scan, pod));
  const PodId shared = context.strict[index_of(pod)].needed_by.value_or(pod);
  std::vector<std::string> apps;
  for (const AppId app : apps_with(context.plans, shared)) apps.push_back(context.project.apps[index_of(app)].name);
  const std::string names = apps.size() > kMostApps ? list_of(apps, kMostApps) : spoken_list(apps);
  const std::string needs = shared == pod ? "" : fmt::format(", which needs `{}`", name_of(context.scan, pod));
  return fmt::format("{} carry `{}`{}", names, name_of(context.scan, shared), needs);
}

}  // namespace podworks
