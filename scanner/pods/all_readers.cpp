#include <algorithm>

#include "base/text.h"
#include "scanner/pods/bazel/bazel.h"
#include "scanner/pods/cmake/cmake.h"
#include "scanner/pods/gradle/gradle.h"
#include "scanner/pods/npm/npm.h"
#include "scanner/pods/podfile_lock.h"
#include "scanner/pods/podspec.h"
#include "scanner/pods/pubspec/pubspec.h"
#include "scanner/pods/reader.h"
#include "scanner/pods/swiftpm/package_swift.h"
#include "scanner/pods/swiftpm/versions.h"

namespace podworks {

const std::vector<Reader>& all_readers() {
  static const std::vector<Reader> readers = {
      podspec_reader(), podspec_json_reader(), swiftpm_reader(), swiftpm_json_reader(), gradle_reader(),
      pubspec_reader(), npm_reader(),          bazel_reader(),   cmake_reader(),        podfile_lock_reader()};
  return readers;
}

bool is_superseded(const Listing& listing, std::string_view path) {
  if (is_older_manifest(listing, path)) return true;
  if (!path.ends_with(".podspec") && base_name(path) != "Package.swift") return false;
  return std::binary_search(listing.files.begin(), listing.files.end(), std::string_view(std::string(path) + ".json"));
}

}  // namespace podworks
