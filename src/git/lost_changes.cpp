#include "git/lost_changes.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/line_diff.h"
#include "base/text.h"
#include "git/code_lines.h"

namespace podworks {
namespace {

constexpr std::size_t kFewestBytes = 24;  // less code is found in any file
constexpr std::size_t kAround = 3;        // lines on each side of a change that removes nothing
constexpr std::size_t kMostLines = 12;    // of a change that are shown

/// Consecutive lines that the base removed, and those that it put in their place.
struct Hunk {
  std::string removed = {};
  std::string around = {};  ///< where it removes next to nothing
  std::string added = {};
  std::vector<std::string> lines = {};
};

std::string_view without_feed(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

std::size_t bytes_of_code(std::string_view text) {
  std::size_t bytes = 0;
  for (const CodeLine& line : code_lines_of(text)) bytes += line.is_import ? 0 : line.bytes;
  return bytes;
}

std::vector<Hunk> hunks_of(const TheirFile& file) {
  const std::vector<DiffLine> edits = diff_lines(file.then, file.theirs);
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].kind == ' ') continue;
    const std::size_t begin = i;
    Hunk& hunk = hunks.emplace_back();
    for (; i < edits.size() && edits[i].kind != ' '; ++i) {
      (edits[i].kind == '-' ? hunk.removed : hunk.added) += edits[i].line;
      if (hunk.lines.size() < kMostLines)
        hunk.lines.push_back(edits[i].kind + std::string(without_feed(edits[i].line)));
    }
    if (bytes_of_code(hunk.removed) >= kFewestBytes) continue;
    for (std::size_t j = begin; j > 0 && begin - j < kAround; --j) hunk.around += edits[j - 1].line;
    for (std::size_t j = i; j < edits.size() && j - i < kAround; ++j) {
      if (edits[j].kind == ' ') hunk.around += edits[j].line;
    }
  }
  return hunks;
}

/// The code of one file, to ask how much of other code it has.
class Code {
 public:
  Code() = default;
  explicit Code(std::string_view text) {
    for (const CodeLine& line : code_lines_of(text)) {
      if (!line.is_import) lines_.emplace(line.hash, line.number);
    }
  }

  /// The bytes of `code` that it has, and the first of its lines that is one of them.
  std::pair<std::size_t, int> share_of(const std::vector<CodeLine>& code) const {
    std::size_t bytes = 0;
    int first = 0;
    for (const CodeLine& line : code) {
      const auto found = lines_.find(line.hash);
      if (line.is_import || found == lines_.end()) continue;
      bytes += line.bytes;
      first = first == 0 ? found->second : std::min(first, found->second);
    }
    return {bytes, first};
  }

 private:
  std::unordered_map<std::uint64_t, int> lines_;  // to the number of the first
};

class Branch {
 public:
  explicit Branch(const std::vector<OurFile>& ours) : ours_(ours) {
    for (std::size_t i = 0; i < ours.size(); ++i) {
      code_.emplace_back(ours[i].text);
      by_path_.emplace(ours[i].path, i);
      for (const CodeLine& line : code_lines_of(ours[i].text)) {
        std::vector<std::size_t>& holders = holders_[line.hash];
        if (holders.empty() || holders.back() != i) holders.push_back(i);
      }
    }
  }

  std::optional<LostChange> lost(const TheirFile& file, const Hunk& hunk) const {
    const std::vector<CodeLine> removed = code_lines_of(hunk.removed);
    const std::string text = hunk.removed + hunk.around;
    const std::vector<CodeLine> touched = code_lines_of(text);
    const std::size_t all = bytes_of_code(text);
    if (all < kFewestBytes) return std::nullopt;
    const bool is_in_place = file.ours && Code(*file.ours).share_of(touched).first * 2 >= all;
    std::map<std::size_t, std::size_t> shares;  // by file
    for (const CodeLine& line : touched) {
      const auto holders = holders_.find(line.hash);
      if (line.is_import || holders == holders_.end()) continue;
      for (const std::size_t i : holders->second) shares[i] += line.bytes;
    }
    const OurFile* best = nullptr;
    std::size_t most = 0;
    for (const auto& [i, bytes] : shares) {
      const bool counts = ours_[i].path != file.path && (!is_in_place || ours_[i].is_new) && bytes * 2 >= all;
      if (!counts || bytes <= most || has(code_[i], hunk.added)) continue;
      best = &ours_[i];
      most = bytes;
    }
    if (best == nullptr) return std::nullopt;
    const Code& code = code_[by_path_.at(best->path)];
    const int line = code.share_of(removed).second;
    return LostChange{file.path, best->path, line > 0 ? line : code.share_of(touched).second, is_in_place, hunk.lines};
  }

 private:
  /// The change is there already. One that only removes is, once what it removes is gone.
  static bool has(const Code& code, const std::string& added) {
    const std::size_t all = bytes_of_code(added);
    return all > 0 && code.share_of(code_lines_of(added)).first * 2 >= all;
  }

  const std::vector<OurFile>& ours_;
  std::vector<Code> code_;
  std::map<std::string, std::size_t, std::less<>> by_path_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders_;
};

}  // namespace

std::vector<LostChange> find_lost_changes(const std::vector<TheirFile>& theirs, const std::vector<OurFile>& ours) {
  std::map<std::pair<std::string, std::string>, LostChange> lost;
  if (ours.empty()) return {};
  const Branch branch(ours);
  for (const TheirFile& file : theirs) {
    for (const Hunk& hunk : hunks_of(file)) {
      std::optional<LostChange> change = branch.lost(file, hunk);
      if (!change) continue;
      const auto [known, is_first] = lost.try_emplace({change->from, change->to}, std::move(*change));
      if (is_first) continue;
      known->second.line = std::min(known->second.line, change->line);
      known->second.lines.insert(known->second.lines.end(), hunk.lines.begin(), hunk.lines.end());
    }
  }
  std::vector<LostChange> changes;
  for (auto& [files, change] : lost) changes.push_back(std::move(change));
  return changes;
}

}  // namespace podworks
