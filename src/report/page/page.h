// The report page in its forms.
#pragma once

#include <string>
#include <string_view>

#include "report/page/page_data.h"

namespace podworks {

/// podworks.report/1, on one line without a line feed at its end; may stand in an HTML page as it is.
std::string page_json(const PageData& page);
/// What a reader without script sees: verdict, findings by rule, cycles, apps; elements of HTML's body. The first 200
/// findings; the others are counted.
std::string page_tables(const PageData& page);
/// The whole file.
std::string page_html(const PageData& page);
/// The same in Markdown, for a job's summary.
std::string page_markdown(const PageData& page);

/// As much evidence as makes the data no larger than 2 MiB, or all that there is; without names of files if it is asked
/// for.
PageData page_of(const CheckReport& report);

/// Text of the user's tree between tags or in a quoted attribute. Bytes that are no UTF-8, and control characters,
/// become U+FFFD.
std::string html_text(std::string_view text);

}  // namespace podworks
