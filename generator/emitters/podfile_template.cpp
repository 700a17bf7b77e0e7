#include "generator/emitters/podfile_template.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "generator/user_template.h"
#include "graph/podfile_lines.h"

namespace podworks {
namespace {

void check_template(const EmitRequest& request, const std::string& platform, std::vector<Diagnostic>& problems);
Diagnostic template_problem(const EmitRequest& request, std::string subject, std::string message, std::string help);

}  // namespace

Result<std::string> from_template(const EmitRequest& request, const std::string& platform,
                                  const std::vector<std::string>& pods, std::vector<Diagnostic>& problems) {
  Result<std::string> filled = fill_template(request.user_text, pods, request.path + ".tmpl");
  if (!filled.ok()) return filled;
  check_template(request, platform, problems);
  if (platform.empty() || has_statement(request.user_text, "platform")) return filled;
  return fmt::format("{}\n\n{}", platform, filled.value());
}

std::optional<Diagnostic> lost_settings(const EmitRequest& request) {
  const auto podfile = request.scan.podfiles.find(app_of(request).from.value);
  if (podfile == request.scan.podfiles.end() || podfile->first == request.path) return std::nullopt;
  std::vector<std::string> lost;
  for (const std::string& setting : podfile->second.settings) {
    const bool is_decided = setting == "platform" && !request.plan.platform.empty();
    if (!is_decided && !has_statement(request.user_text, setting)) lost.push_back("`" + setting + "`");
  }
  const std::vector<const PodfileTarget*> carried = targets_of_app(podfile->second, app_of(request).name);
  for (const PodfileTarget& target : podfile->second.targets) {
    const bool is_carried = std::binary_search(carried.begin(), carried.end(), &target);
    const bool is_in_template = request.user_text.find(target.name) != std::string::npos;
    if (!is_carried && !target.abstract && !is_in_template) lost.push_back(fmt::format("target `{}`", target.name));
  }
  if (lost.empty()) return std::nullopt;
  Diagnostic problem = template_problem(request, "settings",
                                        fmt::format("{} of {} {} not in the generated Podfile", join(lost, ", "),
                                                    podfile->first, lost.size() == 1 ? "is" : "are"),
                                        fmt::format("copy what the app still needs to `{}.tmpl`", request.path));
  problem.place = app_of(request).from.at;
  return problem;
}

namespace {

void check_template(const EmitRequest& request, const std::string& platform, std::vector<Diagnostic>& problems) {
  const std::string& text = request.user_text;
  if (!platform.empty() && has_statement(text, "platform") && text.find(platform) == std::string::npos) {
    problems.push_back(
        template_problem(request, "platform",
                         fmt::format("the template sets a platform, so podworks.yml's `{}` is not written", platform),
                         "keep the platform in one place: remove it here, or from podworks.yml"));
  }
  if (count_statements(text, "post_install") > 1) {
    problems.push_back(template_problem(request, "post_install", "CocoaPods takes only one `post_install` hook",
                                        "put both into one hook"));
  }
  if (text.find("generate_multiple_pod_projects") != std::string::npos &&
      text.find("installer.pods_project.targets") != std::string::npos) {
    problems.push_back(template_problem(
        request, "pods_project",
        "with `generate_multiple_pod_projects`, `installer.pods_project.targets` holds no pod's target",
        "go through `installer.generated_projects`"));
  }
}

Diagnostic template_problem(const EmitRequest& request, std::string subject, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.severity = Severity::Warn;
  problem.place.file = request.path + ".tmpl";
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.apps = {app_of(request).name};
  problem.subject = fmt::format("{} {}", problem.place.file, subject);
  return problem;
}

}  // namespace
}  // namespace podworks
