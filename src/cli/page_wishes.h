// What only `report` needs: the commit that it shows, the time, and the history of earlier runs.
#pragma once

#include "cli/judge.h"

namespace podworks {

/// With --history it writes this run behind the others. Errors: a history that is none or cannot be written, a time
/// that SOURCE_DATE_EPOCH does not hold.
Result<PageWishes> page_wishes(Call& call, const Judged& judged);

}  // namespace podworks
