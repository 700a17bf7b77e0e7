#include <algorithm>

#include "scanner/pods/gradle.h"
#include "scanner/pods/podspec.h"
#include "scanner/pods/pubspec.h"
#include "scanner/pods/reader.h"

namespace podworks {

const std::vector<Reader>& all_readers() {
  static const std::vector<Reader> readers = {podspec_reader(), podspec_json_reader(), gradle_reader(),
                                              pubspec_reader()};
  return readers;
}

bool is_superseded(const Listing& listing, std::string_view path) {
  if (!path.ends_with(".podspec")) return false;
  return std::binary_search(listing.files.begin(), listing.files.end(), std::string_view(std::string(path) + ".json"));
}

}  // namespace podworks
