#include "scanner/pods/find_pods.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/parallel.h"
#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/bazel/other_tools.h"
#include "scanner/pods/cmake/cmake.h"
#include "scanner/pods/directory.h"
#include "scanner/pods/gradle/gradle.h"
#include "scanner/pods/manifest_problem.h"
#include "scanner/pods/merge_pods.h"
#include "scanner/pods/native_folders.h"
#include "scanner/pods/npm/same_names.h"
#include "scanner/pods/same_names.h"
#include "scanner/pods/swiftpm/products.h"

namespace podworks {
namespace {

/// A manifest or a folder that becomes a pod.
struct Claim {
  const Reader* reader = nullptr;  ///< null: a folder pod
  std::string path = {};           ///< of the manifest, the folder or the tool's answer
  const PodSource* source = nullptr;
  bool is_answer = false;  ///< of the ecosystem's own tool, in the place of the manifests below
  std::vector<std::string> answered = {};
};

/// The folders of the pool, each with the entry of `pods:` that took it first.
class Claims {
 public:
  Claims(const ReaderContext& context, FoundPods& found) : context_(context), found_(found) {}

  std::vector<Claim> take() {
    const std::vector<PodSource>& sources = context_.project.pods;
    if (sources.empty()) {
      take_manifests(nullptr, "", "");
    }
    for (const PodSource& source : sources) {
      const std::size_t before = claims_.size();
      if (source.from.empty()) {
        claims_.push_back({nullptr, source.path, &source});
        claim(source.path, "", &source);
      } else if (source.from == "directory") {
        take_folders(&source, matching_folders(context_.listing.files, source.in));
      } else {
        take_manifests(&source, source.from, source.in);
        if (!source.exported.value.empty()) take_answer(source, before);
      }
      if (claims_.size() == before) report_no_effect(source);
    }
    return std::move(claims_);
  }

  /// Without podworks.yml and without any pod that a manifest declares, the folders at the top are the pods.
  static std::vector<Claim> top_folders(const ReaderContext& context) {
    std::vector<Claim> claims;
    for (std::string& folder : matching_folders(context.listing.files, "*")) {
      claims.push_back({nullptr, std::move(folder), nullptr});
    }
    return claims;
  }

 private:
  void take_manifests(const PodSource* source, std::string_view reader_id, std::string_view in) {
    const std::optional<Glob> glob = in.empty() ? std::nullopt : std::optional<Glob>(in);
    for (const std::string_view path : context_.listing.files) {
      for (const Reader& reader : all_readers()) {
        // `from: podspec` takes the JSON form as well: it is the same declaration.
        const std::string_view kind = kind_of(reader);
        const bool asked = reader_id.empty() || reader.id == reader_id || reader_id == kind;
        if (!asked || !reader.is_manifest(path)) continue;
        if (reader.id == "swiftpm" && is_superseded(context_.listing, path)) continue;
        const std::string folder(folder_of(path));
        if (glob && !glob->matches(folder) && !glob->matches(path)) continue;
        if (claim(folder, kind, source)) claims_.push_back({&reader, std::string(path), source});
      }
    }
  }

  /// The tool's answer takes the place of the manifests that were claimed from `first` on.
  void take_answer(const PodSource& source, std::size_t first) {
    const auto reads_it = [&](const Reader& reader) {
      return reader.id == source.from && reader.read_export != nullptr;
    };
    const auto reader = std::find_if(all_readers().begin(), all_readers().end(), reads_it);
    if (reader == all_readers().end()) {
      Diagnostic problem =
          manifest_problem(source.exported.at, fmt::format("`export:` is not understood for `from: {}`", source.from),
                           "remove it: the manifests are read themselves");
      problem.subject = "export:" + source.from;
      found_.problems.push_back(std::move(problem));
      return;
    }
    Claim answer{&*reader, source.exported.value, &source, true};
    for (std::size_t i = first; i < claims_.size(); ++i) answer.answered.push_back(std::move(claims_[i].path));
    claims_.resize(first);
    claims_.push_back(std::move(answer));
  }

  /// "podspec" of "podspec-json".
  static std::string_view kind_of(const Reader& reader) {
    constexpr std::string_view kJson = "-json";
    const bool is_json = reader.id.ends_with(kJson);
    return is_json ? reader.id.substr(0, reader.id.size() - kJson.size()) : reader.id;
  }

  void take_folders(const PodSource* source, const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
      if (!claimed_.contains(folder) && claim(folder, "", source)) claims_.push_back({nullptr, folder, source});
    }
  }

  /// A folder may hold manifests of several kinds; one kind is one entry's, and a folder pod is the whole folder's.
  bool claim(const std::string& folder, std::string_view kind, const PodSource* source) {
    std::vector<std::pair<std::string_view, const PodSource*>>& taken = claimed_[folder];
    for (const auto& [other, by] : taken) {
      if (by == source && other == kind) return true;
      if (by != source && (other == kind || other.empty() || kind.empty())) return false;
    }
    taken.emplace_back(kind, source);
    return true;
  }

  void report_no_effect(const PodSource& source) {
    Diagnostic problem;
    problem.rule = "matches-nothing";
    problem.place = source.at;
    problem.message = fmt::format("`pods: {{ from: {}, in: \"{}\" }}` finds no pod", source.from, source.in);
    problem.help = "correct the glob, or remove the entry";
    problem.subject = fmt::format("pods:{}:{}", source.from, source.in);
    found_.problems.push_back(std::move(problem));
  }

  const ReaderContext& context_;
  FoundPods& found_;
  std::map<std::string, std::vector<std::pair<std::string_view, const PodSource*>>, std::less<>> claimed_;
  std::vector<Claim> claims_;
};

struct ReadClaim {
  std::vector<PodDeclaration> pods = {};
  std::vector<Error> errors = {};
};

ReadClaim read_claim(const ReaderContext& context, const Claim& claim) {
  if (claim.reader != nullptr) {
    Result<std::vector<PodDeclaration>> read = claim.is_answer
                                                   ? claim.reader->read_export(context, claim.path, claim.answered)
                                                   : claim.reader->read(context, claim.path);
    if (!read.ok()) return {{}, read.errors()};
    // A lock is CocoaPods' own, as a podspec is: both mean each other's pods.
    const std::string_view id = claim.reader->id == "podfile-lock" ? std::string_view("podspec") : claim.reader->id;
    for (PodDeclaration& pod : read.value()) {
      pod.tools = {std::string(tool_of(id))};
      pod.declares_for = pod.declares_dependencies ? claim.reader->declares_for : LanguageSet{0};
      for (UnitDeclaration& unit : pod.units) {
        unit.packagings = packaging_bit(claim.reader->packaging);
        for (DeclaredDependency& dependency : unit.dependencies) {
          dependency.reader = id;
          dependency.languages = claim.reader->declares_for;
        }
      }
    }
    return {std::move(read.value()), {}};
  }
  if (claim.source != nullptr && claim.source->from.empty()) {
    const PodSource& source = *claim.source;
    return {{folder_pod(source.name, source.path, source.files, source.public_files, source.at)}, {}};
  }
  const Place at = claim.source != nullptr ? claim.source->at : Place{};
  return {{folder_pod(base_name(claim.path), claim.path, {}, {}, at)}, {}};
}

Diagnostic unreadable_manifest(const Claim& claim, const Error& error) {
  Diagnostic problem;
  problem.rule = "unreadable-file";
  problem.place = error.where.file.empty() ? Place{claim.path, 0, 0} : error.where;
  problem.message = fmt::format("the manifest cannot be read: {}", error.message);
  problem.help = error.hint.empty() ? "repair it: until then the pod is missing from the graph" : error.hint;
  problem.subject = claim.path;
  return problem;
}

std::vector<ReadClaim> read_claims(const ReaderContext& context, const std::vector<Claim>& claims, int threads) {
  std::vector<ReadClaim> read(claims.size());
  parallel_for(claims.size(), 4, threads, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) read[i] = read_claim(context, claims[i]);
  });
  return read;
}

/// Of manifests that declare no pod.
void take_problems(std::vector<PodDeclaration>& all, FoundPods& found) {
  for (PodDeclaration& carrier : all) {
    if (!carrier.name.empty()) continue;
    std::move(carrier.problems.begin(), carrier.problems.end(), std::back_inserter(found.problems));
  }
  std::erase_if(all, [](const PodDeclaration& pod) { return pod.name.empty(); });
}

/// What several manifests read is broken for each of them, and said once: a .bzl file.
void say_once(std::vector<Diagnostic>& problems) {
  std::set<std::tuple<Place, std::string, std::string>> said;
  std::erase_if(problems, [&](const Diagnostic& problem) {
    return !said.emplace(problem.place, problem.rule, problem.message).second;
  });
}

}  // namespace

FoundPods find_pods(const ReaderContext& context, int threads) {
  FoundPods found;
  const std::vector<Claim> claims = Claims(context, found).take();
  std::vector<ReadClaim> read = read_claims(context, claims, threads);
  std::vector<PodDeclaration> all;
  bool says_nothing = true;  // a package.json may be there for tools alone
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (const Error& error : read[i].errors) found.problems.push_back(unreadable_manifest(claims[i], error));
    for (PodDeclaration& pod : read[i].pods) {
      says_nothing &= pod.name.empty();
      all.push_back(std::move(pod));
    }
    says_nothing &= read[i].errors.empty();
  }
  if (context.project.pods.empty() && says_nothing) {
    for (const Claim& claim : Claims::top_folders(context)) {
      all.push_back(std::move(read_claim(context, claim).pods[0]));
    }
  }
  const bool is_configured = !context.project.pods.empty();
  if (!is_configured) drop_claimed_cmake(context, all);
  add_native_sources(context.listing, !is_configured, all);
  take_problems(all, found);
  find_products(all);
  std::vector<Diagnostic> unclear = tell_packages_apart(all);
  std::move(unclear.begin(), unclear.end(), std::back_inserter(found.problems));
  if (context.npm != nullptr) {
    std::vector<Diagnostic> doubtful = tell_npm_packages_apart(all, *context.npm);
    std::move(doubtful.begin(), doubtful.end(), std::back_inserter(found.problems));
  }
  qualify_gradle_names(all);
  qualify_cmake_names(all);
  join_targets_with_pods(all, context.listing);
  merge_pods(std::move(all), found);
  for (PodDeclaration& pod : found.pods) {
    std::move(pod.problems.begin(), pod.problems.end(), std::back_inserter(found.problems));
    pod.problems.clear();
  }
  say_once(found.problems);
  return found;
}

}  // namespace podworks
