// file(GLOB), and the files that a build makes.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/glob.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

/// Both are absolute. A folder's path from itself is the empty text.
std::string relative_cmake_path(std::string_view from, std::string_view to) {
  std::string path = relative_path(from.substr(1), to.substr(1));
  return path == "." ? std::string() : path;
}

}  // namespace

bool CMakeRun::is_listed(std::string_view path) const {
  const auto& files = context_.listing.files;
  return lies_in_cmake_pool(path) && std::binary_search(files.begin(), files.end(), in_cmake_pool(path));
}

bool CMakeRun::is_listed_folder(std::string_view path) const {
  if (!lies_in_cmake_pool(path)) return false;
  const std::string inside = path == kCMakePool ? std::string() : std::string(in_cmake_pool(path)) + "/";
  const auto& files = context_.listing.files;
  const auto found = std::lower_bound(files.begin(), files.end(), std::string_view(inside));
  return found != files.end() && found->starts_with(inside);
}

void CMakeRun::file(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 2) return;
  const std::string& what = words[0].text();
  if (what == "GLOB" || what == "GLOB_RECURSE") return glob(command, words);
  if (what == "RELATIVE_PATH" && words.size() > 3) {
    const CMakeWord& to = words[3];
    CMakeValue value = to.value;
    for (std::string& text : value.texts) {
      text = relative_cmake_path(absolute(words[2].text()), absolute(text));
    }
    return scopes_.set(words[1].text(), std::move(value));
  }
  if (what == "TO_CMAKE_PATH" && words.size() > 2) return scopes_.set(words[2].text(), words[1].value);
  if (what == "REAL_PATH" && words.size() > 2) {
    CMakeValue value = words[1].value;
    for (std::string& text : value.texts) text = absolute(text);
    return scopes_.set(words[2].text(), std::move(value));
  }
  const bool reads = what == "READ" || what == "STRINGS" || what == "SIZE" || what == "TIMESTAMP" || what == "MD5" ||
                     what.starts_with("SHA");
  if (reads && words.size() > 2) return make_unknown(command, words[2].text());
  const bool makes = what == "WRITE" || what == "APPEND" || what == "TOUCH";
  if (makes) build_.generated.insert(absolute_cmake_path(absolute(""), words[1].text()));
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (what == "GENERATE" && words[i].is("OUTPUT")) build_.generated.insert(absolute(words[i + 1].text()));
    if (what == "COPY" || what == "COPY_FILE") break;
  }
}

/// file(GLOB VAR [LIST_DIRECTORIES b] [RELATIVE dir] [CONFIGURE_DEPENDS] pattern...)
void CMakeRun::glob(const CMakeCommand& command, const CMakeWords& words) {
  const bool recurses = words[0].is("GLOB_RECURSE");
  CMakeGlob request{.recurses = recurses, .lists_folders = !recurses};
  std::string base;
  CMakeValue value;
  std::vector<std::string> found;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const CMakeWord& word = words[i];
    if (value.unknown.empty()) value.unknown = word.value.unknown;
    if (word.is("LIST_DIRECTORIES") && i + 1 < words.size()) {
      const std::string& lists = words[++i].text();
      request.lists_folders = to_lower(lists) == "true" || to_lower(lists) == "on" || lists == "1";
    } else if (word.is("RELATIVE") && i + 1 < words.size()) {
      base = absolute(words[++i].text());
    } else if (!word.is("CONFIGURE_DEPENDS") && !word.is("FOLLOW_SYMLINKS") && !word.is_empty()) {
      for (const std::string& pattern : word.value.texts) {
        const std::size_t before = found.size();
        request.pattern = absolute(pattern);
        const std::size_t steps = find_cmake_files(context_.listing, request, found);
        if (!spend(steps / 4)) return stop(command, "the globs of this build look at too many files");
        std::sort(found.begin() + static_cast<long>(before), found.end());
      }
    }
  }
  std::vector<std::string> unique;
  std::set<std::string_view> seen;
  for (std::string& path : found) {
    if (!seen.insert(path).second) continue;
    unique.push_back(base.empty() ? path : relative_cmake_path(base, path));
  }
  value.texts = {join(unique, ";")};
  bytes_ += value.texts[0].size();
  scopes_.set(words[1].text(), std::move(value));
}

/// aux_source_directory(dir VAR): puts the folder's sources behind what VAR has.
void CMakeRun::aux_source_directory(const CMakeCommand& command, CMakeWords& words) {
  constexpr auto kExtensions = std::to_array<std::string_view>(
      {".c", ".C", ".c++", ".cc", ".cpp", ".cxx", ".cu", ".m", ".M", ".mm", ".mpp", ".ixx", ".cppm"});
  if (words.size() < 2) return;
  CMakeValue value = lookup(words[1].text());
  if (!words[0].value.unknown.empty()) value.unknown = words[0].value.unknown;
  std::vector<std::string> found;
  const CMakeGlob request{.pattern = absolute(words[0].text()) + "/*"};
  if (!spend(find_cmake_files(context_.listing, request, found) / 4)) {
    return stop(command, "the globs of this build look at too many files");
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> sources;
  if (!value.texts[0].empty()) sources.push_back(value.texts[0]);
  for (const std::string& path : found) {
    const bool is_source = std::find(kExtensions.begin(), kExtensions.end(), extension_of(path)) != kExtensions.end();
    if (is_source) sources.push_back(join_path(words[0].text(), base_name(path)));
  }
  value.texts = {join(sources, ";")};
  value.is_unset = false;
  bytes_ += value.texts[0].size();
  scopes_.set(words[1].text(), std::move(value));
}

/// configure_file(input output ...)
void CMakeRun::configure_file(const CMakeCommand&, CMakeWords& words) {
  if (words.size() < 2) return;
  const std::string folder = lookup("CMAKE_CURRENT_BINARY_DIR").texts[0];
  for (const std::string& text : words[1].value.texts) {
    std::string path = absolute_cmake_path(folder, text);
    // A folder keeps the input's name.
    if (text.ends_with('/') || text == "." || (is_listed_folder(path) && !is_listed(path))) {
      path = join_path(path, base_name(words[0].text()));
    }
    build_.generated.insert(std::move(path));
  }
}

/// add_custom_command(OUTPUT files... COMMAND ...)
void CMakeRun::add_outputs(const CMakeCommand&, CMakeWords& words) {
  const std::string folder = lookup("CMAKE_CURRENT_BINARY_DIR").texts[0];
  bool is_output = false;
  for (const CMakeWord& word : words) {
    const std::string& text = word.text();
    if (word.kind == CMakeArgument::Kind::Unquoted && is_cmake_keyword(text)) {
      is_output = text == "OUTPUT" || text == "BYPRODUCTS";
    } else if (is_output) {
      for (const std::string& path : word.value.texts) build_.generated.insert(absolute_cmake_path(folder, path));
    }
  }
}

}  // namespace podworks
