// What a check looked at, what it passed over and how imports were resolved: the end of every text report.
#pragma once

#include <cstddef>
#include <string>

#include "report/report.h"

namespace podworks {

struct Summary {
  std::size_t errors = 0;  ///< these three without known and allowed ones
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t known = 0;
  std::size_t allowed = 0;  ///< by comments
  std::size_t files = 0;    ///< that were read for imports
  std::size_t pods = 0;     ///< without the apps' entries
  ImportCounts imports = {};
};
Summary summarize(const CheckReport& report);

/// Files that were read for imports, and pods that are no entry.
std::size_t scanned_files(const ScanResult& scan);
std::size_t pods_without_entries(const ScanResult& scan);

/// "1 error, 2 warnings in 4 812 files of 63 pods"; says what was checked when there is nothing to report. One line.
std::string summary_line(const CheckReport& report, const Summary& summary);

/// The excluded folders without those of version control, so that a checkout and its tarball give the same bytes.
std::vector<std::string> excluded_folders(const ScanNotes& notes);

/// Lines that say what was passed over and where the imports led; each ends in a line feed.
std::string passed_over_lines(const ScanNotes& notes);
std::string import_lines(const ImportCounts& counts);
/// Empty if nothing is looked up.
std::string lookup_line(const LookupCounts& counts);

}  // namespace podworks
