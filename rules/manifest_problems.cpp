// Rows of findings that the readers of manifests and sources make (scanner); run_rules gives them their severity.
#include "rules/rows.h"

namespace podworks {

Rule podspec_problem() {
  Rule rule;
  rule.id = "podspec-problem";
  rule.severity = Severity::Warn;
  rule.about = "pod";
  rule.summary = "something in a podspec that cannot be known, or that does not mean what it seems";
  rule.explanation.checks =
      "What the reader of podspecs could not evaluate: a method in no table, a condition on the machine, a shell "
      "command (nothing "
      "is ever executed). And what CocoaPods reads otherwise than it looks: a space inside braces, nested braces, a "
      "leading "
      "`./`, a pattern that matches nothing, the same pod declared twice; a name that CocoaPods refuses; in "
      "`.podspec.json` a value of the wrong type. The finding says what was assumed. Of a podspec's problems the first "
      "hundred are listed, the others counted.";
  rule.explanation.why =
      "A value that is not known may hide files or dependencies, so other rules may be silent about them. The misread "
      "patterns "
      "are real bugs of the podspec: files that the author believes to be in the pod are not.";
  rule.explanation.fix =
      "Write the value as a literal, or teach podworks the helper under `podspec_helpers:`, or the variable under "
      "`env:`. On a Mac "
      "`pod ipc spec X.podspec > X.podspec.json` gives a file that is read exactly. Correct the patterns that match "
      "nothing.";
  rule.explanation.configuration =
      "`podspec_helpers: { add_dependency: { depends_on_argument: 2 } }`, `env: { USE_FRAMEWORKS: \"1\" }`.";
  rule.explanation.example =
      "`s.source_files = 'Classes/**/*.{h, m}'` takes headers only, for the second alternative is `\" m\"`: write "
      "`{h,m}`.";
  return rule;
}

Rule manifest_problem() {
  Rule rule;
  rule.id = "manifest-problem";
  rule.severity = Severity::Warn;
  rule.about = "pod";
  rule.summary = "something in a manifest other than a podspec that cannot be known or is broken";
  rule.explanation.checks =
      "What could not be read in a Podfile, a `.podspec.json` or another manifest: calls that only its own tool can "
      "evaluate, "
      "broken syntax, a pod that two manifests declare, a line whose name CocoaPods refuses or whose `:path` holds "
      "another pod. The finding says what was assumed.";
  rule.explanation.why =
      "What is not known of a Podfile may be pods that an app has; what is not known of a manifest may be files of a "
      "pod. Other "
      "rules work with what could be read.";
  rule.explanation.fix =
      "Write the part as a literal, or give the app its pods under `roots:` instead of `from:`. Remove one of two "
      "declarations of "
      "the same pod, or leave its folder out with `exclude:`.";
  rule.explanation.configuration = "`rules: { manifest-problem: error }`; `exclude:` for manifests that are not meant.";
  rule.explanation.example =
      "`pod name, path: \"../pods/#{name}\"` inside a loop over a computed list: the pods cannot be known.";
  return rule;
}

Rule unreadable_file() {
  Rule rule;
  rule.id = "unreadable-file";
  rule.is_recordable = false;
  rule.severity = Severity::Error;
  rule.about = "file";
  rule.summary = "a file or folder of the pool that could not be read";
  rule.explanation.checks =
      "Every file and folder that the scan had to read and could not: missing rights, a disk error, a file that is too "
      "large to be a source, UTF-16, a pipe with a source's or a manifest's name, a folder called like a manifest, an "
      "app's `from:` that is no Podfile or has no target.";
  rule.explanation.why =
      "The verdict is not complete: the unread file may hold any import. A gate that is green because it could not "
      "look is worse "
      "than a red one.";
  rule.explanation.fix =
      "Repair the rights or the file. If the path is no part of the pool, leave it out with `exclude:`.";
  rule.explanation.configuration =
      "`exclude: [\"vendor/**\"]`. The severity can be lowered, but then the count of findings is no promise.";
  rule.explanation.example = "`pods/House/HSKey.m` is readable by its owner only, and the gate runs as another user.";
  return rule;
}

Rule stale_manifest() {
  Rule rule;
  rule.id = "stale-manifest";
  rule.is_recordable = false;
  rule.severity = Severity::Error;
  rule.about = "line";
  rule.summary = "a generated manifest that is not what would be generated now";
  rule.explanation.checks =
      "`podworks generate --check` compares every manifest under `emit:` with what the present sources and "
      "podworks.yml give. A "
      "missing file, another content, and a generated file that somebody edited are findings; the difference is shown.";
  rule.explanation.why =
      "The app is built from the manifest. If it is old, the app lacks a pod that its code needs or carries one that "
      "nothing "
      "needs any more, and the two verdicts of `check` and of the build drift apart.";
  rule.explanation.fix =
      "Run `podworks generate` and commit the result. Put what you had edited by hand into the template beside the "
      "manifest "
      "(`Podfile.tmpl`), where it survives.";
  rule.explanation.configuration = "`apps: { Recruit: { emit: { podfile: apps/recruit/Podfile } } }`.";
  rule.explanation.example =
      "`Recruit` stopped using `WBMap` last week and `apps/recruit/Podfile` still lists it: `podworks generate "
      "Recruit`.";
  return rule;
}

}  // namespace podworks
