#!/usr/bin/env bash
# Puts the demo's configuration into the pool that ci/fetch_trials.sh unpacked.
set -euo pipefail
cd "$(dirname "$0")/../.."
cp ci/demo/react-native.yml build/trials/pool/podworks.yml
