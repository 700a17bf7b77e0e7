#!/usr/bin/env bash
# Fetches the real code of the demo and of some tests from the npm registry, checks it against ci/trials.sha512, and
# unpacks it: build/trials/pool/react-native and build/trials/pool/expo-modules-core. Nothing of it is ever executed.
# Exit 3: no network, or no npm. Prints nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
sums=$PWD/ci/trials.sha512

fetch() {  # NAME VERSION
  local name=$1 version=$2 archive="$1-$2.tgz"
  local target="pool/$name"
  if [ -f "$target.ok" ] && [ "$(cat "$target.ok")" = "$archive" ]; then return 0; fi
  if [ ! -f "$archive" ]; then
    command -v npm > /dev/null || { echo "npm is not installed: ci/install.sh trials" >&2; return 3; }
    echo "fetching $name $version" >&2
    # --ignore-scripts: what is fetched is read, never run.
    npm pack --silent --ignore-scripts "$name@$version" > /dev/null 2> npm.log || { echo "cannot fetch $name: $(tail -n 1 npm.log)" >&2; rm -f "$archive"; return 3; }
  fi
  grep -F "  $archive" "$sums" | sha512sum --check --quiet - || { rm -f "$archive"; echo "$archive is not what it was: removed" >&2; return 1; }
  rm -rf "$target"
  mkdir -p "$target"
  tar xzf "$archive" -C "$target" --strip-components=1 --no-same-owner
  echo "$archive" > "$target.ok"
}

mkdir -p build/trials/pool
cd build/trials
fetch react-native 0.81.4
fetch expo-modules-core 3.0.30
