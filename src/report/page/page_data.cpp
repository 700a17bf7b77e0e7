#include "report/page/page_data.h"

#include <algorithm>

#include "report/page/page_builder.h"
#include "report/page/redact.h"
#include "report/services.h"

namespace podworks {
namespace {

/// No links where they would lead astray, or would show what is hidden.
PageLinks links_of(const CheckReport& report) {
  if (report.page.redact_files) return {};
  PageLinks links{report.project.links.web, report.project.links.editor};
  for (std::string* const link : {&links.web, &links.editor}) {
    if (report.page.commit.empty() && link->find("{rev}") != std::string::npos) link->clear();
  }
  return links;
}

/// What a sentence may name, as the pool and as the repository see it.
FileNames names_of(const CheckReport& report) {
  FileNames names;
  names.paths = report.project.config_files;
  for (const SourceFile& file : report.scan.files) names.paths.emplace_back(file.path);
  if (report.base) names.paths.insert(names.paths.end(), report.base->files.begin(), report.base->files.end());
  for (std::size_t i = 0, count = names.paths.size(); i < count; ++i) {
    names.paths.push_back(path_in_repository(report, names.paths[i]));
  }
  names.paths.insert(names.paths.end(), report.known_files.begin(), report.known_files.end());
  for (const Import& import : report.scan.imports) names.spellings.emplace_back(import.spelling);
  return names;
}

}  // namespace

void PageBuilder::add_head() {
  const ImportCounts counts = count_imports(report_.scan);
  page_.title = !report_.page.title.empty() ? report_.page.title : report_.folder.empty() ? "podworks" : report_.folder;
  page_.version = report_.version;
  page_.folder = report_.folder;
  page_.commit = report_.page.commit;
  page_.time = report_.page.time;
  page_.history = report_.page.history;
  page_.links = links_of(report_);
  page_.rules = report_.rules;
  page_.imports = counts.imports;
  page_.unresolved = counts.unresolved;
  page_.files_read = static_cast<std::size_t>(std::count_if(report_.scan.files.begin(), report_.scan.files.end(),
                                                            [](const SourceFile& file) { return file.scanned; }));
  if (report_.base) {
    page_.base_revision = report_.base->revision;
    page_.base_commit = report_.base->commit;
    page_.then = report_.base->pool;
  }
  for (std::size_t i = 0; i < page_.rules.size(); ++i) {
    rule_rows_.emplace(report_.rules[i].id, static_cast<std::int64_t>(i));
  }
}

PageData PageBuilder::build() {
  add_head();
  add_layers();
  add_pods();
  add_edges();
  add_apps();
  add_findings();
  add_cycles();
  page_.texts = texts_.texts();
  add_places();
  return std::move(page_);
}

std::int64_t TextTable::row_of(const std::string& text) {
  const auto [row, is_first] = rows_.emplace(text, static_cast<std::int64_t>(texts_.size()));
  if (is_first) texts_.push_back(text);
  return row->second;
}

void TextTable::keep(std::size_t count) {
  for (; texts_.size() > count; texts_.pop_back()) rows_.erase(texts_.back());
}

PageData page_data(const CheckReport& report) {
  PageData page = PageBuilder(report).build();
  if (report.page.redact_files) redact_files(page, names_of(report));
  return page;
}

}  // namespace podworks
