#include "scanner/pods/bazel/query.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "scanner/pods/bazel/packages.h"
#include "scanner/pods/bazel/pods.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

namespace {

std::string_view text_of(const Json& object, std::string_view key) {
  const Json* const member = object.find(key);
  return member != nullptr && member->string() != nullptr ? std::string_view(*member->string()) : std::string_view();
}

bool is_set(const Json& attribute) {
  const Json* const flag = attribute.find("booleanValue");
  if (flag != nullptr && flag->boolean() != nullptr) return *flag->boolean();
  const Json* const number = attribute.find("intValue");
  return number != nullptr && number->integer() != nullptr && *number->integer() > 0;
}

/// The number behind the last colon, which goes with it.
int take_number(std::string_view& text) {
  const std::size_t colon = text.rfind(':');
  int number = 0;
  if (colon == std::string_view::npos) return 0;
  std::from_chars(text.data() + colon + 1, text.data() + text.size(), number);
  text = text.substr(0, colon);
  return number;
}

class QueryReader {
 public:
  QueryReader(const ReaderContext& context, std::string_view path) : context_(context), path_(path), places_(context) {}

  Result<std::vector<PodDeclaration>> read(const std::vector<std::string>& manifests) {
    auto text = context_.files.read_text(path_);
    if (!text.ok()) return text.errors();
    if (std::optional<Error> error = read_lines(text.value())) return *error;
    find_workspace(manifests);
    const std::vector<BazelPackage> packages = make_packages();
    auto by_path = bazel_pods(packages, places_);
    std::vector<PodDeclaration> pods;
    for (const std::string& manifest : manifests) {
      const auto found = by_path.find(manifest);
      if (found == by_path.end()) continue;
      std::move(found->second.begin(), found->second.end(), std::back_inserter(pods));
    }
    read_the_others(manifests, pods);
    report_foreign();
    if (!problems_.empty()) pods.push_back(problems_without_pod("bazel", std::move(problems_)));
    return pods;
  }

 private:
  Error broken(std::string message, int line) const {
    return {std::move(message),
            {std::string(path_), line, 0},
            "write it anew: `bazel query --output=streamed_jsonproto 'kind(rule, //...)'`"};
  }

  std::optional<Error> read_lines(std::string_view text) {
    int line = 0;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string_view one = trim(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++line;
      if (one.empty()) continue;
      const Result<Json> parsed = parse_json(one, std::string(path_));
      if (!parsed.ok()) return broken(fmt::format("this is no JSON: {}", parsed.errors()[0].message), line);
      const Json* const rule = parsed.value().find("rule");
      if (parsed.value().find("type") == nullptr) return broken("this is no target that `bazel query` prints", line);
      if (rule != nullptr) read_rule(*rule, line);
    }
    if (rules_.empty())
      return broken(foreign_ > 0 ? "only rules of other repositories stand in it" : "no rule stands in it", 0);
    return std::nullopt;
  }

  void read_rule(const Json& json, int line) {
    const std::optional<BazelLabel> label = parse_bazel_label(text_of(json, "name"), "");
    if (!label) return;
    if (!label->repository.empty()) {  // `deps(//...)` prints them as well
      if (foreign_++ == 0) foreign_line_ = line;
      return;
    }
    BazelRule rule;
    rule.kind = text_of(json, "ruleClass");
    rule.name = label->target;
    std::string_view location = text_of(json, "location");
    rule.at.column = take_number(location);
    rule.at.line = take_number(location);
    const Json* const attributes = json.find("attribute");
    if (attributes != nullptr && attributes->array() != nullptr) {
      for (const Json& attribute : *attributes->array()) read_attribute(attribute, rule);
    }
    rules_[label->package].push_back(std::move(rule));
    lines_.emplace(label->package, line);
  }

  static void read_attribute(const Json& json, BazelRule& rule) {
    BazelAttribute attribute;
    attribute.name = text_of(json, "name");
    const bool is_hidden =
        attribute.name.empty() || std::string_view("_$:").find(attribute.name[0]) != std::string_view::npos;
    if (is_hidden || attribute.name == "name") return;
    const std::string_view text = text_of(json, "stringValue");
    if (!text.empty()) attribute.values.push_back({std::string(text), {}});
    const Json* const list = json.find("stringListValue");
    if (list != nullptr && list->array() != nullptr) {
      for (const Json& item : *list->array()) {
        if (item.string() != nullptr) attribute.values.push_back({*item.string(), {}});
      }
    }
    attribute.flag = is_set(json);
    // What is not set says nothing; a generator is known by what it sets.
    if (!attribute.values.empty() || attribute.flag) rule.attributes.push_back(std::move(attribute));
  }

  /// Of the BUILD files' workspaces the one that has the packages of the export.
  void find_workspace(const std::vector<std::string>& manifests) {
    std::set<std::string> workspaces;
    for (const std::string& manifest : manifests) workspaces.insert(places_.around(folder_of(manifest)).folder);
    std::size_t most = 0;
    for (const std::string& folder : workspaces) {
      std::size_t known = 0;
      for (const auto& [package, rules] : rules_) known += places_.is_package(join_path(folder, package)) ? 1 : 0;
      if (known > most) workspace_ = folder;
      most = std::max(most, known);
    }
  }

  void report_foreign() {
    if (foreign_ == 0) return;
    problems_.push_back(manifest_problem(
        {std::string(path_), foreign_line_, 0},
        fmt::format("{} rules of other repositories stand in it, and are none of the pool's", foreign_),
        "write it anew: `bazel query --output=streamed_jsonproto 'kind(rule, //...)'`"));
  }

  /// A package without rules is in no export; one that has some is younger than it.
  void read_the_others(const std::vector<std::string>& manifests, std::vector<PodDeclaration>& pods) {
    std::vector<std::string> others;
    for (const std::string& manifest : manifests) {
      if (!answered_.contains(std::string(folder_of(manifest)))) others.push_back(manifest);
    }
    if (others.empty()) return;
    const BazelPackages packages(context_, 1);
    for (const std::string& manifest : others) {
      Result<std::vector<PodDeclaration>> read = packages.pods_of(manifest);
      if (!read.ok() || read.value().empty()) continue;
      const auto is_pod = [](const PodDeclaration& pod) { return !pod.name.empty(); };
      if (std::none_of(read.value().begin(), read.value().end(), is_pod)) {
        problems_.insert(problems_.end(), read.value()[0].problems.begin(), read.value()[0].problems.end());
        continue;
      }
      problems_.push_back(manifest_problem(
          {manifest, 0, 0}, fmt::format("{} says nothing of this package: its BUILD file is read by itself", path_),
          "write the export anew: it is older than the file"));
      std::move(read.value().begin(), read.value().end(), std::back_inserter(pods));
    }
  }

  std::vector<BazelPackage> make_packages() {
    std::map<std::string, BazelPackage> made;
    for (auto& [name, rules] : rules_) {
      const std::string folder = join_path(workspace_, name);
      const auto place = places_.packages().find(folder);
      if (place == places_.packages().end()) {
        problems_.push_back(manifest_problem(
            {std::string(path_), lines_[name], 0},
            fmt::format("`bazel query` knows the package `//{}`, and there is no BUILD file of it in the pool", name),
            "write the export anew, or do not exclude the folder"));
        continue;
      }
      answered_.insert(folder);
      BazelPackage& package = made[folder];
      package.folder = folder;
      package.path = place->second;
      package.files = places_.files_of(context_.listing, folder);
      package.rules = std::move(rules);
      for (BazelRule& rule : package.rules) {
        rule.at.file = package.path;
        for (BazelAttribute& attribute : rule.attributes) {
          for (BazelText& value : attribute.values) value.at = rule.at;
        }
      }
      index_rules(package);
    }
    std::vector<BazelPackage> packages;
    for (auto& [folder, package] : made) packages.push_back(std::move(package));
    return packages;
  }

  const ReaderContext& context_;
  std::string_view path_;
  BazelWorkspaces places_;
  std::string workspace_;
  std::map<std::string, std::vector<BazelRule>> rules_;  // by package
  std::set<std::string> answered_;                       // folders of packages
  std::map<std::string, int> lines_;                     // of the export
  std::vector<Diagnostic> problems_;
  int foreign_ = 0;  // rules of other repositories
  int foreign_line_ = 0;
};

}  // namespace

Result<std::vector<PodDeclaration>> read_bazel_query(const ReaderContext& context, std::string_view export_path,
                                                     const std::vector<std::string>& manifests) {
  return QueryReader(context, export_path).read(manifests);
}

}  // namespace podworks
