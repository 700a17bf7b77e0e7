// .gitignore as git reads it (gitignore(5)), so that `gitignore: true` gives the same files with and without git.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace podworks {

/// The files of `listing` that no .gitignore of the listing excludes, in the same order. Only files named .gitignore
/// below the root count: neither .git/info/exclude nor the user's own, which differ from machine to machine.
std::vector<std::string_view> without_ignored(const FileSystem& files, const std::vector<std::string_view>& listing);

}  // namespace podworks
