#include "config/baseline_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/calendar.h"
#include "base/json.h"
#include "base/text.h"
#include "base/yaml.h"

namespace podworks {
namespace {

constexpr std::string_view kHeader =
    "# What podworks finds and the team lives with for now. `podworks baseline update` writes it, with `--shrink` it\n"
    "# only removes. By hand: \"reason\", \"owner\" and \"until\" (\"2027-03-31\", the last day).\n"
    "# One entry a line; the empty lines stay, so that git can merge two branches that remove neighbours.\n"
    "version: 1\n"
    "known:\n";
constexpr std::string_view kKnown = "known:";

/// THE TABLE of the keys of an entry, in the order of the file. `pods` is the one that is a list.
struct EntryKey {
  std::string_view name = {};
  std::string BaselineEntry::*by_hand = nullptr;
  std::string KnownFinding::*identity = nullptr;
};
constexpr auto kKeys = std::to_array<EntryKey>({
    {.name = "rule", .identity = &KnownFinding::rule},
    {.name = "from", .identity = &KnownFinding::from},
    {.name = "to", .identity = &KnownFinding::to},
    {.name = "file", .identity = &KnownFinding::file},
    {.name = "import", .identity = &KnownFinding::import},
    {.name = "pods"},
    {.name = "about", .identity = &KnownFinding::about},
    {.name = "reason", .by_hand = &BaselineEntry::reason},
    {.name = "owner", .by_hand = &BaselineEntry::owner},
    {.name = "until", .by_hand = &BaselineEntry::until},
});

template <class Entry>
auto& text_of(Entry& entry, const EntryKey& key) {
  return key.by_hand != nullptr ? entry.*key.by_hand : entry.known.*key.identity;
}

std::string json_text(const std::string& text) {
  std::string json = write_json(text);
  json.pop_back();  // the line feed
  return json;
}

bool is_blank_or_comment(std::string_view line) {
  line = trim(line);
  return line.empty() || line.front() == '#';
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// How many lines there are before the entries, `known:` included; nothing if there is no such line.
std::optional<std::size_t> header_size(const std::vector<std::string_view>& lines) {
  const auto known = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
    return line.starts_with(kKnown) &&
           (is_blank_or_comment(line.substr(kKnown.size())) || trim(line.substr(kKnown.size())) == "[]");
  });
  if (known == lines.end()) return std::nullopt;
  return static_cast<std::size_t>(known - lines.begin()) + 1;
}

/// With CRLF at all ends of lines if the first line of `before` has it.
std::string with_line_ends_of(std::string_view before, std::string text) {
  const std::size_t end = before.find('\n');
  if (end == std::string_view::npos || end == 0 || before[end - 1] != '\r') return text;
  std::string with_returns;
  for (const std::string_view line : lines_of(text)) {
    with_returns += line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    with_returns += "\r\n";
  }
  return with_returns;
}

class Reading {
 public:
  Reading(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Result<Baseline> run() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    const std::vector<std::string_view> lines = lines_of(text_);
    const std::optional<std::size_t> first = header_size(lines);
    read_header(lines, first.value_or(lines.size()));
    if (!first) problem({path_, 0, 0}, "it has no line `known:`", "begin the list of entries with it");
    baseline_.path = path_;
    for (std::size_t i = first.value_or(lines.size()); i < lines.size(); ++i) {
      if (!is_blank_or_comment(lines[i])) read_line(lines[i], static_cast<int>(i) + 1);
    }
    if (!errors_.empty()) return std::move(errors_);
    return std::move(baseline_);
  }

 private:
  void problem(Place at, std::string message, std::string hint) {
    errors_.push_back({std::move(message), std::move(at), std::move(hint)});
  }

  void read_header(const std::vector<std::string_view>& lines, std::size_t size) {
    std::string header;
    for (std::size_t i = 0; i < size; ++i) header += fmt::format("{}\n", lines[i]);
    const Result<YamlNode> tree = parse_yaml(header, path_);
    if (!tree.ok()) {
      errors_.insert(errors_.end(), tree.errors().begin(), tree.errors().end());
      return;
    }
    for (const YamlEntry& entry : tree.value().entries) {
      if (entry.key == "version" || entry.key == "known") continue;
      problem(entry.key_at, fmt::format("`{}` is no key of a baseline", entry.key), "it has `version` and `known`");
    }
    const YamlNode* const version = tree.value().find("version");
    if (version == nullptr || version->scalar != "1") {
      problem(version != nullptr ? version->at : Place{path_, 1, 1}, "its `version` is not 1",
              "this podworks reads and writes `version: 1`");
    }
  }

  void read_line(std::string_view line, int number) {
    const Place at{path_, number, static_cast<int>(line.find_first_not_of(' ')) + 1};
    const std::string_view item = trim(line);
    if (item.starts_with("<<<<<<<") || item.starts_with("=======") || item.starts_with(">>>>>>>")) {
      return problem(at, "git could not merge these lines",
                     "keep the entries of both sides and remove the marks; `podworks baseline update --shrink` then "
                     "removes what does not hold");
    }
    if (!item.starts_with("- {") || !item.ends_with('}')) {
      return problem(at, "an entry is one line, `- {\"rule\": ..., ...}`", "write it in one line");
    }
    BaselineEntry entry;
    entry.at = at;
    const std::size_t before = errors_.size();
    const std::string_view map = item.substr(2);
    // Nearly all lines are as podworks writes them: JSON, which is read twenty times as fast as the rest of YAML.
    if (const Result<Json> json = parse_json(map, path_); json.ok()) {
      std::set<std::string_view> keys;
      for (const auto& [key, value] : *json.value().object()) {
        if (!keys.insert(key).second) problem(at, fmt::format("the key `{}` stands twice", key), "remove one of them");
        read_value(entry, key, value);
      }
    } else {
      read_yaml(entry, map);
    }
    if (errors_.size() == before) check(entry);
    if (errors_.size() == before) baseline_.entries.push_back(std::move(entry));
  }

  void read_yaml(BaselineEntry& entry, std::string_view map) {
    const Result<YamlNode> node = parse_yaml(map, path_);
    if (!node.ok()) {
      const Error& error = node.errors().front();
      return problem(entry.at, error.message, error.hint);
    }
    for (const YamlEntry& each : node.value().entries) {
      JsonArray items;
      for (const YamlNode& item : each.value.items) items.push_back(item.scalar);
      read_value(entry, each.key,
                 each.value.kind == YamlNode::Kind::Sequence ? Json(std::move(items)) : Json(each.value.scalar));
    }
  }

  void read_value(BaselineEntry& entry, const std::string& name, const Json& value) {
    const auto key = std::find_if(kKeys.begin(), kKeys.end(), [&](const EntryKey& row) { return row.name == name; });
    if (key == kKeys.end()) {
      std::vector<std::string> names;
      for (const EntryKey& row : kKeys) names.emplace_back(row.name);
      const auto near = nearest(name, names);
      return problem(entry.at, fmt::format("`{}` is no key of an entry", name),
                     near ? fmt::format("did you mean `{}`?", *near) : "there are " + join(names, ", "));
    }
    if (name == "pods") return read_pods(entry, value);
    if (value.string() == nullptr) {
      return problem(entry.at, fmt::format("`{}` is no text", name), "put it in quotes");
    }
    text_of(entry, *key) = *value.string();
  }

  void read_pods(BaselineEntry& entry, const Json& value) {
    for (const Json& pod : value.array() != nullptr ? *value.array() : JsonArray{Json()}) {
      if (pod.string() == nullptr) return problem(entry.at, "`pods` is no list of names", "write `[\"A\", \"B\"]`");
      entry.known.pods.push_back(*pod.string());
    }
    std::sort(entry.known.pods.begin(), entry.known.pods.end());
  }

  void check(const BaselineEntry& entry) {
    const KnownFinding& known = entry.known;
    if (known.rule.empty()) problem(entry.at, "the entry names no `rule`", "every entry has one");
    const int shapes = static_cast<int>(!known.import.empty()) + static_cast<int>(!known.pods.empty()) +
                       static_cast<int>(!known.about.empty());
    if (shapes != 1) {
      problem(entry.at, "the entry has not exactly one of `import`, `pods` and `about`",
              "`podworks baseline update` writes entries as they have to be");
    }
    if (!entry.until.empty() && !is_date(entry.until)) {
      problem(entry.at, fmt::format("`{}` is no day", entry.until), "write `until` as YYYY-MM-DD");
    }
  }

  std::string_view text_;
  const std::string& path_;
  Baseline baseline_;
  std::vector<Error> errors_;
};

}  // namespace

Result<Baseline> read_baseline(std::string_view text, const std::string& path) {
  return Reading(text, path).run();
}

std::string baseline_line(const BaselineEntry& entry) {
  std::vector<std::string> members;
  const auto add = [&](std::string_view key, const std::string& value) {
    members.push_back(fmt::format("\"{}\": {}", key, value));
  };
  for (const EntryKey& key : kKeys) {
    if (key.by_hand == nullptr && key.identity == nullptr) {
      std::vector<std::string> pods;
      for (const std::string& pod : entry.known.pods) pods.push_back(json_text(pod));
      if (!pods.empty()) add(key.name, fmt::format("[{}]", join(pods, ", ")));
    } else if (const std::string& text = text_of(entry, key); !text.empty()) {
      add(key.name, json_text(text));
    }
  }
  return fmt::format("  - {{{}}}", join(members, ", "));
}

std::string write_baseline(std::vector<BaselineEntry> entries, std::string_view before) {
  const std::vector<std::string_view> lines = lines_of(before);
  const std::size_t first = header_size(lines).value_or(0);
  std::map<int, std::string> comments;  // by the line of the entry that follows them
  std::string pending;
  std::set<int> staying;
  for (const BaselineEntry& entry : entries) staying.insert(entry.at.line);
  for (std::size_t i = first; i < lines.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    if (trim(lines[i]).starts_with('#')) pending += fmt::format("{}\n", lines[i]);
    if (!pending.empty() && staying.contains(number)) comments[number] = std::exchange(pending, {});
  }
  std::string text;
  for (std::size_t i = 0; i < first; ++i) text += fmt::format("{}\n", i + 1 == first ? kKnown : lines[i]);
  if (first == 0) text = kHeader;
  std::sort(entries.begin(), entries.end(),
            [](const BaselineEntry& a, const BaselineEntry& b) { return a.known < b.known; });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) text += '\n';
    if (const auto above = comments.find(entries[i].at.line); above != comments.end()) text += above->second;
    text += baseline_line(entries[i]) + "\n";
  }
  return with_line_ends_of(before, text + pending);
}

std::string edit_lines(std::string_view before, const std::vector<LineEdit>& edits) {
  std::map<int, const std::string*> by_line;
  for (const LineEdit& edit : edits) by_line[edit.line] = &edit.replacement;
  std::string text;
  int number = 0;
  for (const std::string_view line : lines_of(before)) {
    const auto edit = by_line.find(++number);
    if (edit == by_line.end()) {
      text += fmt::format("{}\n", line);
    } else if (!edit->second->empty()) {
      text += *edit->second + "\n";
    }
  }
  return with_line_ends_of(before, std::move(text));
}

}  // namespace podworks
