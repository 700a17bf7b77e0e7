#!/bin/sh
# The gate on a change: runs `podworks check` against the base of a pull request and keeps its exit code, 0 (nothing
# new), 1 (new findings) or 2 (no verdict). One script for every service; what calls it lies beside it.
#   gate.sh [--fetch] [BASE]
#   BASE      a revision; else PODWORKS_BASE, else what GitHub Actions, GitLab CI or Jenkins say of the pull request.
#             Without any of them the whole pool is checked, and what podworks-baseline.yml does not know fails.
#   --fetch   fetch the target branch, and the whole history of a shallow clone. Else nothing is fetched.
#   PODWORKS          the program [podworks]
#   PODWORKS_POOL     the folder with podworks.yml [.]
#   PODWORKS_REPORTS  the folder for podworks.sarif, comment.md, junit.xml and gitlab.json [podworks-reports]; empty:
#                     no reports
# Values of the service are data: nothing here is evaluated, so that no branch can be named to be a command.
set -u

podworks=${PODWORKS:-podworks}
pool=${PODWORKS_POOL:-.}
reports=${PODWORKS_REPORTS-podworks-reports}

say() { printf 'gate.sh: %s\n' "$*" >&2; }
# In the quotes of a shell, for commands that somebody copies.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

wants_fetch=
given=
while [ $# -gt 0 ]; do
  case $1 in
    --fetch) wants_fetch=yes ;;
    -*) say "unknown option $1; usage: gate.sh [--fetch] [BASE]"; exit 2 ;;
    *) [ -z "$given" ] || { say "more than one base: $given, $1"; exit 2; }; given=$1 ;;
  esac
  shift
done

# The first that says something. GitLab gives commits, which are part of the history that was cloned: in a pipeline for
# merged results the tip of the target branch, else the commit at which the branch left it.
branch=
if [ -n "$given" ]; then base=$given
elif [ -n "${PODWORKS_BASE:-}" ]; then base=$PODWORKS_BASE
elif [ -n "${GITHUB_BASE_REF:-}" ]; then branch=$GITHUB_BASE_REF
elif [ -n "${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-}" ]; then base=$CI_MERGE_REQUEST_TARGET_BRANCH_SHA
elif [ -n "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" ]; then base=$CI_MERGE_REQUEST_DIFF_BASE_SHA
elif [ -n "${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-}" ]; then branch=$CI_MERGE_REQUEST_TARGET_BRANCH_NAME
elif [ -n "${CHANGE_TARGET:-}" ]; then branch=$CHANGE_TARGET
else base=
fi
if [ -n "$branch" ]; then base=origin/$branch; fi
refspec="+refs/heads/$branch:refs/remotes/origin/$branch"

if ! command -v "$podworks" > /dev/null 2>&1; then
  say "there is no program $podworks: put podworks into PATH, or name it with PODWORKS"
  exit 2
fi
if [ -n "$wants_fetch" ]; then
  if [ -n "$branch" ]; then git fetch --quiet --no-tags origin "$refspec" || { say "cannot fetch $branch"; exit 2; }; fi
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --no-tags --unshallow origin || { say "cannot fetch the history"; exit 2; }
  fi
fi

set -- -C "$pool" check
if [ -n "$base" ]; then set -- "$@" "--base=$base"; else say "no base: the whole pool is checked"; fi
if [ -n "$reports" ]; then
  case $reports in /*) ;; *) reports=$PWD/$reports ;; esac  # podworks counts from the pool
  # What an earlier run left must not be taken for this verdict.
  rm -f -- "$reports/podworks.sarif" "$reports/comment.md" "$reports/junit.xml" "$reports/gitlab.json"
  set -- "$@" --report "sarif=$reports/podworks.sarif" --report "markdown=$reports/comment.md" \
    --report "junit=$reports/junit.xml" --report "gitlab=$reports/gitlab.json"
fi
status=0
"$podworks" "$@" || status=$?

if [ "$status" -gt 1 ] && [ -n "$branch" ] && ! git rev-parse --quiet --verify "$base^{commit}" > /dev/null 2>&1; then
  say "the target branch is not in this clone; fetch it before: git fetch --no-tags origin $(quoted "$refspec")"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -n "$reports" ] && [ -f "$reports/comment.md" ]; then
  cat "$reports/comment.md" >> "$GITHUB_STEP_SUMMARY"
fi
exit "$status"
