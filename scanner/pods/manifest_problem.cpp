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

}  // namespace podworks
