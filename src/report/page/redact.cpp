#include "report/page/redact.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace podworks {
namespace {

/// Endings of what podworks reads, and of other files that messages name.
constexpr std::array<std::string_view, 78> kEndings = {
    ".h",         ".hh",       ".hpp",  ".hxx",   ".inc",        ".inl",        ".pch",
    ".m",         ".mm",       ".c",    ".cc",    ".cpp",        ".cxx",        ".s",
    ".modulemap", ".swift",    ".kt",   ".kts",   ".java",       ".dart",       ".ts",
    ".tsx",       ".mts",      ".cts",  ".js",    ".jsx",        ".mjs",        ".cjs",
    ".vue",       ".json",     ".yml",  ".yaml",  ".xml",        ".proto",      ".podspec",
    ".gradle",    ".xcconfig", ".txt",  ".cmake", ".bazel",      ".bzl",        ".gyp",
    ".gypi",      ".rb",       ".toml", ".lock",  ".properties", ".storyboard", ".xib",
    ".strings",   ".plist",    ".png",  ".ipp",   ".tpp",        ".tcc",        ".txx",
    ".h++",       ".c++",      ".cp",   ".cppm",  ".ixx",        ".cuh",        ".cu",
    ".def",       ".i",        ".ii",   ".metal", ".svelte",     ".astro",      ".hmap",
    ".py",        ".sh",       ".html", ".css",   ".md",         ".pbxproj",    ".swiftinterface",
    ".tmpl"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_of_path(char c) {
  return is_word(c) || std::string_view("_./+-@~").find(c) != std::string_view::npos;
}

/// Texts, to find the longest that stands somewhere; each with a number.
class Names {
 public:
  void add(std::string_view name, std::size_t number) { entries_.push_back({name, number}); }

  /// Once all are there. Of a name that several files have, the number is 0.
  void sort() {
    std::sort(entries_.begin(), entries_.end());
    std::vector<Entry> unique;
    for (const Entry& entry : entries_) {
      if (unique.empty() || unique.back().name != entry.name) {
        unique.push_back(entry);
      } else if (unique.back().number != entry.number) {
        unique.back().number = unique.back().number == 0 ? entry.number : kSeveral;
      }
    }
    entries_ = std::move(unique);
  }

  struct Found {
    std::size_t size = 0;  ///< 0: none stands there
    std::size_t number = 0;
  };
  /// At the begin of `text`, as a word of its own.
  Found longest_at(std::string_view text) const {
    std::string_view rest = text;
    while (!rest.empty()) {
      auto entry = std::upper_bound(entries_.begin(), entries_.end(), rest,
                                    [](std::string_view wanted, const Entry& one) { return wanted < one.name; });
      if (entry == entries_.begin()) return {};
      const std::string_view before = (--entry)->name;
      const auto differs = std::mismatch(before.begin(), before.end(), rest.begin(), rest.end()).first;
      const auto common = static_cast<std::size_t>(differs - before.begin());
      if (common == before.size() && (common == text.size() || !is_word(text[common]))) {
        return {common, entry->number == kSeveral ? 0 : entry->number};
      }
      rest = text.substr(0, std::min(common, rest.size() - 1));
    }
    return {};
  }

 private:
  static constexpr std::size_t kSeveral = static_cast<std::size_t>(-1);
  struct Entry {
    std::string_view name = {};
    std::size_t number = 0;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries_;
};

class Redactor {
 public:
  Redactor(const PageData& page, const FileNames& names) {
    add_kept(page);
    for (std::size_t i = 0; i < page.files.size(); ++i) add_path(page.files[i], i + 1);
    for (const std::string& path : names.paths) add_path(path, 0);
    for (const std::string& spelling : names.spellings) {
      if (spelling.find('/') != std::string::npos || ends_like_a_file(spelling)) files_.add(spelling, 0);
    }
    kept_.sort();
    files_.sort();
  }

  std::string operator()(std::string_view text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const auto [size, words] = at > 0 && is_word(text[at - 1]) ? Change() : change_at(text, at);
      result += words.empty() ? text.substr(at, size) : std::string_view(words);
      at += size;
    }
    return result;
  }

 private:
  /// So many bytes become these words; none: they stay.
  struct Change {
    std::size_t size = 1;
    std::string words = {};
  };

  void add_kept(const PageData& page) {
    for (const std::string_view name : {"podworks.yml", "podworks.pod.yml"}) kept_.add(name, 0);
    for (const std::string& name : page.pods.name) kept_.add(name, 0);
    for (const std::string& name : page.groups) kept_.add(name, 0);
    for (const PageApp& app : page.apps) kept_.add(app.name, 0);
    for (const RuleText& rule : page.rules) kept_.add(rule.id, 0);
    for (const PageLayer& layer : page.layers) {
      for (const std::string* const name : {&layer.name, &layer.title_en, &layer.title_zh}) {
        if (!name->empty()) kept_.add(*name, 0);
      }
    }
  }

  void add_path(std::string_view path, std::size_t number) {
    for (std::string_view end = path; !end.empty(); end.remove_prefix(end.find('/') + 1)) {
      const bool is_last = end.find('/') == std::string_view::npos;
      if (!is_last || end.find('.') != std::string_view::npos) files_.add(end, number);
      if (is_last) return;
    }
  }

  Change change_at(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    const Names::Found file = files_.longest_at(rest);
    const std::size_t kept = kept_.longest_at(rest).size;
    if (kept > 0 && kept >= file.size) return {kept, ""};
    if (file.size > 0) return {file.size, file.number > 0 ? fmt::format("file {}", file.number) : "a file"};
    if (at > 0 && is_of_path(text[at - 1])) return {};
    // Longer than what is known, or not known at all.
    auto end = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_of_path) - rest.begin());
    while (end > 0 && rest[end - 1] == '.') --end;
    const std::string_view word = rest.substr(0, end);
    if (word.starts_with("//") || !ends_like_a_file(word)) return {};
    return {end, "a file"};
  }

  Names kept_;
  Names files_;
};

}  // namespace

bool ends_like_a_file(std::string_view word) {
  const std::string_view ending = extension_of(word);
  if (ending.size() == base_name(word).size()) return false;
  return std::find(kEndings.begin(), kEndings.end(), to_lower(ending)) != kEndings.end();
}

void redact_files(PageData& page, const FileNames& names) {
  // The tables that the redactor looks into stay as they are until it is done.
  const PageData before = page;
  const Redactor redacted(before, names);
  const auto change = [&](std::string& text) { text = redacted(text); };
  const std::set<std::string_view> pods(before.pods.name.begin(), before.pods.name.end());
  for (std::string& text : page.texts) {
    if (!pods.contains(text)) change(text);
  }
  change(page.title);
  for (RuleText& rule : page.rules) {
    if (rule.id.starts_with("custom/")) {
      change(rule.summary);
      for (auto& [heading, text] : rule.explanation) change(text);
    }
  }
  for (std::size_t i = 0; i < page.files.size(); ++i) page.files[i] = fmt::format("file {}", i + 1);
  page.is_redacted = true;
}

}  // namespace podworks
