// CMake's regular expressions (string(REGEX), list(FILTER), MATCHES): `^ $ . [] * + ? () |`, and no others.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

class CMakeRegex {
 public:
  explicit CMakeRegex(std::string_view pattern);
  bool is_valid() const { return valid_; }

  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::array<std::pair<std::size_t, std::size_t>, 10> groups = {};  ///< [0] is the whole; begin == end of none
  };
  enum class Answer { Found, None, GaveUp };
  /// The first match at or behind `from`. It gives up after a bounded number of steps.
  Answer find(std::string_view text, std::size_t from, Match& match) const;

 private:
  struct Node {
    enum class Kind { Char, Any, Set, Begin, End, Group };
    Kind kind = Kind::Char;
    char c = 0;
    std::string set = {};  // 256 of '0' and '1'
    int group = 0;
    std::vector<std::vector<Node>> choices = {};
    std::size_t least = 1;
    std::size_t most = 1;
  };
  struct Search;

  std::vector<std::vector<Node>> parse_choices(int depth);
  bool parse_node(int depth, std::vector<Node>& sequence);
  bool parse_set(Node& node);

  std::string pattern_;
  std::size_t at_ = 0;
  int groups_ = 0;
  bool valid_ = true;
  std::vector<std::vector<Node>> choices_;
};

}  // namespace podworks
