#include "report/page/redact.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"

namespace podworks {
namespace {

/// Endings of what imports and messages name; a pod may end so, too ("three.js").
constexpr std::array<std::string_view, 52> kEndings = {
    ".h",        ".hh",         ".hpp",        ".hxx",   ".inc",     ".inl",       ".pch",   ".m",       ".mm",
    ".c",        ".cc",         ".cpp",        ".cxx",   ".s",       ".modulemap", ".swift", ".kt",      ".kts",
    ".java",     ".dart",       ".ts",         ".tsx",   ".mts",     ".cts",       ".js",    ".jsx",     ".mjs",
    ".cjs",      ".vue",        ".json",       ".yml",   ".yaml",    ".xml",       ".proto", ".podspec", ".gradle",
    ".xcconfig", ".txt",        ".cmake",      ".bazel", ".bzl",     ".gyp",       ".gypi",  ".rb",      ".toml",
    ".lock",     ".properties", ".storyboard", ".xib",   ".strings", ".plist",     ".png"};

bool may_divide(char c) {
  return std::string_view(" \t\n`'\"<>()[]{},;:=|").find(c) != std::string_view::npos;
}

/// A word of `text` may end before `at`: there, or where a sentence ends.
bool ends_before(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '.') ++at;
  return at == text.size() || may_divide(text[at]);
}

class Redactor {
 public:
  Redactor(const PageData& page, const std::vector<std::string>& paths) {
    pods_.insert(page.pods.name.begin(), page.pods.name.end());
    for (std::size_t i = 0; i < page.files.size(); ++i) add(page.files[i], i + 1);
    for (const std::string& path : paths) add(path, 0);
  }

  std::string operator()(std::string_view text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      if (at > 0 && !may_divide(text[at - 1])) {
        result += text[at++];
        continue;
      }
      const auto [size, name] = file_at(text.substr(at));
      result += size > 0 ? name : std::string(1, text[at]);
      at += std::max<std::size_t>(size, 1);
    }
    return result;
  }

 private:
  /// The path and its ends, each with the number of the file; 0 where several files end so, or it has none.
  void add(std::string_view path, std::size_t number) {
    for (std::string_view end = path;; end.remove_prefix(end.find('/') + 1)) {
      if (end.find('.') != std::string_view::npos) {
        const auto [entry, is_first] = numbers_.emplace(end, number);
        if (!is_first && entry->second == 0) entry->second = number;
        if (!is_first && number != 0 && entry->second != number) ambiguous_.insert(entry->first);
      }
      if (end.find('/') == std::string_view::npos) return;
    }
  }

  /// How many bytes at the begin of `text` name a file, and what stands for them.
  std::pair<std::size_t, std::string> file_at(std::string_view text) const {
    if (const std::string_view known = known_at(text); !known.empty()) {
      if (pods_.contains(known)) return {0, ""};
      const auto entry = numbers_.find(known);
      const bool has_number = entry->second != 0 && !ambiguous_.contains(known);
      return {known.size(), has_number ? fmt::format("file {}", entry->second) : "a file"};
    }
    auto end = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), may_divide) - text.begin());
    if (end > 0 && text[end - 1] == '.') --end;
    const std::string_view word = text.substr(0, end);
    const bool is_file = std::find(kEndings.begin(), kEndings.end(), to_lower(extension_of(word))) != kEndings.end();
    if (!is_file || pods_.contains(word)) return {0, ""};
    return {end, "a file"};
  }

  /// The longest entry that `text` begins with, up to a divider. Names of files may hold dividers themselves.
  std::string_view known_at(std::string_view text) const {
    std::string_view rest = text;
    while (!rest.empty()) {
      auto entry = numbers_.upper_bound(rest);
      if (entry == numbers_.begin()) return {};
      const std::string_view before = (--entry)->first;
      const auto differs = std::mismatch(before.begin(), before.end(), rest.begin(), rest.end()).first;
      const auto common = static_cast<std::size_t>(differs - before.begin());
      if (common == before.size() && ends_before(text, common)) return before;
      rest = text.substr(0, std::min(common, rest.size() - 1));
    }
    return {};
  }

  std::set<std::string_view> pods_;
  std::map<std::string_view, std::size_t> numbers_;
  std::set<std::string_view> ambiguous_;
};

}  // namespace

void redact_files(PageData& page, const std::vector<std::string>& paths) {
  // The tables that the redactor looks into stay as they are until it is done.
  const PageData before = page;
  const Redactor redacted(before, paths);
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
