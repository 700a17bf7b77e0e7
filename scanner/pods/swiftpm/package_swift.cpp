#include "scanner/pods/swiftpm/package_swift.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/swiftpm/model.h"
#include "scanner/pods/swiftpm/versions.h"

namespace podworks {
namespace {

constexpr std::string_view kManifest = "Package.swift";
constexpr std::string_view kDump = "Package.swift.json";
constexpr std::string_view kWayOut =
    "keep what `swift package dump-package` prints beside it as Package.swift.json, or name it with `export:` under "
    "`pods:`; until then its targets are missing";

/// The first thing in the manifest that is not known says why.
Error one_error(const std::vector<Diagnostic>& problems) {
  const auto end = problems.begin() + static_cast<std::ptrdiff_t>(std::min(problems.size(), kMaxPackageProblems));
  const Diagnostic& first = *std::min_element(
      problems.begin(), end, [](const Diagnostic& a, const Diagnostic& b) { return a.place.line < b.place.line; });
  Error error = {.message = first.message, .where = first.place, .hint = std::string(kWayOut)};
  if (problems.size() > kMaxPackageProblems) {
    error.message += fmt::format(", the first of more than {} such things", kMaxPackageProblems);
  } else if (problems.size() > 1) {
    error.message += fmt::format(", the first of {} such things", problems.size());
  }
  return error;
}

/// A manifest of which nothing is known has no pod that could carry its problems.
Result<std::vector<PodDeclaration>> declare(const ReaderContext& context, std::string_view path,
                                            std::string_view reader, Result<std::optional<SwiftPackage>> read) {
  if (!read.ok()) return read.errors();
  if (!read.value()) return std::vector<PodDeclaration>();
  const std::vector<Diagnostic> problems = read.value()->problems;
  std::vector<PodDeclaration> pods = pods_of_package(context, path, reader, std::move(*read.value()));
  if (pods.empty() && !problems.empty()) return one_error(problems);
  return pods;
}

bool is_package_swift(std::string_view path) {
  return base_name(path) == kManifest || version_of_manifest(base_name(path));
}

bool is_package_dump(std::string_view path) {
  return base_name(path) == kDump;
}

Result<std::vector<PodDeclaration>> read_swift(const ReaderContext& context, std::string_view path) {
  const std::string manifest = newest_manifest(context, path);
  return declare(context, manifest, "swiftpm", read_package_swift(context, manifest));
}

Result<std::vector<PodDeclaration>> read_dump(const ReaderContext& context, std::string_view path) {
  return declare(context, path, "swiftpm-json", read_package_dump(context, path));
}

}  // namespace

Reader swiftpm_reader() {
  return {.id = "swiftpm",
          .summary = "the literal part of a Swift package's manifest",
          .is_manifest = is_package_swift,
          .read = read_swift,
          .read_export = read_package_answers,
          .declares_for = kAppleLanguages,
          .packaging = Packaging::SwiftPackage};
}

Reader swiftpm_json_reader() {
  return {.id = "swiftpm-json",
          .summary = "what `swift package dump-package` prints; it wins over the Package.swift beside it",
          .is_manifest = is_package_dump,
          .read = read_dump,
          .declares_for = kAppleLanguages,
          .packaging = Packaging::SwiftPackage};
}

}  // namespace podworks
