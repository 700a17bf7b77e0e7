// How the tables of the page are filled.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/page/page_data.h"
#include "report/services.h"

namespace podworks {

constexpr std::int64_t kNoRow = -1;

/// What is added in this order becomes the page's tables; later parts refer to earlier ones.
class PageBuilder {
 public:
  PageBuilder(const CheckReport& report, std::size_t per_edge) : report_(report), per_edge_(per_edge) {}

  PageData build();

 private:
  void add_head();
  void add_layers();
  void add_pods();
  void add_edges();
  void add_apps();
  void add_findings();
  void add_finding(const Diagnostic& finding, PageStatus status);
  void add_evidence();
  void add_cycles();

  std::int64_t flags_of(PodId pod) const;
  std::int64_t pod_named(const std::string& name) const;
  std::int64_t edge_between(std::int64_t from, std::int64_t to) const;
  std::int64_t edge_between(PodId from, PodId to) const { return edge_between(row_of(from), row_of(to)); }
  std::int64_t row_of(PodId pod) const { return rows_[index_of(pod)]; }
  std::int64_t file(const std::string& path) {
    return path.empty() ? kNoRow : files_.row_of(path_in_repository(report_, path));
  }
  std::int64_t text(const std::string& text) { return text.empty() ? kNoRow : texts_.row_of(text); }
  Column texts(const std::vector<std::string>& texts) {
    Column rows;
    for (const std::string& one : texts) rows.push_back(texts_.row_of(one));
    return rows;
  }

  const CheckReport& report_;
  std::size_t per_edge_;
  PageData page_;
  TextTable files_;
  TextTable texts_;
  Column rows_;                             // of pods, by PodId
  std::vector<const Dependency*> sources_;  // of edges, by row
  std::vector<bool> is_at_fault_;           // edges that a finding is about, by row
  std::map<std::string_view, std::int64_t> rule_rows_;
  std::map<std::string_view, std::int64_t> app_rows_;
};

}  // namespace podworks
