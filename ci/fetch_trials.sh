#!/usr/bin/env bash
# Fetches from the npm registry what some tests and the demo need, checks it against ci/trials.sha512, and unpacks it.
#   ci/fetch_trials.sh [code] [tools] [web]      default: code
#   code: real code, build/trials/pool/react-native and build/trials/pool/expo-modules-core; nothing of it is executed
#   tools: build/trials/tools/sarif-multitool-linux, Microsoft's validator of SARIF, which a test runs (43 MB)
#   web: build/trials/web/node_modules, what the report's page is built and tested with; src/report/web/package-lock.json
#   has its sums
# Exit 3: no network, or no npm. Prints nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
sums=$PWD/ci/trials.sha512

fetch() {  # FOLDER PACKAGE VERSION
  local name=$2 version=$3 archive
  archive=$(printf '%s' "${name#@}" | tr / -)-$version.tgz  # as npm calls it
  local target="$1/${name##*/}"
  if [ -f "$target.ok" ] && [ "$(cat "$target.ok")" = "$archive" ]; then return 0; fi
  if [ ! -f "$archive" ]; then
    command -v npm > /dev/null || { echo "npm is not installed: ci/install.sh trials" >&2; return 3; }
    echo "fetching $name $version" >&2
    # --ignore-scripts: nothing runs because it was fetched.
    npm pack --silent --ignore-scripts "$name@$version" > /dev/null 2> npm.log || { echo "cannot fetch $name: $(tail -n 1 npm.log)" >&2; rm -f "$archive"; return 3; }
  fi
  grep -F "  $archive" "$sums" | sha512sum --check --quiet - || { rm -f "$archive"; echo "$archive is not what it was: removed" >&2; return 1; }
  rm -rf "$target"
  mkdir -p "$target"
  tar xzf "$archive" -C "$target" --strip-components=1 --no-same-owner
  echo "$archive" > "$target.ok"
}

install_web() {
  local source=../../src/report/web lock
  lock=$(cat "$source/package.json" "$source/package-lock.json" | sha256sum)
  if [ -f web/lock.ok ] && [ "$(cat web/lock.ok)" = "$lock" ]; then return 0; fi
  command -v npm > /dev/null || { echo "npm is not installed: ci/install.sh web" >&2; return 3; }
  mkdir -p web
  rm -f web/lock.ok
  cp "$source/package.json" "$source/package-lock.json" "$source/.npmrc" web
  echo "fetching what the report's page is built with" >&2
  (cd web && npm ci --loglevel=error --ignore-scripts > npm.log 2>&1) || {
    head -n 3 web/npm.log >&2
    if grep -qE "code (EINTEGRITY|EUSAGE)" web/npm.log; then return 1; fi  # not what the lock file says
    return 3
  }
  echo "$lock" > web/lock.ok
}

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(code)
mkdir -p build/trials/pool build/trials/tools
cd build/trials
for part in "${wanted[@]}"; do
  case "$part" in
    code)
      fetch pool react-native 0.81.4
      fetch pool expo-modules-core 3.0.30
      ;;
    tools)
      fetch tools @microsoft/sarif-multitool-linux 5.7.0
      chmod u+x tools/sarif-multitool-linux/Sarif.Multitool
      ;;
    web)
      install_web
      ;;
    *)
      echo "ci/fetch_trials.sh: unknown part '$part'" >&2
      exit 2
      ;;
  esac
done
