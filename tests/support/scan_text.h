// Scans a pool that lives in memory, and says in short what each import means: for the tests of the scanner.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/project.h"
#include "model/scan.h"

namespace podworks::test {

using Files = std::map<std::string, std::string, std::less<>>;

/// A podspec with this name and these further lines: podspec("Net", "s.source_files = '*.{h,m}'").
std::string podspec(const std::string& name, const std::string& lines);

/// Scans with every reader (or with `project.pods`); fails the test if the scan fails.
ScanResult scan_pool(const Files& files, const Project& project = {}, int threads = 1);

/// What one import means, seen from the file's first owner:
/// "Net" (another pod, build), "Net?" (optional), "Net [test]", "Net [forward]", "inside", "external UIKit",
/// "unresolved", "ambiguous Base Net", "unowned"; "none" if no import stands there.
/// With `spelling` the import of that spelling, else the only one of the file.
std::string meaning(const ScanResult& scan, const std::string& file, const std::string& spelling = "");
/// The import itself; fails the test if there is none.
const Import& import_of(const ScanResult& scan, const std::string& file, const std::string& spelling = "");
/// The step that resolved it: "beside", "header-key" ...
std::string how(const ScanResult& scan, const std::string& file, const std::string& spelling = "");
/// Names of the pods that own the file.
std::vector<std::string> owners(const ScanResult& scan, const std::string& file);
/// Messages of the scan's problems with this rule.
std::vector<std::string> problems(const ScanResult& scan, const std::string& rule);

}  // namespace podworks::test
