#include "base/file_system.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/platform.h"
#include "base/staged_file.h"
#include "base/text.h"

namespace podworks {
namespace {

struct Folder;

/// A name in a folder. Folders end in '/', so that sorting by name gives the byte order of whole paths.
struct Entry {
  std::string_view path = {};  ///< from the root
  std::size_t name_at = 0;     ///< where the name begins in it
  Folder* folder = nullptr;
  std::string_view name() const { return path.substr(name_at); }
};

struct Folder {
  std::string_view path = {};  ///< ends in '/' unless it is the root
  std::vector<Entry> entries = {};
};

/// Several threads list folders from one stack of those that wait.
class Walk {
 public:
  Walk(int root, const ListRequest& request) : root_(root), request_(request) {}

  Listing run() {
    const auto threads = static_cast<std::size_t>(std::max(request_.threads, 1));
    workers_.resize(threads);
    waiting_.push_back(&workers_[0].folders.emplace_back());
    Folder& top = *waiting_.back();
    {
      std::vector<std::jthread> helpers;
      for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([this, i] { work(workers_[i]); });
      work(workers_[0]);
    }
    return collect(top);
  }

 private:
  struct Worker {
    Arena arena = {};
    std::deque<Folder> folders = {};  // a deque: pointers to its elements stay valid
    std::vector<std::string> skipped = {};
    std::vector<std::string> linked = {};  // folders
    std::vector<std::string> linked_files = {};
    std::vector<std::string> special = {};
    std::vector<ListingProblem> problems = {};
  };

  void work(Worker& worker) {
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [&] { return !waiting_.empty() || busy_ == 0; });
      if (waiting_.empty()) break;
      Folder* const folder = waiting_.back();
      waiting_.pop_back();
      ++busy_;
      lock.unlock();
      list_one(*folder, worker);
      lock.lock();
      for (const Entry& entry : folder->entries) {
        if (entry.folder != nullptr) waiting_.push_back(entry.folder);
      }
      --busy_;
      if (!waiting_.empty() || busy_ == 0) wake_.notify_all();
    }
  }

  void list_one(Folder& folder, Worker& worker) {
    FileHandle handle;
    const std::string path(folder.path.substr(0, folder.path.size() - (folder.path.empty() ? 0 : 1)));
    std::error_code error = open_folder(root_, path, handle);
    if (!error) {
      error = list_folder(handle, [&](std::string_view name, EntryKind kind) { add(folder, name, kind, worker); });
    }
    if (error) worker.problems.push_back({path, error.message()});
    std::sort(folder.entries.begin(), folder.entries.end(),
              [](const Entry& a, const Entry& b) { return a.name() < b.name(); });
  }

  void add(Folder& folder, std::string_view name, EntryKind kind, Worker& worker) {
    std::string path;
    path.reserve(folder.path.size() + name.size() + 1);
    path += folder.path;
    path += name;
    if (kind == EntryKind::LinkToFolder || kind == EntryKind::Other) {
      (kind == EntryKind::Other ? worker.special : worker.linked).push_back(std::move(path));
      return;
    }
    Folder* below = nullptr;
    if (kind == EntryKind::Folder) {
      if (request_.skip_folder && request_.skip_folder(path)) {
        worker.skipped.push_back(std::move(path));
        return;
      }
      path += '/';
      below = &worker.folders.emplace_back();
    }
    if (kind == EntryKind::LinkToFile) worker.linked_files.push_back(path);
    const std::string_view kept = worker.arena.keep(path);
    if (below != nullptr) below->path = kept;
    folder.entries.push_back({kept, folder.path.size(), below});
  }

  Listing collect(const Folder& top) {
    Listing listing;
    // Depth-first without recursion: folders as deep as the disk allows them.
    std::vector<std::pair<const Folder*, std::size_t>> stack = {{&top, 0}};
    while (!stack.empty()) {
      const Folder& folder = *stack.back().first;
      if (stack.back().second == folder.entries.size()) {
        stack.pop_back();
        continue;
      }
      const Entry& entry = folder.entries[stack.back().second++];
      if (entry.folder != nullptr) {
        stack.emplace_back(entry.folder, 0);
      } else {
        listing.files.push_back(entry.path);
      }
    }
    for (Worker& worker : workers_) {
      listing.arenas.push_back(std::move(worker.arena));
      std::move(worker.skipped.begin(), worker.skipped.end(), std::back_inserter(listing.skipped_folders));
      std::move(worker.linked.begin(), worker.linked.end(), std::back_inserter(listing.linked_folders));
      std::move(worker.linked_files.begin(), worker.linked_files.end(), std::back_inserter(listing.linked_files));
      std::move(worker.special.begin(), worker.special.end(), std::back_inserter(listing.special_files));
      std::move(worker.problems.begin(), worker.problems.end(), std::back_inserter(listing.problems));
    }
    std::sort(listing.skipped_folders.begin(), listing.skipped_folders.end());
    std::sort(listing.linked_files.begin(), listing.linked_files.end());
    std::sort(listing.linked_folders.begin(), listing.linked_folders.end());
    std::sort(listing.special_files.begin(), listing.special_files.end());
    std::sort(listing.problems.begin(), listing.problems.end(),
              [](const ListingProblem& a, const ListingProblem& b) { return a.path < b.path; });
    return listing;
  }

  int root_;
  const ListRequest& request_;
  std::deque<Worker> workers_;  // a deque: workers cannot be copied
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Folder*> waiting_;
  std::size_t busy_ = 0;
};

class Disk : public FileSystem {
 public:
  Disk(FileHandle root, std::filesystem::path path)
      : root_(std::move(root)), path_(std::move(path)), real_root_(target_of_link(root_.get(), ".")) {}

  Listing list(const ListRequest& request) const override { return Walk(root_.get(), request).run(); }
  std::error_code read(std::string_view path, FileBuffer& buffer) const override {
    return read_file(root_.get(), std::string(path), buffer);
  }
  bool is_file(std::string_view path) const override {
    return kind_of(root_.get(), std::string(path)) == EntryKind::File;
  }
  bool is_folder(std::string_view path) const override {
    return kind_of(root_.get(), std::string(path)) == EntryKind::Folder;
  }
  Result<Done> write_all(const std::vector<FileToWrite>& files) override;
  std::error_code why_not_writable(std::string_view path) const override {
    return podworks::why_not_writable(root_.get(), std::string(path));
  }
  bool is_special(std::string_view path) const override {
    std::error_code ignored;
    const std::filesystem::path target = path_ / path;
    if (!std::filesystem::exists(std::filesystem::symlink_status(target, ignored))) return false;
    const std::filesystem::file_status status = std::filesystem::status(target, ignored);
    return !std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status);
  }
  std::optional<std::string> real_path(std::string_view path) const override {
    const std::string real = real_root_.empty() ? "" : target_of_link(root_.get(), std::string(path));
    if (real.starts_with(real_root_ + "/")) return real.substr(real_root_.size() + 1);  // without a walk along the path
    std::error_code error;
    const std::filesystem::path root = std::filesystem::canonical(path_, error);
    if (error) return std::string(path);
    const std::filesystem::path target = std::filesystem::weakly_canonical(root / path, error);
    if (error) return std::string(path);
    const bool is_below = std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first == root.end();
    return is_below ? std::optional(target.lexically_relative(root).string()) : std::nullopt;
  }

 private:
  FileHandle root_;
  std::filesystem::path path_;
  std::string real_root_;  // empty if the system does not say it
};

Error cannot_write(std::string_view path, const std::error_code& error) {
  return {fmt::format("cannot write `{}`: {}", path, error.message()), {}, ""};
}

Result<Done> stage_all(int root, const std::vector<FileToWrite>& files, std::vector<StagedFile>& staged) {
  std::map<std::string, std::string> by_identity;
  std::set<std::string_view> folders;
  for (const FileToWrite& file : files) {
    if (folders.insert(folder_of(file.path)).second) remove_leftovers(root, file.path);
    if (const std::error_code error = staged.emplace_back().stage(root, file.path, file.content)) {
      return cannot_write(file.path, error);
    }
    const auto [other, is_first] = by_identity.emplace(staged.back().identity(), file.path);
    if (!is_first) return Error{fmt::format("`{}` and `{}` are the same file", other->second, file.path), {}, ""};
  }
  return Done{};
}

Result<Done> commit_all(const std::vector<FileToWrite>& files, std::vector<StagedFile>& staged) {
  std::vector<std::string> replaced;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (const std::error_code error = staged[i].commit()) {
      Error failure = cannot_write(files[i].path, error);
      if (!replaced.empty()) failure.message += "; written before it: " + join(replaced, ", ");
      return failure;
    }
    replaced.push_back("`" + files[i].path + "`");
  }
  return Done{};
}

Result<Done> Disk::write_all(const std::vector<FileToWrite>& files) {
  std::vector<StagedFile> staged;
  Result<Done> written = stage_all(root_.get(), files, staged);
  if (written.ok()) written = commit_all(files, staged);
  while (!staged.empty()) staged.pop_back();  // backwards: a folder is removed when the files in it are gone
  return written;
}

}  // namespace

bool FileSystem::is_special(std::string_view) const {
  return false;
}

std::optional<std::string> FileSystem::real_path(std::string_view path) const {
  return std::string(path);
}

std::error_code FileSystem::why_not_writable(std::string_view) const {
  return {};
}

Result<Done> FileSystem::write(std::string_view path, std::string_view content) {
  return write_all({{std::string(path), content}});
}

Result<std::string> FileSystem::read_text(std::string_view path) const {
  FileBuffer buffer;
  if (const std::error_code error = read(path, buffer)) {
    return Error{fmt::format("cannot read `{}`: {}", path, error.message()), {}, ""};
  }
  return std::string(buffer.text());
}

Result<std::unique_ptr<FileSystem>> open_disk(const std::string& root) {
  FileHandle folder;
  if (const std::error_code error = open_folder(-1, root, folder)) {
    return Error{fmt::format("cannot open the folder `{}`: {}", root, error.message()), {}, ""};
  }
  return std::unique_ptr<FileSystem>(std::make_unique<Disk>(std::move(folder), root));
}

}  // namespace podworks
