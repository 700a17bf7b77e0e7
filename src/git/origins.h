// Which file a new file was made of: renamed, or split off. git's own detection knows no file that was split.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "git/named_text.h"

namespace podworks {

/// For each of `appeared`, by its path, the file of then that it comes from, if there is one: one of `gone` with the
/// same text, else the one that gave it at least half of its code, in bytes (or a quarter, and half of the code of one
/// that is gone; or, where that is little, half of both). A gone file gives its lines, one that was `changed` those
/// that it has lost, and each line once: the best match goes first, and copies of what is taken, or still in its place,
/// come from nowhere. Imports, comments and braces are no code; between files without any, imports count. A changed
/// file whose code went elsewhere and that now has (almost) nothing of it only took the name: it comes from another
/// file, or from "". The order of the files does not matter. O(n log n) of all lines. Wrong where unrelated files
/// consist of the same phrases, one for one, and where code was moved and rewritten at once.
std::map<std::string, std::string, std::less<>> find_origins(const std::vector<NamedText>& appeared,
                                                             const std::vector<NamedText>& gone,
                                                             const std::vector<ChangedText>& changed);

/// For each folder that was not there then and all of whose files come from one folder, under the same names, that
/// folder: it was moved. `paths_then` is sorted. O(names x depth).
std::map<std::string, std::string, std::less<>> find_moved_folders(
    const std::map<std::string, std::string, std::less<>>& origins, const std::vector<std::string_view>& paths_then);

}  // namespace podworks
