// The report page in its forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/page/page_data.h"

namespace podworks {

/// `before` and podworks.report/1 on one line, without a line feed at its end; may stand in an HTML page as it is.
std::string page_json(const PageData& page, std::string before = {});
/// What a reader without script sees: verdict, findings by rule, cycles, apps; elements of HTML's body. The first 200
/// findings; the others are counted.
std::string page_tables(const PageData& page);
/// The whole file.
std::string page_html(const PageData& page);
/// The same in Markdown, for a job's summary.
std::string page_markdown(const PageData& page);

struct PageFormat {
  std::string_view id = {};  ///< html, json ...
  std::string_view summary = {};
  std::string (*render)(const PageData& page) = nullptr;
};
/// THE TABLE of formats of `report` (page_html.cpp).
const std::vector<PageFormat>& all_page_formats();

/// Text of the user's tree between tags or in a quoted attribute. Bytes that are no UTF-8, and control characters,
/// become U+FFFD.
std::string html_text(std::string_view text);

}  // namespace podworks
