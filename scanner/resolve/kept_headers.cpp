#include "scanner/resolve/kept_headers.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace podworks {
namespace {

using HeaderOfPod = std::pair<FileId, PodId>;

class KeptHeaders {
 public:
  explicit KeptHeaders(const ScanResult& scan) : scan_(scan), kept_(scan.files.size()) {
    for (std::size_t i = 0; i < scan.files.size(); ++i) {
      for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
        if (owner.role == Role::PreservedHeader) kept_[i] = any_ = true;
      }
    }
  }

  bool any() const { return any_; }
  void follow_imports();
  /// The statement stands in a header that its pod keeps and none of the pod's files imports.
  bool is_idle(const Import& import) const {
    return kept_[index_of(import.file)] && import.from && keeps(import.file, pod_of(*import.from)) &&
           !is_reached({import.file, pod_of(*import.from)});
  }
  bool is_reached(const HeaderOfPod& header) const { return reached_.contains(header); }

 private:
  PodId pod_of(UnitId unit) const { return scan_.units[index_of(unit)].pod; }
  /// It is one of the pod's for no other reason.
  bool keeps(FileId file, PodId pod) const;
  void reach(const Import& import);

  const ScanResult& scan_;
  std::vector<bool> kept_;  // by file: some pod keeps it
  bool any_ = false;
  std::set<HeaderOfPod> reached_;
  std::vector<HeaderOfPod> waiting_;
};

bool KeptHeaders::keeps(FileId file, PodId pod) const {
  bool kept = false;
  for (const FileOwner& owner : scan_.owners_of(file)) {
    if (pod_of(owner.unit) != pod || owner.role == Role::Resource) continue;
    if (owner.role != Role::PreservedHeader) return false;
    kept = true;
  }
  return kept;
}

void KeptHeaders::reach(const Import& import) {
  const auto* target = std::get_if<Resolved>(&import.target);
  if (target == nullptr || !target->file || !kept_[index_of(*target->file)]) return;
  const HeaderOfPod header{*target->file, pod_of(*import.from)};
  if (pod_of(target->unit) == header.second && keeps(header.first, header.second) && reached_.insert(header).second) {
    waiting_.push_back(header);
  }
}

void KeptHeaders::follow_imports() {
  for (const Import& import : scan_.imports) {
    if (!import.from) continue;
    const bool is_kept = kept_[index_of(import.file)] && keeps(import.file, pod_of(*import.from));
    if (!is_kept) reach(import);
  }
  while (!waiting_.empty()) {
    const auto [file, pod] = waiting_.back();
    waiting_.pop_back();
    auto import = std::lower_bound(scan_.imports.begin(), scan_.imports.end(), file,
                                   [](const Import& each, FileId wanted) { return each.file < wanted; });
    for (; import != scan_.imports.end() && import->file == file; ++import) {
      if (import->from && pod_of(*import->from) == pod) reach(*import);
    }
  }
}

bool is_same_statement(const Import& a, const Import& b) {
  return std::tie(a.file, a.line, a.column) == std::tie(b.file, b.line, b.column);
}

bool is_forward(const Import& import) {
  return import.form == Form::ForwardClass || import.form == Form::ForwardProtocol;
}

/// The imports of one statement, one for each owner of its file: those of idle headers go, and one of no pod stays in
/// their place if none is left, so that every statement is counted once.
void settle_statement(const KeptHeaders& headers, std::vector<Import>::iterator begin,
                      std::vector<Import>::iterator end, std::vector<Import>& out) {
  const std::size_t first = out.size();
  for (auto import = begin; import != end; ++import) {
    if (!headers.is_idle(*import)) out.push_back(std::move(*import));
  }
  if (out.size() == first && !is_forward(*begin)) {
    Import import = std::move(*begin);
    import.from.reset();
    import.target = Unresolved{};
    import.kind = DependencyKind::Build;
    import.case_differs = import.shadows_system = false;
    out.push_back(std::move(import));
  }
  if (out.size() > first && !is_forward(out[first])) out[first].counted = true;
}

void release_idle_headers(const KeptHeaders& headers, ScanResult& scan) {
  std::vector<FileOwner> owners;
  owners.reserve(scan.owners.size());
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const auto first = static_cast<std::uint32_t>(owners.size());
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      Unit& unit = scan.units[index_of(owner.unit)];
      const bool is_kept = owner.role == Role::PreservedHeader;
      if (is_kept && !headers.is_reached({id_at<FileId>(i), unit.pod})) continue;
      if (is_kept) ++unit.files;
      owners.push_back(owner);
    }
    scan.files[i].owner_count = static_cast<decltype(scan.files[i].owner_count)>(owners.size() - first);
    scan.files[i].first_owner = first;
  }
  scan.owners = std::move(owners);
}

}  // namespace

void settle_kept_headers(ScanResult& scan) {
  KeptHeaders headers(scan);
  if (!headers.any()) return;
  headers.follow_imports();
  std::vector<Import> settled;
  settled.reserve(scan.imports.size());
  for (auto begin = scan.imports.begin(); begin != scan.imports.end();) {
    const auto end = std::find_if(begin, scan.imports.end(),
                                  [&](const Import& import) { return !is_same_statement(import, *begin); });
    settle_statement(headers, begin, end, settled);
    begin = end;
  }
  scan.imports = std::move(settled);
  release_idle_headers(headers, scan);
}

}  // namespace podworks
