#include "rules/deprecation.h"

#include "base/calendar.h"
#include "rules/selectors.h"

namespace podworks {

std::optional<int> days_until(std::string_view today, std::string_view date) {
  const auto from = read_date(today);
  const auto to = read_date(date);
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

}  // namespace podworks
