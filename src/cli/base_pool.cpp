#include "cli/base_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "cli/deliver.h"
#include "cli/find_renames.h"
#include "cli/known_findings.h"
#include "cli/lost_config.h"
#include "git/past_files.h"

namespace podworks {
namespace {

std::string real_folder(const std::string& folder) {
  std::error_code error;
  const std::string real = std::filesystem::weakly_canonical(folder, error).string();
  return error ? folder : real;
}

/// The merge base of the revision and `head`, a commit; `name` is what that is called.
Result<std::string> find_base(const Repository& repository, const std::string& revision, const std::string& head,
                              const std::string& name) {
  const Result<std::string> base = repository.commit_of(revision);
  if (!base.ok()) return base.errors();
  Result<std::optional<std::string>> parted = repository.merge_base(base.value(), head);
  if (!parted.ok()) return parted.errors();
  if (parted.value()) return std::move(*parted.value());
  if (repository.is_shallow()) {
    return Error{fmt::format("this clone is a shallow one, and the commit at which {} left `{}` was not fetched", name,
                             revision),
                 {},
                 "fetch more of its history: `git fetch --deepen=200`, or all of it: `git fetch --unshallow`"};
  }
  return Error{
      fmt::format("{} and `{}` have no commit in common", name, revision), {}, "give a revision of this history"};
}

/// What git was asked for once and several stages read.
class SharedFiles : public FileSystem {
 public:
  explicit SharedFiles(std::shared_ptr<PastFiles> files) : files_(std::move(files)) {}

  Listing list(const ListRequest& request) const override { return files_->list(request); }
  std::error_code read(std::string_view path, FileBuffer& buffer) const override { return files_->read(path, buffer); }
  bool is_file(std::string_view path) const override { return files_->is_file(path); }
  bool is_folder(std::string_view path) const override { return files_->is_folder(path); }
  Result<Done> write_all(const std::vector<FileToWrite>& files) override { return files_->write_all(files); }

 private:
  std::shared_ptr<PastFiles> files_;
};

/// Opens folders as they were at the commit. Of another repository that has the revision: where its own branch left it.
/// Others are as they are.
class PastWorld {
 public:
  /// `root` is the folder whose files are open already.
  PastWorld(const World& now, const std::string& root, const OpenedBase& base)
      : world_(now), base_(base), opened_{{root, base.files}} {
    world_.err_is_terminal = false;
    world_.open_folder = [this, open = now.open_folder](const std::string& folder) {
      return open_folder(folder, open);
    };
  }
  PastWorld(const PastWorld&) = delete;
  PastWorld& operator=(const PastWorld&) = delete;

  const World& world() const { return world_; }
  /// The first file of then that git does not have.
  std::optional<Error> missing() const {
    for (const auto& [folder, files] : opened_) {
      if (std::optional<Error> error = files->missing()) return error;
    }
    return std::nullopt;
  }
  /// What counts as unchanged, and why.
  std::vector<std::string> as_they_are() const {
    std::vector<std::string> notes = outside_;
    for (const auto& [folder, files] : opened_) {
      for (const std::string& path : files->unread()) {
        notes.push_back(fmt::format("the submodule `{}` is in no clone: it counts as unchanged", path));
      }
    }
    return notes;
  }

 private:
  template <class Open>
  Result<std::unique_ptr<FileSystem>> open_folder(const std::string& folder, const Open& open) {
    if (const auto known = opened_.find(folder); known != opened_.end()) return shared(known->second);
    Result<std::unique_ptr<FileSystem>> disk = open(folder);
    if (!disk.ok()) return disk;
    std::shared_ptr<const Repository> repository = base_.repository;
    std::string commit = base_.commit;
    if (!lies_in(real_folder(folder), repository->work_tree())) {
      Result<std::pair<std::shared_ptr<const Repository>, std::string>> other = other_repository(folder);
      if (!other.ok()) {
        outside_.push_back(fmt::format("`{}` lies outside of the repository: it counts as unchanged ({})", folder,
                                       other.errors()[0].message));
        return disk;
      }
      std::tie(repository, commit) = std::move(other.value());
    }
    std::string below = folder_in(*repository, folder);
    Result<std::unique_ptr<PastFiles>> files =
        PastFiles::open(std::move(repository), std::move(disk.value()), std::move(below), commit);
    if (!files.ok()) return files.errors();
    return shared(opened_[folder] = std::move(files.value()));
  }

  /// The repository that the folder lies in, and the commit of it that is meant.
  Result<std::pair<std::shared_ptr<const Repository>, std::string>> other_repository(const std::string& folder) const {
    Result<std::optional<Repository>> found = Repository::around(folder);
    if (!found.ok()) return found.errors();
    if (!found.value()) return Error{"it lies in no repository"};
    auto repository = std::make_shared<const Repository>(std::move(*found.value()));
    Result<std::string> commit = repository->commit_of(base_.left_by.empty() ? base_.revision : base_.left_by);
    if (!commit.ok()) return commit.errors();
    if (!base_.left_by.empty()) commit = find_base(*repository, base_.revision, commit.value(), base_.left_by);
    if (!commit.ok()) return commit.errors();
    return std::pair(std::move(repository), std::move(commit.value()));
  }

  static std::unique_ptr<FileSystem> shared(std::shared_ptr<PastFiles> files) {
    return std::make_unique<SharedFiles>(std::move(files));
  }

  World world_;
  OpenedBase base_;
  std::map<std::string, std::shared_ptr<PastFiles>> opened_;
  std::vector<std::string> outside_;
};

Result<Project> project_of_then(Call& call, const PastWorld& past, const Pool& now) {
  const std::string& config = now.location.config;
  const Result<std::unique_ptr<FileSystem>> files = past.world().open_folder(now.location.root);
  if (!files.ok()) return files.errors();
  if (config.empty()) return default_project();
  if (!files.value()->is_file(config)) {
    print_note(call, fmt::format("{} is new: the base is judged by the one of now", config));
    return now.project;
  }
  Result<Project> project = load_project(*files.value(), config, known_names());
  if (project.ok()) return project;
  print_note(call, fmt::format("{} of the base does not hold ({}): the base is judged by the one of now", config,
                               project.errors()[0].message));
  return now.project;
}

/// `side` is what --timings calls it.
Result<Pool> read_at_commit(Call& call, const PastWorld& past, Location location, Project project,
                            const KnownFacts* known, const std::string& side) {
  Call then{call.options, past.world()};
  Result<Pool> pool = read_past_pool(then, std::move(location), std::move(project), known);
  if (!pool.ok()) return pool.errors();
  const Result<Done> baseline = read_known_findings(past.world(), pool.value());
  if (!baseline.ok()) {
    print_note(call, fmt::format("the baseline of then does not hold: {}", baseline.errors()[0].message));
  }
  // What could not be read would make all that stands in it look new.
  if (std::optional<Error> missing = past.missing()) return std::move(*missing);
  for (const auto& [stage, milliseconds] : then.stopwatch.stages()) {
    call.stopwatch.add_part(side + ": " + stage, milliseconds);
  }
  for (const std::string& note : past.as_they_are()) print_note(call, note);
  return pool;
}

}  // namespace

Result<OpenedBase> open_commit(const Call& call, const std::string& root,
                               const std::shared_ptr<const Repository>& repository, std::string revision,
                               std::string commit) {
  Result<std::unique_ptr<FileSystem>> disk = call.world.open_folder(root);
  if (!disk.ok()) return disk.errors();
  Result<std::unique_ptr<PastFiles>> files =
      PastFiles::open(repository, std::move(disk.value()), folder_in(*repository, root), commit);
  if (!files.ok()) return files.errors();
  return OpenedBase{std::move(revision), std::move(commit), "", repository, std::move(files.value())};
}

std::string folder_in(const Repository& repository, const std::string& folder) {
  const std::string real = real_folder(folder);
  const std::string& top = repository.work_tree();
  return real.size() <= top.size() ? "" : real.substr(top.size() + 1);
}

Result<OpenedBase> open_base(const Call& call) {
  if (!call.options.exact.empty()) {
    return Error{"`--exact` and `--base` cannot be combined: the compiler knows the files of now only",
                 {},
                 "run podworks once for each"};
  }
  Result<OpenedSides> sides = open_sides(call, call.options.base, "");
  if (!sides.ok()) return sides.errors();
  if (const Result<Done> kept = check_config_is_kept(call, sides.value().base); !kept.ok()) return kept.errors();
  return std::move(sides.value().base);
}

Result<OpenedSides> open_sides(const Call& call, const std::string& base, const std::string& head) {
  const Result<Location> location = locate(call);
  if (!location.ok()) return location.errors();
  const std::string& root = location.value().root;
  Result<std::optional<Repository>> found = Repository::around(root);
  if (!found.ok()) return found.errors();
  if (!found.value()) {
    const auto& own = find_command(call.options.command)->options;
    const bool is_asked_for = std::find(own.begin(), own.end(), "--base") != own.end();
    return Error{fmt::format("`{}` needs git, and `{}` lies in no repository",
                             is_asked_for ? "--base" : "podworks " + call.options.command, root),
                 {},
                 is_asked_for ? "run it in a clone, or leave `--base` out" : "run it in a clone"};
  }
  const auto repository = std::make_shared<const Repository>(std::move(*found.value()));
  Result<std::string> top = repository->commit_of(head.empty() ? "HEAD" : head);
  if (!top.ok() && !head.empty()) return top.errors();
  if (const Result<std::string> known = repository->commit_of(base); !known.ok()) return known.errors();
  if (!top.ok()) return Error{"the repository has no commit yet", {}, "commit first"};
  Result<std::string> commit =
      find_base(*repository, base, top.value(), head.empty() ? "HEAD" : fmt::format("`{}`", head));
  if (!commit.ok()) return commit.errors();
  Result<OpenedBase> opened = open_commit(call, root, repository, base, std::move(commit.value()));
  if (!opened.ok()) return opened.errors();
  opened.value().left_by = head.empty() ? "HEAD" : head;
  OpenedSides sides{std::move(opened.value()), std::nullopt};
  if (head.empty()) return sides;
  Result<OpenedBase> other = open_commit(call, root, repository, head, std::move(top.value()));
  if (!other.ok()) return other.errors();
  sides.head = std::move(other.value());
  return sides;
}

Result<Pool> read_head_pool(Call& call, const OpenedBase& head) {
  Result<Location> location = locate(call);
  if (!location.ok()) return location.errors();
  Location& at = location.value();
  const PastWorld past(call.world, at.root, head);
  const std::string config = at.config.empty() ? "podworks.yml" : at.config;
  const bool is_there = head.files->is_file(config);
  at.config = is_there ? config : "";
  Result<Project> project =
      is_there ? load_project(*head.files, config, known_names()) : Result<Project>(default_project());
  if (!project.ok()) return project.errors();
  if (!is_there) {
    print_note(call, fmt::format("`{}` has no {}: its pods are found by themselves", head.revision, config));
  }
  return read_at_commit(call, past, std::move(at), std::move(project.value()), nullptr, "head");
}

Result<BasePool> read_base_pool(Call& call, const Pool& now, const OpenedBase& opened, bool is_work_tree) {
  const PastWorld past(call.world, now.location.root, opened);
  Result<Project> project = project_of_then(call, past, now);
  if (!project.ok()) return project.errors();
  Location location = now.location;
  location.folders.clear();
  // Lexers look at nothing but the bytes of a file and at `defines:`.
  const PastFiles* const files = is_work_tree && now.project.roots.empty() ? opened.files.get() : nullptr;
  const KnownFacts known{now.scan, now.facts, [&](std::string_view path) { return files->is_unchanged(path); }};
  const bool sees_the_same = files != nullptr && !now.facts.empty() && project.value().defines == now.project.defines;
  Result<Pool> pool = read_at_commit(call, past, std::move(location), std::move(project.value()),
                                     sees_the_same ? &known : nullptr, "base");
  if (!pool.ok()) return pool.errors();
  BasePool base{opened.revision, opened.commit, std::move(pool.value()), {}};
  base.renames = find_renames(base.pool, now, files);
  return base;
}

}  // namespace podworks
