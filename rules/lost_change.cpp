// The findings are made by `check --base` (src/cli/lost_changes.cpp), which knows the base's history.
#include "rules/rows.h"

namespace podworks {

Rule lost_change() {
  Rule rule;
  rule.id = "lost-change";
  rule.is_recordable = false;
  rule.severity = Severity::Warn;
  rule.about = "file";
  rule.summary = "the base changed code after the branch had moved it elsewhere";
  rule.explanation.checks =
      "With `--base REV`: each change of REV to a source since the branch left it, against the sources that the branch "
      "changed. Where most of the lines that it touches stand in another file of the branch (moved with a file to "
      "another pod, split off, moved as a method, copied into a new file), and the change is not there, it is "
      "reported.";
  rule.explanation.why =
      "git merges such a change at the old place, as a conflict in a file that nobody wants any more or in silence, "
      "and "
      "the code at the new place goes without it: a repaired bug is back. Large moves between pods last for weeks, and "
      "others go on working at the old place.";
  rule.explanation.fix =
      "Carry the change over to the new place; the note shows its lines, and the help the command that shows the "
      "whole. "
      "Once it is there, or once the branch holds the base's tip, the finding is gone.";
  rule.explanation.configuration = "`rules: { lost-change: error }` makes the gate fail for it.";
  rule.explanation.example =
      "The branch moves `HSMap.m` from `House` to the new pod `WBMap`; on main somebody repairs `-[HSMap zoom]` in the "
      "old file.";
  return rule;
}

}  // namespace podworks
