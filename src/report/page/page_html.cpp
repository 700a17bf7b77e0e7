#include "report/formats.h"
#include "report/page/page.h"
#include "report/page/page_template.h"

namespace podworks {
namespace {

constexpr std::size_t kMostBytes = 2 * 1024 * 1024;  // of the data
constexpr std::size_t kMostPerEdge = 5;

}  // namespace

PageData page_of(const CheckReport& report, bool full_evidence) {
  if (full_evidence) return page_data(report, static_cast<std::size_t>(-1));
  for (std::size_t per_edge = kMostPerEdge;; per_edge /= 2) {
    PageData page = page_data(report, per_edge);
    if (per_edge == 0 || page_json(page).size() <= kMostBytes) return page;
  }
}

std::string page_html(const PageData& page) {
  const PageTemplate parts = page_template();
  const std::string title = html_text(page.title);
  const std::string tables = page_tables(page);
  const std::string data = page_json(page);
  std::string html;
  html.reserve(parts.before_title.size() + parts.before_tables.size() + parts.before_data.size() + parts.end.size() +
               title.size() + tables.size() + data.size());
  html.append(parts.before_title).append(title).append(parts.before_tables).append(tables);
  return html.append(parts.before_data).append(data).append(parts.end);
}

std::string render_page_html(const CheckReport& report) {
  return page_html(page_of(report, report.full_evidence));
}

std::string render_page_json(const CheckReport& report) {
  return page_json(page_of(report, report.full_evidence)) + "\n";
}

}  // namespace podworks
