// A set of names that is seldom asked: putting names in costs next to nothing.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

namespace podworks {

/// The names must outlive it.
class LazyNames {
 public:
  void add(std::string_view name) { waiting_.push_back(name); }
  bool contains(std::string_view name) {
    sort_in();
    return names_.contains(name);
  }
  /// False if it was there.
  bool insert(std::string_view name) {
    sort_in();
    return names_.insert(name).second;
  }

 private:
  void sort_in() {
    names_.insert(waiting_.begin(), waiting_.end());
    waiting_.clear();
  }

  std::vector<std::string_view> waiting_ = {};
  std::unordered_set<std::string_view> names_ = {};
};

}  // namespace podworks
