// The variables of a CMake script: scopes within scopes, the cache below all. What a branch sets that may not be taken
// can be set aside and united with what the other branches set.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "scanner/pods/cmake/value.h"

namespace podworks {

class CMakeScopes {
 public:
  explicit CMakeScopes(bool remembers_branches = false) : remembers_branches_(remembers_branches) { push(); }

  /// nullptr: nothing is known of such a variable.
  const CMakeValue* find(std::string_view name) const;
  /// In the innermost scope.
  void set(std::string_view name, CMakeValue value) { write(scopes_.size() - 1, name, std::move(value)); }
  void set_in_parent(std::string_view name, CMakeValue value);
  /// Puts `text` behind the one that the variable has in the innermost scope, in time that depends on `text` alone;
  /// `unknown` as of a value. False, and nothing is done, if it has none there, or more than one.
  bool append(std::string_view name, std::string_view text, std::string_view unknown);
  /// A cache entry that is there stays as it is.
  void set_in_cache(std::string_view name, CMakeValue value);
  /// return(PROPAGATE name) in a function or a directory, out of the blocks of it.
  void set_for_caller(std::string_view name, CMakeValue value);
  void push(bool is_block = false);
  void pop();

  struct Change {
    std::optional<CMakeValue> value = {};  ///< none: there is no such variable any more
    bool appends = false;                  ///< the value's text goes behind the one that is there
  };
  using Key = std::pair<std::size_t, std::string>;
  using Written = std::map<Key, Change>;
  /// From here on it is remembered what is written.
  void begin_branch() { branches_.push_back(journal_.size()); }
  /// Takes it back, and answers it.
  Written end_branch();
  /// Whether none of several branches may be run: as a rule it is so, or only now and then.
  enum class Skip : std::uint8_t { Never, Maybe, Usually };
  /// Each of `branches` may have been run, the first one as a rule.
  void unite(std::vector<Written> branches, Skip skip);
  /// A list had `element` in some of several branches only, and nobody knows which is run. False for all if branches
  /// are not remembered.
  bool is_possible_only(std::string_view element) const { return possible_.find(element) != possible_.end(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };
  struct Scope {
    std::uint64_t id = 0;
    bool is_block = false;
    std::unordered_map<std::string, CMakeValue, Hash, std::equal_to<>> values = {};
  };
  struct Entry {
    std::size_t scope = 0;
    std::uint64_t id = 0;
    std::string name = {};
    std::optional<CMakeValue> before = {};  // of what was appended to: all but its text
    std::optional<std::size_t> size = {};   // ... which was as long as this
  };
  void write(std::size_t scope, std::string_view name, std::optional<CMakeValue> value);
  bool append(std::size_t scope, std::string_view name, const CMakeValue& added);
  bool is_open(const Entry& entry) const {
    return entry.scope < scopes_.size() && scopes_[entry.scope].id == entry.id;  // else its function has ended
  }
  Written changes_since(std::size_t begin);
  void take_back(Entry& entry);
  bool unite_appended(const Key& key, const std::vector<const Change*>& changes, bool is_certain);
  CMakeValue whole(const Key& key, Change change) const;
  void remember_possible(const Key& key, const std::vector<Change*>& changes, bool is_skipped);

  std::vector<Scope> scopes_;  // [0] is the cache
  std::vector<Entry> journal_;
  std::vector<std::size_t> branches_;  // where each begins in the journal
  std::uint64_t last_id_ = 0;
  bool remembers_branches_ = false;
  std::unordered_set<std::string, Hash, std::equal_to<>> possible_;
};

}  // namespace podworks
