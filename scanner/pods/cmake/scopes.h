// The variables of a CMake script: scopes within scopes, the cache below all. What a branch sets that may not be taken
// can be set aside and united with what the other branches set.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/pods/cmake/value.h"

namespace podworks {

class CMakeScopes {
 public:
  CMakeScopes() { push(); }

  /// nullptr: nothing is known of such a variable.
  const CMakeValue* find(std::string_view name) const;
  /// In the innermost scope.
  void set(std::string_view name, CMakeValue value) { write(scopes_.size() - 1, name, std::move(value)); }
  void set_in_parent(std::string_view name, CMakeValue value);
  /// A cache entry that is there stays as it is.
  void set_in_cache(std::string_view name, CMakeValue value);
  void push();
  void pop();

  using Written = std::map<std::pair<std::size_t, std::string>, std::optional<CMakeValue>>;
  /// From here on it is remembered what is written.
  void begin_branch() { branches_.push_back(journal_.size()); }
  /// Takes it back, and answers it.
  Written end_branch();
  /// Whether none of several branches may be run: as a rule it is so, or only now and then.
  enum class Skip : std::uint8_t { Never, Maybe, Usually };
  /// Each of `branches` may have been run, the first one as a rule.
  void unite(const std::vector<Written>& branches, Skip skip);

 private:
  struct Scope {
    std::uint64_t id = 0;
    std::map<std::string, CMakeValue, std::less<>> values = {};
  };
  struct Entry {
    std::size_t scope = 0;
    std::uint64_t id = 0;
    std::string name = {};
    std::optional<CMakeValue> before = {};
  };
  void write(std::size_t scope, std::string_view name, std::optional<CMakeValue> value);

  std::vector<Scope> scopes_;  // [0] is the cache
  std::vector<Entry> journal_;
  std::vector<std::size_t> branches_;  // where each begins in the journal
  std::uint64_t last_id_ = 0;
};

}  // namespace podworks
