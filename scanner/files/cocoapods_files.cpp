#include "scanner/files/cocoapods_files.h"

#include <algorithm>
#include <span>

namespace podworks {
namespace {

/// Of its globs at least one holds for one platform only.
bool names_platforms(const UnitDeclaration& unit);
bool has(const std::vector<std::size_t>& sorted, std::size_t i);
std::vector<std::size_t> without(std::vector<std::size_t> sorted, const std::vector<std::size_t>& taken);

}  // namespace

CocoaPodsFiles::CocoaPodsFiles(const std::vector<std::string_view>& listing, const std::vector<SourceFile>& files,
                               std::string_view root)
    : files_(files) {
  const auto [begin, end] = range_below(listing, root);
  first_ = begin;
  tree_ = {std::span(listing).subspan(begin, end - begin), root};
}

// What is named for one platform holds there only, so such a unit is read once for each of its platforms.
void CocoaPodsFiles::own(const UnitDeclaration& unit, UnitId id, std::vector<Ownership>& out) {
  const std::size_t first = out.size();
  if (!names_platforms(unit)) {
    own_for("", unit, id, out);
    for (std::size_t i = first; i < out.size(); ++i) out[i].platforms = unit.platforms;
    return;
  }
  for (const std::string_view platform : kPlatformNames) {
    if ((unit.platforms & platform_set(platform)) == 0) continue;
    const std::size_t begin = out.size();
    own_for(platform, unit, id, out);
    for (std::size_t i = begin; i < out.size(); ++i) out[i].platforms = platform_set(platform);
  }
}

void CocoaPodsFiles::own_for(std::string_view platform, const UnitDeclaration& unit, UnitId id,
                             std::vector<Ownership>& out) {
  platform_ = platform;
  std::vector<std::size_t> excluded = matched(unit.exclude_files, GlobUse::ExcludeFiles);
  const std::vector<std::size_t> sources = without(matched(unit.source_files, GlobUse::SourceFiles), excluded);
  const std::vector<std::size_t> open = matched(unit.public_header_files, GlobUse::HeaderFiles);
  const std::vector<std::size_t> closed = matched(unit.private_header_files, GlobUse::HeaderFiles);
  const std::vector<std::size_t> project = matched(unit.project_header_files, GlobUse::HeaderFiles);
  const auto holds = [&](const Pattern& pattern) { return holds_here(pattern); };
  const bool all_public = std::none_of(unit.public_header_files.begin(), unit.public_header_files.end(), holds);
  for (const std::size_t i : sources) {
    Role role = Role::Source;
    if (unit.kind == UnitKind::Test) {
      role = Role::Test;
    } else if (files_[first_ + i].is_header) {
      role = has(project, i)              ? Role::ProjectHeader
             : has(closed, i)             ? Role::PrivateHeader
             : all_public || has(open, i) ? Role::PublicHeader
                                          : Role::ProjectHeader;
    }
    out.push_back({id_at<FileId>(first_ + i), id, role});
  }
  // CocoaPods takes these lists by themselves: they may name headers that `source_files` does not.
  for (const auto& [headers, role] : {std::pair(&open, Role::PublicHeader), std::pair(&closed, Role::PrivateHeader),
                                      std::pair(&project, Role::ProjectHeader)}) {
    for (const std::size_t i : without(*headers, excluded)) {
      if (!has(sources, i) && files_[first_ + i].is_header) out.push_back({id_at<FileId>(first_ + i), id, role});
    }
  }
  own_others(unit, id, excluded, out);
}

void CocoaPodsFiles::own_others(const UnitDeclaration& unit, UnitId id, const std::vector<std::size_t>& excluded,
                                std::vector<Ownership>& out) const {
  for (const std::size_t i : without(matched(unit.resources, GlobUse::Resources), excluded)) {
    out.push_back({id_at<FileId>(first_ + i), id, Role::Resource});
  }
  // Headers inside a vendored framework are what a prebuilt pod offers.
  for (const std::size_t i : matched(unit.vendored, GlobUse::Resources)) {
    const SourceFile& file = files_[first_ + i];
    if (file.is_header) out.push_back({id_at<FileId>(first_ + i), id, Role::PublicHeader});
  }
  // What a prefix header imports holds for every file of the unit: one owner more, so that its imports become edges.
  if (!unit.prefix_header.empty()) {
    for (const std::size_t i : cocoapods_glob(tree_, unit.prefix_header, GlobUse::HeaderFiles)) {
      out.push_back({id_at<FileId>(first_ + i), id, Role::Source});
    }
  }
}

std::vector<std::size_t> CocoaPodsFiles::matched(const std::vector<Pattern>& patterns, GlobUse use) const {
  std::vector<std::size_t> all;
  for (const Pattern& pattern : patterns) {
    if (!holds_here(pattern)) continue;
    const std::vector<std::size_t> some = cocoapods_glob(tree_, pattern.glob, use);
    all.insert(all.end(), some.begin(), some.end());
  }
  if (patterns.size() > 1) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return all;
}

std::pair<std::size_t, std::size_t> range_below(const std::vector<std::string_view>& listing, std::string_view folder) {
  if (folder.empty()) return {0, listing.size()};
  const std::string from = std::string(folder) + "/";
  const std::string to = std::string(folder) + "0";  // '0' is the byte after '/'
  const auto begin = std::lower_bound(listing.begin(), listing.end(), std::string_view(from));
  const auto end = std::lower_bound(begin, listing.end(), std::string_view(to));
  return {static_cast<std::size_t>(begin - listing.begin()), static_cast<std::size_t>(end - listing.begin())};
}

namespace {

bool names_platforms(const UnitDeclaration& unit) {
  const auto names_one = [](const std::vector<Pattern>& patterns) {
    return std::any_of(patterns.begin(), patterns.end(), [](const Pattern& one) { return !one.platform.empty(); });
  };
  return names_one(unit.source_files) || names_one(unit.exclude_files) || names_one(unit.public_header_files) ||
         names_one(unit.private_header_files) || names_one(unit.project_header_files) || names_one(unit.resources) ||
         names_one(unit.vendored);
}

bool has(const std::vector<std::size_t>& sorted, std::size_t i) {
  return std::binary_search(sorted.begin(), sorted.end(), i);
}
std::vector<std::size_t> without(std::vector<std::size_t> sorted, const std::vector<std::size_t>& taken) {
  if (!taken.empty()) std::erase_if(sorted, [&](std::size_t i) { return has(taken, i); });
  return sorted;
}

}  // namespace
}  // namespace podworks
