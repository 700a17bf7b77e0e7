#include "scanner/pods/bazel/bazel.h"

#include "scanner/pods/bazel/packages.h"
#include "scanner/pods/bazel/query.h"

namespace podworks {

namespace {

Result<std::vector<PodDeclaration>> read_build_file(const ReaderContext& context, std::string_view path) {
  if (context.bazel != nullptr) return context.bazel->pods_of(path);
  return BazelPackages(context, 1).pods_of(path);
}

}  // namespace

Reader bazel_reader() {
  return {.id = "bazel",
          .summary = "BUILD files of Bazel, and the .bzl files that they load",
          .is_manifest = is_build_file,
          .read = read_build_file,
          .read_export = read_bazel_query};
}

}  // namespace podworks
