#include "scanner/pods/cmake/file_api.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "scanner/pods/cmake/cmake.h"
#include "scanner/pods/cmake/pods.h"
#include "scanner/pods/cmake/reply_json.h"
#include "scanner/pods/cmake/run.h"
#include "scanner/pods/cmake/usage.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::string_view kReply = ".cmake/api/v1/reply";
constexpr std::string_view kHowToMake =
    "make it: touch build/.cmake/api/v1/query/codemodel-v2 (its folders first), then run cmake -B build";

/// The index files sort by their age: the last one is the newest.
std::string newest_index(const ReaderContext& context, std::string_view folder) {
  const Listing listing =
      context.files.list({.skip_folder = [&](std::string_view path) { return !lies_in(folder, path); }, .threads = 1});
  std::string newest;
  for (const std::string_view path : listing.files) {
    const bool is_index = folder_of(path) == folder && base_name(path).starts_with("index-") && path.ends_with(".json");
    if (is_index && path > newest) newest = path;
  }
  return newest;
}

class Reply {
 public:
  Reply(const ReaderContext& context, std::string_view folder, const std::vector<std::string>& manifests)
      : context_(context), folder_(folder), manifests_(manifests) {}

  Result<std::vector<PodDeclaration>> read() {
    const std::string index = newest_index(context_, folder_);
    if (index.empty()) {
      return Error{fmt::format("`{}` holds no reply of CMake's file API: there is no index-*.json", folder_),
                   {.file = folder_},
                   std::string(kHowToMake)};
    }
    const Result<Json> root = read_json(context_, index);
    if (!root.ok()) return root.errors();
    std::string file;
    for (const Json& object : array_of(root.value().find("objects"))) {
      const std::size_t major = number_of(member(object.find("version"), "major"), 0);
      if (text_of(object.find("kind")) == "codemodel" && major == 2) file = text_of(object.find("jsonFile"));
    }
    if (file.empty()) {
      return Error{"the reply has no codemodel of version 2", {.file = index}, std::string(kHowToMake)};
    }
    const Result<Json> model = read_json(context_, join_path(folder_, file));
    if (!model.ok()) return model.errors();
    return read_model(model.value(), join_path(folder_, file));
  }

 private:
  Result<std::vector<PodDeclaration>> read_model(const Json& model, const std::string& path) {
    find_folders(member(model.find("paths"), "source"), member(model.find("paths"), "build"));
    const Json* const configuration = element(model.find("configurations"), 0);
    if (configuration == nullptr) return Error{"it has no configuration", {.file = path}, std::string(kHowToMake)};
    build_.folder = source_;
    build_.manifest = join_path(source_, "CMakeLists.txt");
    std::vector<Json> targets;
    for (const Json& one : array_of(configuration->find("targets"))) {
      Result<Json> target = read_json(context_, join_path(folder_, text_of(one.find("jsonFile"))));
      if (!target.ok()) return target.errors();
      if (text_of(target.value().find("name")).empty()) continue;
      numbers_.emplace(text_of(target.value().find("id")), targets.size());
      targets.push_back(std::move(target.value()));
    }
    for (const Json& directory : array_of(configuration->find("directories"))) {
      const std::string folder = to_model(text_of(directory.find("source")));
      if (lies_in_cmake_pool(folder)) {
        build_.scripts.insert(join_path(std::string(in_cmake_pool(folder)), "CMakeLists.txt"));
      }
    }
    for (const Json& target : targets) add_target(target);
    for (std::size_t i = 0; i < targets.size(); ++i) add_dependencies(targets[i], i);
    add_interfaces();
    std::vector<PodDeclaration> pods = pods_of_cmake_build(context_, build_, usages_);
    add_other_builds(pods);
    return pods;
  }

  /// A reply is about one build, and the entry may take more of them.
  void add_other_builds(std::vector<PodDeclaration>& pods) const {
    const CMakeBuilds others(context_, manifests_, build_.scripts);
    for (const std::string& manifest : manifests_) {
      std::vector<PodDeclaration> more = others.pods_of(manifest);
      if (more.empty()) continue;
      more.front().problems.push_back(manifest_problem(
          {manifest, 1, 1}, fmt::format("`{}` says nothing of this build, which was read by its scripts", folder_),
          "give it an entry of its own, with `in:` and, if its reply is there, `export:`"));
      std::move(more.begin(), more.end(), std::back_inserter(pods));
    }
  }

  /// Where the source and the build lie: the reply's own folder says it, as long as nobody moved it.
  void find_folders(const Json* source, const Json* build) {
    source_abs_ = text_of(source);
    build_abs_ = text_of(build);
    std::string here = folder_;
    if (here.ends_with(kReply)) here.resize(here.size() - kReply.size());
    while (here.ends_with('/')) here.pop_back();
    if (here.empty()) {
      pool_abs_ = build_abs_;
    } else if (build_abs_.ends_with("/" + here)) {
      pool_abs_ = build_abs_.substr(0, build_abs_.size() - here.size() - 1);
    }
    if (!pool_abs_.empty() && (source_abs_ == pool_abs_ || source_abs_.starts_with(pool_abs_ + "/"))) {
      source_ = source_abs_.substr(std::min(source_abs_.size(), pool_abs_.size() + 1));
      return;
    }
    pool_abs_.clear();
    const auto shortest = std::min_element(
        manifests_.begin(), manifests_.end(),
        [](const std::string& a, const std::string& b) { return folder_of(a).size() < folder_of(b).size(); });
    if (shortest != manifests_.end()) source_ = folder_of(*shortest);
  }

  /// A path of the reply, absolute or relative to the source, as the scripts' model has it.
  std::string to_model(const std::string& path) const {
    const std::string absolute = absolute_cmake_path(source_abs_, path);
    const auto below = [&](const std::string& folder) {
      return !folder.empty() && (absolute == folder || absolute.starts_with(folder + "/"));
    };
    const auto moved = [&](const std::string& folder, std::string_view to) {
      return absolute_cmake_path(to, absolute.substr(std::min(absolute.size(), folder.size() + 1)));
    };
    if (build_abs_ != source_abs_ && below(build_abs_)) return moved(build_abs_, kCMakeBuild);
    if (below(source_abs_)) return moved(source_abs_, join_path(kCMakePool, source_));
    if (below(pool_abs_)) return moved(pool_abs_, kCMakePool);
    return absolute;
  }

  static CMakeTarget::Type type_of(const std::string& type) {
    using Type = CMakeTarget::Type;
    if (type == "EXECUTABLE") return Type::Executable;
    if (type == "OBJECT_LIBRARY") return Type::Object;
    if (type == "INTERFACE_LIBRARY") return Type::Interface;
    return type == "UTILITY" ? Type::Custom : Type::Library;
  }

  /// The command and its place, by a node of the target's backtrace.
  struct Origin {
    std::string command = {};
    Place at = {};
  };
  Origin origin(const Json& target, const Json* backtrace) const {
    const Json* const graph = target.find("backtraceGraph");
    const Json* const node =
        element(member(graph, "nodes"), number_of(backtrace, array_of(member(graph, "nodes")).size()));
    if (node == nullptr) return {};
    Origin found;
    found.command = text_of(element(member(graph, "commands"), number_of(member(node, "command"), ~std::size_t{0})));
    const std::string file =
        to_model(text_of(element(member(graph, "files"), number_of(member(node, "file"), ~std::size_t{0}))));
    found.at.file = lies_in_cmake_pool(file) ? std::string(in_cmake_pool(file)) : build_.manifest;
    found.at.line = static_cast<int>(std::min<std::size_t>(number_of(member(node, "line"), 0), 1'000'000'000));
    found.at.column = found.at.line > 0 ? 1 : 0;
    return found;
  }

  void add_target(const Json& json) {
    CMakeTarget target;
    CMakeUsage usage;
    target.name = text_of(json.find("name"));
    target.type = type_of(text_of(json.find("type")));
    target.folder = to_model(text_of(member(json.find("paths"), "source")));
    target.at = origin(json, json.find("backtrace")).at;
    if (target.at.file.empty()) target.at.file = build_.manifest;
    add_sources(json, usage);
    add_includes(json, usage);
    build_.numbers.emplace(target.name, build_.targets.size());
    build_.targets.push_back(std::move(target));
    usages_.push_back(std::move(usage));
  }

  void add_sources(const Json& json, CMakeUsage& usage) {
    const JsonArray& sets = array_of(json.find("fileSets"));
    for (const Json& source : array_of(json.find("sources"))) {
      CMakeItem item{to_model(text_of(source.find("path"))), origin(json, source.find("backtrace")).at, false, false};
      const Json* const generated = source.find("isGenerated");
      const bool is_generated = generated != nullptr && generated->boolean() != nullptr && *generated->boolean();
      if (is_generated) {
        build_.generated.insert(item.text);
        continue;
      }
      const std::size_t set = number_of(source.find("fileSetIndex"), sets.size());
      const bool is_header = set < sets.size() && text_of(sets[set].find("type")) == "HEADERS";
      (is_header ? usage.headers : usage.sources).push_back(std::move(item));
    }
  }

  /// Of all languages and sources. A folder that comes from a library has the command that links the library.
  void add_includes(const Json& json, CMakeUsage& usage) {
    std::unordered_set<std::string> seen;
    for (const Json& group : array_of(json.find("compileGroups"))) {
      for (const Json& include : array_of(group.find("includes"))) {
        std::string path = to_model(text_of(include.find("path")));
        if (!seen.insert(path).second) continue;
        const Origin from = origin(json, include.find("backtrace"));
        const bool is_shared = from.command == "include_directories";
        if (is_shared || from.command == "target_include_directories" || from.command == "target_sources") {
          usage.own_includes.push_back({path, from.at, true, is_shared});
          usage.passed_includes.push_back(usage.own_includes.back());
        }
        usage.includes.push_back(std::move(path));
      }
    }
  }

  /// The reply has what comes along with a dependency among the dependencies. What only has to be built before is none.
  void add_dependencies(const Json& json, std::size_t number) {
    CMakeUsage& usage = usages_[number];
    for (const Json& dependency : array_of(json.find("dependencies"))) {
      const auto found = numbers_.find(text_of(dependency.find("id")));
      if (found == numbers_.end()) continue;
      const Origin from = origin(json, dependency.find("backtrace"));
      usage.dependencies.push_back(found->second);
      if (from.command == "add_dependencies") continue;
      const CMakeTarget& target = build_.targets[found->second];
      usage.uses.push_back({.target = found->second,
                            .name = target.name,
                            .at = from.at.file.empty() ? build_.targets[number].at : from.at});
    }
    std::sort(usage.dependencies.begin(), usage.dependencies.end());
    for (const Json& fragment : array_of(member(json.find("link"), "commandFragments"))) {
      const std::string text = text_of(fragment.find("fragment"));
      if (text_of(fragment.find("role")) != "libraries" || !text.starts_with("-l")) continue;
      usage.uses.push_back({.name = text.substr(2), .at = origin(json, fragment.find("backtrace")).at});
    }
  }

  /// Libraries of headers alone are in no reply: they are taken from the scripts, and who links them.
  void add_interfaces() {
    CMakeScripts scripts(context_);
    if (scripts.read(build_.manifest) == nullptr) return;
    CMakeBuild literal = CMakeRun(context_, scripts).run(build_.manifest);
    const std::vector<CMakeUsage> usages = use_of_targets(literal);
    build_.generated.insert(literal.generated.begin(), literal.generated.end());
    build_.scripts.insert(literal.scripts.begin(), literal.scripts.end());
    const std::size_t known = build_.targets.size();
    for (std::size_t i = 0; i < usages.size(); ++i) {
      if (literal.targets[i].type != CMakeTarget::Type::Interface || build_.numbers.contains(literal.targets[i].name)) {
        continue;
      }
      build_.numbers.emplace(literal.targets[i].name, build_.targets.size());
      build_.targets.push_back(literal.targets[i]);
      usages_.push_back(usages[i]);
      usages_.back().uses.clear();
    }
    for (std::size_t i = 0; i < usages.size(); ++i) {
      const auto from = build_.numbers.find(literal.targets[i].name);
      if (from == build_.numbers.end()) continue;
      build_.targets[from->second].is_test |= literal.targets[i].is_test;
      for (CMakeUse use : usages[i].uses) {
        const auto to = build_.numbers.find(use.name);
        const bool is_known = to == build_.numbers.end() || (from->second < known && to->second < known);
        if (is_known) continue;
        use.target = to->second;
        usages_[from->second].uses.push_back(std::move(use));
      }
    }
  }

  const ReaderContext& context_;
  std::string folder_;
  const std::vector<std::string>& manifests_;
  std::string source_;      // relative to the pool's root
  std::string source_abs_;  // as the reply has it
  std::string build_abs_;
  std::string pool_abs_;  // empty: not known
  CMakeBuild build_;
  std::vector<CMakeUsage> usages_;
  std::map<std::string, std::size_t> numbers_;  // by id
};

}  // namespace

Result<std::vector<PodDeclaration>> read_cmake_reply(const ReaderContext& context, std::string_view folder,
                                                     const std::vector<std::string>& manifests) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return Reply(context, folder, manifests).read();
}

}  // namespace podworks
