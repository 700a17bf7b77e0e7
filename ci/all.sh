#!/usr/bin/env bash
# Everything: format, tests, the second compiler, sanitizers, bench. What a release must pass.
set -euo pipefail
cd "$(dirname "$0")/.."

ci/install.sh build tests trials all
echo "== format"; git ls-files '*.cpp' '*.h' | grep -v '^fixtures/' | xargs clang-format --dry-run --Werror
echo "== tests, g++"; ci/test.sh
echo "== tests, clang++"; PODWORKS_BUILD=build-clang ci/test.sh -DCMAKE_CXX_COMPILER=clang++-19
echo "== tests, portable build"; PODWORKS_BUILD=build-portable ci/test.sh -DPODWORKS_PORTABLE=ON
echo "== sanitizers"; ci/sanitize.sh
echo "== bench"; ci/bench.sh
