#include "cli/base_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "cli/deliver.h"
#include "cli/known_findings.h"
#include "git/origins.h"
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

/// The files of one scan that the other has not, with their texts. Sources only: nothing else has findings.
class Differences {
 public:
  /// `past` says quickly which files are the same; it may be null.
  Differences(const Pool& then, const Pool& now, const PastFiles* past) {
    const auto& old_files = then.scan.files;
    const auto& new_files = now.scan.files;
    auto old_file = old_files.begin();
    for (const SourceFile& file : new_files) {
      for (; old_file != old_files.end() && old_file->path < file.path; ++old_file) add(then, *old_file, gone_);
      if (old_file != old_files.end() && old_file->path == file.path) {
        common_.push_back(file.path);
        ++old_file;
      } else {
        add(now, file, appeared_);
      }
    }
    for (; old_file != old_files.end(); ++old_file) add(then, *old_file, gone_);
    if (!appeared_.empty()) add_changed(then, now, past);
  }

  Renames::Names origins() const { return find_origins(named(appeared_), named(gone_), named(changed_)); }

 private:
  struct Text {
    std::string path = {};
    std::string text = {};
  };

  static void add(const Pool& pool, const SourceFile& file, std::vector<Text>& to) {
    if (!file.scanned) return;
    Result<std::string> text = pool.files->read_text(file.path);
    if (text.ok()) to.push_back({std::string(file.path), std::move(text.value())});
  }

  void add_changed(const Pool& then, const Pool& now, const PastFiles* past) {
    for (const std::string_view path : common_) {
      if (past != nullptr && past->is_unchanged(path)) continue;
      Result<std::string> before = then.files->read_text(path);
      const Result<std::string> after = now.files->read_text(path);
      if (!before.ok() || (after.ok() && before.value() == after.value())) continue;
      changed_.push_back({std::string(path), std::move(before.value())});
    }
  }

  static std::vector<NamedText> named(const std::vector<Text>& texts) {
    std::vector<NamedText> named;
    for (const Text& text : texts) named.push_back({text.path, text.text});
    return named;
  }

  std::vector<Text> gone_;
  std::vector<Text> appeared_;
  std::vector<Text> changed_;  // as they were
  std::vector<std::string_view> common_;
};

/// The files of the pods that the other scan does not have.
std::map<std::string_view, std::vector<std::string_view>> files_of_pods_missing_in(const ScanResult& other,
                                                                                   const ScanResult& scan) {
  std::set<std::string_view> names;
  for (const Pod& pod : scan.pods) names.insert(pod.name);
  for (const Pod& pod : other.pods) names.erase(pod.name);
  std::map<std::string_view, std::vector<std::string_view>> files;
  if (names.empty()) return files;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const std::string& pod = scan.pod_of(owner.unit).name;
      if (names.contains(pod)) files[pod].push_back(scan.files[i].path);
    }
  }
  return files;
}

/// A pod that is gone and one that is new are one pod if most files of the one are the other's. O(files).
Renames::Names renamed_pods(const Pool& then, const Pool& now, const Renames::Names& files) {
  const auto gone = files_of_pods_missing_in(now.scan, then.scan);
  std::unordered_map<std::string_view, std::vector<std::string_view>> owners;  // of a file of then: pods that are gone
  for (const auto& [pod, its] : gone) {
    for (const std::string_view path : its) owners[path].push_back(pod);
  }
  Renames::Names renamed;
  for (const auto& [name, own] : files_of_pods_missing_in(then.scan, now.scan)) {
    std::map<std::string_view, std::size_t> counts;
    for (const std::string_view path : own) {
      const auto origin = files.find(path);
      const auto found = owners.find(origin != files.end() ? std::string_view(origin->second) : path);
      if (found == owners.end()) continue;
      for (const std::string_view pod : found->second) ++counts[pod];
    }
    for (const auto& [pod, count] : counts) {
      if (count * 2 > gone.at(pod).size()) renamed.emplace(name, pod);
    }
  }
  return renamed;
}

}  // namespace

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
  Result<std::unique_ptr<FileSystem>> disk = call.world.open_folder(root);
  if (!disk.ok()) return disk.errors();
  const std::string real = real_folder(root);
  const std::string& top = repository->work_tree();
  std::string below = real.size() <= top.size() ? "" : real.substr(top.size() + 1);
  Result<std::unique_ptr<PastFiles>> files =
      PastFiles::open(repository, std::move(disk.value()), std::move(below), commit.value());
  if (!files.ok()) return files.errors();
  return OpenedBase{call.options.base, std::move(commit.value()), repository, std::move(files.value())};
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
  const bool sees_the_same = files != nullptr && project.value().defines == now.project.defines;
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
  base.renames.files = Differences(base.pool, now, files).origins();
  std::vector<std::string_view> paths_then;
  for (const SourceFile& file : base.pool.scan.files) paths_then.push_back(file.path);
  base.renames.files.merge(find_moved_folders(base.renames.files, paths_then));
  base.renames.pods = renamed_pods(base.pool, now, base.renames.files);
  return base;
}

}  // namespace podworks
