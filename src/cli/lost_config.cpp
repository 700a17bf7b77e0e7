#include "cli/lost_config.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/shell_word.h"
#include "base/text.h"
#include "cli/deliver.h"

namespace podworks {
namespace {

Error is_gone(const OpenedBase& base, const std::string& path) {
  const std::string commit = base.commit.substr(0, 12);
  return {fmt::format("`{}` is gone: the branch left `{}` at {}, which has it, and without it its rules are off", path,
                      base.revision, commit),
          {},
          fmt::format("bring it back: `git checkout {} -- {}`; if it has another name now, give that with -c", commit,
                      shell_word(":/" + path))};
}

}  // namespace

Result<Done> check_config_is_there(const Call& call, const Location& location) {
  const bool is_baseline = call.options.command == "baseline";
  if (!location.config.empty() || (!is_baseline && call.options.command != "check")) return Done{};
  const std::string baseline = join_path(location.root, Project().baseline.value);
  if (call.world.is_file(baseline)) {
    return Error{fmt::format("there is a `{}`, but no podworks.yml here or above: the rules whose findings it knows "
                             "are off",
                             baseline),
                 {},
                 "bring podworks.yml back, or give it with -c; `podworks init` writes a new one"};
  }
  if (!is_baseline) return Done{};
  return Error{"a baseline belongs to a podworks.yml, and there is none here or above",
               {},
               "`podworks init` writes it, and records what is found today"};
}

Result<Done> check_config_is_kept(const Call& call, const OpenedBase& base) {
  namespace fs = std::filesystem;
  const Result<Location> now = locate(call);
  if (!now.ok()) return now.errors();
  if (!call.options.config.empty()) return Done{};
  const Location& location = now.value();
  // As locate() goes: from here to the podworks.yml of now, or to the top of the repository.
  for (fs::path folder = absolute_path(call, "");; folder = folder.parent_path()) {
    if (!location.config.empty() && folder == location.root) return Done{};
    std::error_code error;
    const std::string real = fs::weakly_canonical(folder, error).string();
    if (error || !lies_in(real, base.repository->work_tree())) return Done{};
    const std::string inside = folder_in(*base.repository, real);
    const std::string path = join_path(inside, "podworks.yml");
    const Result<bool> was_there = base.repository->has_file(base.commit, path);
    if (!was_there.ok()) return was_there.errors();
    if (was_there.value()) return is_gone(base, path);
    if (inside.empty() || folder == folder.parent_path()) return Done{};
  }
}

}  // namespace podworks
