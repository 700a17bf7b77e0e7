#!/usr/bin/env bash
# Installs what is missing, builds podworks, and runs every test. The last line counts them.
# With CI=true a skipped test fails the run. PODWORKS_BUILD names another build folder.
set -euo pipefail
cd "$(dirname "$0")/.."

ci/install.sh build tests trials web
build=${PODWORKS_BUILD:-build}
mkdir -p "$build"
if ci/fetch_trials.sh; then
  export PODWORKS_REACT_NATIVE=$PWD/build/trials/pool/react-native
  export PODWORKS_TRIAL_POOL=$PWD/build/trials/pool
else
  echo "no real code could be fetched: the tests that need it are skipped"
fi
if ci/fetch_trials.sh tools; then
  export PODWORKS_SARIF_MULTITOOL=$PWD/build/trials/tools/sarif-multitool-linux/Sarif.Multitool
else
  echo "the SARIF validator could not be fetched: the test that needs it is skipped"
fi
status=0
ci/fetch_trials.sh web || status=$?
case $status in
  0) export PODWORKS_WEB_MODULES=$PWD/build/trials/web ;;
  3) echo "what the report's page is built with could not be fetched: its tests are skipped" ;;
  *) exit 1 ;;
esac
PODWORKS_TESTS=ON ci/build.sh "$build" "$@"

status=0
(cd "$build" && ctest --output-on-failure -j "$(nproc)" --output-junit tests.xml > tests.log 2>&1) || status=$?
if [ $status -ne 0 ]; then cat "$build/tests.log"; fi
count() { grep -o "$1=\"[0-9]*\"" "$build/tests.xml" | head -n 1 | tr -dc 0-9; }
all=$(count tests) failed=$(count failures) skipped=$(( $(count skipped) + $(count disabled) ))
if [ "$all" -eq 0 ]; then echo "no test ran" >&2; exit 1; fi
if [ "$skipped" -gt 0 ]; then
  grep -E "\*\*\*Skipped|\(Disabled\)|Not Run" "$build/tests.log" || true
  grep -o "SKIPPED: .*" "$build/tests.xml" | sort -u || true
  if [ "${CI:-}" = true ] && [ $status -eq 0 ]; then
    echo "with CI=true a skipped test is a failure"
    status=1
  fi
fi
echo "$((all - failed - skipped)) passed, $failed failed, $skipped skipped"
exit $status
