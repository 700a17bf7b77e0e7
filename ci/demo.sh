#!/usr/bin/env bash
# The main job, on the bundled factory and on real code: installs what is missing, builds podworks, runs check, why,
# generate and graph, and says where the results lie.
set -euo pipefail
cd "$(dirname "$0")/.."

ci/install.sh build trials
PODWORKS_TARGETS=podworks ci/build.sh build
podworks=$PWD/build/podworks
results=$PWD/build/demo
rm -rf "$results"
mkdir -p "$results"

say() { printf '\n== %s\n' "$1"; }
# Shows a command, runs it, accepts findings (exit 1) and nothing worse.
run() {
  printf '\n$ podworks %s\n' "$*"
  local status=0
  "$podworks" "$@" || status=$?
  if [ $status -gt 1 ]; then exit $status; fi
}

say "The bundled factory: three apps out of one pool (fixtures/app-factory)"
cp -R fixtures/app-factory "$results/app-factory"
run -C "$results/app-factory" check
run -C "$results/app-factory" why MainPage --app Recruit
run -C "$results/app-factory" generate Recruit --dry-run
run -C "$results/app-factory" graph --format mermaid -o "$results/app-factory.mmd"

say "The same factory, repaired (fixtures/app-factory-clean)"
cp -R fixtures/app-factory-clean "$results/app-factory-clean"
run -C "$results/app-factory-clean" check
run -C "$results/app-factory-clean" generate

say "Real code: React Native 0.81.4 with expo-modules-core"
if ci/fetch_trials.sh; then
  ci/demo/prepare_trial.sh
  pool=$PWD/build/trials/pool
  run -C "$pool" check
  run -C "$pool" check --format json -o "$results/react-native.check.json"
  run -C "$pool" why ExpoModulesCore Yoga
  run -C "$pool" graph --format json -o "$results/react-native.graph.json"
  run -C "$pool" graph --format dot -o "$results/react-native.dot"
else
  echo "React Native could not be fetched (no network?): this part is left out"
fi

say "Results"
echo "build/demo: the two factories with the manifests that podworks wrote, and the graphs"
(cd "$results" && find . -maxdepth 1 -mindepth 1 | sort)
