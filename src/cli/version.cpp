// podworks version: which podworks is this?
#include <fmt/format.h>

#include "base/json.h"
#include "cli/command.h"

namespace podworks {
namespace {

std::string render(std::string_view format, bool) {
  if (format == "json") return write_json(JsonObject{{"schema", "podworks.version/1"}, {"version", PODWORKS_VERSION}});
  return fmt::format("podworks {}\n", PODWORKS_VERSION);
}

}  // namespace

Command version_command() {
  return {
      .name = "version",
      .summary = "which podworks is this?",
      .about = "Prints the version. `requires:` in podworks.yml pins it for a pool.",
      .examples = {{"podworks version", "the name and the number"}},
      .formats = text_and_json,
      .run = [](Call&) -> Result<Answer> {
        return Answer{kClean, render};
      },
  };
}

}  // namespace podworks
