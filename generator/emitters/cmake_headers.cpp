#include "generator/emitters/cmake_headers.h"

#include <map>

#include "base/text.h"

namespace podworks {
namespace {

using TargetIndex = std::map<std::string_view, std::size_t>;

/// Own folders, and the public ones of all that is linked: for other targets only through their public links.
std::set<std::string, std::less<>> searched_by(std::size_t from, const std::vector<const PlannedTarget*>& targets,
                                               const TargetIndex& index);

}  // namespace

std::optional<std::string> include_root(std::string_view path, std::string_view spelling) {
  if (spelling.empty() || path.size() < spelling.size()) return std::nullopt;
  const std::size_t begin = path.size() - spelling.size();
  if (path.substr(begin) != spelling) return std::nullopt;
  if (begin == 0) return "";
  if (path[begin - 1] != '/') return std::nullopt;
  return std::string(path.substr(0, begin - 1));
}

HeaderChoices::HeaderChoices(const ScanResult& scan, const std::vector<const PlannedTarget*>& targets) : scan_(scan) {
  for (const SourceFile& file : scan.files) {
    if (file.is_header) headers_[base_name(file.path)].push_back(file.path);
  }
  TargetIndex index;
  for (std::size_t i = 0; i < targets.size(); ++i) index[targets[i]->name] = i;
  for (std::size_t i = 0; i < targets.size(); ++i) searched_.push_back(searched_by(i, targets, index));
}

std::vector<std::string_view> HeaderChoices::others(const Import& import, FileId wanted, std::size_t from) {
  std::vector<std::string_view> found;
  const std::string_view path = scan_.files[index_of(wanted)].path;
  const bool is_beside =
      import.form != Form::IncludeAngle && folder_of(path) == folder_of(scan_.files[index_of(import.file)].path);
  if (is_beside || !include_root(path, import.spelling)) return found;
  const auto same_name = headers_.find(base_name(import.spelling));
  if (same_name == headers_.end() || same_name->second.size() < 2) return found;
  for (const std::string_view other : same_name->second) {
    const auto root = other == path ? std::nullopt : include_root(other, import.spelling);
    if (root && searched_[from].count(*root) > 0) found.push_back(other);
  }
  if (!found.empty() && !told_.insert({from, import.spelling}).second) found.clear();
  return found;
}

namespace {

std::set<std::string, std::less<>> searched_by(std::size_t from, const std::vector<const PlannedTarget*>& targets,
                                               const TargetIndex& index) {
  std::set<std::string, std::less<>> folders(targets[from]->private_includes.begin(),
                                             targets[from]->private_includes.end());
  std::vector<bool> seen(targets.size(), false);
  std::vector<std::size_t> queue;
  const auto add = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const std::size_t next = index.at(name);
      if (!seen[next]) queue.push_back(next);
      seen[next] = true;
    }
  };
  seen[from] = true;
  queue.push_back(from);
  add(targets[from]->private_links);
  while (!queue.empty()) {
    const PlannedTarget& at = *targets[queue.back()];
    queue.pop_back();
    folders.insert(at.public_includes.begin(), at.public_includes.end());
    add(at.public_links);
  }
  return folders;
}

}  // namespace
}  // namespace podworks
