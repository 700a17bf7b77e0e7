// The findings are made in baseline.cpp, where the entries are held against what is found.
#include "rules/rows.h"

namespace podworks {

Rule stale_baseline() {
  Rule rule;
  rule.id = "stale-baseline";
  rule.is_recordable = false;
  rule.severity = Severity::Error;
  rule.about = "line";
  rule.summary = "an entry of podworks-baseline.yml that no longer holds";
  rule.explanation.checks =
      "Each entry of the baseline against what is found: an entry of which nothing is found any more, a cycle that has "
      "lost members, an entry that stands twice, one that `strict` does not allow. An entry whose `until` is "
      "past is none of these: what it knew is a new finding again, and says so. An entry of a rule that only warns "
      "gives "
      "a warning.";
  rule.explanation.why =
      "An entry that outlives its finding is a hole: the same mistake may come back, and nobody sees it. Taken out at "
      "once, the baseline only shrinks.";
  rule.explanation.fix =
      "`podworks baseline update --shrink`, and commit the file. It only takes out; where the tree cannot be written "
      "to, `podworks baseline update --shrink --dry-run` prints the patch. Entries follow files and pods that git "
      "knows to be renamed; they are not stale.";
  rule.explanation.configuration =
      "`baseline: { stale: warn }` lets the gate pass. `podworks baseline show` lists the entries, who owns them and "
      "until when they hold.";
  rule.explanation.example =
      "`Net` no longer imports `House/House.h`, but the entry `{\"rule\": \"layer-order\", \"from\": \"Net\", ...}` is "
      "still there.";
  return rule;
}

}  // namespace podworks
