#include "scanner/languages/condition_stack.h"

#include <algorithm>
#include <array>

namespace podworks {

namespace {

constexpr std::size_t kMaxText = 200;       // bytes of one condition
constexpr std::size_t kMaxShown = 8;        // conditions of a text
constexpr std::size_t kMaxAskedDepth = 64;  // of the headers that were asked for, the innermost

}  // namespace

void ConditionStack::open(const Test& test) {
  Frame frame;
  frame.outer_dead = kAllPackagings & ~alive();
  frame.taken = test.decision.holds;
  frame.by_language = test.of_language || is_by_language();
  frame.texts_begin = static_cast<std::uint32_t>(texts_.size());
  frame.asked_begin = static_cast<std::uint32_t>(asked_.size());
  const bool silent = test.silent || test.decision.is_known();
  if (!silent) frame.first = frame.current = store(test.keyword, test.text);
  frames_.push_back(frame);
  start_branch(frames_.back(), frame.outer_dead | test.decision.fails, silent);
}

void ConditionStack::else_if(const Test& test) {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  const PackagingSet dead = frame.outer_dead | frame.taken | test.decision.fails;
  frame.taken |= test.decision.holds;
  texts_.resize(std::max<std::size_t>(frame.texts_begin, frame.first.begin + frame.first.length));
  const bool fails = test.decision.fails == kAllPackagings;
  const bool is_rest = frame.taken == kAllPackagings && frame.first.length == 0;
  const bool silent = test.silent || fails || is_rest;
  if (!silent) {
    frame.current = store(test.keyword, test.text);
    if (frame.first.length == 0) frame.first = frame.current;
  }
  frame.by_language = frame.by_language || test.of_language;
  ++frame.branch;
  start_branch(frame, dead, silent);
}

void ConditionStack::otherwise() {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  frame.is_else = true;
  ++frame.branch;
  start_branch(frame, frame.outer_dead | frame.taken, frame.first.length == 0);
}

void ConditionStack::close() {
  if (frames_.empty()) return;
  texts_.resize(frames_.back().texts_begin);
  asked_.resize(frames_.back().asked_begin);
  frames_.pop_back();
}

void ConditionStack::make_visible(std::string_view keyword, std::string_view text) {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  frame.first = frame.current = store(keyword, text);
  start_branch(frame, frame.dead, false);
}

std::string_view ConditionStack::text() {
  if (frames_.empty() || frames_.back().visible == 0) return {};
  Frame& innermost = frames_[frames_.back().visible - 1];
  if (!innermost.joined.empty()) return innermost.joined;
  std::array<std::uint32_t, kMaxShown> shown = {};
  std::size_t count = 0;
  for (std::uint32_t at = frames_.back().visible; at != 0 && count < kMaxShown;) {
    shown[count++] = at - 1;
    at = at == 1 ? 0 : frames_[at - 2].visible;
  }
  std::string joined;
  if (innermost.visible_count > count) {
    joined = "(" + std::to_string(innermost.visible_count - count) + " more)";
  }
  while (count > 0) {
    if (!joined.empty()) joined += " && ";
    append_part(joined, frames_[shown[--count]]);
  }
  innermost.joined = arena_.keep(joined);
  return innermost.joined;
}

void ConditionStack::ask(std::string_view name, std::string_view group, bool negated) {
  if (frames_.empty()) return;
  asked_.push_back({.name = arena_.keep(name),
                    .group = arena_.keep(group),
                    .negated = negated,
                    .frame = static_cast<std::uint32_t>(frames_.size() - 1),
                    .branch = frames_.back().branch});
}

bool ConditionStack::was_asked(std::string_view name, std::string_view group) const {
  const std::size_t count = std::min(asked_.size(), kMaxAskedDepth);
  return std::any_of(asked_.end() - static_cast<std::ptrdiff_t>(count), asked_.end(), [&](const Asked& asked) {
    // The `#else` of <New/Track.h> may well need <Old/Track.h>; a bare name is the same header by another path.
    const bool same_group = group.empty() || asked.group.empty() || group == asked.group;
    if (!name.empty() && name == asked.name && same_group) return true;
    const bool answer_is_yes = (frames_[asked.frame].branch == asked.branch) != asked.negated;
    return answer_is_yes && !group.empty() && group == asked.group;
  });
}

std::vector<ConditionStack::Asked> ConditionStack::asked_here() const {
  if (frames_.empty()) return {};
  return {asked_.begin() + frames_.back().asked_begin, asked_.end()};
}

void ConditionStack::start_branch(Frame& frame, PackagingSet dead, bool silent) {
  const std::size_t index = frames_.size() - 1;
  const std::uint32_t outer = index == 0 ? 0 : frames_[index - 1].visible;
  const std::uint32_t outer_count = index == 0 ? 0 : frames_[index - 1].visible_count;
  frame.dead = dead;
  frame.silent = silent;
  frame.id = next_id_++;
  frame.visible = silent ? outer : static_cast<std::uint32_t>(index + 1);
  frame.visible_count = silent ? outer_count : outer_count + 1;
  frame.joined = {};
}

ConditionStack::Span ConditionStack::store(std::string_view keyword, std::string_view text) {
  Span span;
  span.begin = static_cast<std::uint32_t>(texts_.size());
  texts_ += keyword;
  texts_ += ' ';
  if (text.size() <= kMaxText) {
    texts_ += text;
  } else {
    std::size_t cut = kMaxText;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    texts_ += text.substr(0, cut);
    texts_ += "...";
  }
  span.length = static_cast<std::uint32_t>(texts_.size()) - span.begin;
  return span;
}

void ConditionStack::append_part(std::string& out, const Frame& frame) const {
  const auto text_of = [this](Span span) { return std::string_view{texts_}.substr(span.begin, span.length); };
  if (frame.is_else) {
    out += "#else of ";
  } else {
    out += text_of(frame.current);
    if (frame.current.begin == frame.first.begin) return;
    out += " of ";
  }
  out += text_of(frame.first);
}

}  // namespace podworks
