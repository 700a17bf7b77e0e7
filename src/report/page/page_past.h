// What the page's data say of earlier times: members of the object that is open.
#pragma once

#include "report/page/json_text.h"
#include "report/page/page_data.h"

namespace podworks {

/// `pods`, `edges`, `cycles` and `apps` of the base.
void write_then(const PageData& page, JsonText& json);
/// `trend`: columns with a row for each run.
void write_trend(const History& history, JsonText& json);

}  // namespace podworks
