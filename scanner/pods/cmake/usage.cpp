#include "scanner/pods/cmake/usage.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "base/text.h"
#include "scanner/pods/cmake/expression.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxSteps = 30'000'000;

class Usages {
 public:
  explicit Usages(CMakeBuild& build) : build_(build), usages_(build.targets.size()), direct_(build.targets.size()) {}

  std::vector<CMakeUsage> take() {
    for (std::size_t i = 0; i < usages_.size(); ++i) add_own(i);
    leave_to_object_libraries();
    find_lists();
    for (std::size_t i = 0; i < usages_.size() && steps_ < kMaxSteps; ++i) take_over(i);
    if (steps_ >= kMaxSteps) {
      build_.problems.push_back(
          manifest_problem({build_.manifest, 0, 0},
                           "the targets of this build pass on too much to each other: include folders are missing",
                           "let CMake's file API say them (`export:`)"));
    }
    return std::move(usages_);
  }

 private:
  struct Direct {
    std::vector<CMakeItem> passed_sources = {};
  };

  void add_own(std::size_t i) {
    const CMakeTarget& target = build_.targets[i];
    CMakeUsage& usage = usages_[i];
    usage.sources = paths(target.sources, target.folder, &usage);
    usage.headers = paths(target.headers, target.folder, nullptr);
    usage.own_includes = paths(target.includes, target.folder, nullptr);
    usage.passed_includes = paths(target.passed_includes, target.folder, nullptr);
    direct_[i].passed_sources = paths(target.passed_sources, target.folder, nullptr);
    for (const CMakeLink& link : target.links) add_link(link, usage);
  }

  /// Nobody links a source twice: what a target lists beside the objects of a library that compiles the same is what it
  /// would compile without that library.
  void leave_to_object_libraries() {
    std::map<std::size_t, std::unordered_set<std::string>> compiled;  // by object library
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      for (const CMakeUse& use : usages_[i].uses) {
        const bool is_part = use.is_part && use.target && *use.target != i;
        // A library that only some machine or option asks for has nothing of those that are always there.
        if (!is_part || (build_.targets[i].is_usual && !build_.targets[*use.target].is_usual)) continue;
        std::unordered_set<std::string>& objects = compiled[*use.target];
        if (objects.empty()) {
          for (const CMakeItem& item : usages_[*use.target].sources) objects.insert(item.text);
        }
        steps_ += usages_[i].sources.size();
        std::erase_if(usages_[i].sources, [&](const CMakeItem& item) { return objects.contains(item.text); });
      }
    }
  }

  /// An INTERFACE library that nobody links only lists sources that other targets compile.
  void find_lists() {
    std::vector<bool> is_linked(usages_.size());
    std::unordered_set<std::string> compiled;
    for (const CMakeUsage& usage : usages_) {
      for (const CMakeUse& use : usage.uses) {
        if (use.target) is_linked[*use.target] = true;
      }
      for (const CMakeItem& item : usage.sources) compiled.insert(item.text);
    }
    const auto has_compiler = [&](const CMakeItem& item) { return compiled.contains(item.text); };
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      std::vector<CMakeItem>& sources = direct_[i].passed_sources;
      const bool is_list = build_.targets[i].type == CMakeTarget::Type::Interface && !is_linked[i];
      if (is_list && std::all_of(sources.begin(), sources.end(), has_compiler)) sources.clear();
    }
  }

  std::vector<CMakeItem> paths(const std::vector<CMakeItem>& items, const std::string& folder, CMakeUsage* usage) {
    std::vector<CMakeItem> all;
    std::unordered_set<std::string> seen;
    std::unordered_set<std::string> usual;  // of what is there more than once
    for (const CMakeItem& item : items) {
      ++steps_;
      const bool is_expression = item.text.find("$<") != std::string::npos;
      for (const std::string& text : expand_cmake_expression(item.text)) {
        if (const std::string_view objects = object_library_of(text); !objects.empty()) {
          if (usage != nullptr) add_link({std::string(objects), true, false, item.at}, *usage, true);
          continue;
        }
        if (text.find("$<TARGET_PROPERTY:") != std::string::npos) {
          add_property(text, seen, all, item);
          continue;
        }
        CMakeItem one = item;
        one.text = absolute_cmake_path(folder, text);
        one.is_certain &= !is_expression;
        if (seen.insert(one.text).second) {
          all.push_back(std::move(one));
        } else if (one.is_usual) {
          usual.insert(std::move(one.text));
        }
      }
    }
    if (usual.empty()) return all;
    for (CMakeItem& item : all) item.is_usual |= usual.contains(item.text);
    return all;
  }

  /// `$<TARGET_PROPERTY:t,INTERFACE_INCLUDE_DIRECTORIES>`
  void add_property(std::string_view text, std::unordered_set<std::string>& seen, std::vector<CMakeItem>& all,
                    const CMakeItem& item) {
    const std::size_t begin = text.find(':') + 1;
    const std::size_t comma = text.find(',', begin);
    if (comma == std::string_view::npos) return;
    const CMakeTarget* const target = build_.target(text.substr(begin, comma - begin));
    const std::string_view name = text.substr(comma + 1, text.size() - comma - 2);
    if (target == nullptr) return;
    const auto& items = name == "INTERFACE_INCLUDE_DIRECTORIES" ? target->passed_includes
                        : name == "INCLUDE_DIRECTORIES"         ? target->includes
                                                                : std::vector<CMakeItem>{};
    for (const CMakeItem& other : items) {
      for (const std::string& one : expand_cmake_expression(other.text)) {
        ++steps_;
        if (one.find("$<") != std::string::npos) continue;
        std::string path = absolute_cmake_path(target->folder, one);
        if (seen.insert(path).second) all.push_back({std::move(path), item.at, false, true});
      }
    }
  }

  void add_link(const CMakeLink& link, CMakeUsage& usage, bool is_part = false) {
    const bool links_only = is_link_only(link.text);
    for (const std::string& name : expand_cmake_expression(link.text)) {
      ++steps_;
      CMakeUse use{.name = name, .builds = link.builds, .passes = link.passes && !links_only, .at = link.at};
      use.is_certain = link.is_certain && link.text.find("$<") == std::string::npos;
      use.links_only = !use.passes;
      use.is_part = is_part;
      use.branches = link.branches;
      if (!use.is_certain && use.branches.empty()) use.branches = {DeclaredBranch{}};
      if (const CMakeTarget* target = build_.target(name)) {
        use.target = static_cast<std::size_t>(target - build_.targets.data());
        use.name = target->name;
        if (target->type == CMakeTarget::Type::Imported) use.target.reset();
        if (&usages_[static_cast<std::size_t>(target - build_.targets.data())] == &usage) continue;
      } else if (!link.is_usual) {
        continue;
      }
      const auto known =
          std::find_if(usage.uses.begin(), usage.uses.end(), [&](const CMakeUse& one) { return one.name == use.name; });
      if (known == usage.uses.end()) {
        usage.uses.push_back(std::move(use));
      } else {
        known->builds |= use.builds;
        known->passes |= use.passes;
        known->is_certain |= use.is_certain;
        known->links_only &= use.links_only;
        known->is_part |= use.is_part;
        std::erase_if(known->branches, [&](DeclaredBranch one) {
          return std::find(use.branches.begin(), use.branches.end(), one) == use.branches.end();
        });
        if (!known->is_certain && known->branches.empty()) known->branches = {DeclaredBranch{}};
      }
      steps_ += usage.uses.size() / 8;
    }
  }

  void take_over(std::size_t i) {
    CMakeUsage& usage = usages_[i];
    std::unordered_set<std::string> seen;
    std::unordered_set<std::string> of_system;
    const auto add = [&](const std::vector<CMakeItem>& items) {
      for (const CMakeItem& item : items) {
        ++steps_;
        if (item.is_system) of_system.insert(item.text);
        if (seen.insert(item.text).second) {
          usage.includes.push_back(item.text);
          if (!item.is_usual) usage.unusual_includes.insert(item.text);
        } else if (item.is_usual && !usage.unusual_includes.empty()) {
          usage.unusual_includes.erase(item.text);
        }
      }
    };
    if (build_.targets[i].type != CMakeTarget::Type::Interface) {
      add(usage.own_includes);
    } else {
      add(usage.passed_includes);
    }
    std::vector<bool> reached(usages_.size());
    std::vector<std::size_t> order;
    reach(i, true, reached, order);
    steps_ += usages_.size() / 64;
    std::unordered_set<std::string> sources;
    for (const CMakeItem& item : usage.sources) sources.insert(item.text);
    if (build_.targets[i].type == CMakeTarget::Type::Interface) order.insert(order.begin(), i);
    for (const std::size_t other : order) {
      if (other != i) add(usages_[other].passed_includes);
      for (const CMakeItem& item : direct_[other].passed_sources) {
        ++steps_;
        if (sources.insert(item.text).second) usage.sources.push_back(item);
      }
    }
    std::stable_partition(usage.includes.begin(), usage.includes.end(),
                          [&](const std::string& folder) { return !of_system.contains(folder); });
    add_dependencies(i);
  }

  /// In depth: a library before what it passes on, as CMake has them.
  void reach(std::size_t from, bool builds, std::vector<bool>& reached, std::vector<std::size_t>& order) {
    struct Open {
      std::size_t target = 0;
      bool builds = false;
      std::size_t next = 0;
    };
    std::vector<Open> open = {{from, builds, 0}};
    while (!open.empty() && steps_ < kMaxSteps) {
      const std::vector<CMakeUse>& uses = usages_[open.back().target].uses;
      if (open.back().next == uses.size()) {
        open.pop_back();
        continue;
      }
      ++steps_;
      const CMakeUse& use = uses[open.back().next++];
      const bool counts = open.back().builds ? use.builds || use.passes : use.passes;
      if (!counts || !use.target || *use.target == from || reached[*use.target]) continue;
      reached[*use.target] = true;
      order.push_back(*use.target);
      open.push_back({*use.target, false, 0});
    }
  }

  /// Targets that a target links, and all that these bring along: a static library brings what it uses itself.
  void add_dependencies(std::size_t i) {
    std::vector<bool> seen(usages_.size());
    std::vector<std::size_t> waiting;
    const auto visit = [&](std::size_t target) {
      if (target == i || seen[target]) return;
      seen[target] = true;
      waiting.push_back(target);
    };
    for (const CMakeUse& use : usages_[i].uses) {
      if (use.target && use.builds) visit(*use.target);
    }
    for (std::size_t at = 0; at < waiting.size(); ++at) {
      const CMakeTarget& target = build_.targets[waiting[at]];
      const bool is_linked = target.is_shared || target.type == CMakeTarget::Type::Executable;
      for (const CMakeUse& use : usages_[waiting[at]].uses) {
        ++steps_;
        if (use.target && (use.passes || !is_linked)) visit(*use.target);
      }
    }
    for (const CMakeItem& item : build_.targets[i].after) {
      for (const std::string& name : expand_cmake_expression(item.text)) {
        const CMakeTarget* const target = build_.target(name);
        if (target != nullptr) visit(static_cast<std::size_t>(target - build_.targets.data()));
      }
    }
    steps_ += usages_.size() / 64;
    std::sort(waiting.begin(), waiting.end());
    usages_[i].dependencies = std::move(waiting);
  }

  CMakeBuild& build_;
  std::vector<CMakeUsage> usages_;
  std::vector<Direct> direct_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<CMakeUsage> use_of_targets(CMakeBuild& build) {
  return Usages(build).take();
}

}  // namespace podworks
