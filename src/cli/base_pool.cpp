#include "cli/base_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "cli/deliver.h"
#include "cli/find_renames.h"
#include "cli/known_findings.h"
#include "git/past_files.h"

namespace podworks {
namespace {

std::string real_folder(const std::string& folder) {
  std::error_code error;
  const std::string real = std::filesystem::weakly_canonical(folder, error).string();
  return error ? folder : real;
}

/// The merge base of the work tree's commit and the revision.
Result<std::string> find_base(const Repository& repository, const std::string& revision) {
  const Result<std::string> base = repository.commit_of(revision);
  if (!base.ok()) return base.errors();
  const Result<std::string> head = repository.commit_of("HEAD");
  if (!head.ok()) return Error{"the repository has no commit yet", {}, "commit first, or leave `--base` out"};
  Result<std::optional<std::string>> parted = repository.merge_base(base.value(), head.value());
  if (!parted.ok()) return parted.errors();
  if (parted.value()) return std::move(*parted.value());
  if (repository.is_shallow()) {
    return Error{
        fmt::format("this clone is a shallow one, and the commit at which HEAD left `{}` was not fetched", revision),
        {},
        "fetch more of its history: `git fetch --deepen=200`, or all of it: `git fetch --unshallow`"};
  }
  return Error{fmt::format("HEAD and `{}` have no commit in common", revision), {}, "give a revision of this history"};
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

/// Opens folders as they were at the commit: those within the repository; the others are as they are.
class PastWorld {
 public:
  /// `root` is the folder whose files are open already.
  PastWorld(const World& now, const std::string& root, const OpenedBase& base)
      : world_(now), repository_(base.repository), commit_(base.commit), opened_{{root, base.files}} {
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
  /// Folders that lie in no commit of this repository.
  const std::vector<std::string>& outside() const { return outside_; }

 private:
  template <class Open>
  Result<std::unique_ptr<FileSystem>> open_folder(const std::string& folder, const Open& open) {
    if (const auto known = opened_.find(folder); known != opened_.end()) return shared(known->second);
    Result<std::unique_ptr<FileSystem>> disk = open(folder);
    if (!disk.ok()) return disk;
    const std::string real = real_folder(folder);
    const std::string& top = repository_->work_tree();
    if (!lies_in(real, top)) {
      outside_.push_back(folder);
      return disk;
    }
    std::string below = real.size() == top.size() ? "" : real.substr(top.size() + 1);
    Result<std::unique_ptr<PastFiles>> files =
        PastFiles::open(repository_, std::move(disk.value()), std::move(below), commit_);
    if (!files.ok()) return files.errors();
    return shared(opened_[folder] = std::move(files.value()));
  }

  static std::unique_ptr<FileSystem> shared(std::shared_ptr<PastFiles> files) {
    return std::make_unique<SharedFiles>(std::move(files));
  }

  World world_;
  std::shared_ptr<const Repository> repository_;
  std::string commit_;
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

}  // namespace

Result<OpenedBase> open_commit(const Call& call, const std::string& root,
                               const std::shared_ptr<const Repository>& repository, std::string revision,
                               std::string commit) {
  Result<std::unique_ptr<FileSystem>> disk = call.world.open_folder(root);
  if (!disk.ok()) return disk.errors();
  Result<std::unique_ptr<PastFiles>> files =
      PastFiles::open(repository, std::move(disk.value()), folder_in(*repository, root), commit);
  if (!files.ok()) return files.errors();
  return OpenedBase{std::move(revision), std::move(commit), repository, std::move(files.value())};
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
  const Result<Location> location = locate(call);
  if (!location.ok()) return location.errors();
  const std::string& root = location.value().root;
  Result<std::optional<Repository>> found = Repository::around(root);
  if (!found.ok()) return found.errors();
  if (!found.value()) {
    return Error{fmt::format("`--base` needs git, and `{}` lies in no repository", root),
                 {},
                 "run it in a clone, or leave `--base` out"};
  }
  const auto repository = std::make_shared<const Repository>(std::move(*found.value()));
  Result<std::string> commit = find_base(*repository, call.options.base);
  if (!commit.ok()) return commit.errors();
  return open_commit(call, root, repository, call.options.base, std::move(commit.value()));
}

Result<BasePool> read_base_pool(Call& call, const Pool& now, const OpenedBase& opened) {
  const PastWorld past(call.world, now.location.root, opened);
  Result<Project> project = project_of_then(call, past, now);
  if (!project.ok()) return project.errors();
  Call then{call.options, past.world()};
  Location location = now.location;
  location.folders.clear();
  // Lexers look at nothing but the bytes of a file and at `defines:`.
  const PastFiles* const files = now.project.roots.empty() ? opened.files.get() : nullptr;
  const KnownFacts known{now.scan, now.facts, [&](std::string_view path) { return files->is_unchanged(path); }};
  const bool sees_the_same = files != nullptr && !now.facts.empty() && project.value().defines == now.project.defines;
  Result<Pool> pool =
      read_past_pool(then, std::move(location), std::move(project.value()), sees_the_same ? &known : nullptr);
  if (!pool.ok()) return pool.errors();
  const Result<Done> baseline = read_known_findings(past.world(), pool.value());
  if (!baseline.ok()) {
    print_note(call, fmt::format("the baseline of then does not hold: {}", baseline.errors()[0].message));
  }
  // What could not be read would make all that stands in it look new.
  if (std::optional<Error> missing = past.missing()) return std::move(*missing);
  for (const auto& [stage, milliseconds] : then.stopwatch.stages()) {
    call.stopwatch.add_part("base: " + stage, milliseconds);
  }
  for (const std::string& folder : past.outside()) {
    print_note(call, fmt::format("`{}` lies outside of the repository: it counts as unchanged", folder));
  }
  BasePool base{opened.revision, opened.commit, std::move(pool.value()), {}};
  base.renames = find_renames(base.pool, now, files);
  return base;
}

}  // namespace podworks
