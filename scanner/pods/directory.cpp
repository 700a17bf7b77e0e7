#include "scanner/pods/directory.h"

#include <algorithm>
#include <set>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/languages/language.h"

namespace podworks {

namespace {

/// "**/*.swift" takes no Kotlin, so that other pods' Kotlin in the folder stays theirs. Globs without an extension may
/// take everything.
LanguageSet languages_of(const std::vector<std::string>& globs) {
  LanguageSet languages = 0;
  for (const std::string& glob : globs) {
    const LanguageOfFile language = language_of("x" + std::string(extension_of(glob)));
    if (language.row == nullptr) return kAllLanguages;
    languages |= language_bit(language.row->language);
  }
  return globs.empty() ? kAllLanguages : languages;
}

}  // namespace

PodDeclaration folder_pod(std::string_view name, std::string_view root, const std::vector<std::string>& files,
                          const std::vector<std::string>& public_files, Place at) {
  PodDeclaration pod;
  pod.name = name;
  pod.root = root;
  pod.reader = "directory";
  pod.module_name = c99_name(name);
  pod.at = at;
  UnitDeclaration& unit = pod.units.emplace_back();
  unit.name = name;
  unit.at = std::move(at);
  FolderFiles& folder = unit.folders.emplace_back();
  folder.root = root;
  folder.include = files;
  pod.languages = folder.languages = languages_of(files);
  folder.open = public_files;
  return pod;
}

bool is_folder_pod(const PodDeclaration& pod) {
  return pod.reader == "directory" || pod.reader == "entry";
}

std::vector<std::string> matching_folders(const std::vector<std::string_view>& files, std::string_view in) {
  const Glob glob(in.empty() ? "*" : in);
  std::set<std::string, std::less<>> asked;
  std::vector<std::string> found;
  for (const std::string_view path : files) {
    if (language_of(path).row == nullptr) continue;
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      if (!asked.emplace(folder).second) break;  // then everything above it was asked too
      if (glob.matches(folder)) found.emplace_back(folder);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace podworks
