// What runs leave behind for a trend: a file with one line of JSON a run (podworks.history/1). Lines are only added, so
// that the file can lie in git; with `merge=union` in .gitattributes two branches that add lines merge.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace podworks {

/// Findings of one rule.
struct RuleRecord {
  std::string id = {};
  std::int64_t fresh = 0;  ///< that the baseline does not know, and entries of it that no longer hold
  std::int64_t known = 0;
  std::int64_t allowed = 0;
};

struct AppRecord {
  std::string name = {};
  std::int64_t pods = 0;
  std::int64_t bytes = 0;  ///< of the sources
};

/// One run. Two runs over the same commit leave the same record, whenever they were.
struct RunRecord {
  std::string commit = {};  ///< 40 hex digits; empty outside git
  std::string time = {};    ///< of the commit, in UTC: "2026-11-22T09:30:00Z"; empty outside git
  std::int64_t pods = 0;
  std::int64_t edges = 0;
  std::int64_t cycles = 0;
  std::vector<RuleRecord> rules = {};  ///< those that are on, sorted
  std::vector<AppRecord> apps = {};    ///< sorted
};

/// Without a line feed at its end.
std::string history_line(const RunRecord& run);

struct History {
  std::vector<RunRecord> runs = {};  ///< the last ones, as they stand in the file
  std::size_t left_out = 0;          ///< older ones
};

/// The last runs of a history; the other lines are not looked at, but for the first one. Empty lines are left out.
/// Errors: a line that is no record, with its number.
Result<History> read_history(std::string_view text, const std::string& path);

/// `text` with a line more for this run. The same text if its last line is that one: a run that is repeated is one run.
std::string add_to_history(std::string_view text, const RunRecord& run);

}  // namespace podworks
