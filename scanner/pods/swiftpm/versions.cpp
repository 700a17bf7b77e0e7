#include "scanner/pods/swiftpm/versions.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/text.h"
#include "scanner/pods/swiftpm/model.h"

namespace podworks {
namespace {

constexpr std::string_view kPrefix = "Package@swift-";
constexpr std::string_view kEnding = ".swift";
constexpr std::string_view kManifest = "Package.swift";

/// The highest of those in the folder; empty if there is none.
std::string_view highest_manifest(const Listing& listing, std::string_view folder) {
  const std::string prefix = join_path(folder, kPrefix);
  std::string_view highest;
  int version = -1;
  for (auto at = std::lower_bound(listing.files.begin(), listing.files.end(), std::string_view(prefix));
       at != listing.files.end() && at->starts_with(prefix); ++at) {
    const std::optional<int> one = folder_of(*at) == folder ? version_of_manifest(base_name(*at)) : std::nullopt;
    if (!one || *one <= version) continue;
    version = *one;
    highest = *at;
  }
  return highest;
}

}  // namespace

std::optional<int> version_of_manifest(std::string_view name) {
  constexpr int kMost = 99;  // of each part
  if (!name.starts_with(kPrefix) || !name.ends_with(kEnding)) return std::nullopt;
  if (name.size() <= kPrefix.size() + kEnding.size()) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  name.remove_suffix(kEnding.size());
  const std::vector<std::string_view> parts = split(name, '.');
  if (parts.size() > 3) return std::nullopt;
  int version = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    int part = 0;
    if (i < parts.size()) {
      const char* const end = parts[i].data() + parts[i].size();
      const auto [rest, error] = std::from_chars(parts[i].data(), end, part);
      if (error != std::errc() || rest != end || part < 0 || part > kMost) return std::nullopt;
    }
    version = version * 100 + part;
  }
  return version;
}

std::string newest_manifest(const ReaderContext& context, std::string_view path) {
  const std::string_view highest = highest_manifest(context.listing, folder_of(path));
  if (highest.empty() || base_name(path) != kManifest) return std::string(path);
  const auto tools_version = [&](std::string_view manifest) {  // what counts is what the file says, not its name
    const Result<std::string> text = context.files.read_text(manifest);
    return text.ok() ? tools_version_of(text.value()) : 0;
  };
  return std::string(tools_version(highest) > tools_version(path) ? highest : path);
}

bool is_older_manifest(const Listing& listing, std::string_view path) {
  if (!version_of_manifest(base_name(path))) return false;
  const std::string plain = join_path(folder_of(path), kManifest);
  const auto is_there = [&](std::string_view file) {
    return std::binary_search(listing.files.begin(), listing.files.end(), file);
  };
  return is_there(plain) || is_there(plain + ".json") || highest_manifest(listing, folder_of(path)) != path;
}

}  // namespace podworks
