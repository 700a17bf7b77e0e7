// The scanner's public functions: which files lie in the pool, and what they import.
#pragma once

#include <functional>
#include <vector>

#include "base/file_system.h"
#include "base/stopwatch.h"
#include "model/project.h"
#include "model/scan.h"
#include "scanner/known_facts.h"

namespace podworks {

/// The pool's files after `exclude:` and, where asked for, .gitignore.
/// A source that is a link, and the file of the pool that it leads to.
struct LinkedFile {
  std::string path = {};
  std::string target = {};
};

struct PoolFiles {
  Listing listing = {};  ///< `files` holds what is left
  /// Folders, links to folders, pipes and the like that are called as a manifest is, or podworks.pod.yml; sorted.
  std::vector<std::string> false_manifests = {};
  std::vector<LinkedFile> links = {};  ///< sorted by path; both are in `listing.files`
  ScanNotes notes = {};
};

PoolFiles find_files(const FileSystem& files, const Project& project, int threads);

struct ScanOptions {
  int threads = 1;
  bool may_be_empty = false;       ///< a pool without any source is no error: one of the past
  Stopwatch* stopwatch = nullptr;  ///< gets the stages; may be null
  /// Gets a row for each language that has files, in the order of the table; null: files are not timed one by one.
  std::vector<LanguageTimes>* languages = nullptr;
  FactsOfFiles* keep_facts = nullptr;       ///< gets what the lexers find; may be null
  const KnownFacts* known_facts = nullptr;  ///< of a scan with the same `defines:`; may be null
  /// Called now and then with files read and files in all, from one thread at a time; may be empty.
  std::function<void(std::size_t done, std::size_t all)> progress = {};
};

/// Reads manifests and sources, finds every import and what it means. Same input, same result, for any `threads`.
/// Errors: two pods of one name (where nothing decides), nothing to scan. What is wrong in single files is in
/// `problems`.
Result<ScanResult> scan_project(const FileSystem& files, const Project& project, PoolFiles pool,
                                const ScanOptions& options);

}  // namespace podworks
