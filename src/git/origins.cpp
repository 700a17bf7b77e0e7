#include "git/origins.h"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "git/lost_lines.h"

namespace podworks {
namespace {

constexpr std::size_t kMostParts = 4;  // of a path, by which files of one text are told apart

/// The last parts of a path.
std::string_view tail_of(std::string_view path, std::size_t parts) {
  std::size_t begin = path.size();
  for (; parts > 0 && begin != 0; --parts) {
    const std::size_t slash = path.substr(0, begin - 1).rfind('/');
    begin = slash == std::string_view::npos ? 0 : slash + 1;
  }
  return path.substr(begin);
}

std::vector<NamedText> by_path(std::vector<NamedText> files) {
  std::sort(files.begin(), files.end(), [](const NamedText& a, const NamedText& b) { return a.path < b.path; });
  return files;
}

/// Takes out each file of now with one that is gone and has the same text, those first whose paths end alike. A gone
/// file is taken once, and its imports with it: what else has them has them of its own. Gives their paths.
std::vector<std::pair<std::string_view, std::string_view>> take_same_texts(std::vector<NamedText>& now,
                                                                           std::vector<NamedText>& gone) {
  std::unordered_map<std::string_view, std::size_t> texts;  // with their numbers
  for (const NamedText& file : gone) texts.emplace(file.text, texts.size());
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  for (std::size_t parts = kMostParts + 1; parts-- > 0;) {
    std::map<std::pair<std::size_t, std::string_view>, std::deque<std::string_view>> left;  // paths
    for (const NamedText& file : gone) left[{texts.at(file.text), tail_of(file.path, parts)}].push_back(file.path);
    std::unordered_set<std::string_view> taken;
    std::erase_if(now, [&](const NamedText& file) {
      const auto text = texts.find(file.text);
      const auto same = text == texts.end() ? left.end() : left.find({text->second, tail_of(file.path, parts)});
      if (same == left.end() || same->second.empty()) return false;
      pairs.emplace_back(file.path, same->second.front());
      taken.insert(same->second.front());
      same->second.pop_front();
      return true;
    });
    std::erase_if(gone, [&](const NamedText& file) { return taken.contains(file.path); });
  }
  return pairs;
}

}  // namespace

std::map<std::string, std::string, std::less<>> find_origins(const std::vector<NamedText>& appeared,
                                                             const std::vector<NamedText>& gone,
                                                             const std::vector<ChangedText>& changed) {
  std::map<std::string, std::string, std::less<>> origins;
  std::vector<NamedText> seeking = by_path(appeared);
  std::vector<NamedText> left = by_path(gone);
  for (const auto& [path, origin] : take_same_texts(seeking, left)) origins.emplace(path, origin);
  if (seeking.empty()) return origins;
  LostLines lost(left, changed);
  while (!seeking.empty()) {
    for (const auto& [path, origin] : lost.credit(seeking)) origins.insert_or_assign(std::string(path), origin);
    seeking = lost.take_replaced();  // they may come from others that are gone or replaced
    for (const NamedText& file : seeking) origins.emplace(file.path, "");
  }
  return origins;
}

std::map<std::string, std::string, std::less<>> find_moved_folders(
    const std::map<std::string, std::string, std::less<>>& origins, const std::vector<std::string_view>& paths_then) {
  const auto was_there = [&](const std::string& folder) {
    const std::string prefix = folder + "/";
    const auto file = std::lower_bound(paths_then.begin(), paths_then.end(), prefix);
    return file != paths_then.end() && file->starts_with(prefix);
  };
  std::map<std::string, std::string, std::less<>> moved;
  std::set<std::string> several;  // folders that were put together of several
  for (const auto& [path, origin] : origins) {
    std::string_view now = path;
    std::string_view then = origin;
    while (base_name(now) == base_name(then)) {
      now = folder_of(now);
      then = folder_of(then);
      if (now.empty() || then.empty() || now == then) break;
      const auto [known, is_first] = moved.emplace(now, then);
      if (!is_first && known->second != then) several.emplace(now);
    }
  }
  std::erase_if(moved, [&](const auto& folder) { return several.contains(folder.first) || was_there(folder.first); });
  return moved;
}

}  // namespace podworks
