#include "rules/deprecation.h"

#include <charconv>
#include <chrono>

#include "rules/selectors.h"

namespace podworks {
namespace {

std::optional<std::chrono::sys_days> parse_day(std::string_view text);
std::optional<int> parse_number(std::string_view digits);

}  // namespace

std::optional<int> days_until(std::string_view today, std::string_view date) {
  const auto from = parse_day(today);
  const auto to = parse_day(date);
  if (!from || !to) return std::nullopt;
  return static_cast<int>((*to - *from).count());
}

const DeprecatedEdge* exception_for(const RuleContext& context, PodId from, PodId to) {
  for (const DeprecatedEdge& edge : context.project.deprecated) {
    const auto days = days_until(context.today, edge.until);
    if (days && *days < 0) continue;
    if (selects(context, edge.from, from) && selects(context, edge.to, to)) return &edge;
  }
  return nullptr;
}

namespace {

std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_number(text.substr(0, 4));
  const auto month = parse_number(text.substr(5, 2));
  const auto day = parse_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

std::optional<int> parse_number(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace
}  // namespace podworks
