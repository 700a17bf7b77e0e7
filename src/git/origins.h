// Which file a new file was made of: renamed, copied, or split off. git's own detection knows no file that was split.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

struct NamedText {
  std::string_view path = {};
  std::string_view text = {};
};

/// For each of `appeared`, by its path, the file of then that it comes from, if there is one: with the same text; or of
/// `gone` files the one that has most of its lines; or of those that were `changed` the one that has most of its lines
/// besides imports, which prove nothing: new files import what others import. A gone file whose text is somewhere else
/// whole counts as changed for all others. Most is half of the bytes. Of several the best, and of equally good ones the
/// one with the same name, then the first. O(all lines).
std::map<std::string, std::string, std::less<>> find_origins(const std::vector<NamedText>& appeared,
                                                             const std::vector<NamedText>& gone,
                                                             const std::vector<NamedText>& changed);

/// For each folder that was not there then and all of whose files come from one folder, under the same names, that
/// folder: it was moved. `paths_then` is sorted. O(names x depth).
std::map<std::string, std::string, std::less<>> find_moved_folders(
    const std::map<std::string, std::string, std::less<>>& origins, const std::vector<std::string_view>& paths_then);

}  // namespace podworks
