// What the lexers found in the files of one scan, so that another scan of files with the same bytes need not look
// again.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "model/scan.h"
#include "scanner/languages/language.h"

namespace podworks {

/// By FileId. Its views point into the scan's arenas.
using FactsOfFiles = std::vector<FileFacts>;

struct KnownFacts {
  const ScanResult& scan;
  const FactsOfFiles& facts;
  /// The file has the bytes that the scan saw. Called from several threads.
  std::function<bool(std::string_view path)> is_unchanged = {};
};

}  // namespace podworks
