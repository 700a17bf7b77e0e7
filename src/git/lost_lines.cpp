#include "git/lost_lines.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "git/code_lines.h"

namespace podworks {
namespace {

constexpr std::size_t kMostHolders = 64;    // a line of more files says nothing of any
constexpr std::size_t kFewestBytes = 48;    // less is proof among tiny files alone
constexpr std::size_t kAlmostNothing = 10;  // at most one in so many bytes

bool is_half(std::size_t part, std::size_t whole) {
  return part * 2 >= whole;
}

}  // namespace

LostLines::LostLines(const std::vector<NamedText>& gone, const std::vector<ChangedText>& changed) {
  for (const NamedText& file : gone) {
    const std::vector<Line> lines = lines_of(file.text);
    sources_.push_back({.path = file.path, .is_gone = true, .then = amount_of(lines)});
    for (const Line& line : lines) lose(line, line.count);
  }
  for (const ChangedText& file : changed) add_changed(file);
  std::sort(lost_.begin(), lost_.end(),
            [](const Lost& a, const Lost& b) { return std::tie(a.key, a.source) < std::tie(b.key, b.source); });
}

std::vector<std::pair<std::string_view, std::string_view>> LostLines::credit(const std::vector<NamedText>& files) {
  std::vector<Taker> takers;
  std::vector<Match> matches;
  for (const NamedText& file : files) {
    takers.push_back(taker_of(file));
    add_matches(takers.back(), takers.size() - 1, matches);
  }
  const auto rank = [&](const Match& match) {
    const Source& source = sources_[match.source];
    const std::string_view path = takers[match.taker].path;
    const bool is_renamed = base_name(path) != base_name(source.path);
    return std::tuple(~match.shared.code, ~match.shared.imports, !source.is_gone, is_renamed, path, source.path);
  };
  std::sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) { return rank(a) < rank(b); });
  std::vector<std::pair<std::string_view, std::string_view>> origins;
  for (const Match& match : matches) {
    Taker& taker = takers[match.taker];
    if (taker.has_origin || !may_take(taker, match)) continue;
    take(taker, match.source);
    taker.has_origin = true;
    origins.emplace_back(taker.path, sources_[match.source].path);
  }
  return origins;
}

std::vector<NamedText> LostLines::take_replaced() {
  std::vector<NamedText> replaced;
  for (Source& source : sources_) {
    if (source.is_gone || !is_replaced(source)) continue;
    source.is_gone = true;
    replaced.push_back({source.path, source.text_now});
  }
  return replaced;
}

/// Sorted by their keys, without comments.
std::vector<LostLines::Line> LostLines::lines_of(std::string_view text) {
  std::vector<Line> all;
  for (const CodeLine& line : code_lines_of(text)) {
    if (line.is_comment) continue;
    const std::uint64_t key = line.is_import ? ~line.hash : line.hash;
    all.push_back({.key = key, .bytes = line.bytes, .count = 1, .is_import = line.is_import});
  }
  std::sort(all.begin(), all.end(), [](const Line& a, const Line& b) { return a.key < b.key; });
  std::vector<Line> lines;
  for (const Line& line : all) {
    if (!lines.empty() && lines.back().key == line.key) {
      ++lines.back().count;
    } else {
      lines.push_back(line);
    }
  }
  return lines;
}

LostLines::Amount LostLines::amount_of(const std::vector<Line>& lines) {
  Amount amount;
  for (const Line& line : lines) add(amount, line, line.count);
  return amount;
}

void LostLines::add(Amount& amount, const Line& line, std::size_t count) {
  (line.is_import ? amount.imports : amount.code) += line.bytes * count;
}

bool LostLines::comes_from(const Amount& taker, const Source& source, const Amount& shared) {
  if (taker.code == 0 && source.then.code == 0) {
    return source.is_gone && shared.imports >= kFewestBytes && is_half(shared.imports, taker.imports) &&
           is_half(shared.imports, source.then.imports);
  }
  if (shared.code == 0) return false;
  const bool is_most_of_taker = is_half(shared.code, taker.code);
  const bool is_most_of_source = is_half(shared.code, source.then.code);
  if (shared.code < kFewestBytes) return is_most_of_taker && is_most_of_source;
  const bool has_grown = source.is_gone && is_most_of_source && is_half(shared.code, taker.code / 2);
  return is_most_of_taker || has_grown;
}

bool LostLines::is_replaced(const Source& source) {
  if (source.then.code == 0 || !is_half(source.credited, source.then.code)) return false;
  if (source.now.code == 0) return source.kept.imports * kAlmostNothing <= source.now.imports;
  return source.kept.code * kAlmostNothing <= std::min(source.now.code, source.then.code);
}

/// By the last source.
void LostLines::lose(const Line& line, std::size_t count) {
  if (count == 0) return;
  lost_.push_back({line.key, sources_.size() - 1, count});
  add(sources_.back().left, line, count);
}

void LostLines::add_changed(const ChangedText& file) {
  const std::vector<Line> then = lines_of(file.then);
  const std::vector<Line> now = lines_of(file.now);
  sources_.push_back({.path = file.path, .text_now = file.now, .then = amount_of(then), .now = amount_of(now)});
  auto same = now.begin();
  for (const Line& line : then) {
    while (same != now.end() && same->key < line.key) ++same;
    const std::size_t kept = same != now.end() && same->key == line.key ? std::min(line.count, same->count) : 0;
    add(sources_.back().kept, line, kept);
    lose(line, line.count - kept);
  }
}

LostLines::Taker LostLines::taker_of(const NamedText& file) const {
  Taker taker{.path = file.path, .lines = lines_of(file.text)};
  taker.all = amount_of(taker.lines);
  auto first = lost_.begin();
  for (Line& line : taker.lines) {
    first = std::lower_bound(first, lost_.end(), line.key,
                             [](const Lost& lost, std::uint64_t key) { return lost.key < key; });
    line.begin = static_cast<std::size_t>(first - lost_.begin());
    line.end = line.begin;
    while (line.end < lost_.size() && lost_[line.end].key == line.key && line.end - line.begin <= kMostHolders) {
      ++line.end;
    }
    if (line.end - line.begin > kMostHolders) line.end = line.begin;
  }
  return taker;
}

void LostLines::add_matches(const Taker& taker, std::size_t number, std::vector<Match>& matches) const {
  std::map<std::size_t, Amount> shared;  // by source
  for (const Line& line : taker.lines) {
    for (std::size_t i = line.begin; i < line.end; ++i) {
      add(shared[lost_[i].source], line, std::min(line.count, lost_[i].count));
    }
  }
  for (const auto& [source, amount] : shared) {
    if (comes_from(taker.all, sources_[source], amount)) matches.push_back({number, source, amount});
  }
}

/// Others may have taken lines since it was found. Whether enough is left at all is told first, as it costs nothing.
bool LostLines::may_take(const Taker& taker, const Match& match) const {
  const Source& source = sources_[match.source];
  const Amount most = {std::min(match.shared.code, source.left.code),
                       std::min(match.shared.imports, source.left.imports)};
  if (!comes_from(taker.all, source, most)) return false;
  Amount shared;
  for (const Line& line : taker.lines) {
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (lost_[i].source == match.source) add(shared, line, std::min(line.count, lost_[i].count));
    }
  }
  return comes_from(taker.all, source, shared);
}

void LostLines::take(const Taker& taker, std::size_t number) {
  Source& source = sources_[number];
  Amount taken;
  for (const Line& line : taker.lines) {
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (lost_[i].source != number) continue;
      const std::size_t count = std::min(line.count, lost_[i].count);
      lost_[i].count -= count;
      add(taken, line, count);
    }
  }
  source.left.code -= taken.code;
  source.left.imports -= taken.imports;
  source.credited += taken.code;
}

}  // namespace podworks
