#include <fmt/format.h>

#include "report/formats.h"
#include "report/page/page.h"

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
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<title>{0}</title>\n</head>\n<body>\n<h1>{0}</h1>\n{1}<script "
      "type=\"application/json\" "
      "id=\"podworks-data\">{2}</script>\n</body>\n</html>\n",
      html_text(page.title), page_tables(page), page_json(page));
}

std::string render_page_html(const CheckReport& report) {
  return page_html(page_of(report, report.everything));
}

std::string render_page_json(const CheckReport& report) {
  return page_json(page_of(report, report.everything)) + "\n";
}

}  // namespace podworks
