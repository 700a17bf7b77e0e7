#!/usr/bin/env bash
# Runs all tests under AddressSanitizer and UndefinedBehaviorSanitizer, and the scanner's under ThreadSanitizer.
set -euo pipefail
cd "$(dirname "$0")/.."

export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export ASAN_OPTIONS=detect_leaks=1
export LSAN_OPTIONS=suppressions=$PWD/ci/leaks.txt:print_suppressions=0
echo "AddressSanitizer and UndefinedBehaviorSanitizer, all tests"
PODWORKS_BUILD=build-asan ci/test.sh -DPODWORKS_SANITIZE=address,undefined -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS=-O1

echo "ThreadSanitizer, the scanner's tests"
PODWORKS_TESTS=ON PODWORKS_TARGETS="test_base test_scanner" ci/build.sh build-tsan -DPODWORKS_SANITIZE=thread -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS=-O1
build-tsan/tests/test_base
# Two tests of the Ruby evaluator, which has one thread, spend its whole budget: 60 MB, and 23 GB under ThreadSanitizer.
build-tsan/tests/test_scanner "~[budget]"
