// `export:` of Swift packages: what `swift package dump-package` printed of several, one behind the other. Each says
// where its package lay on the machine that made it, as an absolute path.
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/answers.h"
#include "scanner/pods/swiftpm/model.h"
#include "scanner/pods/swiftpm/package_swift.h"

namespace podworks {
namespace {

/// {"packageKind": {"root": ["/checkout/pool/kits/Net"]}}; empty before SwiftPM 5.6.
std::string folder_of_dump(const Json& dump) {
  const Json* const kind = dump.find("packageKind");
  const Json* const root = kind != nullptr ? kind->find("root") : nullptr;
  if (root == nullptr || root->array() == nullptr || root->array()->empty()) return {};
  const std::string* const path = root->array()->front().string();
  return path != nullptr ? *path : std::string();
}

/// What stands before `folder` in `path`: "/checkout/pool" of "/checkout/pool/kits/Net" and "kits/Net".
std::optional<std::string> before(std::string_view path, std::string_view folder) {
  if (folder.empty()) return std::string(path);
  if (!path.ends_with(folder) || path.size() <= folder.size()) return std::nullopt;
  path.remove_suffix(folder.size());
  return path.ends_with('/') ? std::optional(std::string(path.substr(0, path.size() - 1))) : std::nullopt;
}

/// Where the pool lay: the folder by which most packages have a manifest; the deepest of those.
std::string find_pool(const std::vector<Json>& dumps, const std::vector<std::string>& manifests) {
  std::map<std::string, std::size_t> votes;
  for (const Json& dump : dumps) {
    for (const std::string& manifest : manifests) {
      if (const auto pool = before(folder_of_dump(dump), folder_of(manifest))) ++votes[*pool];
    }
  }
  std::string best;
  std::size_t most = 0;
  for (const auto& [pool, count] : votes) {
    if (count < most || (count == most && pool.size() < best.size())) continue;
    best = pool;
    most = count;
  }
  return best;
}

}  // namespace

Result<std::vector<PodDeclaration>> read_package_answers(const ReaderContext& context, std::string_view path,
                                                         const std::vector<std::string>& manifests) {
  Answers answers(context, path, manifests);
  const Result<std::vector<Json>> dumps = read_answers(context, path);
  if (!dumps.ok()) return dumps.errors();
  const std::string pool = find_pool(dumps.value(), manifests);
  const bool is_one = dumps.value().size() == 1 && manifests.size() == 1;
  std::vector<PodDeclaration> pods;
  for (const Json& dump : dumps.value()) {
    const std::string folder = folder_of_dump(dump);
    const std::string* const manifest = answers.claim(
        [&](std::string_view each) { return is_one || (!folder.empty() && before(folder, folder_of(each)) == pool); });
    if (manifest == nullptr) {
      answers.report_unknown(dump.line, fmt::format("the package in `{}`", base_name(folder)));
      continue;
    }
    SwiftPackage package = read_package_json(dump, path);
    const std::vector<Diagnostic> problems = package.problems;
    std::vector<PodDeclaration> found = pods_of_package(context, *manifest, "swiftpm-json", std::move(package));
    if (found.empty() && !problems.empty()) {
      const Diagnostic& first = problems.front();
      return Error{.message = first.message, .where = first.place, .hint = first.help};
    }
    std::move(found.begin(), found.end(), std::back_inserter(pods));
  }
  return answers.finish(std::move(pods));
}

}  // namespace podworks
