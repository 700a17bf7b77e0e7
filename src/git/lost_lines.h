// The lines that files of then no longer have, and which new files they went to: each line to one of them at most.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "git/named_text.h"

namespace podworks {

class LostLines {
 public:
  /// `gone` files lost all lines, `changed` ones what they had then and have no more.
  LostLines(const std::vector<NamedText>& gone, const std::vector<ChangedText>& changed);

  /// Which of the files come from which of then, by their paths. The best match goes first, and takes the lines.
  std::vector<std::pair<std::string_view, std::string_view>> credit(const std::vector<NamedText>& files);

  /// The changed files of now whose code of then went elsewhere, and that have (almost) nothing of it. Each once.
  std::vector<NamedText> take_replaced();

 private:
  /// Of lines, in bytes.
  struct Amount {
    std::size_t code = 0;
    std::size_t imports = 0;
  };
  /// A line of a file, as often as it has it.
  struct Line {
    std::uint64_t key = 0;  ///< an import's is none of code
    std::size_t bytes = 0;
    std::size_t count = 0;
    bool is_import = false;
    std::size_t begin = 0;  ///< of a file of now: those of lost_ with that key
    std::size_t end = 0;
  };
  /// A file of then.
  struct Source {
    std::string_view path = {};
    std::string_view text_now = {};
    bool is_gone = false;
    Amount then = {};
    Amount now = {};
    Amount kept = {};          ///< what both have
    Amount left = {};          ///< what is lost, and nobody took
    std::size_t credited = 0;  ///< of code
  };
  /// A file of now.
  struct Taker {
    std::string_view path = {};
    std::vector<Line> lines = {};
    Amount all = {};
    bool has_origin = false;
  };
  struct Lost {
    std::uint64_t key = 0;
    std::size_t source = 0;
    std::size_t count = 0;
  };
  struct Match {
    std::size_t taker = 0;
    std::size_t source = 0;
    Amount shared = {};
  };

  static std::vector<Line> lines_of(std::string_view text);
  static Amount amount_of(const std::vector<Line>& lines);
  static void add(Amount& amount, const Line& line, std::size_t count);
  static bool comes_from(const Amount& taker, const Source& source, const Amount& shared);
  static bool is_replaced(const Source& source);
  void lose(const Line& line, std::size_t count);
  void add_changed(const ChangedText& file);
  Taker taker_of(const NamedText& file) const;
  void add_matches(const Taker& taker, std::size_t number, std::vector<Match>& matches) const;
  bool may_take(const Taker& taker, const Match& match) const;
  void take(const Taker& taker, std::size_t source);

  std::vector<Source> sources_;
  std::vector<Lost> lost_;  // sorted
};

}  // namespace podworks
