#include "report/formats.h"
#include "report/page/page.h"
#include "report/page/page_template.h"
#include "report/page/redact.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::size_t kMostBytes = 2 * 1024 * 1024;  // of the data
constexpr std::size_t kMostPerEdge = 5;

PageData page_that_fits(const CheckReport& report) {
  if (report.page.full_evidence) return page_data(report, static_cast<std::size_t>(-1));
  for (std::size_t per_edge = kMostPerEdge;; per_edge /= 2) {
    PageData page = page_data(report, per_edge);
    if (per_edge == 0 || page_json(page).size() <= kMostBytes) return page;
  }
}

/// What a sentence may name, as the pool and as the repository see it.
std::vector<std::string> paths_of(const CheckReport& report) {
  std::vector<std::string> paths = report.project.config_files;
  for (const SourceFile& file : report.scan.files) paths.emplace_back(file.path);
  for (std::size_t i = 0, count = paths.size(); i < count; ++i) {
    paths.push_back(path_in_repository(report, paths[i]));
  }
  return paths;
}

}  // namespace

PageData page_of(const CheckReport& report) {
  PageData page = page_that_fits(report);
  if (report.page.redact_files) redact_files(page, paths_of(report));
  return page;
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
  return page_html(page_of(report));
}

std::string render_page_json(const CheckReport& report) {
  return page_json(page_of(report)) + "\n";
}

std::string render_page_markdown(const CheckReport& report) {
  return page_markdown(page_of(report));
}

}  // namespace podworks
