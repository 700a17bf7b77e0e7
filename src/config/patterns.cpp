#include "config/patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kLongest = 4096;  // bytes, as PATH_MAX

std::optional<Complaint> check_characters(std::string_view text, std::string_view what);
std::optional<Complaint> check_syntax(std::string_view glob);
std::size_t end_of_set(std::string_view glob, std::size_t open);
bool has_segment(std::string_view path, std::string_view segment);

}  // namespace

std::optional<Complaint> check_path_glob(std::string_view glob) {
  if (auto complaint = check_syntax(glob)) return complaint;
  const auto never = [&](std::string hint) {
    return Complaint{fmt::format("the glob {} can never match: paths are relative, without `.` and `..`", shown(glob)),
                     std::move(hint)};
  };
  if (glob == ".") return never("write `*` for all at the top, `**` for everything");
  if (glob.starts_with("./")) return never(fmt::format("write {}", shown(glob.substr(2))));
  if (glob.starts_with("/")) return never(fmt::format("write {}", shown(glob.substr(1))));
  if (glob.ends_with("/")) {
    return never(fmt::format("write {} for the folder", shown(glob.substr(0, glob.find_last_not_of('/') + 1))));
  }
  if (has_segment(glob, ".") || has_segment(glob, "..") || has_segment(glob, "")) return never({});
  return std::nullopt;
}

std::optional<Complaint> check_name_glob(std::string_view glob) {
  return check_syntax(glob);
}

std::optional<Complaint> check_path(std::string_view path) {
  if (auto complaint = check_characters(path, "path")) return complaint;
  if (path.starts_with("/")) {
    return Complaint{fmt::format("the path {} is absolute", shown(path)), "write it relative to the root"};
  }
  if (!normalize_path(path)) {
    return Complaint{fmt::format("the path {} leaves the root", shown(path)), "name a place below the root"};
  }
  return std::nullopt;
}

std::optional<Complaint> check_root_folder(std::string_view path) {
  constexpr std::string_view kBeside = "../";
  const bool is_beside = path.starts_with(kBeside);
  const std::optional<Complaint> complaint = check_path(is_beside ? path.substr(kBeside.size()) : path);
  if (complaint && path.starts_with("../../")) {
    return Complaint{fmt::format("the root {} is too far away", shown(path)),
                     "a root lies in the folder of podworks.yml or beside it (`../NAME`)"};
  }
  if (complaint) return complaint;
  const std::string folder = normalize_path(is_beside ? path.substr(kBeside.size()) : path).value_or("");
  if (is_beside && (folder.empty() || folder.find('/') != std::string::npos)) {
    return Complaint{fmt::format("the root {} is no folder beside that of podworks.yml", shown(path)),
                     "write `../NAME`: the whole repository, whose parts `pods:` and `exclude:` can choose"};
  }
  return std::nullopt;
}

std::optional<Complaint> check_name(std::string_view name) {
  return check_characters(name, "name");
}

std::optional<Complaint> check_macro_name(std::string_view name) {
  if (auto complaint = check_characters(name, "name")) return complaint;
  const auto is_identifier = [](std::string_view text) {
    const auto fits = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::all_of(text.begin(), text.end(), fits);
  };
  const std::size_t open = name.find('(');
  const bool is_question = open != std::string_view::npos && name.ends_with(')');
  if (is_identifier(is_question ? name.substr(0, open) : name)) return std::nullopt;
  Complaint complaint{fmt::format("{} is no macro", shown(name)), {}};
  const std::string_view plain = name.starts_with("-D") ? name.substr(2) : name.substr(name.starts_with('!') ? 1 : 0);
  const std::string_view stem = plain.substr(0, plain.find('='));
  if (!is_identifier(stem)) return complaint;
  complaint.hint = name.starts_with('!') ? fmt::format("write `{}: undefined`", stem)
                   : stem == plain       ? fmt::format("write `{}: 1`", stem)
                                         : fmt::format("write `{}: {}`", stem, plain.substr(stem.size() + 1));
  return complaint;
}

namespace {

std::optional<Complaint> check_characters(std::string_view text, std::string_view what) {
  if (text.empty()) return Complaint{fmt::format("the {} is empty", what), {}};
  if (text.size() > kLongest) {
    return Complaint{fmt::format("the {} {} is longer than {} bytes", what, shown(text), kLongest), {}};
  }
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) {
    return Complaint{fmt::format("the {} {} holds a control character", what, shown(text)), {}};
  }
  if (trim(text) != text) {
    return Complaint{fmt::format("the {} {} begins or ends with a space", what, shown(text)),
                     fmt::format("write {}", shown(trim(text)))};
  }
  return std::nullopt;
}

/// How many patterns the braces stand for, while they are read: a sum over the alternatives of products of groups.
class BraceCount {
 public:
  static constexpr std::size_t kMost = 1000;
  static constexpr std::size_t kDeepest = 16;

  void open() { groups_.push_back({}); }
  void separate() {
    groups_.back().done = std::min(groups_.back().done + groups_.back().current, kMost + 1);
    groups_.back().current = 1;
  }
  void close() {
    separate();
    const std::size_t count = groups_.back().done;
    groups_.pop_back();
    groups_.back().current = std::min(groups_.back().current * count, kMost + 1);
  }
  bool inside() const { return groups_.size() > 1; }
  bool is_too_large() const { return groups_.size() > kDeepest || groups_.back().current > kMost; }

 private:
  struct Group {
    std::size_t done = 0;     // patterns of the alternatives that are complete
    std::size_t current = 1;  // of the one that is being read
  };
  std::vector<Group> groups_ = {Group{}};
};

std::optional<Complaint> check_syntax(std::string_view glob) {
  if (auto complaint = check_characters(glob, "glob")) return complaint;
  const auto broken = [&](std::string_view why) {
    return Complaint{fmt::format("the glob {} {}", shown(glob), why), "a `\\` before the character takes it as it is"};
  };
  BraceCount braces;
  for (std::size_t i = 0; i < glob.size(); ++i) {
    const char c = glob[i];
    if (c == '\\') {
      if (++i == glob.size()) return broken("ends with a single `\\`");
    } else if (c == '[') {
      i = end_of_set(glob, i);
      if (i == std::string_view::npos) return broken("has a `[` that is never closed");
    } else if (c == '{') {
      braces.open();
    } else if (c == ',' && braces.inside()) {
      braces.separate();
    } else if (c == '}') {
      if (!braces.inside()) return broken("has a `}` without a `{`");
      braces.close();
    }
    if (braces.is_too_large()) {
      return Complaint{fmt::format("the glob {} stands for more than {} patterns", shown(glob), BraceCount::kMost),
                       "use `*` instead of braces"};
    }
  }
  if (braces.inside()) return broken("has a `{` that is never closed");
  return std::nullopt;
}

/// Where the `]` stands that closes the `[` at `open`, or npos. As the first character of a set, `]` is a member of it.
std::size_t end_of_set(std::string_view glob, std::size_t open) {
  std::size_t i = open + 1;
  if (i < glob.size() && (glob[i] == '!' || glob[i] == '^')) ++i;
  for (const std::size_t first = i; i < glob.size(); ++i) {
    if (glob[i] == '\\') {
      ++i;
    } else if (glob[i] == ']' && i != first) {
      return i;
    }
  }
  return std::string_view::npos;
}

bool has_segment(std::string_view path, std::string_view segment) {
  const std::vector<std::string_view> segments = split(path, '/');
  return std::find(segments.begin(), segments.end(), segment) != segments.end();
}

}  // namespace
}  // namespace podworks
