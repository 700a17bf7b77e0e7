#include "scanner/pods/cmake/regex.h"

#include <functional>
#include <limits>

namespace podworks {
namespace {

constexpr int kMostDepth = 40;
constexpr std::size_t kMostSteps = 200'000;
constexpr std::size_t kMostFrames = 4'000;
constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max();

}  // namespace

CMakeRegex::CMakeRegex(std::string_view pattern) : pattern_(pattern) {
  choices_ = parse_choices(0);
  valid_ &= at_ == pattern_.size();
}

std::vector<std::vector<CMakeRegex::Node>> CMakeRegex::parse_choices(int depth) {
  std::vector<std::vector<Node>> choices(1);
  valid_ &= depth < kMostDepth;
  while (valid_ && at_ < pattern_.size() && pattern_[at_] != ')') {
    if (pattern_[at_] == '|') {
      ++at_;
      choices.emplace_back();
    } else {
      valid_ &= parse_node(depth, choices.back());
    }
  }
  return choices;
}

bool CMakeRegex::parse_node(int depth, std::vector<Node>& sequence) {
  Node node;
  const char c = pattern_[at_++];
  if (c == '(') {
    node.kind = Node::Kind::Group;
    node.group = ++groups_;
    node.choices = parse_choices(depth + 1);
    if (at_ >= pattern_.size() || pattern_[at_] != ')') return false;
    ++at_;
  } else if (c == '[') {
    if (!parse_set(node)) return false;
  } else if (c == '.') {
    node.kind = Node::Kind::Any;
  } else if (c == '^') {
    node.kind = Node::Kind::Begin;
  } else if (c == '$') {
    node.kind = Node::Kind::End;
  } else if (c == '*' || c == '+' || c == '?') {
    return false;
  } else {
    if (c == '\\' && at_ == pattern_.size()) return false;
    node.c = c == '\\' ? pattern_[at_++] : c;
  }
  if (at_ < pattern_.size() && (pattern_[at_] == '*' || pattern_[at_] == '+' || pattern_[at_] == '?')) {
    node.least = pattern_[at_] == '+' ? 1 : 0;
    node.most = pattern_[at_] == '?' ? 1 : kMany;
    ++at_;
  }
  sequence.push_back(std::move(node));
  return true;
}

bool CMakeRegex::parse_set(Node& node) {
  node.kind = Node::Kind::Set;
  node.set.assign(256, '0');
  const bool negated = at_ < pattern_.size() && pattern_[at_] == '^';
  if (negated) ++at_;
  for (bool first = true; at_ < pattern_.size() && (pattern_[at_] != ']' || first); first = false) {
    const auto low = static_cast<unsigned char>(pattern_[at_++]);
    unsigned char high = low;
    if (at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']') {
      high = static_cast<unsigned char>(pattern_[at_ + 1]);
      at_ += 2;
    }
    for (int one = low; one <= high; ++one) node.set[static_cast<std::size_t>(one)] = '1';
  }
  if (at_ >= pattern_.size()) return false;
  ++at_;
  if (!negated) return true;
  for (char& one : node.set) one = one == '1' ? '0' : '1';
  return true;
}

/// Backtracking with continuations; the number of steps and of frames is bounded.
struct CMakeRegex::Search {
  using Next = std::function<bool(std::size_t)>;
  std::string_view text;
  Match& match;
  std::size_t steps = 0;
  std::size_t frames = 0;

  bool gave_up() const { return steps > kMostSteps || frames > kMostFrames; }

  bool choices(const std::vector<std::vector<Node>>& all, std::size_t at, const Next& next) {
    for (const std::vector<Node>& one : all) {
      if (sequence(one, 0, at, next)) return true;
      if (gave_up()) return false;
    }
    return false;
  }

  bool sequence(const std::vector<Node>& nodes, std::size_t i, std::size_t at, const Next& next) {
    if (++steps > kMostSteps || ++frames > kMostFrames) return false;
    const bool found = i == nodes.size() ? next(at) : node(nodes, i, at, next);
    if (!gave_up()) --frames;
    return found;
  }

  bool node(const std::vector<Node>& nodes, std::size_t i, std::size_t at, const Next& next) {
    const Node& one = nodes[i];
    if (one.kind == Node::Kind::Begin) return at == 0 && sequence(nodes, i + 1, at, next);
    if (one.kind == Node::Kind::End) return at == text.size() && sequence(nodes, i + 1, at, next);
    if (one.kind == Node::Kind::Group) return group(nodes, i, 0, at, next);
    std::size_t most = at;
    while (most < text.size() && most - at < one.most && takes(one, text[most])) ++most;
    for (std::size_t end = most + 1; end-- > at;) {
      if (end - at < one.least) return false;
      if (sequence(nodes, i + 1, end, next)) return true;
      if (gave_up()) return false;
    }
    return false;
  }

  bool group(const std::vector<Node>& nodes, std::size_t i, std::size_t count, std::size_t at, const Next& next) {
    const Node& one = nodes[i];
    if (count < one.most) {
      const auto saved = match.groups;
      const bool found = choices(one.choices, at, [&](std::size_t end) {
        if (end == at && count >= one.least) return false;  // nothing was taken: it would go on forever
        const auto outer = match.groups;
        if (one.group < 10) match.groups[static_cast<std::size_t>(one.group)] = {at, end};
        if (group(nodes, i, count + 1, end, next)) return true;
        match.groups = outer;
        return false;
      });
      if (found) return true;
      match.groups = saved;
      if (gave_up()) return false;
    }
    return count >= one.least && sequence(nodes, i + 1, at, next);
  }

  static bool takes(const Node& node, char c) {
    if (node.kind == Node::Kind::Any) return true;
    if (node.kind == Node::Kind::Set) return node.set[static_cast<unsigned char>(c)] == '1';
    return c == node.c;
  }
};

CMakeRegex::Answer CMakeRegex::find(std::string_view text, std::size_t from, Match& match) const {
  std::size_t steps = 0;
  for (std::size_t begin = from; begin <= text.size(); ++begin) {
    match = {};
    Search search{text, match, steps, 0};
    const bool found = search.choices(choices_, begin, [&](std::size_t end) {
      match.begin = begin;
      match.end = end;
      match.groups[0] = {begin, end};
      return true;
    });
    if (found) return Answer::Found;
    if (search.gave_up()) return Answer::GaveUp;
    steps = search.steps;
  }
  return Answer::None;
}

}  // namespace podworks
