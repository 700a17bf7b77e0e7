#include "git/past_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::uint64_t kLower32 = 0xFFFFFFFFU;  // what git's index keeps of sizes and inodes
constexpr int kLongestChainOfLinks = 40;         // as Linux follows them

bool is_before(const FileStatus& one, const FileStatus& other) {
  return std::pair(one.seconds, one.nanoseconds) < std::pair(other.seconds, other.nanoseconds);
}

/// Which folders the request leaves out; each is asked for once.
class SkippedFolders {
 public:
  explicit SkippedFolders(const ListRequest& request) : request_(request) {}

  bool hold(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash != std::string_view::npos && is_skipped(path.substr(0, slash));
  }
  std::vector<std::string> take() {
    std::sort(skipped_.begin(), skipped_.end());
    return std::move(skipped_);
  }

 private:
  bool is_skipped(std::string_view folder) {
    const auto known = answers_.find(folder);
    if (known != answers_.end()) return known->second;
    bool skipped = hold(folder);
    if (!skipped && request_.skip_folder && request_.skip_folder(folder)) {
      skipped = true;
      skipped_.emplace_back(folder);
    }
    answers_.emplace(folder, skipped);
    return skipped;
  }

  const ListRequest& request_;
  std::map<std::string, bool, std::less<>> answers_;
  std::vector<std::string> skipped_;
};

}  // namespace

Result<std::unique_ptr<PastFiles>> PastFiles::open(std::shared_ptr<const Repository> repository,
                                                   std::unique_ptr<FileSystem> disk, std::string folder,
                                                   const std::string& commit) {
  Result<PastEntries> entries = past_entries(std::move(repository), folder, commit);
  if (!entries.ok()) return entries.errors();
  return std::unique_ptr<PastFiles>(new PastFiles(std::move(entries.value()), std::move(disk)));
}

PastFiles::PastFiles(PastEntries entries, std::unique_ptr<FileSystem> disk)
    : sources_(std::move(entries.sources)),
      entries_(std::move(entries.entries)),
      unread_(std::move(entries.unread)),
      disk_(std::move(disk)) {
  std::sort(unread_.begin(), unread_.end());
}

const PastFiles::Entry* PastFiles::find(std::string_view path) const {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), path,
                                      [](const Entry& entry, std::string_view wanted) { return entry.path < wanted; });
  return place != entries_.end() && place->path == path ? &*place : nullptr;
}

/// Nobody tracks it, and nobody will: it is no part of any commit.
bool PastFiles::is_timeless(std::string_view path) const {
  const auto holds = [&](const std::string& submodule) { return lies_in(path, submodule); };
  if (std::any_of(unread_.begin(), unread_.end(), holds)) return true;
  // The last that holds it is the innermost.
  const auto source = std::find_if(sources_.rbegin(), sources_.rend(), [&](const PastSource& one) {
    return lies_in(path, one.folder) && path.size() > one.folder.size();
  });
  return source->repository->is_ignored(source->path_in_it(path));
}

bool PastFiles::is_as_then(const Entry& entry) const {
  if (!entry.is_same_there) return false;
  const PastSource& source = sources_[entry.source];
  const std::string path = fmt::format("{}/{}", source.repository->work_tree(), source.path_in_it(entry.path));
  const std::optional<FileStatus> now = status_of(-1, path);
  if (!now) return false;
  // A file that was written as late as the index may have been written once more.
  const bool is_sure = now->seconds == entry.status.seconds && now->nanoseconds == entry.status.nanoseconds &&
                       (now->bytes & kLower32) == entry.status.bytes && (now->inode & kLower32) == entry.status.inode &&
                       is_before(entry.status, source.index);
  if (is_sure) return true;
  if (entry.is_link) return false;
  const Result<std::string> text = disk_->read_text(entry.path);
  return text.ok() && source.repository->id_of(text.value()) == entry.id;
}

Result<std::string> PastFiles::content(const Entry& entry) const {
  Result<std::string> text = sources_[entry.source].repository->content(entry.id);
  if (text.ok()) return text;
  const std::lock_guard lock(mutex_);
  if (!missing_) {
    missing_ = text.errors()[0];
    missing_->message =
        fmt::format("`{}` of then cannot be read: {}", to_valid_utf8(entry.path, true), missing_->message);
  }
  return text;
}

std::optional<Error> PastFiles::missing() const {
  const std::lock_guard lock(mutex_);
  return missing_;
}

bool PastFiles::is_unchanged(std::string_view path) const {
  const Entry* const entry = find(path);
  if (entry == nullptr) return disk_->is_file(path) && is_timeless(path);
  if (!entry->was_there || !is_as_then(*entry)) return false;
  if (!entry->is_link || leads_out(*entry)) return true;
  const Entry* target = entry;  // the same link may lead to another text
  for (int i = 0; target != nullptr && target->is_link && i < kLongestChainOfLinks; ++i) {
    target = next_of(*target);
    if (target == nullptr || !is_as_then(*target)) return false;
  }
  return target != nullptr && !target->is_link;
}

/// What a link said; null if no commit held that.
const PastFiles::Entry* PastFiles::next_of(const Entry& link) const {
  const Result<std::string> text = content(link);
  if (!text.ok() || text.value().starts_with('/')) return nullptr;
  const std::optional<std::string> target = normalize_path(join_path(folder_of(link.path), text.value()));
  const Entry* const entry = target ? find(*target) : nullptr;
  return entry != nullptr && entry->was_there ? entry : nullptr;
}

/// The file that a link led to, which may be a link as well; null if it led to none.
const PastFiles::Entry* PastFiles::target_of(const Entry& link) const {
  const Entry* entry = &link;
  for (int i = 0; entry != nullptr && entry->is_link; ++i) {
    entry = i == kLongestChainOfLinks ? nullptr : next_of(*entry);
  }
  return entry;
}

/// A link to what no commit holds.
bool PastFiles::leads_out(const Entry& entry) const {
  return entry.was_there && entry.is_link && entry.is_same_there && target_of(entry) == nullptr;
}

Listing PastFiles::list(const ListRequest& request) const {
  Listing now = disk_->list(request);
  SkippedFolders skipped(request);
  std::vector<std::string_view> files;
  std::vector<std::string> links;
  auto entry = entries_.begin();
  const auto add_one = [&](std::string_view path, bool is_link) {
    files.push_back(path);
    if (is_link) links.emplace_back(path);
  };
  const auto add_then = [&](std::string_view end) {
    for (; entry != entries_.end() && (end.empty() || entry->path < end); ++entry) {
      if (!entry->was_there || skipped.hold(entry->path)) continue;
      if (entry->is_link && target_of(*entry) == nullptr) continue;
      add_one(entry->path, entry->is_link);
    }
  };
  const auto is_link_now = [&](std::string_view path) {
    return std::binary_search(now.linked_files.begin(), now.linked_files.end(), path);
  };
  for (const std::string_view path : now.files) {
    add_then(path);
    if (entry != entries_.end() && entry->path == path) {
      if (entry->was_there) add_one(path, entry->is_link);
      ++entry;
    } else if (is_timeless(path)) {
      add_one(path, is_link_now(path));
    }
  }
  add_then({});
  Arena& arena = now.arenas.emplace_back();
  for (std::string_view& path : files) path = arena.keep(path);
  now.files = std::move(files);
  now.linked_files = std::move(links);
  now.skipped_folders = skipped.take();
  return now;
}

std::error_code PastFiles::read(std::string_view path, FileBuffer& buffer) const {
  const Entry* const named = find(path);
  if (named == nullptr) {
    if (disk_->is_file(path) && is_timeless(path)) return disk_->read(path, buffer);
    buffer.assign({});
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }
  const Entry* const entry = named->was_there ? target_of(*named) : nullptr;
  if (entry == nullptr && leads_out(*named)) return disk_->read(path, buffer);
  if (entry == nullptr) {
    buffer.assign({});
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }
  if (is_as_then(*entry)) return disk_->read(entry->path, buffer);
  const Result<std::string> text = content(*entry);
  buffer.assign(text.ok() ? std::string_view(text.value()) : std::string_view());
  return text.ok() ? std::error_code() : std::make_error_code(std::errc::io_error);
}

bool PastFiles::is_file(std::string_view path) const {
  const Entry* const entry = find(path);
  if (entry == nullptr) return disk_->is_file(path) && is_timeless(path);
  return (entry->was_there && target_of(*entry) != nullptr) || (leads_out(*entry) && disk_->is_file(path));
}

bool PastFiles::is_folder(std::string_view path) const {
  if (path.empty()) return true;
  const std::string prefix = std::string(path) + "/";
  auto place = std::lower_bound(entries_.begin(), entries_.end(), prefix,
                                [](const Entry& entry, const std::string& wanted) { return entry.path < wanted; });
  for (; place != entries_.end() && place->path.starts_with(prefix); ++place) {
    if (place->was_there) return true;
  }
  return disk_->is_folder(path) && is_timeless(prefix);
}

std::optional<std::string> PastFiles::real_path(std::string_view path) const {
  const Entry* const entry = find(path);
  if (entry == nullptr) return is_timeless(path) ? disk_->real_path(path) : std::string(path);
  if (entry->was_there && !entry->is_link) return entry->path;
  const Entry* const target = entry->was_there ? target_of(*entry) : nullptr;
  if (target != nullptr) return target->path;
  return leads_out(*entry) ? disk_->real_path(path) : std::nullopt;
}

Result<Done> PastFiles::write_all(const std::vector<FileToWrite>&) {
  return Error{"files of a past revision cannot be written", {}, ""};
}

}  // namespace podworks
