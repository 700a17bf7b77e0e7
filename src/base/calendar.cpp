#include "base/calendar.h"

#include <fmt/format.h>

#include <charconv>

namespace podworks {
namespace {

template <class Number>
Number number_in(std::string_view text, std::size_t at, std::size_t size) {
  Number number = 0;
  std::from_chars(text.data() + at, text.data() + at + size, number);
  return number;
}

}  // namespace

bool looks_like_date(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !is_digit : text[i] != '-') return false;
  }
  return true;
}

std::optional<std::chrono::sys_days> read_date(std::string_view text) {
  if (!looks_like_date(text)) return std::nullopt;
  const std::chrono::year_month_day day(std::chrono::year(number_in<int>(text, 0, 4)),
                                        std::chrono::month(number_in<unsigned>(text, 5, 2)),
                                        std::chrono::day(number_in<unsigned>(text, 8, 2)));
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days(day);
}

std::string utc_day(std::int64_t seconds) {
  const std::chrono::year_month_day day{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string utc_time(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86400;
  const std::int64_t of_day = (seconds % kDay + kDay) % kDay;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", utc_day(seconds), of_day / 3600, of_day / 60 % 60, of_day % 60);
}

}  // namespace podworks
