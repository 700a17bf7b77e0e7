// What the forms of the page for readers without script have in common: words, counts, places.
#pragma once

#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "report/page/page_data.h"

namespace podworks {

/// The words of PageStatus, and of `FindingTable::severity`.
constexpr std::array<std::string_view, 5> kPageStatuses = {"new", "known", "fixed", "stale", "allowed"};
constexpr std::array<std::string_view, 4> kPageSeverities = {"off", "note", "warning", "error"};

/// By PageStatus.
using StatusCounts = std::array<std::size_t, kPageStatuses.size()>;
inline std::size_t sum_of(const StatusCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}
/// By rows of rules.
std::vector<StatusCounts> findings_by_rule(const PageData& page);

/// Rows of texts, files and rules as text; empty for -1.
std::string_view text_at(const PageData& page, std::int64_t row);
std::string place_at(const PageData& page, std::int64_t file, std::int64_t line);
std::string_view rule_at(const PageData& page, std::int64_t row);

/// "12 pods, 30 files, ...": one line about the whole pool, and about the base if there is one.
std::string page_verdict(const PageData& page);

/// Entries of apps are none.
std::size_t pod_count(const PageData& page);

/// The app as the base had it; null if it did not, or there is no base.
const AppFigures* app_then(const PageData& page, const std::string& name);

}  // namespace podworks
