#include "scanner/pods/manifest_problem.h"

#include <utility>

#include <fmt/format.h>

namespace podworks {

Diagnostic manifest_problem(Place at, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.subject = fmt::format("{}:{}", at.file, message);
  problem.place = std::move(at);
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

PodDeclaration problems_without_pod(std::string_view reader, std::vector<Diagnostic> problems) {
  PodDeclaration carrier;
  carrier.reader = reader;
  carrier.languages = 0;
  carrier.problems = std::move(problems);
  return carrier;
}

}  // namespace podworks
