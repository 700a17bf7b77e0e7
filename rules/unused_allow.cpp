// The findings are made in allow.cpp, where the comments are held against what is found.
#include "rules/rows.h"

namespace podworks {

Rule unused_allow() {
  Rule rule;
  rule.id = "unused-allow";
  rule.is_recordable = false;
  rule.severity = Severity::Warn;
  rule.about = "line";
  rule.summary = "a comment `podworks: allow(RULE)` that allows nothing";
  rule.explanation.checks =
      "Each comment `podworks: allow(RULE, ...) REASON` in a source. It allows that the import of its line, or the one "
      "right below where the comment stands alone, breaks the rules that it names. A comment without a reason, of an "
      "unknown rule, where `strict` says no, or at an import that breaks no such rule allows nothing.";
  rule.explanation.why =
      "An exception that nothing needs any more is a hole: the next import of that line goes through unseen.";
  rule.explanation.fix =
      "Remove the comment, or give it its reason. The comment looks as comments do in the language: "
      "`#import <House/House.h>  // podworks: allow(layer-order) the map moves in Q3`.";
  rule.explanation.configuration =
      "`rules: { unused-allow: error }`. Cycles and findings that are about no import cannot be allowed by a comment: "
      "`podworks baseline update` records them.";
  rule.explanation.example =
      "`import Recruit // podworks: allow(peer-dependency) until the chat is a pod` after `Recruit` became a "
      "middleware.";
  return rule;
}

}  // namespace podworks
