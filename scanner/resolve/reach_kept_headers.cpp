#include "scanner/resolve/reach_kept_headers.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/parallel.h"

namespace podworks {
namespace {

constexpr std::size_t kFilesAtOnce = 8;

class Reach {
 public:
  Reach(const KeptHeaders& kept, FileScanner& scanner, std::vector<Worker>& workers, std::vector<Chunk>& chunks,
        ScanResult& scan)
      : kept_(kept), scanner_(scanner), workers_(workers), chunks_(chunks), scan_(scan) {}

  void run();

 private:
  using Header = std::pair<FileId, UnitId>;  // and its keeper

  void add_reached(std::size_t first_chunk, bool by_tests, std::set<Header>& reached) const;
  void scan_headers(const std::set<Header>& headers, Role role);
  bool is_new(const Header& header) const;
  void forget_ownerless_statements();
  void store_owners();

  const KeptHeaders& kept_;
  FileScanner& scanner_;
  std::vector<Worker>& workers_;
  std::vector<Chunk>& chunks_;
  ScanResult& scan_;
  std::map<FileId, std::vector<FileOwner>> owners_;  // that are new
};

// First what the library itself reaches, then what is left for its tests.
void Reach::run() {
  for (const bool by_tests : {false, true}) {
    std::set<Header> reached;
    add_reached(0, by_tests, reached);
    while (!reached.empty()) {
      const std::size_t first = chunks_.size();
      scan_headers(reached, by_tests ? Role::Test : Role::KeptHeader);
      reached.clear();
      add_reached(first, by_tests, reached);
    }
  }
  if (owners_.empty()) return;
  forget_ownerless_statements();
  store_owners();
}

void Reach::add_reached(std::size_t first_chunk, bool by_tests, std::set<Header>& reached) const {
  for (std::size_t i = first_chunk; i < chunks_.size(); ++i) {
    for (const Import& import : chunks_[i].imports) {
      const auto* target = std::get_if<Resolved>(&import.target);
      if (target == nullptr || !target->file || !import.from) continue;
      const bool in_tests =
          import.kind == DependencyKind::Test || scan_.units[index_of(*import.from)].kind != UnitKind::Library;
      if (in_tests != by_tests) continue;
      const PodId pod = scan_.units[index_of(target->unit)].pod;
      if (!kept_.keeps_any(pod) || scan_.units[index_of(*import.from)].pod != pod) continue;
      const Header header{*target->file, target->unit};
      if (is_new(header) && kept_.keeper_in(pod, header.first) == header.second) reached.insert(header);
    }
  }
}

bool Reach::is_new(const Header& header) const {
  const auto is_keeper = [&](const FileOwner& owner) { return owner.unit == header.second; };
  const auto known = scan_.owners_of(header.first);
  if (std::any_of(known.begin(), known.end(), is_keeper)) return false;
  const auto added = owners_.find(header.first);
  return added == owners_.end() || std::none_of(added->second.begin(), added->second.end(), is_keeper);
}

void Reach::scan_headers(const std::set<Header>& headers, Role role) {
  struct Job {
    FileId file = {};
    FileOwner owner = {};
    bool counted = false;  // nobody's so far
  };
  std::vector<Job> jobs;
  for (const auto& [file, keeper] : headers) {
    if (!scan_.files[index_of(file)].scanned) continue;  // it could not be read, and that is said
    std::vector<FileOwner>& owners = owners_[file];
    const bool counted = owners.empty() && scan_.owners_of(file).empty();
    jobs.push_back({file, {keeper, role, scan_.units[index_of(keeper)].platforms}, counted});
    owners.push_back(jobs.back().owner);
  }
  const std::size_t first = chunks_.size();
  chunks_.resize(first + (jobs.size() + kFilesAtOnce - 1) / kFilesAtOnce);
  const auto work = [&](std::size_t begin, std::size_t end, int number) {
    Chunk& chunk = chunks_[first + begin / kFilesAtOnce];
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t before = chunk.imports.size();
      scanner_.scan_for({&jobs[i].owner, 1}, jobs[i].file, workers_[static_cast<std::size_t>(number)], chunk);
      for (std::size_t j = before; j < chunk.imports.size(); ++j) chunk.imports[j].counted &= jobs[i].counted;
    }
    scanner_.resolve_waiting(workers_[static_cast<std::size_t>(number)], chunk);
  };
  parallel_for(jobs.size(), kFilesAtOnce, static_cast<int>(workers_.size()), work);
}

void Reach::forget_ownerless_statements() {
  for (Chunk& chunk : chunks_) {
    std::erase_if(chunk.imports, [&](const Import& import) { return !import.from && owners_.contains(import.file); });
  }
}

void Reach::store_owners() {
  std::vector<FileOwner> all;
  all.reserve(scan_.owners.size() + owners_.size());
  for (std::size_t i = 0; i < scan_.files.size(); ++i) {
    const auto old = scan_.owners_of(id_at<FileId>(i));
    const auto first = all.size();
    all.insert(all.end(), old.begin(), old.end());
    if (const auto added = owners_.find(id_at<FileId>(i)); added != owners_.end()) {
      all.insert(all.end(), added->second.begin(), added->second.end());
      for (const FileOwner& owner : added->second) ++scan_.units[index_of(owner.unit)].files;
      std::sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                [](const FileOwner& a, const FileOwner& b) { return a.unit < b.unit; });
    }
    SourceFile& file = scan_.files[i];
    file.first_owner = static_cast<std::uint32_t>(first);
    file.owner_count = static_cast<std::uint32_t>(all.size() - first);
  }
  scan_.owners = std::move(all);
}

}  // namespace

void reach_kept_headers(const KeptHeaders& kept, FileScanner& scanner, std::vector<Worker>& workers,
                        std::vector<Chunk>& chunks, ScanResult& scan) {
  if (kept.is_empty()) return;
  Reach(kept, scanner, workers, chunks, scan).run();
}

}  // namespace podworks
