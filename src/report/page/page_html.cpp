#include "report/page/page.h"
#include "report/page/page_template.h"

namespace podworks {

std::string page_html(const PageData& page) {
  const PageTemplate parts = page_template();
  const std::string title = html_text(page.title);
  const std::string tables = page_tables(page);
  std::string html;
  html.append(parts.before_title).append(title).append(parts.before_tables).append(tables).append(parts.before_data);
  return page_json(page, std::move(html)).append(parts.end);
}

const std::vector<PageFormat>& all_page_formats() {
  static const std::vector<PageFormat> kFormats = {
      {"html", "one file that opens anywhere", page_html},
      {"json", "the data of the page: podworks.report/1", [](const PageData& page) { return page_json(page) + "\n"; }},
      {"markdown", "the same in short, for the summary of a job", page_markdown},
  };
  return kFormats;
}

}  // namespace podworks
