#include "generator/emitters/cmake_draft.h"

#include <fmt/format.h>

#include "graph/plan_app.h"

namespace podworks {

bool CMakeDraft::counts(const Import& import) const {
  if (!import.from || !unit_is_built[index_of(*import.from)]) return false;
  if ((platforms_of(scan, import) & platforms_of(request.plan)) == 0) return false;
  return import.kind == DependencyKind::Build || import.kind == DependencyKind::Optional;
}

Diagnostic& CMakeDraft::report(const Pod* pod, const std::string& subject, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.severity = Severity::Warn;
  problem.place = pod != nullptr && !pod->declared_at.file.empty() ? pod->declared_at : app().at;
  problem.message = std::move(message);
  problem.help = std::move(help);
  if (pod != nullptr) problem.pods = {pod->name};
  problem.apps = {app().name};
  problem.subject = fmt::format("cmake {} {}", app().name, subject);
  return plan.problems.emplace_back(std::move(problem));
}

}  // namespace podworks
