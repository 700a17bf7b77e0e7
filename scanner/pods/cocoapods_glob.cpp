#include "scanner/pods/cocoapods_glob.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/pods/fnmatch.h"
#include "scanner/pods/path_ranges.h"

namespace podworks {

namespace {

using Paths = std::span<const std::string_view>;

constexpr std::string_view kSourcesOfFolder =
    "*{.m,.mm,.i,.c,.cc,.cxx,.cpp,.c++,.swift,.h,.hh,.hpp,.ipp,.tpp,.hxx,.def,.inl,.inc}";
constexpr std::string_view kHeadersOfFolder = "*{.h,.hh,.hpp,.ipp,.tpp,.hxx,.def,.inl,.inc}";
constexpr std::string_view kAnythingBelow = "**/*";

/// How the part of an alternative behind its literal folders matches.
enum class Form : unsigned char {
  Direct,     ///< `*TAIL`: a file of the folder
  Recursive,  ///< `**/*TAIL`: a file of the folder or below
  General,    ///< anything else
};

/// Alternatives that differ in their tails only, as `{h,m,mm}` makes them: the folder is searched once for all.
struct Matcher {
  Form form = Form::General;
  std::string_view folder = {};              ///< literal, with its '/' at the end; "" is the root
  std::string_view rest = {};                ///< of General
  std::vector<std::string_view> tails = {};  ///< literal endings without '/'
};

std::string_view default_pattern(GlobUse use);
std::vector<Matcher> compile(const std::vector<std::string>& alternatives);
void collect(Paths paths, PathRange pod, std::size_t root, const Matcher& matcher, std::vector<std::size_t>& found);
void collect_folders(Paths paths, PathRange pod, std::size_t root, const std::vector<std::string>& alternatives,
                     std::vector<std::size_t>& found);

bool ends_with_ignoring_case(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && equals_ignoring_case(text.substr(text.size() - ending.size()), ending);
}

void add_range(PathRange range, std::vector<std::size_t>& found) {
  for (std::size_t i = range.begin; i < range.end; ++i) found.push_back(i);
}

std::string prefix_of_root(std::string_view root) {
  return root.empty() ? std::string() : std::string(root) + "/";
}

}  // namespace

bool ruby_fnmatch(std::string_view pattern, std::string_view path) {
  return fnmatch_pathname(pattern, path, GlobCase::Ignored);
}

std::vector<std::size_t> cocoapods_glob(const PodTree& tree, std::string_view pattern, GlobUse use) {
  const Paths paths = tree.files;
  const std::string root = prefix_of_root(tree.root);
  const PathRange pod = range_of_prefix(paths, {0, paths.size()}, root);
  std::vector<std::size_t> found;
  if (pattern.empty() || pod.begin == pod.end) return found;

  const std::string exact = root + std::string(pattern);
  const PathRange same = range_of_prefix(paths, pod, exact);
  if (same.begin < same.end && paths[same.begin] == exact) return {same.begin};

  const bool with_folders = use == GlobUse::Resources;
  if (with_folders) {  // an exact folder stands for all that lies in it
    const PathRange inside = range_of_prefix(paths, pod, exact + "/");
    add_range(inside, found);
    if (!found.empty()) return found;
  }
  std::string effective(pattern);
  if (const std::string_view appended = default_pattern(use); !appended.empty()) {
    if (effective.back() != '/') effective += '/';
    const bool is_folder = !ranges_ignoring_case(paths, pod, root.size(), effective).empty();
    effective = is_folder ? effective + std::string(appended) : std::string(pattern);
  }
  const std::vector<std::string> alternatives = expand_cocoapods_braces(effective);
  const std::vector<Matcher> matchers = compile(alternatives);
  for (const Matcher& matcher : matchers) collect(paths, pod, root.size(), matcher, found);
  if (with_folders) collect_folders(paths, pod, root.size(), alternatives, found);
  if (matchers.size() > 1 || with_folders || !std::is_sorted(found.begin(), found.end())) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  return found;
}

namespace {

std::string_view default_pattern(GlobUse use) {
  switch (use) {
    case GlobUse::SourceFiles:
      return kSourcesOfFolder;
    case GlobUse::HeaderFiles:
      return kHeadersOfFolder;
    case GlobUse::ExcludeFiles:
      return kAnythingBelow;
    case GlobUse::Resources:
    case GlobUse::OtherFiles:
      break;
  }
  return {};
}

Matcher compile_one(std::string_view alternative) {
  const std::size_t special = alternative.find_first_of("*?[\\");
  const std::size_t slash = alternative.substr(0, special).rfind('/');
  const std::size_t folder_end = slash == std::string_view::npos ? 0 : slash + 1;
  Matcher matcher = {.folder = alternative.substr(0, folder_end), .rest = alternative.substr(folder_end)};
  std::string_view rest = matcher.rest;
  const bool recursive = rest.starts_with("**/");
  while (rest.starts_with("**/")) rest.remove_prefix(3);
  if (!rest.starts_with('*')) return matcher;
  while (rest.starts_with('*')) rest.remove_prefix(1);
  if (rest.find_first_of("*?[\\/") != std::string_view::npos) return matcher;
  matcher.form = recursive ? Form::Recursive : Form::Direct;
  matcher.tails.push_back(rest);
  return matcher;
}

std::vector<Matcher> compile(const std::vector<std::string>& alternatives) {
  std::vector<Matcher> matchers;
  for (const std::string& alternative : alternatives) {
    Matcher matcher = compile_one(alternative);
    const auto same = std::find_if(matchers.begin(), matchers.end(), [&](const Matcher& other) {
      return matcher.form != Form::General && other.form == matcher.form && other.folder == matcher.folder;
    });
    if (same == matchers.end()) {
      matchers.push_back(std::move(matcher));
    } else {
      same->tails.push_back(matcher.tails.front());
    }
  }
  // `/**/` gives both `**/*.h` and `*.h`: the former finds all that the latter does.
  std::erase_if(matchers, [&](const Matcher& direct) {
    return direct.form == Form::Direct && std::any_of(matchers.begin(), matchers.end(), [&](const Matcher& other) {
             return other.form == Form::Recursive && other.folder == direct.folder && other.tails == direct.tails;
           });
  });
  return matchers;
}

bool has_a_tail(const Matcher& matcher, std::string_view name) {
  return std::any_of(matcher.tails.begin(), matcher.tails.end(),
                     [&](std::string_view tail) { return ends_with_ignoring_case(name, tail); });
}

void collect_direct(Paths paths, PathRange range, std::size_t at, const Matcher& matcher,
                    std::vector<std::size_t>& found) {
  for (std::size_t i = range.begin; i < range.end;) {
    const std::string_view name = paths[i].substr(at);
    const std::size_t slash = name.find('/');
    if (slash != std::string_view::npos) {
      i = skip_common_prefix(paths, i, range.end, at + slash + 1);
      continue;
    }
    if (!name.starts_with('.') && has_a_tail(matcher, name)) found.push_back(i);
    ++i;
  }
}

void collect(Paths paths, PathRange pod, std::size_t root, const Matcher& matcher, std::vector<std::size_t>& found) {
  const std::size_t at = root + matcher.folder.size();
  for (const PathRange range : ranges_ignoring_case(paths, pod, root, matcher.folder)) {
    if (matcher.form == Form::Direct) {
      collect_direct(paths, range, at, matcher, found);
      continue;
    }
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::string_view below = paths[i].substr(at);
      const bool matched = matcher.form == Form::Recursive ? has_a_tail(matcher, below) && !below.starts_with('.') &&
                                                                 below.find("/.") == std::string_view::npos
                                                           : fnmatch_pathname(matcher.rest, below, GlobCase::Ignored);
      if (matched) found.push_back(i);
    }
  }
}

/// Each folder that matches gives the files below it.
void collect_folders(Paths paths, PathRange pod, std::size_t root, const std::vector<std::string>& alternatives,
                     std::vector<std::size_t>& found) {
  const auto matches = [&](std::string_view folder) {
    return std::any_of(alternatives.begin(), alternatives.end(),
                       [&](const std::string& alternative) { return ruby_fnmatch(alternative, folder); });
  };
  std::string_view previous;
  for (std::size_t i = pod.begin; i < pod.end; ++i) {
    const std::string_view path = paths[i].substr(root);
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
      if (previous.size() > slash && previous.substr(0, slash + 1) == path.substr(0, slash + 1)) continue;  // seen
      if (matches(path.substr(0, slash)))
        add_range({i, skip_common_prefix(paths, i, pod.end, root + slash + 1)}, found);
    }
    previous = path;
  }
}

}  // namespace

}  // namespace podworks
