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
  explicit PageBuilder(const CheckReport& report) : report_(report) {}

  PageData build();

 private:
  void add_head();
  void add_layers();
  void add_pods();
  void add_edges();
  void add_apps();
  void add_findings();
  void add_finding(const Diagnostic& finding, PageStatus status);
  void add_cycles();
  void add_places();
  /// Rows of evidence for an edge that a finding is about; another one has a fifth of that, at least one unless
  /// `per_edge` is 0.
  void add_places(std::size_t per_edge);
  void add_evidence(std::size_t per_edge);
  void add_imports_of_findings(std::size_t per_edge);
  /// What the tables that `add_places` fills take as JSON.
  std::size_t bytes_of_places() const;

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
  PageData page_;
  TextTable files_;
  TextTable texts_;
  Column rows_;                              // of pods, by PodId
  std::vector<const Dependency*> sources_;   // of edges, by row
  std::vector<std::uint64_t> ends_;          // of edges, by row: from and to in one number
  std::vector<const Diagnostic*> findings_;  // by row
  std::vector<bool> is_at_fault_;            // edges that a finding is about, by row
  std::map<std::string_view, std::int64_t> rule_rows_;
  std::map<std::string_view, std::int64_t> app_rows_;
};

}  // namespace podworks
