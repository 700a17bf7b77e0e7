#include "scanner/pods/podfile_lock.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "base/yaml.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
constexpr std::size_t kMostNamed = 5;
constexpr const char* kUpdate = "run `pod install` and commit the lock";

struct LockedName {
  std::string name = {};     ///< "Net/Core"
  std::string version = {};  ///< "1.0", or a requirement; "from `../Net`" of a source
};

/// "Net/Core (= 1.0)"
LockedName locked_name(std::string_view text) {
  const std::size_t open = text.find(" (");
  LockedName locked{.name = std::string(trim(text.substr(0, open)))};
  if (open != std::string_view::npos && text.ends_with(')')) {
    locked.version = text.substr(open + 2, text.size() - open - 3);
  }
  return locked;
}

std::string_view pod_part(std::string_view name) {
  return name.substr(0, name.find('/'));
}

/// An entry under PODS.
struct Locked {
  LockedName self = {};
  std::vector<std::pair<LockedName, Place>> dependencies = {};
  Place at = {};
};

class LockReading {
 public:
  LockReading(const ReaderContext& context, std::string_view path)
      : context_(context), path_(path), folder_(folder_of(path)) {}

  std::vector<PodDeclaration> read(const YamlNode& root) {
    read_pods(root.find("PODS"));
    const YamlNode* const sources = root.find("EXTERNAL SOURCES");
    if (sources != nullptr) {
      for (const YamlEntry& source : sources->entries) read_source(source);
    }
    report_missing();
    if (!problems_.empty()) pods_.push_back(problems_without_pod("podfile-lock", std::move(problems_)));
    return std::move(pods_);
  }

 private:
  void read_pods(const YamlNode* pods) {
    if (pods == nullptr) return;
    const auto add = [&](const std::string& text, const Place& at) -> Locked& {
      Locked locked{.self = locked_name(text), .at = at};
      std::vector<Locked>& units = locked_[std::string(pod_part(locked.self.name))];
      return units.emplace_back(std::move(locked));
    };
    for (const YamlNode& item : pods->items) {
      if (item.kind == YamlNode::Kind::Scalar) add(item.scalar, item.at);
      for (const YamlEntry& entry : item.entries) {
        Locked& locked = add(entry.key, entry.key_at);
        for (const YamlNode& one : entry.value.items) {
          if (!one.scalar.empty()) locked.dependencies.emplace_back(locked_name(one.scalar), one.at);
        }
      }
    }
  }

  /// `Net: { :path: "../Net" }`
  void read_source(const YamlEntry& source) {
    const YamlNode* const path = source.value.find(":path");
    const auto locked = locked_.find(std::string(pod_part(source.key)));
    if (path == nullptr || path->scalar.empty() || locked == locked_.end()) return;
    const std::string& text = path->scalar;
    if (text.starts_with('/') || text.starts_with('~')) return;  // of the machine that made the lock
    const bool names_podspec = text.ends_with(".podspec") || text.ends_with(".podspec.json");
    const auto folder =
        normalize_path(join_path(folder_, names_podspec ? std::string(folder_of(text)) : std::string(text)));
    if (!folder || !done_.insert(locked->first).second) return;
    const std::string podspec = podspec_of(*folder, locked->first);
    if (!podspec.empty()) return compare(podspec, locked->first, locked->second);
    const auto [begin, end] = range_below(context_.listing.files, *folder);
    if (begin == end) return note_missing(locked->first, *folder, source.key_at);
    pods_.push_back(pod_of(locked->first, *folder, locked->second));
  }

  std::string podspec_of(std::string_view folder, const std::string& name) const {
    const auto& files = context_.listing.files;
    for (const std::string_view ending : {".podspec.json", ".podspec"}) {
      std::string path = join_path(folder, name + std::string(ending));
      if (std::binary_search(files.begin(), files.end(), std::string_view(path))) return path;
    }
    return {};
  }

  /// Of which nothing else is known: the folder is the pod's.
  PodDeclaration pod_of(const std::string& name, const std::string& folder, const std::vector<Locked>& units) const {
    PodDeclaration pod;
    pod.name = name;
    pod.root = folder;
    pod.reader = "podfile-lock";
    pod.version = units[0].self.version;
    pod.languages = kAppleLanguages;
    pod.declares_dependencies = true;
    pod.at = units[0].at;
    UnitDeclaration& root = pod.units.emplace_back();
    root.name = name;
    root.at = units[0].at;
    root.folders.push_back({.root = folder, .languages = kAppleLanguages});
    for (const Locked& locked : units) {
      const bool is_root = locked.self.name == name;
      if (!is_root) {
        pod.units.emplace_back();
        pod.units.back().name = locked.self.name;
        pod.units.back().at = locked.at;
      }
      UnitDeclaration& unit = is_root ? pod.units.front() : pod.units.back();
      for (const auto& [dependency, at] : locked.dependencies) {
        if (pod_part(dependency.name) == name) continue;
        DeclaredDependency declared{.name = dependency.name, .at = at};
        if (!dependency.version.empty() && !dependency.version.starts_with("from ")) {
          declared.requirements.push_back(dependency.version);
        }
        unit.dependencies.push_back(std::move(declared));
      }
    }
    // The files lie with the root, whatever subspec compiles them: what a subspec uses the root must declare.
    std::set<std::string> known;
    for (const DeclaredDependency& one : pod.units[0].dependencies) known.insert(one.name);
    for (std::size_t i = 1; i < pod.units.size(); ++i) {
      for (const DeclaredDependency& one : pod.units[i].dependencies) {
        if (known.insert(one.name).second) pod.units[0].dependencies.push_back(one);
      }
    }
    return pod;
  }

  /// The podspec is right; where the lock differs nobody ran `pod install` since.
  void compare(const std::string& path, const std::string& name, const std::vector<Locked>& locked) {
    const auto reader = std::find_if(all_readers().begin(), all_readers().end(),
                                     [&](const Reader& one) { return one.is_manifest(path); });
    Result<std::vector<PodDeclaration>> read = reader->read(context_, path);
    if (!read.ok()) return;  // said of the podspec itself
    for (PodDeclaration& pod : read.value()) {
      if (pod.name != name) continue;
      compare_version(pod, locked[0]);
      for (const Locked& one : locked) {
        for (const UnitDeclaration& unit : pod.units) {
          if (unit.name == one.self.name) compare_unit(pod, unit, one);
        }
      }
      if (!is_claimed(path)) pods_.push_back(std::move(pod));
    }
  }

  /// Another entry of `pods:` reads the podspec.
  bool is_claimed(const std::string& path) const {
    const std::vector<PodSource>& sources = context_.project.pods;
    return sources.empty() || std::any_of(sources.begin(), sources.end(), [&](const PodSource& source) {
             if (source.from != "podspec" && source.from != "podspec-json") return false;
             if (source.in.empty()) return true;
             const Glob glob(source.in);
             return glob.matches(folder_of(path)) || glob.matches(path);
           });
  }

  void compare_version(const PodDeclaration& pod, const Locked& locked) {
    if (pod.version.empty() || locked.self.version.empty() || pod.version == locked.self.version) return;
    report(locked.at, fmt::format("the lock is stale: it has version {} of `{}`, its podspec says {}",
                                  locked.self.version, pod.name, pod.version));
  }

  void compare_unit(const PodDeclaration& pod, const UnitDeclaration& unit, const Locked& locked) {
    if (unit.dependencies_are_partial) return;
    std::set<std::string, std::less<>> declared;
    for (const DeclaredDependency& one : unit.dependencies) declared.insert(one.name);
    std::set<std::string, std::less<>> held;
    for (const auto& [dependency, at] : locked.dependencies) {
      held.insert(dependency.name);
      if (pod_part(dependency.name) == pod.name || declared.contains(dependency.name)) continue;
      report(at, fmt::format("the lock is stale: `{}` depends on `{}` there, and its podspec does not say so",
                             unit.name, dependency.name));
    }
    for (const DeclaredDependency& one : unit.dependencies) {
      // What holds for one platform alone may be absent.
      if (!one.platform.empty() || pod_part(one.name) == pod.name || held.contains(one.name)) continue;
      report(locked.at,
             fmt::format("the lock is stale: `{}` depends on `{}` by its podspec, and not there", unit.name, one.name));
    }
  }

  /// A folder that `exclude:` leaves out is meant to be missing.
  void note_missing(const std::string& name, const std::string& folder, const Place& at) {
    const auto leaves_out = [&](const Located<Glob>& glob) {
      for (std::string_view one = folder; !one.empty(); one = folder_of(one)) {
        if (glob.value.matches(one) || glob.value.matches(std::string(one) + "/x")) return true;
      }
      return false;
    };
    const auto& exclude = context_.project.exclude;
    if (std::any_of(exclude.begin(), exclude.end(), leaves_out)) return;
    if (missing_.empty()) first_missing_ = at;
    missing_.push_back(fmt::format("`{}` in `{}`", name, folder));
  }

  void report_missing() {
    if (missing_.empty()) return;
    const std::size_t more = missing_.size() - std::min(missing_.size(), kMostNamed);
    missing_.resize(missing_.size() - more);
    problems_.push_back(
        manifest_problem(first_missing_,
                         fmt::format("the lock takes pods from folders that are not there: {}{}", join(missing_, ", "),
                                     more == 0 ? std::string() : fmt::format(" and {} more", more)),
                         "correct the Podfile, or leave the folders out with `exclude:`"));
  }

  void report(const Place& at, std::string message) {
    problems_.push_back(manifest_problem(at, std::move(message), kUpdate));
  }

  const ReaderContext& context_;
  std::string path_;
  std::string folder_;
  std::map<std::string, std::vector<Locked>> locked_;  // by pod: itself and its subspecs
  std::set<std::string> done_;
  std::vector<std::string> missing_;
  Place first_missing_;
  std::vector<PodDeclaration> pods_;
  std::vector<Diagnostic> problems_;
};

bool is_podfile_lock(std::string_view path) {
  return base_name(path) == "Podfile.lock";
}

Result<std::vector<PodDeclaration>> read_podfile_lock(const ReaderContext& context, std::string_view path) {
  Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  if (text.value().size() > kMaxBytes) {
    return Error{.message = fmt::format("the lock is larger than {} MB", kMaxBytes >> 20),
                 .where = {.file = std::string(path)},
                 .hint = "leave it out with `exclude:`"};
  }
  const Result<YamlNode> root = parse_yaml(text.value(), std::string(path));
  if (!root.ok()) return root.errors();
  return LockReading(context, path).read(root.value());
}

}  // namespace

Reader podfile_lock_reader() {
  return {.id = "podfile-lock",
          .summary = "Podfile.lock: the pods of folders whose podspecs are not in the pool",
          .is_manifest = is_podfile_lock,
          .read = read_podfile_lock,
          .declares_for = kAppleLanguages,
          .packaging = Packaging::CocoaPods};
}

}  // namespace podworks
