#include "config/codeowners.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

/// Words between blanks; `\` takes the next character as it is and stays, because it means the same in a glob. A word
/// that begins with `#` ends the line.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool is_inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_blank = line[i] == ' ' || line[i] == '\t';
    if (is_blank || (!is_inside && line[i] == '#')) {
      if (!is_blank) break;
      is_inside = false;
      continue;
    }
    if (!is_inside) words.emplace_back();
    is_inside = true;
    words.back() += line[i];
    if (line[i] == '\\' && i + 1 < line.size()) words.back() += line[++i];
  }
  return words;
}

/// Braces and sets are plain characters there.
std::string as_glob(std::string_view pattern) {
  std::string glob;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' || pattern[i] == '}' || pattern[i] == '[' || pattern[i] == ']' || pattern[i] == ',') {
      glob += '\\';
    }
    glob += pattern[i];
    if (pattern[i] == '\\' && i + 1 < pattern.size()) glob += pattern[++i];
  }
  return glob;
}

/// A pattern as globs of files: itself, if it may be a file's, and what lies below it, if it may be a folder's.
std::vector<Glob> globs_of(std::string pattern) {
  pattern = as_glob(pattern);
  const bool is_folder = pattern.ends_with('/');
  if (is_folder) pattern.pop_back();
  const bool is_anchored = pattern.find('/') != std::string::npos;
  if (pattern.starts_with('/')) pattern.erase(0, 1);
  if (!is_anchored) pattern = "**/" + pattern;
  std::vector<Glob> globs;
  if (!is_folder) globs.emplace_back(pattern);
  const bool takes_files_alone = is_anchored && (pattern == "*" || pattern.ends_with("/*"));
  if (!takes_files_alone) globs.emplace_back(pattern + "/**");
  return globs;
}

bool is_owner(std::string_view word) {
  return word.size() > 1 && word.find('@') != std::string_view::npos;
}

std::vector<std::string> owners_in(const std::vector<std::string>& words, std::size_t first) {
  std::vector<std::string> owners;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (is_owner(words[i])) owners.push_back(words[i]);
  }
  return owners;
}

}  // namespace

CodeOwners::CodeOwners(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  sections_.emplace_back();
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    const bool is_section = line.front() == '[' || line.starts_with("^[");
    if (is_section && line.find(']') != std::string_view::npos) {
      add_section(line);
    } else {
      add_line(line);
    }
  }
  for (const Section& section : sections_) {
    names_.insert(names_.end(), section.owners.begin(), section.owners.end());
    for (const Line& line : section.lines) names_.insert(names_.end(), line.owners.begin(), line.owners.end());
  }
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

/// `^[Name][2] @owners`: optional, and how many have to approve, are no matter here.
void CodeOwners::add_section(std::string_view line) {
  std::string_view rest = line.substr(line.find(']') + 1);
  if (rest.starts_with('[')) rest = rest.substr(std::min(rest.find(']'), rest.size() - 1) + 1);
  sections_.push_back({.owners = owners_in(words_of(rest), 0)});
}

void CodeOwners::add_line(std::string_view line) {
  const std::vector<std::string> words = words_of(line);
  if (words.empty()) return;
  sections_.back().lines.push_back({globs_of(words.front()), owners_in(words, 1)});
}

std::vector<std::string> CodeOwners::of(std::string_view path) const {
  std::vector<std::string> owners;
  for (const Section& section : sections_) {
    const auto line = std::find_if(section.lines.rbegin(), section.lines.rend(),
                                   [&](const Line& each) { return matches_any(each.globs, path); });
    if (line == section.lines.rend()) continue;
    for (const std::string& owner : line->owners.empty() ? section.owners : line->owners) {
      if (std::find(owners.begin(), owners.end(), owner) == owners.end()) owners.push_back(owner);
    }
  }
  return owners;
}

}  // namespace podworks
