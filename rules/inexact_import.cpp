#include "rules/rows.h"

namespace podworks {

Rule inexact_import() {
  Rule rule;
  rule.id = "inexact-import";
  rule.severity = Severity::Warn;
  rule.about = "import";
  rule.summary = "with --exact: the compiler and the scan do not agree";
  rule.explanation.checks =
      "Only with `--exact FILE`: each `#include` without a condition in a file that the compiler read, and that means "
      "another file to the compiler than to the scan, that one of them does not see, and each source of FILE that "
      "could not be compiled. Where they differ, the graph has the compiler's answer.";
  rule.explanation.why =
      "The scan needs no build and no SDK, and knows no macro that a build sets and no search path that only a build "
      "has. "
      "The compiler knows them for one build. Where they differ, one of the two has not seen the whole.";
  rule.explanation.fix =
      "If the compiler is right, decide the spelling under `resolve:`, or declare the search path in the manifest, so "
      "that the plain check is right too. If a source was not compiled, its command or its generated headers are "
      "missing: build once, then check.";
  rule.explanation.configuration = "`resolve: { \"Utils.h\": BaseKit }`; `rules: { inexact-import: off }`.";
  rule.explanation.example =
      "`#include \"config.h\"` means `House/config.h` to the scan, and `build/config.h` to a compiler that is given "
      "`-iquote build`.";
  return rule;
}

}  // namespace podworks
