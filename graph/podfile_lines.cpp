#include "graph/podfile_lines.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace podworks {
namespace {

class LineCollector {
 public:
  explicit LineCollector(const PodfileDeclaration& podfile)
      : podfile_(podfile), is_collected_(podfile.targets.size(), false) {}

  void add(const PodfileTarget& target);
  std::vector<const PodfilePod*> take() { return std::move(lines_); }

 private:
  const PodfileDeclaration& podfile_;
  std::vector<bool> is_collected_;  // all names of the target and of those around it are known
  std::vector<const PodfilePod*> lines_;
  std::map<std::string_view, std::size_t> known_;
};

void LineCollector::add(const PodfileTarget& target) {
  std::vector<const PodfileTarget*> chain;  // innermost first
  for (const PodfileTarget* each = &target; each != nullptr;) {
    const auto index = static_cast<std::size_t>(each - podfile_.targets.data());
    if (is_collected_[index]) break;
    is_collected_[index] = true;
    chain.push_back(each);
    each = each->inherits_from ? &podfile_.targets[*each->inherits_from] : nullptr;
  }
  const std::size_t before = lines_.size();
  for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
    const std::size_t outer = lines_.size();
    for (const PodfilePod& line : (*each)->pods) {
      const auto [found, is_new] = known_.try_emplace(line.name, lines_.size());
      if (is_new) {
        lines_.push_back(&line);
      } else if (found->second >= before && found->second < outer) {
        lines_[found->second] = &line;  // the same pod, closer to this target
      }
    }
  }
}

}  // namespace

std::vector<const PodfileTarget*> targets_of_app(const PodfileDeclaration& podfile, const std::string& app) {
  const std::vector<PodfileTarget>& targets = podfile.targets;
  const auto is_own = [&](const PodfileTarget& target) { return target.name == app; };
  const bool has_own = std::any_of(targets.begin(), targets.end(), is_own);
  std::vector<const PodfileTarget*> wanted;
  for (const PodfileTarget& target : targets) {
    const bool is_group = target.abstract && targets.size() > 1;  // one alone: lines outside of any target
    if (has_own ? is_own(target) : !is_group && !target.inherits_search_paths_only) wanted.push_back(&target);
  }
  return wanted;
}

std::vector<const PodfilePod*> podfile_lines(const PodfileDeclaration& podfile,
                                             const std::vector<const PodfileTarget*>& targets) {
  LineCollector collector(podfile);
  for (const PodfileTarget* target : targets) collector.add(*target);
  return collector.take();
}

bool is_source(const PodfileOption& option) {
  constexpr std::string_view kSources[] = {"branch",  "commit",   "git",        "hg",  "http", "path",
                                           "podspec", "revision", "submodules", "svn", "tag"};
  return std::find(std::begin(kSources), std::end(kSources), option.name) != std::end(kSources);
}

PodfileLines lines_for_roots(const AppConfig& app, const ScanResult& scan) {
  PodfileLines lines;
  const auto podfile = scan.podfiles.find(app.from.value);
  if (!app.roots.empty() || podfile == scan.podfiles.end()) return lines;
  for (const PodfilePod* line : podfile_lines(podfile->second, targets_of_app(podfile->second, app.name))) {
    if (!line->name.empty()) lines.emplace(line->name, line);
  }
  return lines;
}

std::vector<PodfileOption> options_of(const std::string& pod, const PodfileLines& lines) {
  if (const auto line = lines.find(pod); line != lines.end()) return line->second->options;
  // CocoaPods takes all parts of a pod from one source, and stops where two lines name two.
  const std::string root = pod.substr(0, pod.find('/'));
  std::vector<PodfileOption> source;
  for (const auto& [name, line] : lines) {
    if (name.substr(0, name.find('/')) != root || !source.empty()) continue;
    std::copy_if(line->options.begin(), line->options.end(), std::back_inserter(source), is_source);
  }
  return source;
}

}  // namespace podworks
