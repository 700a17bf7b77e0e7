#!/usr/bin/env bash
# One check of the report's page, for ctest: tests/web.sh FOLDER CHECK. CHECK is template, types, unit or a file of
# src/report/web/test/browser. It runs in a copy in FOLDER, for the sources may be read-only.
# PODWORKS_WEB_MODULES: where node_modules lies that `ci/fetch_trials.sh web` installed; default: src/report/web.
# 77 and a reason: it cannot run here.
set -euo pipefail
web=$(cd "$(dirname "$0")/../src/report/web" && pwd)
modules=${PODWORKS_WEB_MODULES:-$web}/node_modules
folder=$1 check=$2

skip() {
  echo "SKIPPED: $1"
  exit 77
}
command -v node > /dev/null || skip "no node: ci/install.sh web installs it"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || skip "node $(node --version) is older than 18"
[ -d "$modules" ] || skip "no $modules: ci/test.sh installs it where npm's registry can be reached"
export CHROMIUM=${CHROMIUM:-$(command -v chromium || echo /usr/bin/chromium)}

root=$folder/$check
copy=$root/src/report/web
rm -rf "$root"
mkdir -p "$copy" "$root/docs"
cp "$web/../../../docs/rules.md" "$root/docs"  # a test compares the page's words with it
tar -C "$web" --exclude=./node_modules --exclude=./.out -cf - . | tar -C "$copy" -xf -
chmod -R u+w "$copy"
ln -s "$modules" "$copy/node_modules"
cd "$copy"
case "$check" in
  template) exec node build.mjs --check ;;
  types) exec node node_modules/typescript/bin/tsc --noEmit ;;
  unit) exec node test/run.mjs ;;
  *) exec node "test/browser/$check.mjs" ;;
esac
