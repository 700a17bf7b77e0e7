#include "base/memory_file_system.h"

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {

void MemoryFileSystem::add_link(std::string path, std::string target) {
  files_[path];
  links_[std::move(path)] = std::move(target);
}

std::optional<std::string> MemoryFileSystem::real_path(std::string_view path) const {
  constexpr int kLongestChain = 40;  // as Linux follows them
  for (int i = 0; i < kLongestChain; ++i) {
    const auto link = links_.find(path);
    if (link == links_.end()) return std::string(path);
    path = link->second;
  }
  return std::nullopt;
}

Listing MemoryFileSystem::list(const ListRequest& request) const {
  Listing listing;
  listing.arenas.emplace_back();
  std::map<std::string, bool, std::less<>> skipped;  // folder -> is it skipped?
  for (const auto& [path, content] : files_) {
    bool skip = false;
    for (std::size_t slash = path.find('/'); slash != std::string::npos && !skip; slash = path.find('/', slash + 1)) {
      const std::string folder = path.substr(0, slash);
      const auto [known, is_new] = skipped.try_emplace(folder, false);
      if (is_new && request.skip_folder && request.skip_folder(folder)) {
        known->second = true;
        listing.skipped_folders.push_back(folder);
      }
      skip = known->second;
    }
    if (skip) continue;
    listing.files.push_back(listing.arenas.front().keep(path));
    if (links_.contains(path)) listing.linked_files.push_back(path);
  }
  return listing;  // std::map sorts by bytes, as the disk's listing does
}

std::error_code MemoryFileSystem::read(std::string_view path, FileBuffer& buffer) const {
  buffer.assign({});
  if (unreadable_.contains(path)) return std::make_error_code(std::errc::permission_denied);
  const auto found = files_.find(real_path(path).value_or(std::string()));
  if (found == files_.end()) return std::make_error_code(std::errc::no_such_file_or_directory);
  buffer.assign(found->second);
  return {};
}

bool MemoryFileSystem::is_file(std::string_view path) const {
  return files_.contains(path);
}

bool MemoryFileSystem::is_folder(std::string_view path) const {
  const std::string prefix = path.empty() ? "" : std::string(path) + "/";
  const auto next = files_.lower_bound(prefix);
  return next != files_.end() && next->first.starts_with(prefix);
}

Result<Done> MemoryFileSystem::write_all(const std::vector<FileToWrite>& files) {
  for (const FileToWrite& file : files) {
    if (const std::error_code error = why_not_writable(file.path)) {
      return Error{fmt::format("cannot write `{}`: {}", file.path, error.message()), {}, ""};
    }
  }
  for (const FileToWrite& file : files) files_[file.path] = std::string(file.content);
  return Done{};
}

std::error_code MemoryFileSystem::why_not_writable(std::string_view path) const {
  return unwritable_.contains(path) ? std::make_error_code(std::errc::permission_denied) : std::error_code{};
}

}  // namespace podworks
