// Days as podworks.yml, the command line and reports write them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace podworks {

/// "YYYY-MM-DD" by its form alone: 2026-02-31 has it, too.
bool looks_like_date(std::string_view text);
/// The day that "YYYY-MM-DD" means; unset if it is none of the calendar.
std::optional<std::chrono::sys_days> read_date(std::string_view text);
/// "2026-11-22" and "2026-11-22T09:30:00Z" of seconds since 1970, in UTC.
std::string utc_day(std::int64_t seconds);
std::string utc_time(std::int64_t seconds);
inline bool is_date(std::string_view text) {
  return read_date(text).has_value();
}

}  // namespace podworks
