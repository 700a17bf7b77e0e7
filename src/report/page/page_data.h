// What the report page shows, as tables of columns: podworks.report/1 before it is text. Row i of a table is element i
// of each of its columns; numbers are rows of other tables, -1 means none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/page/history.h"
#include "report/page/pool_figures.h"
#include "report/report.h"

namespace podworks {

using Column = std::vector<std::int64_t>;

/// Texts that are used many times, each once, in the order of their first use.
class TextTable {
 public:
  std::int64_t row_of(const std::string& text);
  const std::vector<std::string>& texts() const { return texts_; }
  /// The first ones.
  void keep(std::size_t count);

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::int64_t> rows_;
};

struct PageLayer {
  std::string name = {};
  std::string title_en = {};
  std::string title_zh = {};
  bool is_app = false;
  bool is_standard = false;
  bool forbids_peers = false;
};

/// Of a pod; bits.
enum PodFlag : std::int64_t { kStandardPod = 1, kStrictPod = 2, kPodWithPorts = 4, kEntryPod = 8, kAbsentPod = 16 };
/// Of an edge, behind the bits of its imports' kinds (`kind_bit`).
constexpr std::int64_t kDeclaredEdge = 64;

enum class PageStatus : std::uint8_t { New, Known, Fixed, Stale, Allowed };

struct PodTable {
  std::vector<std::string> name = {};
  Column layer = {};
  Column group = {};
  Column owner = {};  ///< text
  Column bytes = {};
  Column files = {};
  Column flags = {};
};

struct EdgeTable {
  Column from = {};
  Column to = {};
  Column imports = {};
  Column kinds = {};
};

/// The first imports of an edge; `edges.imports` has how many there are.
struct EvidenceTable {
  Column edge = {};
  Column file = {};
  Column line = {};
};

struct FindingTable {
  std::vector<std::string> id = {};
  Column rule = {};
  Column severity = {};  ///< 1 note, 2 warn, 3 error
  Column status = {};    ///< PageStatus
  Column edge = {};
  Column from = {};  ///< text: pods by their names, for fixed findings have pods that are no more
  Column to = {};
  Column file = {};
  Column line = {};
  Column message = {};               ///< text
  Column help = {};                  ///< text
  Column owner = {};                 ///< text
  std::vector<Column> notes = {};    ///< texts
  std::vector<Column> pods = {};     ///< texts; members of a cycle or set
  std::vector<Column> path = {};     ///< texts; a witness
  std::vector<Column> apps = {};     ///< rows of apps
  std::vector<Column> imports = {};  ///< file, line, status; file, line, status ...
};

struct PageCycle {
  Column pods = {};
  Column loop = {};  ///< edges of one short loop
  Column cut = {};   ///< edges whose removal leaves no loop, sorted
  std::uint64_t cost = 0;
  bool is_exact = false;
};

struct PageApp {
  std::string name = {};
  Column roots = {};
  Column pods = {};
  Column edges = {};  ///< those that pull a pod into the app
  std::uint64_t bytes = 0;
  std::vector<std::string> outside = {};
};

struct SavingTable {
  Column edge = {};
  Column app = {};
  Column pods = {};
  Column bytes = {};
};

/// Where a reader goes from a place: templates with {rev}, {root}, {file} and {line}; empty = none.
struct PageLinks {
  std::string web = {};
  std::string editor = {};
};

struct PageData {
  std::string title = {};
  std::string version = {};
  std::string folder = {};
  std::string commit = {};  ///< of the pool; empty outside git
  std::string time = {};    ///< of the run, in UTC; empty unless it was asked for
  PageLinks links = {};
  bool is_redacted = false;  ///< names of files are numbers
  std::string base_revision = {};
  std::string base_commit = {};
  std::optional<PoolFigures> then = {};  ///< the pool as the base had it
  History history = {};                  ///< the last run is this one; empty if none is kept
  std::vector<PageLayer> layers = {};    ///< top first
  std::vector<std::string> groups = {};  ///< values of the first dimension of `tags:`
  std::vector<RuleText> rules = {};
  std::vector<std::string> files = {};
  std::vector<std::string> texts = {};
  PodTable pods = {};    ///< by layer, group, name
  EdgeTable edges = {};  ///< by from, to
  EvidenceTable evidence = {};
  FindingTable findings = {};
  std::vector<PageCycle> cycles = {};
  std::vector<PageApp> apps = {};
  SavingTable savings = {};
  std::size_t evidence_per_edge = 0;
  std::size_t evidence_dropped = 0;  ///< imports of edges that have no row
  std::size_t files_read = 0;
  std::size_t imports = 0;
  std::size_t unresolved = 0;
};

/// As much evidence as makes podworks.report/1 no larger than 2 MiB, or all that there is; without names of files if it
/// is asked for. O(edges log edges + imports of findings + apps x pods).
PageData page_data(const CheckReport& report);

}  // namespace podworks
