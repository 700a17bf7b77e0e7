// The #if, #elif, #else and #endif around a place: is it compiled at all, which condition does it stand under, and
// which headers or modules were asked for before. It knows no language; the lexers say what their conditions mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/packaging.h"

namespace podworks {

/// Under which packagings a condition is certainly true, and under which certainly false. In the rest it is not known.
struct Decision {
  PackagingSet holds = 0;
  PackagingSet fails = 0;
  bool is_known() const { return holds == kAllPackagings || fails == kAllPackagings; }
};

class ConditionStack {
 public:
  /// One #if or #elif.
  struct Test {
    std::string_view keyword = {};  ///< "#if", kept for the text
    std::string_view text = {};     ///< without comments
    Decision decision = {};
    bool silent = false;       ///< no condition in the sense of ImportStatement::condition
    bool of_language = false;  ///< asks for __cplusplus
  };
  /// A header or module of which the code asked whether it is there.
  struct Asked {
    std::string_view name = {};   ///< answers for imports of this name in all branches
    std::string_view group = {};  ///< answers for imports of this group where the answer was yes; may be empty
    bool negated = false;         ///< !__has_include(...)
    std::uint32_t frame = 0;
    std::uint32_t branch = 0;  ///< of the frame, in which it was asked
  };

  explicit ConditionStack(Arena& arena) : arena_(arena) {}

  void open(const Test& test);
  void else_if(const Test& test);  ///< ignored, like the next two, where nothing is open
  void otherwise();
  void close();

  std::size_t depth() const { return frames_.size(); }
  /// Nothing here is ever compiled: `#if 0`, or the #else of `#if 1`.
  bool is_dead() const { return alive() == 0; }
  /// The packagings under which this place may be compiled.
  PackagingSet alive() const { return frames_.empty() ? kAllPackagings : kAllPackagings & ~frames_.back().dead; }
  /// "#if A && #else of #ifdef B", the outermost first; long and deep ones are shortened. Empty if there is none.
  std::string_view text();
  /// Is some condition around here one that asks for __cplusplus?
  bool is_by_language() const { return !frames_.empty() && frames_.back().by_language; }
  /// Differs for each branch of each #if of the text; 0 outside of all.
  std::uint32_t branch() const { return frames_.empty() ? 0 : frames_.back().id; }

  /// The innermost condition, opened as silent, counts after all.
  void make_visible(std::string_view keyword, std::string_view text);

  /// The innermost branch asks for `name`.
  void ask(std::string_view name, std::string_view group, bool negated);
  /// Does an import of `name`, which belongs to `group`, stand under a condition that asks for it?
  bool was_asked(std::string_view name, std::string_view group) const;
  /// What the innermost #if asked for.
  std::vector<Asked> asked_here() const;

 private:
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
  };
  struct Frame {
    Span first = {};    ///< into texts_: the first visible test
    Span current = {};  ///< the visible test of this branch
    bool is_else = false;
    bool silent = false;
    bool by_language = false;  ///< it or one around it asks for __cplusplus
    PackagingSet dead = 0;     ///< under these the branch is certainly not compiled
    PackagingSet outer_dead = 0;
    PackagingSet taken = 0;  ///< under these a branch before was certainly compiled
    std::uint32_t texts_begin = 0;
    std::uint32_t asked_begin = 0;
    std::uint32_t id = 0;
    std::uint32_t branch = 0;         ///< 0, 1 ... within the frame
    std::uint32_t visible = 0;        ///< 1 + index of the nearest visible frame, itself included; 0: none
    std::uint32_t visible_count = 0;  ///< visible frames from here outwards
    std::string_view joined = {};     ///< text(), once it was asked for
  };

  void start_branch(Frame& frame, PackagingSet dead, bool silent);
  Span store(std::string_view keyword, std::string_view text);
  void append_part(std::string& out, const Frame& frame) const;

  Arena& arena_;
  std::vector<Frame> frames_ = {};
  std::string texts_ = {};  ///< of the open frames, one after the other
  std::vector<Asked> asked_ = {};
  std::uint32_t next_id_ = 1;
};

}  // namespace podworks
