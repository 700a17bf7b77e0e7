#include "scanner/pods/podfile_lock.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "base/yaml.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/pods/compare_lock.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
constexpr std::size_t kMostNamed = 5;
constexpr std::array kEndings = std::to_array<std::string_view>({".podspec.json", ".podspec"});

/// "Net/Core (= 1.0)"
LockedName locked_name(std::string_view text) {
  const std::size_t open = text.find(" (");
  LockedName locked{.name = std::string(trim(text.substr(0, open)))};
  if (open != std::string_view::npos && text.ends_with(')')) {
    locked.version = text.substr(open + 2, text.size() - open - 3);
  }
  return locked;
}

class LockReading {
 public:
  LockReading(const ReaderContext& context, std::string_view path)
      : context_(context), folder_(folder_of(path)), comparison_(context) {}

  std::vector<PodDeclaration> read(const YamlNode& root) {
    read_pods(root.find("PODS"));
    const YamlNode* const sources = root.find("EXTERNAL SOURCES");
    if (sources != nullptr) {
      for (const YamlEntry& source : sources->entries) read_source(source);
    }
    report_folders();
    for (Diagnostic& problem : comparison_.take_problems()) problems_.push_back(std::move(problem));
    if (!problems_.empty()) pods_.push_back(problems_without_pod("podfile-lock", std::move(problems_)));
    return std::move(pods_);
  }

 private:
  void read_pods(const YamlNode* pods) {
    if (pods == nullptr) return;
    const auto add = [&](const std::string& text, const Place& at) -> LockedUnit& {
      LockedUnit locked{.self = locked_name(text), .at = at};
      std::vector<LockedUnit>& units = locked_[std::string(pod_part(locked.self.name))];
      return units.emplace_back(std::move(locked));
    };
    for (const YamlNode& item : pods->items) {
      if (item.kind == YamlNode::Kind::Scalar) add(item.scalar, item.at);
      for (const YamlEntry& entry : item.entries) {
        LockedUnit& locked = add(entry.key, entry.key_at);
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
    const std::string& name = locked->first;
    if (const std::string podspec = podspec_in(*folder, name); !podspec.empty()) return compare(podspec, *locked);
    if (is_left_out(*folder, name)) return pods_.push_back(pod_of(name, *folder, locked->second));
    const std::vector<std::string>& elsewhere = podspecs_named(name);
    if (!elsewhere.empty()) {
      report_moved(name, *folder, elsewhere, source.key_at);
      if (elsewhere.size() == 1) compare(elsewhere[0], *locked);
      return;
    }
    const auto [begin, end] = range_below(context_.listing.files, *folder);
    note(begin == end ? missing_ : without_podspec_, name, *folder, source.key_at);
  }

  std::string podspec_in(std::string_view folder, const std::string& name) const {
    const auto& files = context_.listing.files;
    for (const std::string_view ending : kEndings) {
      std::string path = join_path(folder, name + std::string(ending));
      if (std::binary_search(files.begin(), files.end(), std::string_view(path))) return path;
    }
    return {};
  }

  /// The podspec is there, and no file of the pool: `exclude:` or git's rules leave it out.
  bool is_left_out(std::string_view folder, const std::string& name) const {
    const auto [begin, end] = range_below(context_.listing.files, folder);
    return begin != end && std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
             return context_.files.is_file(join_path(folder, name + std::string(ending)));
           });
  }

  /// In the whole pool; the JSON form beside a podspec wins.
  const std::vector<std::string>& podspecs_named(const std::string& name) {
    for (std::size_t i = 0; i < context_.listing.files.size() && !knows_podspecs_; ++i) {
      const std::string_view path = context_.listing.files[i];
      for (const std::string_view ending : kEndings) {
        if (!path.ends_with(ending) || is_superseded(context_.listing, path)) continue;
        const std::string_view file = base_name(path);
        podspecs_[std::string(file.substr(0, file.size() - ending.size()))].emplace_back(path);
      }
    }
    knows_podspecs_ = true;
    return podspecs_[name];
  }

  void report_moved(const std::string& name, const std::string& folder, const std::vector<std::string>& elsewhere,
                    const Place& at) {
    problems_.push_back(manifest_problem(
        at,
        fmt::format("the lock is stale: it takes `{}` from `{}`, and its podspec is {}{}", name, shown(folder),
                    elsewhere[0], elsewhere.size() == 1 ? "" : fmt::format(" and {} more", elsewhere.size() - 1)),
        fmt::format("{}; until then the files are those of the podspec", kUpdateLock)));
  }

  static std::string_view shown(std::string_view folder) { return folder.empty() ? "." : folder; }

  void compare(const std::string& podspec, const std::pair<const std::string, std::vector<LockedUnit>>& locked) {
    for (PodDeclaration& pod : comparison_.compare(podspec, locked.first, locked.second)) {
      if (!is_claimed(podspec)) pods_.push_back(std::move(pod));
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

  /// Of which nothing else is known: the folder is the pod's.
  PodDeclaration pod_of(const std::string& name, const std::string& folder,
                        const std::vector<LockedUnit>& units) const {
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
    for (const LockedUnit& locked : units) {
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

  /// Folders of which one finding is made.
  struct Folders {
    std::vector<std::string> named = {};
    Place first = {};
  };

  /// A folder that `exclude:` leaves out is meant to be missing.
  void note(Folders& folders, const std::string& name, const std::string& folder, const Place& at) {
    const auto leaves_out = [&](const Located<Glob>& glob) {
      for (std::string_view one = folder; !one.empty(); one = folder_of(one)) {
        if (glob.value.matches(one) || glob.value.matches(std::string(one) + "/x")) return true;
      }
      return false;
    };
    const auto& exclude = context_.project.exclude;
    if (std::any_of(exclude.begin(), exclude.end(), leaves_out)) return;
    if (folders.named.empty()) folders.first = at;
    folders.named.push_back(fmt::format("`{}` in `{}`", name, shown(folder)));
  }

  void report_folders() {
    report(missing_, "the lock takes pods from folders that are not there",
           "correct the Podfile, or leave the folders out with `exclude:`");
    report(without_podspec_, "the lock is stale: it takes pods from folders that hold no podspec of that name",
           fmt::format("{}; a pod whose podspec a build makes is named under `pods:`: `{{ name: X, path: FOLDER }}`",
                       kUpdateLock));
  }

  void report(Folders& folders, std::string_view what, std::string help) {
    if (folders.named.empty()) return;
    const std::size_t more = folders.named.size() - std::min(folders.named.size(), kMostNamed);
    folders.named.resize(folders.named.size() - more);
    problems_.push_back(manifest_problem(folders.first,
                                         fmt::format("{}: {}{}", what, join(folders.named, ", "),
                                                     more == 0 ? std::string() : fmt::format(" and {} more", more)),
                                         std::move(help)));
  }

  const ReaderContext& context_;
  std::string folder_;
  LockComparison comparison_;
  std::map<std::string, std::vector<LockedUnit>> locked_;  // by pod: itself and its subspecs
  std::set<std::string> done_;
  std::map<std::string, std::vector<std::string>> podspecs_;  // of the pool, by the pod's name; filled when needed
  bool knows_podspecs_ = false;
  Folders missing_;
  Folders without_podspec_;
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
