#!/usr/bin/env bash
# Builds podworks: ci/build.sh [FOLDER [CMAKE OPTION ...]]. Warnings are errors. Default folder: build.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-build}
[ $# -eq 0 ] || shift
launcher=()
if command -v ccache > /dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
cmake -S . -B "$folder" -G Ninja -DPODWORKS_WERROR=ON "${launcher[@]}" "$@" > "$folder.cmake.log" 2>&1 || {
  cat "$folder.cmake.log" >&2
  exit 1
}
rm -f "$folder.cmake.log"
# shellcheck disable=SC2086
ninja -C "$folder" --quiet ${PODWORKS_TARGETS:-}
