// The tree of a Podfile's targets while it is read: which one is open, and what each takes over from those around it.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/declaration.h"

namespace podworks {

class PodfileTargets {
 public:
  struct Target {
    std::string name = {};
    bool abstract = false;
    std::string inherit = "complete";  ///< or search_paths, none
    Target* parent = nullptr;
    std::size_t index = 0;  ///< in the order of the file
    std::string platform = {};
    std::string platform_version = {};
    std::vector<PodfilePod> pods = {};
    Place at = {};
  };

  PodfileTargets() { root_.abstract = true; }
  PodfileTargets(const PodfileTargets&) = delete;  // targets point at each other
  PodfileTargets& operator=(const PodfileTargets&) = delete;

  /// Enters a target inside of the current one. The same one may be opened again: its pods add up.
  void open(const std::string& name, bool abstract, const Place& at);
  void close() { current_ = current_->parent; }
  /// What statements speak of; outside of any target something that holds for all.
  Target& current() { return *current_; }

  /// All of them, and last what stands outside if that is any pod. Moves the pods out. O(targets + pods).
  std::vector<PodfileTarget> declared();

 private:
  PodfileTarget declared(Target& target) const;

  Target root_;
  std::deque<Target> targets_;
  std::map<std::pair<const Target*, std::string>, Target*> by_name_;  // and by what is around it
  Target* current_ = &root_;
};

}  // namespace podworks
