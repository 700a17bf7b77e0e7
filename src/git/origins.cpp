#include "git/origins.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"
#include "git/code_lines.h"

namespace podworks {
namespace {

constexpr std::size_t kMostHolders = 64;  // a line of more files says nothing of any
constexpr std::size_t kFewestBytes = 48;  // less code proves no split

/// The files of then, and which of them have a line.
class Sources {
 public:
  Sources(const std::vector<NamedText>& gone, const std::vector<NamedText>& changed) {
    for (const NamedText& file : gone) add(file, true);
    for (const NamedText& file : changed) add(file, false);
  }

  /// The gone file with the same text. It went there whole: what else has its imports has them of its own.
  const NamedText* take_same(const NamedText& file) {
    const std::optional<std::size_t> same = with_text_of(file);
    if (!same) return nullptr;
    sources_[*same].is_gone = false;
    return &sources_[*same].file;
  }

  const NamedText* most_alike(const NamedText& file) const {
    const std::vector<CodeLine> lines = code_lines_of(file.text);
    std::map<std::size_t, std::size_t> shared;  // by source, in bytes
    std::size_t all = 0;
    std::size_t code = 0;
    for (const CodeLine& line : lines) {
      all += line.bytes;
      if (!line.is_import) code += line.bytes;
      const auto holders = holders_.find(line.hash);
      if (holders == holders_.end() || holders->second.size() > kMostHolders) continue;
      for (const std::size_t i : holders->second) {
        if (sources_[i].is_gone || !line.is_import) shared[i] += line.bytes;
      }
    }
    const NamedText* best = nullptr;
    std::tuple<std::size_t, bool, bool> best_rank = {};
    for (const auto& [i, bytes] : shared) {
      const Source& source = sources_[i];
      const std::size_t whole = source.is_gone ? all : code;
      if (bytes * 2 < whole || (!source.is_gone && bytes < kFewestBytes)) continue;
      const std::tuple rank(bytes * 1000 / whole, source.is_gone, base_name(source.file.path) == base_name(file.path));
      if (best != nullptr && rank <= best_rank) continue;
      best = &source.file;
      best_rank = rank;
    }
    return best;
  }

 private:
  struct Source {
    NamedText file = {};
    bool is_gone = false;
  };

  void add(const NamedText& file, bool is_gone) {
    const std::size_t number = sources_.size();
    sources_.push_back({file, is_gone});
    if (is_gone) by_text_[hash64(file.text)].push_back(number);
    for (const CodeLine& line : code_lines_of(file.text)) {
      std::vector<std::size_t>& holders = holders_[line.hash];
      if ((holders.empty() || holders.back() != number) && holders.size() <= kMostHolders) holders.push_back(number);
    }
  }

  std::optional<std::size_t> with_text_of(const NamedText& file) const {
    const auto same = by_text_.find(hash64(file.text));
    if (same == by_text_.end()) return std::nullopt;
    std::optional<std::size_t> first;
    for (const std::size_t i : same->second) {
      const NamedText& source = sources_[i].file;
      if (source.text != file.text) continue;
      if (base_name(source.path) == base_name(file.path)) return i;
      if (!first) first = i;
    }
    return first;
  }

  std::vector<Source> sources_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_text_;  // of gone ones
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders_;  // of a line
};

}  // namespace

std::map<std::string, std::string, std::less<>> find_origins(const std::vector<NamedText>& appeared,
                                                             const std::vector<NamedText>& gone,
                                                             const std::vector<NamedText>& changed) {
  std::map<std::string, std::string, std::less<>> origins;
  if (appeared.empty()) return origins;
  Sources sources(gone, changed);
  for (const NamedText& file : appeared) {
    if (const NamedText* const origin = sources.take_same(file)) origins.emplace(file.path, origin->path);
  }
  for (const NamedText& file : appeared) {
    if (origins.contains(file.path)) continue;
    if (const NamedText* const origin = sources.most_alike(file)) origins.emplace(file.path, origin->path);
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
