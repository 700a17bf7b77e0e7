#include "scanner/pods/swiftpm/package_swift.h"

#include <utility>

#include "base/text.h"
#include "scanner/pods/swiftpm/model.h"

namespace podworks {
namespace {

constexpr std::string_view kManifest = "Package.swift";
constexpr std::string_view kDump = "Package.swift.json";

/// A manifest of which nothing is known has no pod that could carry its problems.
Result<std::vector<PodDeclaration>> declare(const ReaderContext& context, std::string_view path,
                                            std::string_view reader, Result<std::optional<SwiftPackage>> read) {
  if (!read.ok()) return read.errors();
  if (!read.value()) return std::vector<PodDeclaration>();
  std::vector<Error> errors;
  for (const Diagnostic& problem : read.value()->problems) {
    errors.push_back({.message = problem.message, .where = problem.place, .hint = problem.help});
  }
  std::vector<PodDeclaration> pods = pods_of_package(context, path, reader, std::move(*read.value()));
  if (pods.empty() && !errors.empty()) return errors;
  return pods;
}

bool is_package_swift(std::string_view path) {
  return base_name(path) == kManifest;
}

bool is_package_dump(std::string_view path) {
  return base_name(path) == kDump;
}

Result<std::vector<PodDeclaration>> read_swift(const ReaderContext& context, std::string_view path) {
  return declare(context, path, "swiftpm", read_package_swift(context, path));
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
