#!/usr/bin/env bash
# Builds podworks: ci/build.sh [FOLDER [CMAKE OPTION ...]]. Warnings are errors. Default folder: build.
# Installs what is missing. The tests are built where PODWORKS_TESTS=ON asks for them (ci/test.sh does), or did before.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-build}
[ $# -eq 0 ] || shift
tests=()
if [ "${PODWORKS_TESTS:-}" = ON ]; then
  ci/install.sh build tests
  tests=(-DPODWORKS_TESTS=ON)
else
  ci/install.sh build
  [ -f "$folder/CMakeCache.txt" ] || tests=(-DPODWORKS_TESTS=OFF)
fi
launcher=()
if command -v ccache > /dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
cmake -S . -B "$folder" -G Ninja -DPODWORKS_WERROR=ON "${tests[@]}" "${launcher[@]}" "$@" > "$folder.cmake.log" 2>&1 || {
  cat "$folder.cmake.log" >&2
  exit 1
}
rm -f "$folder.cmake.log"
# shellcheck disable=SC2086
ninja -C "$folder" --quiet ${PODWORKS_TARGETS:-}
