// The verdict over a pool, from which `check` and `report` are rendered.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/owners.h"
#include "cli/pipeline.h"
#include "cli/scope.h"
#include "report/page/page_data.h"
#include "report/report.h"

namespace podworks {

struct Judged {
  Pool pool = {};
  Scope scope = {};
  Owners owners = {};
  std::optional<BaseReport> base = {};
  std::vector<RuleRecord> by_rule = {};  ///< findings without regard to --base, by id
  std::string top = {};                  ///< of the repository, absolute
  std::string patch = {};                ///< for the baseline; empty if nothing of it is stale
};

/// Reads the pool and, with --base, the one of then, and runs the rules. Errors: of reading, a base that is not there,
/// a baseline that does not hold, an owner that nobody is called.
Result<std::shared_ptr<const Judged>> judge(Call& call);
/// Whether a new finding is as grave as --fail-on.
bool fails(const Judged& judged, const Options& options);
std::string render(const Judged& judged, const Options& options, const CheckFormat& format, bool colour);
PageData page_data(const Judged& judged, const Options& options, const PageWishes& wishes);

/// The rules that are on. Those that podworks.yml makes stand for the row `custom`.
std::vector<RuleText> rule_texts(const Project& project);

}  // namespace podworks
