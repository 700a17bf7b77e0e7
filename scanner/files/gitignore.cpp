#include "scanner/files/gitignore.h"

#include <map>
#include <optional>

#include "base/glob.h"
#include "base/text.h"

namespace podworks {
namespace {

struct IgnoreLine {
  Glob glob;
  bool negated = false;
  bool folders_only = false;
};

/// Lines by the folder of their .gitignore.
using IgnoreTable = std::map<std::string, std::vector<IgnoreLine>, std::less<>>;

std::optional<IgnoreLine> parse_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  if (line.empty() || line[0] == '#') return std::nullopt;
  const bool negated = line[0] == '!';
  if (negated) line.remove_prefix(1);
  const bool folders_only = line.ends_with('/');
  if (folders_only) line.remove_suffix(1);
  const bool anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return std::nullopt;
  std::string pattern = anchored ? "" : "**/";
  for (const char c : line) {
    if (c == '{' || c == '}' || c == ',') pattern += '\\';  // braces are no wildcards here
    pattern += c;
  }
  return IgnoreLine{Glob(pattern), negated, folders_only};
}

IgnoreTable read_tables(const FileSystem& files, const std::vector<std::string_view>& listing) {
  IgnoreTable table;
  for (const std::string_view path : listing) {
    if (base_name(path) != ".gitignore") continue;
    FileBuffer buffer;
    if (files.read(path, buffer)) continue;  // git goes on without it, too
    std::vector<IgnoreLine>& lines = table[std::string(folder_of(path))];
    for (const std::string_view line : split(buffer.text(), '\n')) {
      if (std::optional<IgnoreLine> parsed = parse_line(line)) lines.push_back(std::move(*parsed));
    }
  }
  return table;
}

/// What the .gitignore files from the root down to the path's folder say of one path; the last line that matches wins.
bool is_ignored_itself(const IgnoreTable& table, std::string_view path, bool is_folder) {
  bool ignored = false;
  for (std::size_t slash = 0; slash != std::string_view::npos;) {
    const std::string_view folder = path.substr(0, slash);
    const auto found = table.find(folder);
    if (found != table.end()) {
      const std::string_view below = path.substr(folder.empty() ? 0 : folder.size() + 1);
      for (const IgnoreLine& line : found->second) {
        if ((is_folder || !line.folders_only) && line.glob.matches(below)) ignored = !line.negated;
      }
    }
    slash = path.find('/', slash == 0 ? 0 : slash + 1);
  }
  return ignored;
}

class Filter {
 public:
  explicit Filter(IgnoreTable table) : table_(std::move(table)) {}

  bool is_ignored(std::string_view path) {
    return folder_is_ignored(folder_of(path)) || is_ignored_itself(table_, path, false);
  }

 private:
  // A file cannot be taken back when a folder above it is ignored.
  bool folder_is_ignored(std::string_view folder) {
    if (folder.empty()) return false;
    const auto known = folders_.find(folder);
    if (known != folders_.end()) return known->second;
    const bool ignored = folder_is_ignored(folder_of(folder)) || is_ignored_itself(table_, folder, true);
    folders_.emplace(std::string(folder), ignored);
    return ignored;
  }

  IgnoreTable table_;
  std::map<std::string, bool, std::less<>> folders_;
};

}  // namespace

std::vector<std::string_view> without_ignored(const FileSystem& files, const std::vector<std::string_view>& listing) {
  Filter filter(read_tables(files, listing));
  std::vector<std::string_view> kept;
  kept.reserve(listing.size());
  for (const std::string_view path : listing) {
    if (!filter.is_ignored(path)) kept.push_back(path);
  }
  return kept;
}

}  // namespace podworks
